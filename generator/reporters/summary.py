"""What became of many forms: one small row each, the lines and the total that a person reads."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.diagnostics import Severity
from generator.document.clean import clean
from generator.document.width import display_width
from generator.reporters.entry import FileEntry
from generator.reporters.text import SEVERITY_NAMES

SHOWN = 40  # rows shown of a long list


class State(StrEnum):
    """What became of a form; the worst comes last."""

    CLEAN = "没有问题"
    WRITTEN = "已生成"
    SAME = "没有变化"
    SKIPPED = "已有，略过"
    DRAFT = "已生成草稿"
    NOTED = "有提示"
    WARNED = "有警告"
    WRONG = "有错误"
    REFUSED = "有错误，没有生成"
    FAILED = "没有做成"
    UNREAD = "打不开"


FINE = frozenset({State.CLEAN, State.WRITTEN, State.SAME, State.SKIPPED, State.DRAFT, State.NOTED})
_STATUS = {State.WRONG: 1, State.REFUSED: 1, State.FAILED: 2, State.UNREAD: 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One form: counts of findings that are not waived, the files written, the form's SHA-256.

    `why` says in Chinese what went wrong, when that is not a finding.
    """

    path: str
    state: State
    agency: str | None = None
    year: int | None = None
    edition: str | None = None
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    waived: int = 0
    files: tuple[str, ...] = ()
    digest: str | None = None
    why: str = ""

    @property
    def status(self) -> int:
        """The exit status that this form asks for."""
        return _STATUS.get(self.state, 0)


def row_of(
    entry: FileEntry,
    state: State,
    *,
    files: tuple[str, ...] = (),
    digest: str | None = None,
    why: str = "",
) -> Row:
    """The row of a checked file."""
    counts = entry.counts
    return Row(
        path=entry.path,
        state=state,
        agency=entry.agency,
        year=entry.year,
        edition=entry.edition,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.INFO],
        waived=sum(not d.counts for d in entry.diagnostics),
        files=files,
        digest=digest,
        why=why,
    )


def checked_state(entry: FileEntry) -> State:
    """What a check alone says of a file."""
    if any(d.code == "IN01" for d in entry.diagnostics):
        return State.UNREAD
    worst = (
        (Severity.ERROR, State.WRONG),
        (Severity.WARNING, State.WARNED),
        (Severity.INFO, State.NOTED),
    )
    return next((state for weight, state in worst if entry.count(weight)), State.CLEAN)


def chosen(rows: Sequence[Row]) -> list[Row]:
    """The rows to show: all of a short list, else those that need a person, the worst first."""
    if len(rows) <= SHOWN:
        return list(rows)
    bad = [row for row in rows if row.state not in FINE]
    return sorted(bad, key=lambda row: (-row.status, -row.errors, -row.warnings))[:SHOWN]


def cells(row: Row) -> tuple[str, ...]:
    """A row as a person reads it: whose, year, errors, warnings, state."""
    year = str(row.year) if row.year else ""
    whose = clean(row.agency or row.path)
    return whose, year, str(row.errors), str(row.warnings), row.state.value


HEADINGS = ("机关", "年度", "错误", "警告", "结果")


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The rows as plain lines in columns."""
    table = [HEADINGS, *(cells(row) for row in chosen(rows))]
    if len(table) == 1:
        return
    widths = [max(display_width(line[i]) for line in table) for i in range(len(HEADINGS))]
    for line in table:
        padded = (
            text + " " * (w - display_width(text)) for text, w in zip(line, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()


def left_out(rows: Sequence[Row]) -> str:
    """How many rows are not shown; empty when all are."""
    shown = len(chosen(rows))
    rest = len(rows) - shown
    return f"（另外 {rest} 份没有列出，用 --report 可以得到全部）" if shown and rest else ""


def found(rows: Sequence[Row]) -> str:
    """The findings of all rows in a few words, as the text of one file ends with them."""
    counts = {
        Severity.ERROR: sum(row.errors for row in rows),
        Severity.WARNING: sum(row.warnings for row in rows),
        Severity.INFO: sum(row.notes for row in rows),
    }
    words = "，".join(f"{n} 个{SEVERITY_NAMES[s]}" for s, n in counts.items() if n)
    waived = sum(row.waived for row in rows)
    note = f"；另有 {waived} 项已说明" if waived else ""
    return f"{words or '没有发现问题'}{note}。"


def total(rows: Sequence[Row]) -> str:
    """One line: how many forms came to what, and the findings of all of them."""
    states = Counter(row.state for row in rows)
    parts = "，".join(f"{state.value} {states[state]} 份" for state in State if states[state])
    return f"{len(rows)} 个文件：{parts}；{found(rows)}"
