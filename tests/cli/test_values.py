"""`nianbao values`: the tables flat, unjudged."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Nianbao
from tests.document.forms import as_bytes, zero_form
from tests.samples.load import GOOD, SAMPLES, report
from tests.writers.official import drawn_tables


def _values(nianbao: Nianbao, path: str | Path) -> dict[str, Any]:
    outcome = nianbao("values", path)
    assert (outcome.status, outcome.err) == (0, "")
    document = json.loads(outcome.out)
    assert list(document) == ["edition", "year", "agency", "values"]
    found: dict[str, Any] = document["values"]
    return found


def _form(table: str, content: Any, year: int = 2026) -> Path:
    path = Path("form.yaml")
    path.write_bytes(as_bytes({**zero_form(year), table: content}))
    return path


@pytest.mark.parametrize("name", GOOD)
def test_every_cell_of_the_official_tables_and_nothing_else(nianbao: Nianbao, name: str) -> None:
    found = _values(nianbao, SAMPLES / f"{name}.yaml")
    edition = report(name).edition.id
    paths = [s.path for t in drawn_tables(edition) for row in t.rows for s in row if s.path]
    assert sorted(found) == sorted(paths)
    assert None not in found.values()


def test_counts_are_numbers_and_amounts_text(nianbao: Nianbao) -> None:
    found = _values(nianbao, SAMPLES / "000_zhonggongmiao_2020.yaml")
    assert found["主动公开.政府集中采购.总金额"] == "905万"
    assert found["主动公开.政府集中采购.项目数"] == 94
    bare = _values(nianbao, SAMPLES / "001_jinbei_2020.yaml")
    assert bare["主动公开.政府集中采购.总金额"] == 207204.99
    assert bare["申请.办理结果.总计.总计"] == 2
    signed = _values(nianbao, SAMPLES / "003_yinzhou_2019.yaml")
    assert signed["主动公开.其他对外管理服务事项.增减"] == -24
    money = _values(nianbao, SAMPLES / "full_2025.yaml")
    assert money["主动公开.行政事业性收费.收费金额"] == 128.5


def test_an_unfilled_cell_is_null_and_so_is_a_total_over_it(nianbao: Nianbao) -> None:
    row = {"自然人": 2, "商业企业": None}
    found = _values(nianbao, _form("申请", {"本年新收": row, "上年结转": 0}))
    assert found["申请.本年新收.自然人"] == 2
    assert found["申请.本年新收.商业企业"] is None
    assert found["申请.本年新收.总计"] is None
    assert found["申请.上年结转.总计"] == 0
    assert found["申请.结转下年度.自然人"] is None


def test_a_total_is_as_stated_else_computed_and_other_cells_by_rest(nianbao: Nianbao) -> None:
    rows = {"本年新收": [3, 1, 0, 0, 0, 0, 9], "上年结转": [2, 1, 0, 0, 0, 0], "其余": 0}
    found = _values(nianbao, _form("申请", rows))
    assert found["申请.本年新收.总计"] == 9
    assert found["申请.上年结转.总计"] == 3
    assert found["申请.办理结果.予以公开.自然人"] == 0
    assert not [path for path in found if path.startswith("申请.办理结果.不予公开.总计")]


def test_values_are_not_judged(nianbao: Nianbao) -> None:
    path = _form("申请", {"本年新收": [1, 0, 0, 0, 0, 0], "其余": 0})
    assert nianbao("check", path).status == 1
    assert _values(nianbao, path)["申请.本年新收.总计"] == 1


def test_what_is_no_number_is_given_as_it_stands(nianbao: Nianbao) -> None:
    found = _values(nianbao, _form("复议诉讼", {"行政复议": {"结果维持": "若干"}, "其余": 0}))
    assert found["复议诉讼.行政复议.结果维持"] == "若干"


@pytest.mark.parametrize("data", ["年度: [2026", "年度: 2017\n机关: {名称: 甲县}\n", ""])
def test_a_refused_file_gives_no_json(nianbao: Nianbao, data: str) -> None:
    Path("a.yaml").write_text(data, encoding="utf-8")
    outcome = nianbao("values", "a.yaml")
    assert (outcome.status, outcome.out) == (1, "")
    assert "错误" in outcome.err


def test_a_missing_file_gives_no_json_and_status_two(nianbao: Nianbao) -> None:
    outcome = nianbao("values", "missing.yaml", "--format", "csv")
    assert (outcome.status, outcome.out) == (2, "")
    assert "missing.yaml" in outcome.err


@pytest.mark.parametrize("name", ["000_zhonggongmiao_2020", "full_2025"])
def test_csv_has_the_official_titles_and_the_same_values(nianbao: Nianbao, name: str) -> None:
    path = SAMPLES / f"{name}.yaml"
    outcome = nianbao("values", path, "--format", "csv")
    assert outcome.status == 0
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert list(rows[0]) == ["路径", "表", "项目", "列", "单位", "值"]
    assert {row["路径"]: row["值"] for row in rows} == {
        path: str(value) for path, value in _values(nianbao, path).items()
    }
    (first,) = [row for row in rows if row["路径"] == "申请.本年新收.自然人"]
    assert first["项目"] == "一、本年新收政府信息公开申请数量"
    assert (first["列"], first["单位"]) == ("自然人", "件")
