"""docs/form.md: current, and every example on it is read as the page says."""

import re
import runpy

import pytest

from generator.cli.files import image_reader
from generator.examining import examine_form
from generator.form.frame import FRAME_KEYS
from generator.spec.load import edition_ids, load_edition
from tests.docs.walkthrough import ROOT

SCRIPT = runpy.run_path(str(ROOT / "docs" / "form.py"))
PAGE = (ROOT / "docs" / "form.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^\S.*\n(?:^(?:[ #].*)?\n)*", re.MULTILINE)


def test_the_page_is_what_the_schemas_and_the_frame_say() -> None:
    assert SCRIPT["page"]() == PAGE, "python docs/form.py"


def test_every_row_and_column_is_told() -> None:
    for edition in map(load_edition, edition_ids()):
        _, _, told = PAGE.partition(f"\n## {edition.id} 版格式")
        for table in edition.tables:
            assert all(f"| `{row.path}` | {row.title} |" in told for row in table.root.rows())
            assert all(f"| `{group.path}` |" in told for group in table.root.groups())
        columns = (column for axis in edition.axes.values() for column in axis.columns)
        assert all(f"| `{column.key}` | {column.title} |" in told for column in columns)


def test_every_item_of_the_frame_is_told_with_who_needs_it() -> None:
    told = PAGE.partition("## 表格以外的各项")[2].partition("## 正文")[0]
    keys = set(FRAME_KEYS)
    assert keys <= set(re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE))
    assert keys <= set(SCRIPT["WHO"])


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_written_into_a_form(example: str) -> None:
    """In place of the same items of the smallest form, or of a sample of the older edition."""
    old = "新制作" in example or "其他对外管理服务事项" in example
    for name in ("004_liyang_2020",) if old else ("full_2025", "004_liyang_2020"):
        path = ROOT / "samples" / f"{name}.yaml"
        found = examine_form(_with(path.read_text(encoding="utf-8"), example), image_reader(path))
        codes = {d.code for d in found.result.diagnostics}
        if not any(code in ("FM01", "FM03", "FM04") or code[:2] in ("YA", "PR") for code in codes):
            return
    pytest.fail(f"{sorted(codes)}\n{example}")


def _with(form: str, example: str) -> bytes:
    keys = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    kept = (part for part in _ITEM.findall(form) if part.partition(":")[0] not in keys)
    return ("".join(kept) + example).encode()


def test_the_ways_of_writing_a_row_give_the_figures_that_are_told() -> None:
    form = (ROOT / "samples" / "minimal_2026.yaml").read_text(encoding="utf-8")
    first, listed, single = EXAMPLES[:3]
    zeros = _numbers(_with(form, first))
    assert zeros["申请.办理结果.总计.总计"] == 4
    assert zeros["申请.办理结果.不予处理.重复申请.其他"] == 0
    rows = _numbers(_with(form, listed))
    assert rows["申请.本年新收.总计"] == rows["申请.办理结果.予以公开.总计"] == 5
    assert _numbers(_with(form, single))["主动公开.行政许可.处理决定"] == 12


def _numbers(form: bytes) -> dict[str, object]:
    report = examine_form(form, lambda _: b"").report
    assert report is not None
    return {path: cell.value for path, cell in report.cells.items()}
