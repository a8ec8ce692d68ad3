"""A form as plain values, as somebody would read it who checks little and explains nothing.

What the others are given, and the floor's own reading: C YAML events, whole numbers, sums that
close; no places, no messages. Imports nothing of ours, for it also runs beside docxtpl.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

TABLES = ("主动公开", "申请", "复议诉讼")
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
_EXPRESSION = re.compile(r"\{\{ (.+?) \}\}")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Values = dict[str, str]


def load(data: bytes) -> dict[str, Any]:
    """Nested dictionaries, lists and texts from the parser's events."""
    events = iter(yaml.parse(data, Loader=_LOADER))
    next(events), next(events)
    return _mapping(next(events), events)  # type: ignore[no-any-return]


def _mapping(event: Any, events: Iterator[Any]) -> Any:
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return event.value
    end = yaml.SequenceEndEvent if kind is yaml.SequenceStartEvent else yaml.MappingEndEvent
    nodes = []
    while type(event := next(events)) is not end:
        nodes.append(_mapping(event, events))
    if end is yaml.SequenceEndEvent:
        return nodes
    return dict(zip(nodes[::2], nodes[1::2], strict=True))


def values(form: dict[str, Any]) -> Values:
    """Every figure by path, annexes by table, row and column (附表.0.2.1)."""
    found: Values = {"年度": form["年度"]}
    for key in TABLES:
        _collect(key, form[key], found)
    for at, table in enumerate(form["附表"]):
        for row, cells in enumerate(table["行"]):
            for column, cell in enumerate(cells):
                found[f"附表.{at}.{row}.{column}"] = cell
    return found


def _collect(path: str, node: Any, found: Values) -> None:
    if isinstance(node, str):
        found[path] = node
    elif isinstance(node, list):
        for column, cell in zip(APPLICANTS, node, strict=True):
            found[f"{path}.{column}"] = cell
    else:
        for key, below in node.items():
            _collect(f"{path}.{key}", below, found)


def validate(form: dict[str, Any]) -> None:
    """ValueError unless figures are numbers and sums close: rows, columns, received and handled."""
    _decimals(form["主动公开"])
    for courts in form["复议诉讼"].values():
        *parts, total = map(int, courts.values())
        _equal(sum(parts), total)
    asked = form["申请"]
    rows = [_row(row) for row in _rows(asked["办理结果"])]
    results = rows.pop()
    for column, total in zip(zip(*rows, strict=True), results, strict=True):
        _equal(sum(column), total)
    new, before, left = (_row(asked[key]) for key in ("本年新收", "上年结转", "结转下年度"))
    for a, b, c, d in zip(new, before, results, left, strict=True):
        _equal(a + b, c + d)


def _decimals(node: Any) -> None:
    for below in node.values() if isinstance(node, dict) else ():
        _decimals(below)
    if isinstance(node, str) and float(node) < 0:
        raise ValueError(node)


def _rows(node: Any) -> Iterator[list[str]]:
    for below in node.values():
        if isinstance(below, list):
            yield below
        else:
            yield from _rows(below)


def _row(cells: list[str]) -> list[int]:
    numbers = [int(cell) for cell in cells]
    _equal(sum(numbers[:-1]), numbers[-1])
    return numbers


def _equal(left: int, right: int) -> None:
    if left != right:
        raise ValueError(f"{left} != {right}")


def texts(form: dict[str, Any]) -> Iterator[str]:
    """Every text of the form in the order of the report, with its expressions."""
    yield form["编制说明"]
    for aspect in ASPECTS:
        yield form["总体情况"][aspect]
    for section in form["其他小节"]:
        yield section["内容"]
    yield form["问题与改进"]
    yield form["其他事项"]


def paragraphs(form: dict[str, Any], prose: Iterator[str]) -> list[str]:
    """Title, lines of prose without their headings, name and date: what a template has no words for."""
    agency, day = form["机关"]["名称"], str(form["落款"]["日期"]).split("-")
    found = [f"{agency}{form['年度']}年政府信息公开工作年度报告"]
    for text in prose:
        found += (line for line in text.replace("**", "").splitlines() if line[:2] != "##")
    return [*found, form["落款"]["署名"], f"{day[0]}年{int(day[1])}月{int(day[2])}日"]


def evaluated(text: str, known: Values) -> str:
    """A text with its figures; an expression is a path, or several with plus signs between them."""

    def figure(match: re.Match[str]) -> str:
        paths = match[1].split(" + ")
        return known[paths[0]] if len(paths) == 1 else str(sum(int(known[path]) for path in paths))

    return _EXPRESSION.sub(figure, text) if "{{" in text else text


def read(data: bytes) -> tuple[Values, list[str]]:
    """Figures by path and paragraphs of a form, validated."""
    form = load(data)
    validate(form)
    known = values(form)
    return known, paragraphs(form, (evaluated(text, known) for text in texts(form)))
