"""Reading a page of documentation as steps, and doing them one by one.

A page's blocks are its steps. `console` holds commands; a `text` block after it holds lines that
are told, in that order, “…” standing for anything. `diff` changes a file, other blocks may be
written to one. What a reader needs not see is said in comments before a block: 文件, 改, 复制,
Word, 退出码, 内有, 需要.
"""

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from generator.cli.main import run
from generator.cli.office import find_libreoffice

ROOT = Path(__file__).parents[2]
_STEP = re.compile(
    r"^<!-- (?P<what>[^：\n]+)：(?P<how>[^\n]*) -->$|^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Walk:
    """Where a page stands: what the last commands have told, and what its comments ask for."""

    capsys: pytest.CaptureFixture[str]
    status: int = 0
    told: str = ""
    target: str = ""
    change: str = ""
    skipped: bool = False

    def page(self, text: str) -> None:
        """Do every step of a page; the current folder is empty but for the samples."""
        for step in _STEP.finditer(text):
            if step["what"]:
                self._remark(step["what"], step["how"])
            else:
                self._block(step["kind"], step["text"])

    def _remark(self, what: str, how: str) -> None:
        if what == "退出码":
            self.status = int(how)
        elif what == "文件":
            self.target = how
        elif what == "改":
            self.change = how
        elif what == "内有":
            self.told = Path(how).read_text(encoding="utf-8")
        elif what == "需要":
            self.skipped = find_libreoffice() is None
        elif what == "复制":
            source, target = how.split(" → ")
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
        else:
            assert what == "Word", what
            changed_in_word(*re.split(" → |：", how))

    def _block(self, kind: str, text: str) -> None:
        if kind == "console":
            self._run(text)
        elif kind == "text":
            self._compare(text)
        elif self.change:
            assert kind == "diff"
            changed(Path(self.change), text)
            self.change = ""
        elif self.target:
            Path(self.target).parent.mkdir(parents=True, exist_ok=True)
            Path(self.target).write_text(text, encoding="utf-8")
            self.target = ""

    def _run(self, text: str) -> None:
        self.told = ""
        if self.skipped:
            return
        for line in text.splitlines():
            program, *arguments = shlex.split(line)
            assert program == "nianbao"
            status = run(arguments)
            captured = self.capsys.readouterr()
            assert status == self.status, f"{line}\n{captured.out}{captured.err}"
            self.told += captured.out + captured.err
        self.status = 0

    def _compare(self, text: str) -> None:
        if self.skipped:
            self.skipped = False
            return
        at = 0
        for line in text.splitlines():
            words = line.strip()
            if words == "…":
                continue
            found = self.told.find(words, at)
            assert found >= 0, f"{words}\n--- is not in ---\n{self.told[at:][:2000]}"
            at = found + len(words)


def changed(path: Path, diff: str) -> None:
    """Take a block of - and + lines as changes: each run of - lines becomes the + lines after it."""
    text = path.read_text(encoding="utf-8")
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", diff, re.MULTILINE):
        before, after = (
            "".join(line[1:] + "\n" for line in part.splitlines()) for part in (old, new)
        )
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def changed_in_word(source: str, target: str, old: str, new: str) -> None:
    """What somebody does in Word: the first `old` of a file becomes `new`."""
    document = Document(source)
    cells = [c for table in document.tables for row in table.rows for c in row.cells]
    inside = [p for cell in cells if cell.text == old for p in cell.paragraphs]
    paragraph = next(p for p in [*inside, *document.paragraphs] if old in p.text)
    run_ = next(run_ for run_ in paragraph.runs if old in run_.text)
    run_.text = run_.text.replace(old, new)
    document.save(target)
