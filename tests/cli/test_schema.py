"""`nianbao schema`: what editors validate with agrees with the program."""

import copy
import datetime
import json
from functools import cache
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tests.cli.conftest import Nianbao
from tests.document.forms import zero_form
from tests.samples.load import GOOD, SAMPLES, SCHEMAS, report

EDITIONS = ("2019", "2021")


def _plain(node: Any) -> Any:
    """Dates as text, as an editor sees them."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(item) for item in node]
    return node.isoformat() if isinstance(node, datetime.date) else node


def _sample(name: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    return _plain(yaml.load((SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")))


@cache
def _validator(edition: str) -> Any:
    schema = json.loads((SCHEMAS / edition / "form.schema.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_file_in_schemas_is_what_the_command_prints(nianbao: Nianbao, edition: str) -> None:
    outcome = nianbao("schema", "--edition", edition)
    assert (outcome.status, outcome.err) == (0, "")
    written = (SCHEMAS / edition / "form.schema.json").read_text(encoding="utf-8")
    assert outcome.out.strip() == written.strip()


def test_without_an_edition_it_is_the_newest(nianbao: Nianbao) -> None:
    assert nianbao("schema").out == nianbao("schema", "--edition", EDITIONS[-1]).out


def test_an_unknown_edition_is_refused(nianbao: Nianbao) -> None:
    outcome = nianbao("schema", "--edition", "1999")
    assert (outcome.status, outcome.out) == (2, "")
    assert "2019、2021" in outcome.err


@pytest.mark.parametrize("name", GOOD)
def test_every_sample_is_valid(name: str) -> None:
    errors = list(_validator(report(name).edition.id).iter_errors(_sample(name)))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("name", GOOD)
def test_every_sample_names_the_schema_of_its_edition(name: str) -> None:
    first = (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert f"$schema=../schemas/{report(name).edition.id}/form.schema.json" in first


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("不认识",), 1),
        (("机关", "别名"), "甲"),
        (("机关", "类型"), "街办"),
        (("主动公开", "行政许可"), -1),
        (("主动公开", "行政许可"), {"处理决定": -1}),
        (("主动公开", "行政许可"), {"处理": 1}),
        (("主动公开", "行政许可"), 1.5),
        (("申请",), {"本年新收": [1, 2, 3]}),
        (("申请",), {"本年新收": {"自然人": -3}}),
        (("申请",), {"新收": 0}),
        (("复议诉讼",), {"行政复议": {"结果维持": "若干"}}),
        (("总体情况", "别的方面"), "甲"),
        (("附表",), [{"标题": "甲"}]),
        (("其他小节",), [{"标题": "甲", "内容": "乙"}]),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(path: tuple[str, ...], value: Any) -> None:
    form = copy.deepcopy(zero_form())
    form["主动公开"] = {"其余": 0}
    assert _validator("2021").is_valid(form)
    part = form
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert not _validator("2021").is_valid(form)


@pytest.mark.parametrize("missing", ["年度", "机关", "总体情况", "主动公开", "申请", "复议诉讼"])
def test_what_is_missing_is_an_error(missing: str) -> None:
    form = zero_form()
    del form[missing]
    assert not _validator("2021").is_valid(form)


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_editor_shows_official_titles_and_chinese_errors(edition: str) -> None:
    text = json.dumps(_validator(edition).schema, ensure_ascii=False)
    assert "一、本年新收政府信息公开申请数量" in text
    assert "errorMessage" in text
