"""The style sheet of the page: sizes and faces of `StyleSheet` for CSS, then the shipped rules."""

from collections.abc import Iterator

from generator.writers.style import Font, StyleSheet

_FREE = {
    "serif": ("Noto Serif CJK SC", "Source Han Serif SC"),
    "sans-serif": ("Noto Sans CJK SC", "Source Han Sans SC"),
}
_SANS = ("swiss", "modern")


def page_style(sheet: StyleSheet, rules: str) -> str:
    """The faces and sizes that the rules ask for, paper and page numbers, the rules.

    `--body-font`, `--body-size`, `--body-line` and so on for every style, `--numbers` for where
    figures stand, `--now` and `--then` for the colours of bars. Nothing in it can end the style
    element.
    """
    asked = ((name, value) for name, value in _properties(sheet) if f"var({name})" in rules)
    properties = "\n".join(f"  {name}: {value};" for name, value in asked)
    whole = f":root {{\n{properties}\n}}\n{_paper(sheet)}{rules}"
    return whole.replace("</", "<\\/")


def _properties(sheet: StyleSheet) -> Iterator[tuple[str, str]]:
    for name, style in sheet.styles.items():
        line = f"{style.line_pt:g}pt" if style.line_pt else "normal"
        yield f"--{name}-font", _family(sheet.font(name))
        yield f"--{name}-size", f"{style.size_pt:g}pt"
        yield f"--{name}-line", line
    yield "--numbers", sheet.table.numbers
    yield "--now", f"#{sheet.figure.colours[0]}"
    yield "--then", f"#{sheet.figure.colours[1]}"


def _family(font: Font) -> str:
    """The official face, the one to use instead, free ones, then any of the kind."""
    kind = "sans-serif" if font.family in _SANS else "serif"
    names = dict.fromkeys((font.name, font.fallback, *_FREE[kind]))
    return ", ".join([*map(_quoted, names), kind])


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _paper(sheet: StyleSheet) -> str:
    """Paper and margins; the page number outside on odd and even pages, or in the middle."""
    page, footer = sheet.page, sheet.styles["footer"]
    margins = (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm)
    number = (
        f'{{ content: "— " counter(page) " —"; vertical-align: top; '
        f"padding: {page.bottom_mm - page.footer_mm - footer.size_pt * _MM_PER_PT:.1f}mm 1em 0; "
        f"font: {footer.size_pt:g}pt {_family(sheet.font('footer'))}; }}"
    )
    rules = [
        f"@page {{ size: {page.width_mm:g}mm {page.height_mm:g}mm; "
        f"margin: {' '.join(f'{margin:g}mm' for margin in margins)}; }}"
    ]
    if page.page_number_outside:
        rules += [
            f"@page :right {{ @bottom-right {number} }}",
            f"@page :left {{ @bottom-left {number} }}",
        ]
    else:
        rules.append(f"@page {{ @bottom-center {number} }}")
    return "".join(f"{rule}\n" for rule in rules)


_MM_PER_PT = 25.4 / 72
