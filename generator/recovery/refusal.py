"""What cannot be read reliably is refused, with the reason (RE02)."""

from collections.abc import Mapping, Sequence

from generator.diagnostics import Finding
from generator.recovery.headings import FoundHeading
from generator.recovery.tables import FoundTable
from generator.recovery.units import Unit

_FEW_HEADINGS = 2
_ROWS_JUDGED = 4
_THERE = 0.5  # of the figures that the rows found should have


def refusal(
    units: Sequence[Unit],
    tables: Mapping[str, Sequence[FoundTable]],
    headings: Sequence[FoundHeading],
) -> Finding | None:
    """Why nothing may be taken from this file; None when it can be read."""
    official = [h for h in headings if h.chapter is not None and h.named]
    doubled = [found for found in tables.values() if len(found) > 1]
    if doubled:
        return _refused(
            f"文件里有不止一份报告：“{doubled[0][0].table.caption}”的表格出现了 {len(doubled[0])} 次",
            "一份报告存成一个文件，再分别读取",
        )
    if not tables and len(official) < _FEW_HEADINGS:
        return _refused(
            "这不像政府信息公开工作年度报告：没有找到规定的章和表格",
            "核对是不是选错了文件；如果内容在附件里，请用附件",
        )
    if not tables:
        return _refused(
            "只有各章的标题和文字，表格没有了（可能是图片或附件，或者复制时丢失）",
            "换成有表格的 Word 文件或网页",
        )
    if any(_lines_dropped(found[0], units) for found in tables.values()):
        return _refused(
            "表格里重复的行丢失了（相同的数只剩一个），数与行对不上，不能可靠读取",
            "换成原来的 Word 文件或网页",
        )
    return None


def _refused(message: str, hint: str) -> Finding:
    return Finding("RE02", message, hint=hint, place="全文")


def _lines_dropped(table: FoundTable, units: Sequence[Unit]) -> bool:
    """No line of the whole text stands twice, and most figures are missing."""
    if any(units[i].in_rows for i in table.used):
        return False
    anchored = [row for row in table.rows if row.anchor is not None]
    there = sum(len(row.cells) + len(row.leftover) for row in anchored)
    wanted = sum(len(row.run.cells) for row in anchored)
    if len(anchored) < _ROWS_JUDGED or there >= _THERE * wanted:
        return False
    keys = [unit.key for unit in units if unit.key]
    return len(set(keys)) == len(keys)
