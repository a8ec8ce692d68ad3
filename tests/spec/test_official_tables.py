"""The two shipped editions have the shape that the official notices print."""

from collections import Counter

import pytest

from generator.spec.load import edition_for_year, edition_ids, first_year
from generator.spec.model import GridCell, Table
from tests.spec.editions import IDS, shipped


def _cells_in(table: Table) -> int:
    return sum(len(row.cells) for row in table.root.rows())


def _positions(grid: tuple[tuple[GridCell, ...], ...]) -> Counter[tuple[int, int]]:
    """How often each position of the drawn table is covered, laid out as HTML lays out spans."""
    taken: Counter[tuple[int, int]] = Counter()
    for y, row in enumerate(grid):
        x = 0
        for cell in row:
            while taken[y, x]:
                x += 1
            for j in range(cell.rowspan):
                for i in range(cell.colspan):
                    taken[y + j, x + i] += 1
    return +taken


def test_the_shipped_editions_are_those_of_the_two_notices() -> None:
    assert edition_ids() == IDS
    assert shipped("2019").document == "国办公开办函〔2019〕60号"
    assert shipped("2021").document == "国办公开办函〔2021〕30号"


@pytest.mark.parametrize(
    ("edition", "table2", "table3", "table4"), [("2019", 22, 161, 15), ("2021", 10, 175, 15)]
)
def test_tables_have_the_official_number_of_data_cells(
    edition: str, table2: int, table3: int, table4: int
) -> None:
    loaded = shipped(edition)
    counts = {table.key: _cells_in(table) for table in loaded.tables}
    assert counts == {"主动公开": table2, "申请": table3, "复议诉讼": table4}
    assert len(loaded.cells) == table2 + table3 + table4


@pytest.mark.parametrize("edition", IDS)
def test_every_position_of_every_table_is_covered_exactly_once(edition: str) -> None:
    for table in shipped(edition).tables:
        wanted = {(y, x) for y in range(len(table.grid)) for x in range(len(table.widths))}
        covered = _positions(table.grid)
        assert set(covered) == wanted
        assert set(covered.values()) == {1}


@pytest.mark.parametrize("edition", IDS)
def test_every_data_cell_is_drawn_in_the_grid_exactly_once(edition: str) -> None:
    loaded = shipped(edition)
    drawn = Counter(
        cell.cell.path for t in loaded.tables for row in t.grid for cell in row if cell.cell
    )
    assert drawn == Counter(dict.fromkeys(loaded.cells, 1))


@pytest.mark.parametrize("edition", IDS)
def test_every_cell_tells_the_clerk_its_title_unit_and_meaning(edition: str) -> None:
    for cell in shipped(edition).cells.values():
        assert cell.row.title
        assert cell.column.title
        assert cell.row.help
        assert cell.column.help
        assert cell.column.unit


@pytest.mark.parametrize("edition", IDS)
def test_official_rows_name_their_source(edition: str) -> None:
    for table in shipped(edition).tables:
        assert all(row.source for row in table.root.rows())


@pytest.mark.parametrize(
    ("edition", "path", "cell_id"),
    [
        ("2019", "主动公开.规范性文件.公开总数", "norm_docs.public_total"),
        ("2019", "主动公开.其他对外管理服务事项.增减", "other_services.delta"),
        ("2019", "主动公开.政府集中采购.总金额", "procure.amount"),
        ("2019", "申请.办理结果.其他处理.总计", "other_handling.total"),
        ("2021", "主动公开.行政规范性文件.现行有效", "norm_docs.in_force"),
        ("2021", "主动公开.行政事业性收费.收费金额", "fees.amount_wan"),
        ("2021", "申请.本年新收.总计", "new.total"),
        ("2021", "申请.上年结转.自然人", "carried_in.natural"),
        ("2021", "申请.办理结果.不予公开.三安全一稳定.商业企业", "deny_security.business"),
        ("2021", "申请.办理结果.不予处理.重复申请.自然人", "refuse_repeat.natural"),
        ("2021", "申请.办理结果.其他处理.逾期不缴费.其他", "other_fee_unpaid.other_org"),
        ("2021", "申请.办理结果.总计.总计", "result_total.total"),
        ("2021", "申请.结转下年度.法律服务机构", "carried_out.legal_service"),
        ("2021", "复议诉讼.未经复议直接起诉.尚未审结", "suit_direct.pending"),
    ],
)
def test_paths_and_identifiers_are_the_fixed_interface(
    edition: str, path: str, cell_id: str
) -> None:
    assert shipped(edition).cells[path].id == cell_id
    assert shipped(edition).cells[path].id == cell_id


@pytest.mark.parametrize(
    ("edition", "path", "title"),
    [
        ("2019", "主动公开.规范性文件.新制作", "规范性文件"),
        ("2021", "主动公开.行政规范性文件.制发", "行政规范性文件"),
        (
            "2021",
            "申请.办理结果.部分公开.其他",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        ),
        ("2021", "申请.办理结果.不予公开.三安全一稳定.其他", "3.危及“三安全一稳定”"),
        ("2021", "申请.结转下年度.其他", "四、结转下年度继续办理"),
    ],
)
def test_titles_are_printed_as_the_notice_prints_them(edition: str, path: str, title: str) -> None:
    assert shipped(edition).cells[path].row.title == title


@pytest.mark.parametrize(("edition", "table3_rows"), [("2019", 23), ("2021", 25)])
def test_identities_cover_every_row_and_column_that_must_add_up(
    edition: str, table3_rows: int
) -> None:
    counts = Counter(identity.rule for identity in shipped(edition).identities)
    assert counts == {"T303": table3_rows, "T302": 7, "T301": 7, "T401": 1, "T402": 1, "T403": 1}


@pytest.mark.parametrize("edition", IDS)
def test_every_total_of_the_tables_can_be_computed_and_no_other_cell(edition: str) -> None:
    loaded = shipped(edition)
    columns = {path for path, cell in loaded.cells.items() if cell.column.sums}
    row = {path for path in loaded.cells if path.startswith("申请.办理结果.总计.")}
    assert loaded.total_paths == columns | row


@pytest.mark.parametrize(
    ("year", "edition"),
    [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2040, "2021")],
)
def test_the_year_reported_on_decides_the_edition(year: int, edition: str | None) -> None:
    found = edition_for_year(year)
    assert (found.id if found else None) == edition


def test_the_first_year_is_that_of_the_oldest_edition() -> None:
    assert first_year() == 2019


@pytest.mark.parametrize("edition", IDS)
def test_there_are_six_chapters_and_five_aspects_in_official_order(edition: str) -> None:
    chapters = shipped(edition).chapters
    assert [chapter.heading[:2] for chapter in chapters] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert [aspect.key for aspect in chapters[0].aspects] == [
        "主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"
    ]  # fmt: skip
