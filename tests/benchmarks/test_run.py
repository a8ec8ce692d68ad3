"""The measuring script itself: that it runs, compares like with like, and says what it could not do."""

from pathlib import Path

import pytest

from benchmarks import growth, main, plain, table, tools, warm
from benchmarks.floor import floor
from benchmarks.report import form
from benchmarks.rows import ROWS, Outcome, Row
from benchmarks.scale import QUICK
from benchmarks.templates import shown
from generator.pipeline import examine, render

NUMBERS = (0, 7, 1999)


def rendered(number: int) -> dict[str, bytes]:
    found = examine(form(number), lambda _: b"")
    assert not found.result.has_errors
    assert found.content is not None
    return render(found.content, ("docx", "txt")).files


def test_quick_rows_are_measured_and_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main.main(["--quick", "--only", "floor-txt", "--only", "cold-help", "--only", "memory"])
    lines = capsys.readouterr().out.splitlines()
    titles = [ROWS[key].title for key in ("floor-txt", "memory", "cold-help")]
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines[2:5]] == titles
    assert all(float(line.split(" | ")[3]) > 0 for line in lines[2:5])


@pytest.mark.parametrize("number", NUMBERS)
def test_floor_writes_what_we_write(number: int) -> None:
    docx, txt = floor().both(form(number))
    ours = rendered(number)
    assert txt == ours["txt"]
    assert shown(docx) == shown(ours["docx"])


def test_forms_differ_and_longer_prose_is_still_without_errors() -> None:
    assert len({form(number) for number in range(2000)}) == 2000
    longer = form(3, prose=2500)
    assert 2500 <= len(longer.decode()) - len(form(3).decode()) < 3000
    assert not examine(longer, lambda _: b"").result.has_errors


def test_plain_reading_refuses_sums_that_do_not_close() -> None:
    wrong = form(0).replace(b"[187, 42,", b"[188, 42,")
    with pytest.raises(ValueError, match="!="):
        plain.read(wrong)


def test_what_cannot_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*command: str) -> str:
        raise tools.UnavailableError(f"no {command[0]}")

    monkeypatch.setattr(tools, "_run", refused)
    found = warm.measure(["docxtpl", "carbone"], tools.Tools(tmp_path), QUICK)
    assert [outcome.ratio for outcome in found] == [None, None]
    assert "not measured: no npm" in table.rows(found)


@pytest.mark.parametrize(
    ("sense", "ratio", "verdict"),
    [
        ("at least", 0.9, "no"),
        ("at least", 1.0, "must"),
        ("at least", 3.0, "aim"),
        ("at most", 3.1, "no"),
        ("at most", 3.0, "must"),
        ("at most", 1.0, "aim"),
    ],
)
def test_verdict(sense: str, ratio: float, verdict: str) -> None:
    must, aim = (1, 3) if sense == "at least" else (3, 1)
    row = Row("x", "x", "at least" if sense == "at least" else "at most", must, aim)
    assert row.verdict(ratio) == verdict


def test_bend_is_one_on_a_straight_line() -> None:
    assert growth.Curve("", "", ((1, 15.0), (2, 25.0), (4, 45.0), (8, 85.0))).bend == 1
    assert growth.Curve("", "", ((0, 0.0), (1, 4.0), (2, 16.0))).bend == 3


def test_tables_are_put_between_the_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n", "utf-8")
    made = table.rows([Outcome(ROWS["carbone"], "2.00 ms", "14.00 ms", 7.0)])
    table.put(page, made)
    text = page.read_text("utf-8")
    assert text == f"before\n{table.BEGIN}\n{made}\n{table.END}\nafter\n"
    assert "| 7.00 | ≥ 1 | ≥ 3 | aim |" in text


def test_the_page_has_a_place_for_the_tables() -> None:
    text = main.PAGE.read_text("utf-8")
    assert text.index(table.BEGIN) < text.index(table.END)


def test_a_part_of_the_run_is_not_written() -> None:
    with pytest.raises(SystemExit, match="whole run"):
        main.main(["--quick", "--write"])
