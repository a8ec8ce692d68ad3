"""Long texts of strangers leave nothing in memory; short ones are kept."""

import gc
import sys
import tracemalloc
from collections.abc import Iterator

import pytest

from generator.document.options import RenderOptions
from generator.errors import InputError
from generator.pipeline import examine, render
from generator.short_texts import kept_if_short
from tests.samples.load import GOOD, SAMPLES

LONG = 50_000  # characters


def test_a_short_text_is_asked_for_once_and_a_long_one_each_time() -> None:
    asked: list[tuple[str, int]] = []

    @kept_if_short(8, 3)
    def repeated(text: str, times: int) -> str:
        asked.append((text, times))
        return text * times

    for text in ("甲乙丙", "甲乙丙丁"):
        assert repeated(text, 2) == repeated(text, 2) == text * 2
    assert asked == [("甲乙丙", 2), ("甲乙丙丁", 2), ("甲乙丙丁", 2)]


def test_a_long_text_is_not_kept() -> None:
    text = "".join(["甲"] * LONG)
    before = sys.getrefcount(text)
    kept_if_short(8)(str.strip)(text)
    assert sys.getrefcount(text) == before


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def _form(mark: str) -> bytes:
    """A good form with an own table, a sum and a clause that are long."""
    long, short = mark * LONG, mark * 30
    terms = " + ".join(["申请.新收.总计"] * (LONG // 20))
    table = f"附表:\n  - 标题: {long}\n    位于: 申请\n    列: [{short}, {long}]\n    行: [[{long}, {long}1]]\n"
    prose = f"其他事项: |\n  收到{long}申请3件，没有{long}。{{{{ {terms} }}}}\n"
    form = (SAMPLES / f"{GOOD[0]}.yaml").read_text("utf-8")
    return f"{form}\n{table}{prose}".encode()


def _no_image(_name: str) -> bytes:
    raise InputError("无图")


def _made(mark: str) -> None:
    found = examine(_form(mark), _no_image)
    assert found.content is not None, found.result.diagnostics
    made = render(found.content, ("docx", "txt", "html"), RenderOptions(draft=True), found.result)
    assert all(mark in made.files[name].decode("utf-8") for name in ("txt", "html"))


@pytest.mark.usefixtures("traced")
def test_forms_with_long_texts_leave_none_of_them_in_memory() -> None:
    _made("甲")
    gc.collect()
    before, _ = tracemalloc.get_traced_memory()
    for mark in "乙丙丁戊":
        _made(mark)
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    assert after - before < 2 * LONG  # bytes: one text of them alone takes as much
