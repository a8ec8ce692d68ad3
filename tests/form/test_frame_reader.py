"""The frame is read by its declarations just as pydantic reads it, or not at all."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.form.frame import FRAME_KEYS, Frame, judge
from generator.form.frame_marks import Filled, Item, as_written, items
from generator.form.frame_reader import read_part
from generator.form.parse import parse
from generator.form.raw import is_blank, plain
from tests.form.forms import form
from tests.samples.load import GOOD, ROOT, SAMPLES

_WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", "  ", "甲", [], ["甲", None], {}, {"甲": "乙"}, [[]], [{}]]
)
_TEXTS = st.one_of(st.none(), st.sampled_from(["", "甲", "乙 丙", "0", "\n"]), st.text(max_size=5))
_YEARS = st.sampled_from(["2026", " 2026 ", "0000", "２０２６"])
_DATES = st.sampled_from(["2027-01-15", " 2027年1月15日", "２０２７/1/1", "2027.2.30"])


def _written(kind: Any) -> st.SearchStrategy[Any]:
    """What a clerk may write for a declared type, now and then something else."""
    return st.integers(0, 99).flatmap(lambda at: _WRONG if at == 7 else _fitting(kind))


def _fitting(kind: Any) -> st.SearchStrategy[Any]:
    origin, below = get_origin(kind), get_args(kind)
    if origin is Annotated:
        filled = any(isinstance(mark, Filled) for mark in below)
        return _fitting(below[0]).filter(lambda value: value or not filled)
    if origin in (Union, UnionType):
        return st.one_of(st.none(), _written(below[0]))
    if origin is Literal:
        return st.sampled_from(below)
    if origin is tuple:
        return st.lists(_written(below[0]), max_size=3)
    if origin is Mapping:
        return st.dictionaries(st.sampled_from(["甲", "乙", ""]), _written(below[1]))
    if hasattr(kind, "_fields"):
        return _part(kind)
    return {str: _TEXTS, int: _YEARS, date: _DATES}[kind]


def _part(shape: Any) -> st.SearchStrategy[Any]:
    own = {item.key: _written(shape.__annotations__[name]) for name, item in items(shape).items()}
    needed = {item.key for item in items(shape).values() if item.required}
    usual = st.fixed_dictionaries(
        {key: written for key, written in own.items() if key in needed},
        optional={key: written for key, written in own.items() if key not in needed},
    )
    any_keys = st.fixed_dictionaries({}, optional={**own, "电活": _TEXTS})
    return st.integers(0, 49).flatmap(lambda at: any_keys if at == 7 else usual)


def _judged(tree: object) -> Frame | None:
    try:
        return judge().validate_python(tree)
    except ValidationError:
        return None


@given(_part(Frame))
@settings(max_examples=400, deadline=None)
def test_what_is_read_is_what_pydantic_reads(tree: dict[str, object]) -> None:
    assert repr(read_part(Frame, tree)) == repr(_judged(tree))


@pytest.mark.parametrize("key", FRAME_KEYS)
@given(wrong=_WRONG)
@settings(max_examples=30, deadline=None)
def test_one_wrong_entry_is_left_to_pydantic(key: str, wrong: object) -> None:
    tree = {**_plain("full_2025"), key: wrong}
    assert repr(read_part(Frame, tree)) == repr(_judged(tree))


@pytest.mark.parametrize("name", GOOD)
def test_the_frame_of_a_usual_form_is_read(name: str) -> None:
    frame = read_part(Frame, _plain(name))
    assert frame is not None
    assert frame == judge().validate_python(_plain(name))
    assert as_written(frame.agency)["名称"] == frame.agency.name


def _plain(name: str) -> dict[str, object]:
    parsed = parse((SAMPLES / f"{name}.yaml").read_bytes()).form
    assert parsed is not None
    entries = ((key.text, node) for key, node in parsed.root.entries)
    return {key: plain(node) for key, node in entries if key in FRAME_KEYS and not is_blank(node)}


def test_every_field_says_its_item_once() -> None:
    for kind in Frame.__annotations__.values():
        assert sum(isinstance(mark, Item) for mark in kind.__metadata__) == 1


_PROGRAM = """
import sys
from pathlib import Path
from generator.pipeline import examine, render
for path in map(Path, sys.argv[1:]):
    examined = examine(path.read_bytes(), lambda image: (path.parent / image).read_bytes())
    if examined.content is not None:
        assert render(examined.content, ("docx", "txt", "html")).files
print("pydantic" in sys.modules)
"""


def _judge_is_asked(*forms: Path) -> bool:
    command = [sys.executable, "-c", _PROGRAM, *map(str, forms)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=True, text=True)
    return done.stdout.strip() == "True"


def test_forms_with_a_right_frame_need_no_judge() -> None:
    assert not _judge_is_asked(*(SAMPLES / f"{name}.yaml" for name in GOOD))


def test_a_wrong_frame_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(form({"机关": "甲镇"}), encoding="utf-8")
    assert _judge_is_asked(path)
