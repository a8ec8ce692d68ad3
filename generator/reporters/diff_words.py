"""How differences are named to a person, whatever the format."""

from collections.abc import Iterator, Sequence

from generator.differences import BlockChange, CellChange, Difference, RowChange

BLANK, ABSENT = "（空白）", "（没有这一格）"
KINDS = {"changed": "改动", "added": "增加", "removed": "删去", "moved": "移动"}
WHATS = {
    "chapter": "章",
    "heading": "小标题",
    "paragraph": "段落",
    "caption": "图题",
    "image": "图片",
    "table": "附表",
}


def figure(text: str | None) -> str:
    """A cell's content: blank, `/` and 0 are three things."""
    if text is None:
        return ABSENT
    return text or BLANK


def cell_name(cell: CellChange) -> str:
    """Row, column and unit, the unit only where the column does not name it."""
    unit = f"（{cell.unit}）" if cell.unit and cell.unit not in cell.column else ""
    return f"{cell.title}{unit}"


def groups(difference: Difference) -> Iterator[tuple[list[CellChange], list[CellChange]]]:
    """Figures changed on their own with the totals that follow; changes that meet in one total
    stand together.
    """
    figures = difference.figures
    group = {cell.path: index for index, cell in enumerate(figures)}
    for cell in figures:
        joined = {group[path] for path in (cell.path, *cell.causes)}
        group = {path: min(joined) if g in joined else g for path, g in group.items()}
    for number in dict.fromkeys(group[cell.path] for cell in figures):
        members = [cell for cell in figures if group[cell.path] == number]
        yield [c for c in members if not c.causes], [c for c in members if c.causes]


def place(block: BlockChange) -> str:
    """Where it stands; both places where it moved."""
    if block.kind == "moved" and block.old_place != block.new_place:
        return f"{block.old_place} → {block.new_place}"
    return block.new_place or block.old_place


def row_words(row: RowChange) -> tuple[str, str, str]:
    """Which row, and its cells before and after; empty where there is none."""
    number = row.new_number if row.new else row.old_number
    name = "表头" if number == 0 else f"第 {number} 行"
    return name, "｜".join(row.old), "｜".join(row.new)


def summary(difference: Difference) -> str:
    """One line: how many differences of each sort."""
    follow = sum(bool(cell.causes) for cell in difference.figures)
    parts = (
        (len(difference.fields), "项基本信息"),
        (len(difference.figures), f"格数字（其中 {follow} 格随之变动）" if follow else "格数字"),
        (len(difference.blocks), "处文字、图片或附表"),
        (len(difference.rewritten), "格只是写法不同"),
        (len(difference.of_one_side), "格只有一份报告里有"),
    )
    found = "，".join(f"{count} {words}" for count, words in parts if count)
    return f"不同之处：{found}。" if found else "两份报告内容相同。"


def one_sided(cells: Sequence[CellChange]) -> Iterator[tuple[str, str, str]]:
    """Cells that only one report has, row by row: which has it, the row, its columns and figures."""
    rows: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        side = "旧" if cell.new is None else "新"
        words = f"{cell.column} {figure(cell.old if cell.new is None else cell.new)}"
        rows.setdefault((side, cell.row), []).append(words)
    for (side, row), columns in sorted(rows.items(), key=lambda item: item[0][0] != "旧"):
        yield side, row, "，".join(columns)


def unread_lines(difference: Difference) -> Iterator[str]:
    """Texts that reading could not place."""
    for left in difference.unread:
        yield f"{'旧' if left.side == 'old' else '新'}：{left.place} {left.text}"
