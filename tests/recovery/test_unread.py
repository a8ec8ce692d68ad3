"""What is kept apart as not understood: nothing that was read, told once."""

from generator.document.nodes import Table, positions
from generator.pipeline import examine, render
from tests.form.forms import form


def _with_repeated_cells(tables: list[Table], text: str) -> str:
    """The report as Markdown has it: every cell of a merged one says its text."""
    parts = [text]
    for table in tables:
        placed = [(y, x, c) for y, row in enumerate(positions(table.rows)) for x, c in row]
        lines = {
            y: {
                x + right: " ".join(c.text.split())
                for top, x, c in placed
                if top <= y < top + c.rowspan
                for right in range(c.colspan)
            }
            for y in range(len(table.rows))
        }
        parts += ["| " + " | ".join(row[x] for x in sorted(row)) + " |" for row in lines.values()]
        parts.append("")
    return "\n".join(parts)


def test_a_merged_cell_repeated_is_not_told_again() -> None:
    content = examine(form({}).encode(), lambda _: b"").content
    assert content is not None
    page = examine(render(content, ("html",)).files["html"], lambda _: b"").recovered
    assert page is not None
    tables = [block for block in page.survey.document.blocks if isinstance(block, Table)]
    text = "示例县云溪镇人民政府2026年政府信息公开工作年度报告\n"
    found = examine(_with_repeated_cells(tables, text).encode(), lambda _: b"", suffix=".txt")
    assert found.recovered is not None
    assert sum(len(t.cells) for t in found.recovered.survey.tables.values()) == 200
    told = [f.message for f in found.recovered.findings if f.code == "RE01"]
    assert not [m for m in told if "三、本年度" in m or "一、本年新收" in m], told


def test_a_menu_is_told_once_and_kept_line_by_line() -> None:
    content = examine(form({}).encode(), lambda _: b"").content
    assert content is not None
    page = render(content, ("html",)).files["html"].decode("utf-8")
    menu = "".join(f"<li>栏目{number}</li>" for number in range(9))
    found = examine(page.replace("<h1", f"<ul>{menu}</ul><h1", 1).encode(), lambda _: b"")
    assert found.recovered is not None
    told = [f.message for f in found.recovered.findings if f.code == "RE01"]
    assert told == ["没有归入任何一项：“栏目0”等连续 9 段"]
    report = found.content.report if found.content else None
    assert report is not None
    assert [entry.content for entry in report.unrecognised] == [f"栏目{n}" for n in range(9)]
