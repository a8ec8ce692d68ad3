"""`styles.yaml` as values: the shipped sheet, with what an office's own says in its place."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from generator.spec.data_file import find_unnamed
from generator.spec.limits import Limits
from generator.spec.proved import recalled
from generator.templating import Source, Templates

FILE = "styles.yaml"
SHIPPED = Templates()
Align = Literal["left", "center", "right", "both"]
Length = Annotated[float, Limits(ge=0, le=1000, allow_inf_nan=False)]
Name = Annotated[str, Limits(min_length=1, max_length=31, pattern=r"^[^\x00-\x1f]+$")]


class Page(NamedTuple):
    """Paper and type area, mm; `line_pitch_pt` is the height of one of its 22 lines."""

    width_mm: Annotated[Length, Limits(ge=50)]
    height_mm: Annotated[Length, Limits(ge=50)]
    top_mm: Length
    left_mm: Length
    bottom_mm: Length
    right_mm: Length
    header_mm: Length
    footer_mm: Length
    line_pitch_pt: Annotated[Length, Limits(gt=0)]
    page_number_outside: bool

    @property
    def type_width_mm(self) -> float:
        """Between the side margins."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def type_height_mm(self) -> float:
        """Between the upper and the lower margin."""
        return self.height_mm - self.top_mm - self.bottom_mm


class Font(NamedTuple):
    """The face that the document names, and the one to use where it is missing."""

    name: Name
    fallback: Name
    family: Literal["roman", "swiss", "modern", "script", "decorative", "auto"]
    pitch: Literal["default", "fixed", "variable"] = "default"


class Style(NamedTuple):
    """One paragraph style; a `line_pt` is exact, none means single spacing.

    `outline` is the heading level, `after_lines` blank lines below, `spacing_pt` character spacing.
    """

    font: str
    size_pt: Annotated[float, Limits(ge=1, le=200, allow_inf_nan=False)]
    line_pt: Annotated[Length, Limits(gt=0)] | None = None
    spacing_pt: Annotated[float, Limits(ge=-20, le=100, allow_inf_nan=False)] = 0.0
    first_line_chars: Annotated[int, Limits(ge=0, le=20)] = 0
    align: Align = "left"
    outline: Annotated[int, Limits(ge=1, le=9)] | None = None
    after_lines: Annotated[int, Limits(ge=0, le=20)] = 0


class Signature(NamedTuple):
    """Whether the signature leaves room for a seal, which moves name and date."""

    seal: bool


class TableStyle(NamedTuple):
    """`numbers` is where figures stand in their cells."""

    width_mm: Annotated[Length, Limits(gt=0)]
    border_pt: Annotated[Length, Limits(le=6)]
    margin_mm: Annotated[Length, Limits(le=20)]
    row_height_mm: Length
    dense_row_height_mm: Length
    numbers: Literal["left", "center", "right"]


class TextStyle(NamedTuple):
    """The plain text: columns of a drawn table, first-line indent."""

    width: Annotated[int, Limits(ge=40, le=1000)]
    indent: str


Colour = Annotated[str, Limits(pattern="^[0-9A-Fa-f]{6}$")]


class FigureStyle(NamedTuple):
    """Where the picture page stands, how high its figures are, mm, and their colours, RRGGBB.

    They are as wide as the type area. The first colour is this year's, the second the earlier one's.
    """

    place: Literal["annex", "overview"]
    frame_mm: Length
    category_mm: Annotated[Length, Limits(ge=3)]
    bar_mm: Length
    colours: tuple[Colour, Colour]


class DraftStyle(NamedTuple):
    """How a draft is marked: the words in the header, and across the page in that colour."""

    words: Annotated[str, Limits(min_length=1, max_length=20, pattern=r"^[^\x00-\x1f]+$")]
    colour: Colour


class StyleSheet(NamedTuple):
    """Every size, font and distance of the rendered report."""

    page: Page
    fonts: dict[str, Font]
    styles: dict[str, Style]
    signature: Signature
    table: TableStyle
    txt: TextStyle
    figure: FigureStyle
    draft: DraftStyle

    def font(self, style: str) -> Font:
        """The font of a style."""
        return self.fonts[self.styles[style].font]


