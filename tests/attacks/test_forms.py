"""Forms that mean harm: bombs, nests, endless lines, expressions that reach for the machine."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from lxml import etree

from generator.document.expressions import ExpressionError, evaluate, problems
from generator.form.parse import parse
from generator.pipeline import examine, render
from tests.document.forms import as_bytes, content_of, examine_form, no_images, zero_form
from tests.fuzz.mutate import unpacked

_LIMIT = 2.0  # seconds of processor time


@contextmanager
def quick() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < _LIMIT


def _bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]
    return "\n".join(["年度: 2026", *lines])


def _tower(levels: int) -> str:
    """Lists within lists by aliases, each ten deeper than the one before."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{i}: &a{i} {'[' * 10}*a{i - 1}{']' * 10}" for i in range(1, levels)]
    return "\n".join(["年度: 2026", *lines])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_bomb(12), "YA04"),
        (_tower(60), "YA04"),
        ("年度: &a [*a]", "YA04"),
        ("年度: " + "[" * 500_000, "YA04"),
        ("{a: " * 200_000, "YA04"),
        ("\n".join(" " * i + "a:" for i in range(1500)), "YA04"),
        ("- " * 100_000, "YA04"),
        ("年度: " + "9" * 1_900_000, "FM"),
        ("机关: " + "长" * 600_000, "FM"),
        ("其他事项: |\n  " + "x" * 1_900_000, "FM"),
        ("年度: 2026\n" + "甲: 1\n" * 200_000, "YA04"),
        ("年度: 2026\n" + "甲: 1\n" * 20_000, "YA02"),
        ("a\n" * 900_000, "YA01"),
        ("年度: !!python/object/apply:os.system [id]", "FM"),
        ("年度: !exec id", "YA01"),
    ],
    ids=["aliases", "deep aliases", "itself", "lists", "maps", "indented", "dashes", "digits", "name", "line", "keys",
    "fewer keys", "lines",
         "python", "tag"],
)  # fmt: skip
def test_a_form_that_would_fill_the_machine_is_refused_in_time(text: str, code: str) -> None:
    with quick():
        result = examine(text.encode(), no_images, suffix=".yaml").result
    assert any(found.code.startswith(code) for found in result.diagnostics)


def test_a_line_of_a_hundred_megabytes_is_not_read() -> None:
    with quick():
        (found,) = parse(b"a: " + b"x" * (100 << 20)).findings
    assert found.code == "YA04"


_LONG = (
    "年",
    "1",
    "1,",
    "（",
    "《",
    "“",
    "一、",
    "**",
    "* ",
    "_a",
    "[a](",
    "![a](",
    "<b>",
    "`",
    "{",
    "{{",
    "{% ",
    "> ",
    "1. ",
    "- ",
    "## ",
    "共1件，",
    "其中1件、",
    "2026年",
    "增长1%",
    " ",
    "\u3000",
    "。",
    "a.",
    "a@",
    "-",
    "|",
    "【",
    "占",
)


@pytest.mark.parametrize("unit", _LONG)
def test_a_chapter_of_one_mark_repeated_takes_no_more_than_its_time(unit: str) -> None:
    data = as_bytes(zero_form(其他事项=unit * (20_000 // len(unit))))
    with quick():
        examine(data, no_images, suffix=".yaml")


def test_a_line_of_nothing_but_figures_takes_no_more_than_its_time() -> None:
    data = as_bytes(zero_form(总体情况={"主动公开": "12件" * 50_000}))
    with quick():
        examine(data, no_images, suffix=".yaml")


_ESCAPES = (
    "{{ 年度.__class__ }}", "{{ 年度['__class__'] }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 年度|attr('__class__') }}", "{{ '{0.__class__}'.format(年度) }}", "{{ '%999999999d' % 年度 }}",
    "{{ range(999999999) }}", "{% for i in range(9) %}{% endfor %}", "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ 'a' * 999999999 }}",
    "{{ lipsum() }}", "{{ cycler }}", "{{ self }}", "{{ config }}", "{% set x = 1 %}",
    "{% macro a() %}{% endmacro %}",
    "{% include '/etc/passwd' %}", "{% import 'os' as o %}", "{% extends 'x' %}", "{{ 年度|map('x') }}",
    "{{ [1] }}",
    "{{ 1" + "0" * 4000 + " * 年度 }}", "{{ 年度" + " * 99999999" * 200 + " }}", "{{ " + "(" * 5000 + "1",
    "{{ 1 | round(99) }}",
    "{{ " + "not " * 5000 + "年度 }}", "{{ " + "1 + " * 5000 + "1 }}",
    "{% if 年度 %}" * 2000, "{{ 1e999 * 年度 }}",
)  # fmt: skip


@pytest.mark.parametrize("text", _ESCAPES)
def test_an_expression_reaches_for_nothing_and_ends(text: str) -> None:
    values = content_of(zero_form()).values
    with quick():
        if problems(text, values):
            return
        with pytest.raises(ExpressionError, match=r"[一-鿿]"):
            evaluate(text, values)


def test_an_expression_in_a_form_is_said_at_its_place() -> None:
    examined = examine_form(zero_form(其他事项="甲\n{{ 年度.__class__ }}"))
    (found,) = [d for d in examined.result.diagnostics if d.code.startswith("PR0")]
    assert found.path == "其他事项"
    assert found.span is not None


_ILLEGAL = "\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\ufffe\uffff甲\u202e乙\u2066丙\u200b]]>&<\u2028"


def test_text_that_xml_cannot_hold_gives_files_that_open() -> None:
    name = f"示例县{_ILLEGAL}局"
    form = zero_form(
        机关={"名称": name, "类型": "部门"}, 其他事项=f"没有{_ILLEGAL}事项。",
        附表=[{"标题": _ILLEGAL, "位于": "总体情况", "列": ["甲", _ILLEGAL], "行": [["1", _ILLEGAL]]}],
    )  # fmt: skip
    data = json.dumps(form).encode()  # every character by its number, as YAML allows it
    examined = examine(data, no_images, suffix=".yaml")
    assert examined.content is not None
    files = render(examined.content, ("docx", "html", "txt", "json", "csv")).files
    for part, xml in unpacked(files["docx"]).items():
        if part.endswith((".xml", ".rels")):
            etree.fromstring(xml)
    for kind in ("html", "txt", "json", "csv"):
        assert not set(files[kind].decode()) & set("\x01\x08\x0b\x1b\ufffe\uffff")
