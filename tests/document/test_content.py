"""What reading and building a report loads."""

import subprocess
import sys

from tests.document.forms import as_bytes, zero_form
from tests.samples.load import ROOT

BUILD = """
import sys
from generator.document.build import build
from generator.document.content import read_content
from generator.form.parse import parse
from generator.form.validate import validate
form = parse(sys.stdin.buffer.read()).form
build(read_content(validate(form).report, lambda _: b"", form.root))
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def _loaded(prose: str) -> set[str]:
    form = as_bytes(zero_form(其他事项=prose))
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=ROOT, input=form, capture_output=True, check=True
    )
    return set(done.stdout.decode().split())


def test_words_paths_sub_headings_and_bold_need_no_parser() -> None:
    prose = "## 甲\n**共**收到{{ 申请.本年新收.总计 }}件。"
    assert not {"jinja2", "markdown_it", "docx"} & _loaded(prose)


def test_more_than_a_path_and_other_marks_are_left_to_the_parsers() -> None:
    assert {"jinja2", "markdown_it"} <= _loaded("{{ 申请.本年新收.总计 + 1 }}件_甲_。")
