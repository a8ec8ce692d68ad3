"""Differences for a person at a terminal."""

from collections.abc import Iterator

from generator.differences import BlockChange, CellChange, Difference
from generator.reporters.diff_words import (
    BLANK,
    KINDS,
    WHATS,
    cell_name,
    figure,
    groups,
    one_sided,
    place,
    row_words,
    summary,
    unread_lines,
)
from generator.reporters.words import marked


def report(difference: Difference, colour: bool = False) -> str:
    """The two files, what differs in the order fields, figures, words, and a summary line."""
    lines = [
        f"旧：{difference.old.path}《{difference.old.title}》",
        f"新：{difference.new.path}《{difference.new.title}》",
    ]
    for title, found in (
        ("基本信息", _fields(difference)),
        ("表格数字", _figures(difference)),
        ("文字、图片和附表", _blocks(difference, colour)),
        ("只是写法不同，数值相同", _rewritten(difference)),
        ("只有一份报告里有的格，不能比较", _one_sided(difference)),
        ("没有读懂、没有比较的内容", unread_lines(difference)),
    ):
        section = list(found)
        if section:
            lines += ["", f"—— {title} ——", *section]
    return "\n".join([*lines, "", summary(difference)]) + "\n"


def _fields(difference: Difference) -> Iterator[str]:
    for field in difference.fields:
        yield f"{field.name}：{field.old or BLANK} → {field.new or BLANK}"


def _figures(difference: Difference) -> Iterator[str]:
    for own, following in groups(difference):
        yield from (_cell(cell) for cell in own)
        for cell in following:
            yield f"    随之变动：{cell_name(cell)}：{figure(cell.old)} → {figure(cell.new)}"


def _cell(cell: CellChange) -> str:
    where = "，".join(
        f"{side}{spot}"
        for side, spot in (("旧文件", cell.old_place), ("新文件", cell.new_place))
        if spot
    )
    change = f"{cell_name(cell)}：{figure(cell.old)} → {figure(cell.new)}"
    return f"{change}（{where}）" if where else change


def _blocks(difference: Difference, colour: bool) -> Iterator[str]:
    for block in difference.blocks:
        yield f"{KINDS[block.kind]}{WHATS[block.what]}：{place(block)}"
        yield from (f"    {line}" for line in _content(block, colour))


def _content(block: BlockChange, colour: bool) -> Iterator[str]:
    if block.kind in ("added", "removed"):
        sign = ("+", "32") if block.kind == "added" else ("-", "31")
        whole = f"{sign[0]} {block.new if block.kind == 'added' else block.old}"
        yield f"\x1b[{sign[1]}m{whole}\x1b[0m" if colour else whole
    elif block.old != block.new or block.kind == "moved":
        yield marked(block.words, colour)
    elif block.what == "image":
        yield "图片的内容不同"
    for name, before, after in map(row_words, block.rows):
        yield f"{name}：{before or '（没有）'} → {after or '（没有）'}"


def _rewritten(difference: Difference) -> Iterator[str]:
    return (_cell(cell) for cell in difference.rewritten)


def _one_sided(difference: Difference) -> Iterator[str]:
    for side, row, figures in one_sided(difference.of_one_side):
        yield f"{side}：{row}：{figures}"
