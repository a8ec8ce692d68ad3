"""A text that is cut off in the middle: told once, and nothing that its missing end explains."""

import pytest

from generator.pipeline import Examined, examine, render
from tests.form.forms import form

FIVE = "\n本报告由五个部分组成。"


def _cut_before(words: str, keep: int) -> Examined:
    content = examine(form({"编制说明": FIVE}).encode(), lambda _: b"").content
    assert content is not None
    text = render(content, ("txt",)).files["txt"].decode("utf-8")
    kept = text[: text.index(words) + keep]
    return examine(kept.encode(), lambda _: b"", suffix=".txt")


@pytest.mark.parametrize("keep", [4, 8])
def test_the_end_is_told_once(keep: int) -> None:
    found = _cut_before("三、收到和处理", keep)
    told = [d for d in found.result.diagnostics if d.code in ("RE01", "ST06", "ST12")]
    assert [d.code for d in told] == ["RE01"]
    assert "后面的内容没有了" in told[0].message
    assert {"ST03", "ST12"} <= {s.code for s in found.result.skipped}


def test_what_a_whole_preface_says_is_judged() -> None:
    content = examine(form({"编制说明": FIVE}).encode(), lambda _: b"").content
    assert content is not None
    whole = render(content, ("txt",)).files["txt"]
    found = examine(whole, lambda _: b"", suffix=".txt").result.diagnostics
    assert [d.message for d in found if d.code == "ST12"] == [
        "编制说明写“五个部分”，报告实际有 6 章，相差 1"
    ]
