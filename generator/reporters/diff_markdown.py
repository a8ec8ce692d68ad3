"""Differences as Markdown, for a message or a review."""

from collections.abc import Iterator

from generator.differences import BlockChange, Difference
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
from generator.reporters.words import escaped, markdown


def report(difference: Difference) -> str:
    """A heading, the summary, and a section for each sort of difference."""
    names = f"《{escaped(difference.old.title)}》 → 《{escaped(difference.new.title)}》"
    lines = ["# 两份报告的不同之处", "", names, "", summary(difference)]
    for title, found in (
        ("基本信息", _fields(difference)),
        ("表格数字", _figures(difference)),
        ("文字、图片和附表", _blocks(difference)),
        ("只是写法不同，数值相同", _rewritten(difference)),
        ("只有一份报告里有的格，不能比较", _one_sided(difference)),
        ("没有读懂、没有比较的内容", (f"- {escaped(x)}" for x in unread_lines(difference))),
    ):
        section = list(found)
        if section:
            lines += ["", f"## {title}", "", *section]
    return "\n".join(lines) + "\n"


def _table(*columns: str) -> Iterator[str]:
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * len(columns)


def _row(*texts: str) -> str:
    return "| " + " | ".join(escaped(text) for text in texts) + " |"


def _fields(difference: Difference) -> Iterator[str]:
    if difference.fields:
        yield from _table("项目", "旧", "新")
    for field in difference.fields:
        yield _row(field.name, field.old or BLANK, field.new or BLANK)


def _figures(difference: Difference) -> Iterator[str]:
    if difference.figures:
        yield from _table("项目", "旧", "新", "说明")
    for own, following in groups(difference):
        for cell in own:
            yield _row(cell_name(cell), figure(cell.old), figure(cell.new), "")
        for cell in following:
            yield _row(cell_name(cell), figure(cell.old), figure(cell.new), "随之变动")


def _blocks(difference: Difference) -> Iterator[str]:
    for block in difference.blocks:
        yield f"- {KINDS[block.kind]}{WHATS[block.what]}：{escaped(place(block))}"
        yield from (f"  > {line}\n" for line in _content(block))


def _content(block: BlockChange) -> Iterator[str]:
    if block.old != block.new or block.kind == "moved":
        yield markdown(block.words)
    elif block.what == "image":
        yield "图片的内容不同"
    for name, before, after in map(row_words, block.rows):
        yield f"{name}：{escaped(before) or '（没有）'} → {escaped(after) or '（没有）'}"


def _rewritten(difference: Difference) -> Iterator[str]:
    for cell in difference.rewritten:
        yield f"- {escaped(cell_name(cell))}：{figure(cell.old)} → {figure(cell.new)}"


def _one_sided(difference: Difference) -> Iterator[str]:
    for side, row, figures in one_sided(difference.of_one_side):
        yield f"- {side}：{escaped(row)}：{escaped(figures)}"
