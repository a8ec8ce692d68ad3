"""ST01, ST09–ST11, T215: the rows, columns and labels of published tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.document.nodes import Block, Table, TableCell, positions
from generator.recovery.wording import is_value, normal
from generator.spec.load import edition_for_year, edition_ids, load_edition

if TYPE_CHECKING:  # the catalogue is listed without loading what reads published reports
    from generator.recovery.alignment import Match
    from generator.recovery.layout import Slot
    from generator.recovery.survey import Survey
    from generator.recovery.tables import FoundTable
    from generator.spec.model import Edition

_TOTALS = ("小计", "合计")
_NAMED = 3  # missing labels that a message names


def _tables(subject: Subject) -> "Iterator[tuple[Survey, str, FoundTable]]":
    if subject.published is not None:
        for key, table in subject.published.survey.tables.items():
            yield subject.published.survey, key, table


def _due(subject: Subject) -> "Edition | None":
    """The edition in which the report of that year is written."""
    year = subject.report.year if subject.report else None
    return edition_for_year(year) if year else None


def _labels_of_others(key: str, edition: "Edition") -> frozenset[str]:
    """Labels of the same table that only other editions have."""
    from generator.recovery.layout import layout_of

    own = {slot.key for slot in layout_of(edition.table(key)).slots}
    others = (load_edition(e) for e in edition_ids() if e != edition.id)
    return frozenset(s.key for o in others for s in layout_of(o.table(key)).slots) - own


@rule("ST01", "表格版本错误", Severity.ERROR, reads="published")
def wrong_edition(subject: Subject) -> Outcome:
    """
    查什么：表格是不是该年度应当使用的版本，有没有混用另一版的名称。
    为什么：2019、2020 年度用 60号文的表，2021 年度起用 30号文的表，行列不同，不能汇总。
    错例：2023 年度的报告写“规范性文件”，没有写“行政”二字。
    改法：换成该年度的表格，重新填写。
    依据：国办公开办函〔2019〕60号、国办公开办函〔2021〕30号。
    """
    due, report = _due(subject), subject.report
    if due is None or report is None:
        return
    for published, key, table in _tables(subject):
        if table.certain and table.edition.id != due.id:
            message = (
                f"{report.year} 年度应当用 {due.id} 版的表格（{due.document}），"
                f"“{table.table.caption}”用的是 {table.edition.id} 版"
            )
            place = published.text_place(key, table.first)
            yield Finding(
                "ST01", message, None, key, "换成该年度的表格", due.id, table.edition.id, place.text
            )  # fmt: skip
            continue
        foreign = _labels_of_others(key, due)
        for match in table.matches:
            unit = published.units[match.first]
            if match.how == "similar" and unit.key in foreign:
                official = table.layout.slots[match.slot].text
                message = f"“{unit.text.strip()}”是另一版表格的名称，应当是“{official}”"
                place = published.text_place(key, match.first)
                yield Finding(
                    "ST01", message, None, key, f"改为“{official}”", official,
                    unit.text.strip(), place.text,
                )  # fmt: skip


@rule("ST09", "增行增列", Severity.ERROR, reads="published")
def rows_or_columns(subject: Subject) -> Outcome:
    """
    查什么：表格的行和列是不是正好规定的那些，有没有缺少或自己增加的。
    为什么：行列统一才能逐级汇总；官方表格没有小计行、小计列。
    错例：在“不予公开”下面加了一行“小计”；少了“科研机构”一列。
    改法：补上缺少的行列，删去增加的；自己的数据另作附表。
    依据：年度报告格式规定的表格。
    """
    due = _due(subject)
    for published, key, table in _tables(subject):
        yield from _missing_labels(published, key, table)
        foreign = _labels_of_others(key, due) if due else frozenset()
        for index in _extra_labels(published, table):
            unit = published.units[index]
            if unit.key not in foreign:
                place = published.text_place(key, index)
                message = f"“{' '.join(unit.text.split())}”不是规定的行或列"
                yield Finding(
                    "ST09", message, None, key, "删去；自己的数据另作附表", place=place.text
                )


def _missing_labels(published: "Survey", key: str, table: "FoundTable") -> Iterator[Finding]:
    """The official labels that are nowhere in the table; what a text cut off has lost is not told."""
    last = table.matches[-1].slot
    unfinished = published.cut_off and not table.complete
    missing = [
        slot.text
        for slot in table.layout.slots
        if _first_of_its_text(table, slot) and not (unfinished and slot.index > last)
    ]
    if missing:
        named = "、".join(f"“{text}”" for text in missing[:_NAMED])
        more = f"等 {len(missing)} 项" if len(missing) > _NAMED else ""
        message = f"“{table.table.caption}”里没有找到{named}{more}"
        place = published.text_place(key, table.first)
        yield Finding("ST09", message, None, key, "补上缺少的行或列", place=place.text)


def _first_of_its_text(table: "FoundTable", slot: "Slot") -> bool:
    """A label printed several times is told once, and only when none of them was found."""
    same = table.layout.by_key[slot.key]
    matched = {match.slot for match in table.matches}
    return same[0] == slot.index and matched.isdisjoint(same)


def _extra_labels(published: "Survey", table: "FoundTable") -> Iterator[int]:
    """Texts between the first and last label that are neither a label nor a figure."""
    known = set(table.layout.by_key)
    parts = {i for m in table.matches for i in range(m.first, m.last + 1)}
    for index in range(table.first, table.last):
        unit = published.units[index]
        if not unit.key or index in table.used or index in parts or is_value(unit.text):
            continue
        if unit.key in _TOTALS or not any(unit.key in label for label in known):
            yield index


@rule("ST10", "标签被改", Severity.WARNING, reads="published")
def altered_label(subject: Subject) -> Outcome:
    """
    查什么：表格里的名称是不是规定的字样（不算空格）。
    为什么：改了名称，读的人会以为是另一项数据，汇总时也认不出来。
    错例：“行政事业型收费”；名称后面加了“（历史累计）”。
    改法：改成规定的名称。
    依据：年度报告格式规定的表格。
    """
    due = _due(subject)
    for published, key, table in _tables(subject):
        foreign = _labels_of_others(key, due) if due else frozenset()
        for match in table.matches:
            unit = published.units[match.first]
            if match.how != "similar" or unit.key in foreign:
                continue
            slot = table.layout.slots[match.slot]
            text = " ".join(unit.text.split())
            place = published.text_place(key, match.first)
            message = f"“{text}”应当是“{slot.text}”"
            yield Finding(
                "ST10", message, None, key, f"改为“{slot.text}”", slot.text, text, place.text
            )


@rule("ST11", "合并单元格错乱", Severity.WARNING, reads="published")
def broken_merges(subject: Subject) -> Outcome:
    """
    查什么：表头和行名的合并格是不是与规定的表格一致。
    为什么：合并错了，表头和下面的数对不上，读屏软件会念错。
    错例：“法人或其他组织”只盖住四列。
    改法：按规定的表格合并单元格；用本程序重新生成就没有这个问题。
    依据：年度报告格式规定的表格。
    """
    for published, key, table in _tables(subject):
        odd = _odd_merges(published, table)
        if odd and not list(_missing_labels(published, key, table)):  # rows gone: ST09 told it
            text = " ".join(published.units[odd[0].first].text.split())
            more = f"等 {len(odd)} 格" if len(odd) > 1 else ""
            message = f"“{table.table.caption}”里“{text}”{more}的合并与规定的表格不同"
            place = published.text_place(key, odd[0].first)
            yield Finding("ST11", message, None, key, "按规定的表格合并单元格", place=place.text)


def _odd_merges(published: "Survey", table: "FoundTable") -> "list[Match]":
    """The labels whose cells span otherwise than the official ones."""
    width = len(table.table.widths)
    drawn: dict[int, dict[tuple[int, int], TableCell]] = {}
    odd = []
    for match in table.matches:
        unit = published.units[match.first]
        if not unit.gridded:
            continue
        if unit.block not in drawn:
            drawn[unit.block] = _cells_by_place(published.document.blocks[unit.block], width)
        wanted = table.layout.slots[match.slot].cell
        cell = drawn[unit.block].get((unit.row, unit.x))
        if cell and (cell.colspan, cell.rowspan) != (wanted.colspan, wanted.rowspan):
            odd.append(match)
    return odd


def _cells_by_place(block: Block, width: int) -> dict[tuple[int, int], TableCell]:
    """The cells of a drawn table by row and column.

    Empty for a grid of more or fewer columns than the official one: their number is ST09's affair.
    """
    if not isinstance(block, Table):
        return {}
    if max(sum(cell.colspan for cell in row) for row in block.rows) != width:
        return {}
    return {(y, x): cell for y, row in enumerate(positions(block.rows)) for x, cell in row}


@rule("T405", "列错位", Severity.ERROR, reads="published")
def cases_out_of_line(subject: Subject) -> Outcome:
    """
    查什么：行政复议、行政诉讼表的数据行是不是正好十五个数。
    为什么：多一个或少一个，后面的数就都错了列。
    错例：漏了“未经复议直接起诉”的一格，只有十四个数。
    改法：对照表头补上或删去。
    依据：年度报告格式第四部分的表格。
    """
    for published, key, table in _tables(subject):
        for row in table.rows:
            below_heads = row.run.anchor in row.run.headers
            count, wanted = len(row.cells) + len(row.leftover), len(row.run.cells)
            if below_heads and row.anchor is not None and count and count != wanted:
                message = f"“{table.table.caption}”的数据行有 {count} 个数，应当是 {wanted} 个"
                place = published.text_place(
                    key, (row.cells[0].unit if row.cells else row.leftover[0])
                )
                yield Finding(
                    "T405", message, None, key, "对照表头补上或删去",
                    str(wanted), str(count), place.text,
                )  # fmt: skip


@rule("T215", "误留旧版项目", Severity.ERROR, reads="published")
def rows_of_another_edition(subject: Subject) -> Outcome:
    """
    查什么：2021 版的表格里，有没有留着 2019 版才有的采购、其他管理事项等行。
    为什么：2021 年度起这些行已经取消。
    错例：2022 年度的表格末尾还有“第二十条第（九）项”。
    改法：删去这些行。
    依据：国办公开办函〔2021〕30号。
    """
    due = _due(subject)
    for published, key, table in _tables(subject):
        if due is None or table.edition.id != due.id:
            continue
        foreign = {normal(text) for text in _labels_of_others(key, due)}
        for index, unit in enumerate(published.units):
            inside = table.first <= index <= table.last + _BEYOND
            if inside and unit.key in foreign and index not in table.used:
                message = f"“{' '.join(unit.text.split())}”是另一版表格的行，{due.id} 版没有"
                place = published.text_place(key, index)
                yield Finding("T215", message, None, key, "删去这一行", place=place.text)


_BEYOND = 12  # texts after the last official row in which rows left over may stand
