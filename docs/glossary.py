"""Writes docs/glossary.md from the schemas: one English identifier for each official term."""

from collections.abc import Iterator
from pathlib import Path

from generator.spec.load import edition_ids, load_edition
from generator.spec.model import Edition

HEAD = """# Glossary

One English identifier for each official term, as used in code and data. Users only ever see the
Chinese. Generated from `schemas/` by `python docs/glossary.py`;
the terms of the program itself stand at the end.
"""
OWN = """
## Terms of the program

| English | Chinese | meaning |
|---|---|---|
| edition | 格式版本 | one version of the official format |
| form | 表单 | the YAML file that a clerk fills |
| cell | 格 | one datum of an official table: row × column |
| path | 路径 | keys joined by dots, e.g. 申请.本年新收.总计 |
| stated / computed | 填报 / 计算 | a total that the form gives / that the program adds up |
| identity | 勾稽关系 | two sums that must be equal |
| aspect | 方面 | one of the five topics of chapter one |
| preface | 编制说明 | the paragraphs before chapter one |
| extra table, extra section | 附表、其他小节 | an agency's own |
| waiver | 说明 | a reason that answers a finding |
| finding, diagnostic | 检查结果 | a fact that a rule found; the same with its weight |
| published report | 已公布的报告、公布件 | a finished file: docx, html or txt |
| source | 来源 | a published report as read, unjudged |
| recovery, import | 导入 | from a source to a form |
| ledger | 账目 | how each part of a published report was read |
| place | 位置 | where something stands in a published report, e.g. 表3 第7行 自然人 |
| carried form | 带着的表单 | the form inside a Word file of our own |
| carry-over, unconfirmed | 带入、待确认 | what a new form takes from last year's report |
| draft | 草稿 | a report rendered in spite of errors, with its findings as comments |
| difference | 不同之处 | what two reports say otherwise |
| knock-on | 随之变动 | a total that changed because its parts did |
| correction note | 更正说明 | what was corrected in a published report, in words |
| slip | 退回修改单 | the findings of one report as a Word list for the agency |
| local rule | 本地规则 | a county's own rule, as data in `nianbao.toml` |
"""


def glossary() -> str:
    """The whole page."""
    editions = [load_edition(edition) for edition in edition_ids()]
    return HEAD + "".join(_edition(edition) for edition in editions) + OWN


def _edition(edition: Edition) -> str:
    lines = [
        f"\n## Edition {edition.id} ({edition.document})\n",
        "| English | key in the form | official title |",
        "|---|---|---|",
    ]
    lines += [f"| {id_} | {key} | {title} |" for id_, key, title in _terms(edition)]
    return "\n".join(lines) + "\n"


def _terms(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for chapter in edition.chapters:
        yield chapter.id, chapter.key, chapter.heading
        yield from (
            (f"{chapter.id}.{aspect.id}", aspect.key, aspect.heading) for aspect in chapter.aspects
        )
    for table in edition.tables:
        yield from (
            (f"{table.id}.{group.id}", group.key, group.title) for group in table.root.groups()
        )
        yield from ((f"{table.id}.{row.id}", row.key, row.title) for row in table.root.rows())
    for axis in edition.axes.values():
        yield from ((f"{axis.id}.{column.id}", column.key, column.title) for column in axis.columns)


if __name__ == "__main__":
    Path(__file__).with_name("glossary.md").write_text(glossary(), encoding="utf-8")
