"""Repairs: the smallest change that closes every sum, with its likely cause, or nothing."""

import pytest

from tests.form.forms import diagnostics, form

STATED = """
本年新收: [21, 0, 0, 0, 3, 0, 24]
上年结转: [0, 0, 0, 0, 0, 0, 0]
办理结果:
  予以公开: {granted}
  部分公开: {partial}
  总计: {total}
  其余: 0
结转下年度: [0, 0, 0, 0, 0, 0, 0]
"""
RIGHT = {
    "granted": "[21, 0, 0, 0, 0, 0, 21]",
    "partial": "[0, 0, 0, 0, 3, 0, 3]",
    "total": "[21, 0, 0, 0, 3, 0, 24]",
}


def _hints(**changed: str) -> list[str]:
    text = form({"申请": STATED.format(**{**RIGHT, **changed})})
    return [d.hint or "" for d in diagnostics(text) if d.code.startswith("T3")]


def test_sums_that_close_need_no_repair() -> None:
    assert _hints() == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"granted": "[12, 0, 0, 0, 0, 0, 21]"},
            "把 申请.办理结果.予以公开.自然人 由 12 改为 21 后，全部勾稽关系成立（疑似数字颠倒）",
        ),
        (
            {"partial": "[0, 0, 0, 3, 0, 0, 3]"},
            "把 申请.办理结果.部分公开.社会公益组织 由 3 改为 0，"
            "把 申请.办理结果.部分公开.法律服务机构 由 0 改为 3 后，全部勾稽关系成立（疑似填错了格）",
        ),
        (
            {"granted": "[21, 0, 0, 0, 0, 0, 20]"},
            "把 申请.办理结果.予以公开.总计 由 20 改为 21 后，全部勾稽关系成立（疑似合计没有更新）",
        ),
        (
            {"granted": "[2, 0, 0, 0, 0, 0, 21]"},
            "把 申请.办理结果.予以公开.自然人 由 2 改为 21 后，全部勾稽关系成立（疑似漏打或多打了一位数字）",
        ),
        (
            {"granted": "[17, 0, 0, 0, 0, 0, 21]"},
            "把 申请.办理结果.予以公开.自然人 由 17 改为 21 后，全部勾稽关系成立",
        ),
    ],
    ids=["swapped", "next column", "stale total", "lost digit", "no cause but only one"],
)
def test_one_change_is_named_once_with_its_cause(changed: dict[str, str], words: str) -> None:
    hints = _hints(**changed)
    assert sum(words in hint for hint in hints) == 1


def test_where_several_changes_are_equally_likely_none_is_offered() -> None:
    text = form(
        {
            "申请": "\n本年新收: {自然人: 5, 其余: 0}\n办理结果: {予以公开: {自然人: 3}, 其余: 0}\n其余: 0"
        }
    )
    (hint,) = [d.hint or "" for d in diagnostics(text) if d.code == "T301"]
    assert "改为" not in hint