@lru_cache(maxsize=8)
def load_styles(edition: str, templates: Templates = SHIPPED) -> StyleSheet:
    """The style sheet of an edition.

    An office's own sheet gives only the keys that differ. A fault is a SpecError in the shipped
    sheet, an InputError in the office's; both name file and line.
    """
    shipped = templates.find_shipped(FILE, edition)
    own = templates.find_own(FILE, edition)
    known = None
    if own is None:
        known = recalled(Path(shipped.place), shipped.text.encode(), StyleSheet)
    return proved_sheet(shipped, own) if known is None else known


def proved_sheet(shipped: Source, own: Source | None = None) -> StyleSheet:
    """What a whole sheet says, with an office's keys in place of its own; as `load_styles`."""
    from pydantic import TypeAdapter, ValidationError

    entries = _entries(shipped)
    known = set(entries.get("styles", ())) if own else None
    source = own or shipped
    if own is not None:
        entries = _merged(entries, _entries(own))
    try:
        sheet = TypeAdapter(StyleSheet).validate_python(entries)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        raise _wrong(source, first["loc"], _SAID.get(first["type"], "写法不对")) from error
    unnamed = find_unnamed(entries, sheet)
    if unnamed is not None:
        raise _wrong(source, unnamed, _SAID["named_tuple_type"])
    _prove(sheet, source, known)
    return sheet


def _prove(sheet: StyleSheet, source: Source, known: set[str] | None) -> None:
    """What one entry alone cannot show."""
    for name, style in sheet.styles.items():
        if known is not None and name not in known:
            raise _wrong(source, ("styles", name), f"没有“{name}”这个样式")
        if style.font not in sheet.fonts:
            raise _wrong(source, ("styles", name, "font"), f"fonts 里没有“{style.font}”这个字体")
    if min(sheet.page.type_width_mm, sheet.page.type_height_mm) < 50:
        raise _wrong(source, ("page",), "页边距太大，没有留下版心")
    if sheet.table.width_mm > sheet.page.type_width_mm:
        raise _wrong(source, ("table", "width_mm"), "表格比版心宽")


_SAID = {
    "extra_forbidden": "没有这一项",
    "missing": "缺少这一项",
    "float_parsing": "应当是一个数",
    "float_type": "应当是一个数",
    "int_parsing": "应当是一个整数",
    "int_type": "应当是一个整数",
    "int_from_float": "应当是一个整数",
    "bool_parsing": "只能写 true 或 false",
    "bool_type": "只能写 true 或 false",
    "literal_error": "不是可以选的值",
    "named_tuple_type": "下面应当分项来写",
    "dict_type": "下面应当分项来写",
    "string_type": "应当是文字",
    "greater_than": "数值太小",
    "greater_than_equal": "数值太小",
    "less_than_equal": "数值太大",
}


def _entries(source: Source) -> dict[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(source.text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise source.wrong("写法有误，程序读不懂这一行", line) from error
    except (ValueError, RecursionError) as error:  # a date that is none, a nest without end
        raise source.wrong("写法有误") from error
    if not isinstance(found, dict | None):
        raise source.wrong("应当分项来写，如 page:", 1)
    return found or {}


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` over `base`, block by block."""
    merged = dict(base)
    for key, value in own.items():
        old: Any = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old, value) if both else value
    return merged


def _wrong(source: Source, steps: tuple[str | int, ...], what: str) -> Exception:
    return source.wrong(f"“{'.'.join(map(str, steps))}”{what}", _line(source.text, steps))


def _line(text: str, steps: tuple[str | int, ...]) -> int | None:
    """The 1-based line of the deepest of those keys that is written."""
    import yaml

    node, line = yaml.compose(text, Loader=yaml.SafeLoader), None
    for step in steps:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next(((key, value) for key, value in pairs if key.value == str(step)), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
