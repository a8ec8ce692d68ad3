"""Every rule finds what it must and leaves alone what it must: the cases are data.

`cases/CODE.yaml` holds two lists, `must` and `near`. A case says what differs from the minimal form
(`form`: blocks by key), its `edition` (2021 when absent), last year's form where one is given
(`previous`), and for `must` the words on the line where the finding stands (`at`). A case with
`page` is about a published report: the form's own web page after these replacements (pattern,
text; each must match), and `place` names words of the finding's place.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.catalogue import rules
from generator.checks.engine import Options
from generator.pipeline import Examined, examine, render
from tests.form.forms import form, report_of

FOLDER = Path(__file__).parent / "cases"
PROVED_ELSEWHERE = (
    *("IN", "YA", "FM", "PR", "RE03", "RE04"),
    *("NC04", "NC05", "NC06", "T301", "T302", "T303", "T401", "T402", "T403"),
)


def _cases(kind: str) -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))[kind]:
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['name']}")


def _examined(case: dict[str, Any]) -> tuple[str, Examined]:
    text = form(case.get("form", {}), str(case.get("edition", "2021")))
    if "page" in case:
        return text, examine(_page(text, case["page"]), _no_file)
    previous = None
    if "previous" in case:
        edition = str(case.get("previous_edition", case.get("edition", "2021")))
        year = {"年度": str(case.get("previous_year", 2019 if edition == "2019" else 2025))}
        previous = report_of(form({**case["previous"], **year}, edition))
    return text, examine(text.encode("utf-8"), _no_file, Options(previous=previous))


def _page(text: str, edits: list[tuple[str, str]]) -> bytes:
    content = examine(text.encode("utf-8"), _no_file).content
    assert content is not None
    page = render(content, ("html",)).files["html"].decode("utf-8")
    for pattern, replacement in edits:
        page, count = re.subn(pattern, replacement, page, flags=re.DOTALL)
        assert count, pattern
    return page.encode("utf-8")


def _no_file(name: str) -> bytes:
    raise AssertionError(name)


@pytest.mark.parametrize(("code", "case"), list(_cases("must")))
def test_what_must_be_found_is_found_at_its_line(code: str, case: dict[str, Any]) -> None:
    text, examined = _examined(case)
    found = [d for d in examined.result.diagnostics if d.code == code]
    assert found, [d.code for d in examined.result.diagnostics]
    if "page" in case:
        assert found[0].span is None
        assert case.get("place", "") in (found[0].place or "")
    else:
        assert found[0].span is not None
        assert case["at"] in text.split("\n")[found[0].span.line - 1]
    if "severity" in case:
        assert found[0].severity == case["severity"]
    for words in case.get("says", ()):
        assert words in found[0].message


@pytest.mark.parametrize(("code", "case"), list(_cases("near")))
def test_a_near_miss_is_left_alone(code: str, case: dict[str, Any]) -> None:
    _, examined = _examined(case)
    assert code not in {d.code for d in examined.result.diagnostics}
    assert code not in {s.code for s in examined.result.skipped}


def test_every_rule_has_cases_of_both_kinds() -> None:
    wanted = {code for code in rules() if not code.startswith(PROVED_ELSEWHERE)}
    assert {path.stem for path in FOLDER.glob("*.yaml")} == wanted
    for path in FOLDER.glob("*.yaml"):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert cases["must"], path.name
        assert cases["near"], path.name
