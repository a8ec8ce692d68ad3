"""The doors by which strangers' input comes in: how an input is made, and what opening it leads to.

`open` gives what became of the input (one of OUTCOMES); whatever else happens is a `BrokenError`.
"""

import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from lxml import etree

from generator.checks.engine import Options
from generator.checks.settings import parse_settings
from generator.cli import console, convert, office
from generator.cli.examined import entry_of
from generator.cli.main import run
from generator.document.options import ReferenceFile, RenderOptions
from generator.errors import InputError
from generator.form.parse import parse
from generator.importing import import_form
from generator.pipeline import Examined, examine, render
from generator.reporters import json_report, text
from generator.templating import Templates
from tests.fuzz import seeds
from tests.fuzz.fragments import ATTRIBUTES, PATTERNS, TEMPLATES, TEXTS, YAML
from tests.fuzz.mutate import (
    JINJA,
    LINES,
    QUOTED,
    TAGS,
    WORDS,
    changed_archive,
    changed_bytes,
    changed_tokens,
    changed_tree,
    changed_xml,
    dumped,
    packed,
    times,
)

REPORT, FINDINGS, REFUSED = "report", "findings", "refused"
OUTCOMES = (REPORT, FINDINGS, REFUSED)
_OWN_RULES = "XZ"  # say what the county wrote
_FORMATS = ("docx", "txt", "html", "json", "csv")


class BrokenError(Exception):
    """Something came out that is neither a report nor a message with a place."""


@dataclass(frozen=True)
class Door:
    """`make` builds an input from chance alone; `open` gives its outcome."""

    make: Callable[[Random], Any]
    open: Callable[[Any], str]


# ---------------------------------------------------------------- what must hold of every outcome


def _chinese(message: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in message)


@contextmanager
def _refusals() -> Iterator[None]:
    """A refusal in Chinese is an outcome, one in other words is not."""
    try:
        yield
    except InputError as error:
        if not _chinese(str(error)) or "Error" in str(error):
            raise BrokenError(f"refused in these words: {error}") from error
        raise


def _judged(examined: Examined) -> str:
    """The outcome of a check; every finding says what and where, and every reporter can say it."""
    entry = entry_of(Path("报告"), examined)
    json_report.report([entry]).encode("utf-8", "replace")
    text.report([entry])
    lines = max(1, len(examined.lines))
    for found in examined.result.diagnostics:
        if not _chinese(found.message) and not found.code.startswith(_OWN_RULES):
            raise BrokenError(f"{found.code} says no Chinese: {found.message[:200]!r}")
        span = found.span
        if span is not None and examined.lines and not 1 <= span.line <= lines:
            raise BrokenError(f"{found.code} stands in line {span.line} of {lines}")
        if not (span or found.path or found.place or _concerns_the_whole(examined)):
            raise BrokenError(f"{found.code} has no place: {found.message[:200]!r}")
    if examined.report is None and not examined.result.diagnostics:
        raise BrokenError("nothing was read and nothing said")
    return FINDINGS if examined.result.diagnostics else REPORT


def _concerns_the_whole(examined: Examined) -> bool:
    """Of a published report something may be missing altogether, and so have no place."""
    return examined.recovered is not None


def _no_image(name: str) -> bytes:
    raise InputError(f"找不到图片“{name[:20]}”")


def _rendered(examined: Examined, options: RenderOptions, formats: tuple[str, ...]) -> str:
    if examined.content is None:
        return FINDINGS
    with _refusals():
        made = render(examined.content, formats, replace(options, draft=True), examined.result)
    for kind, data in made.files.items():
        if not data:
            raise BrokenError(f"an empty {kind}")
    if "docx" in made.files:
        _well_formed(made.files["docx"])
    return REPORT


def _well_formed(docx: bytes) -> None:
    from tests.fuzz.mutate import unpacked

    for name, part in unpacked(docx).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)


# ---------------------------------------------------------------- forms


def _make_form(chance: Random) -> bytes:
    forms = seeds.forms()
    data, other = chance.choice(forms), chance.choice(forms)
    way = chance.randrange(10)
    if way < 3:
        return changed_bytes(chance, data, other)
    if way < 6:
        parts = chance.choice((LINES, WORDS))
        made = changed_tokens(chance, data.decode(), TEXTS + YAML, parts)
        return made.encode(chance.choice(("utf-8",) * 8 + ("gb18030", "utf-16")), "replace")
    return _tree(chance)


def _tree(chance: Random) -> bytes:
    tree, other = (json.loads(chance.choice(seeds.trees())) for _ in range(2))
    return dumped(chance, changed_tree(chance, tree, other)).encode("utf-8", "replace")


def _check_form(data: bytes) -> str:
    with _refusals():
        return _judged(examine(data, _no_image, suffix=".yaml"))


def _render_form(data: bytes) -> str:
    with _refusals():
        return _rendered(examine(data, _no_image, suffix=".yaml"), RenderOptions(), _FORMATS)


# ---------------------------------------------------------------- published reports


def _make_docx(chance: Random) -> bytes:
    parts = chance.choice(seeds.word_files())
    if chance.random() < 0.2:
        return changed_bytes(chance, packed(parts), b"PK\x03\x04" + bytes(30))
    data = packed(changed_archive(chance, parts))
    return changed_bytes(chance, data, b"") if chance.random() < 0.05 else data


def _make_html(chance: Random) -> bytes:
    pages = seeds.published("html")
    data, other = chance.choice(pages), chance.choice(pages)
    if chance.random() < 0.3:
        return changed_bytes(chance, data, other)
    fragments = TEXTS + tuple(f"<td colspan='{a}' rowspan='{a}'>" for a in ATTRIBUTES) + _TAGS
    made = changed_tokens(chance, data.decode(), fragments, chance.choice((TAGS, TAGS, WORDS)))
    return made.encode(
        chance.choice(("utf-8",) * 8 + ("gb18030", "utf-16", "utf-16-le")), "replace"
    )


_TAGS = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<div>" * 300, "<p>", "<h1>", "<h2>", "<pre>",
    "<script>", "<style>", "<!--", "<br>" * 50, "<table><tr><td>" * 60, "<b style='font-weight:bold'>",
    "<img src='data:image/png;base64,iVBORw0KGgo='>", "<meta charset=utf-7>", "<?xml encoding='x'?>",
    "<svg><![CDATA[",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<td rowspan=0>", "<frameset>", "<textarea>", "<select><option>",
)  # fmt: skip


def _make_txt(chance: Random) -> bytes:
    texts = seeds.published("txt")
    data, other = chance.choice(texts), chance.choice(texts)
    if chance.random() < 0.3:
        return changed_bytes(chance, data, other)
    made = changed_tokens(chance, data.decode(), TEXTS, chance.choice((LINES, LINES, WORDS)))
    return made.encode(chance.choice(("utf-8",) * 8 + ("gb18030", "utf-16")), "replace")


def _read_back(suffix: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        with _refusals():
            examined = examine(data, _no_image, suffix=suffix)
        outcome = _judged(examined)
        if examined.recovered is not None and examined.recovered.form is not None:
            with _refusals():
                made = import_form(examined, "报告")
            again = parse(made.text.encode("utf-8", "replace"))
            if again.form is None:
                raise BrokenError(f"the imported form cannot be read: {again.findings[0].message}")
        return outcome

    return read


# ---------------------------------------------------------------- what an office gives of its own


def _make_settings(chance: Random) -> tuple[str, bytes]:
    form = chance.choice(seeds.forms())
    odd = (
        *TEXTS,
        *PATTERNS,
        "nan",
        "inf",
        "-inf",
        "1979-05-27",
        "[[rule]]",
        "[severity]",
        "'''",
        "=",
        "[",
        "{}",
    )
    if chance.random() < 0.3:
        return changed_tokens(chance, seeds.SETTINGS, odd, chance.choice((LINES, WORDS))), form
    tokens = QUOTED.split(seeds.SETTINGS)
    for _ in range(times(chance)):
        at = chance.randrange(len(tokens))
        if tokens[at].startswith('"'):
            words = chance.choice(chance.choice((PATTERNS, PATTERNS, TEXTS, _CONDITIONS)))
            tokens[at] = json.dumps(words, ensure_ascii=False)
        elif tokens[at].startswith(" = "):
            number = chance.choice(
                ("nan", "inf", "-1", "1e300", "0", "9" * 30, "true", "[]", '"x"')
            )
            tokens[at] = f" = {number}\n"
    return "".join(tokens), form


_CONDITIONS = (
    "1", "年度", "年度 > 2000", "申请.本年新收.总计 / 0 > 1", "9 ** 9", "x", "申请", "true", "not 年度",
    "1 %} {% if 1",
    "%}{{ 年度 / 0 }}{% if 1", "'x' < 1", "申请.本年新收.总计 / 3 | round(99)", "(" * 200, "1 if 2",
    "年度 ~ 'x' * 9",
)  # fmt: skip


def _use_settings(given: tuple[str, bytes]) -> str:
    written, form = given
    with _refusals():
        settings = parse_settings(written, "nianbao.toml")
    return _judged(examine(form, _no_image, Options(settings=settings), ".yaml"))


def _make_templates(chance: Random) -> tuple[str, str, bytes]:
    name = chance.choice(sorted(seeds.templates()))
    parts = JINJA if name.endswith(".j2") else WORDS
    fragments = TEMPLATES if name.endswith(".j2") and chance.random() < 0.7 else TEXTS + ATTRIBUTES
    made = changed_tokens(chance, seeds.templates()[name], fragments, parts)
    return name, made, chance.choice(seeds.forms())


def _use_templates(given: tuple[str, str, bytes]) -> str:
    name, written, form = given
    options = RenderOptions(templates=Templates(((name, written),), "模板"))
    return _rendered(examine(form, _no_image, suffix=".yaml"), options, ("docx", "txt", "html"))


def _make_reference(chance: Random) -> tuple[bytes, bytes]:
    parts = dict(chance.choice(seeds.word_files()))
    if "word/styles.xml" in parts and chance.random() < 0.5:
        parts["word/styles.xml"] = changed_xml(chance, parts["word/styles.xml"])
    else:
        parts = changed_archive(chance, parts)
    data = packed(parts)
    return (changed_bytes(chance, data, b"") if chance.random() < 0.1 else data), seeds.forms()[-2]


def _use_reference(given: tuple[bytes, bytes]) -> str:
    data, form = given
    options = RenderOptions(reference=ReferenceFile("样式.docx", data))
    return _rendered(examine(form, _no_image, suffix=".yaml"), options, ("docx",))


# ---------------------------------------------------------------- arguments of the program

_LINES: tuple[tuple[str, ...], ...] = (
    ("new", "--year", "2026", "--agency", "示例县云溪镇人民政府", "--type", "乡镇街道", "-o", "out/a.yaml"),
    ("new", "--from", "form.yaml", "-o", "b.yaml"),
    ("new", "--from", "report.docx"),
    ("check", "form.yaml"),
    ("check", "broken.yaml", "report.docx", "folder", "--format", "json"),
    ("check", "form.yaml", "--previous", "report.txt", "--format", "sarif", "--select", "T,FM"),
    ("check", "folder", "--report", "out/a.xlsx", "--jobs", "1"),
    ("check", "form.yaml", "--fix"),
    ("render", "form.yaml", "-o", "out", "--to", "docx,txt,html,json,csv"),
    ("render", "folder", "form.yaml", "-o", "out", "--to", "txt", "--resume", "--report", "out/a.csv"),
    ("render", "broken.yaml", "-o", "out", "--draft"),
    ("render", "form.yaml", "--to", "pdf"),
    ("import", "report.html", "-o", "a.yaml"),
    ("values", "report.txt", "--format", "csv"),
    ("values", "form.yaml", "--format", "json"),
    ("diff", "form.yaml", "report.docx", "--format", "md"),
    ("diff", "form.yaml", "report.html", "--note", "note.docx"),
    ("verify", "form.yaml", "report.docx"),
    ("rules", "T302"),
    ("rules",),
    ("schema", "--edition", "2021"),
)  # fmt: skip
_WORDS = (
    "form.yaml", "broken.yaml", "report.docx", "report.txt", "report.html", "missing.yaml", "folder", "empty",
    "out",
    "--help", "--version", "--year", "--agency", "--type", "--from", "-o", "--output", "--format", "--select",
    "--ignore",
    "--previous", "--report", "--resume", "--fix", "--to", "--draft", "--jobs", "--encoding", "--layout",
    "--note", "--",
    "--take", "--edition", "--no-embed", "--templates", "--reference-docx", "--force", "--x", "-", "-x", "new",
    "check",
    "2026", "2025", "0", "-1", "99999", "1", "json", "text", "md", "csv", "sarif", "docx", "txt,html",
    "out/a.yaml", "word",
    "CON", "../x", "a/b/c", "NUL.txt", ".", "..", "T302", "FM", "utf-8", "gb18030", "form.yaml/x",
    "--report=x.pdf",
)  # fmt: skip


def _make_arguments(chance: Random) -> tuple[str, ...]:
    words = list(chance.choice(_LINES))
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        at = chance.randrange(1, len(words) + 1)
        odd = chance.choice(TEXTS).replace("/", "∕")  # stays within the folder
        new = chance.choice(_WORDS) if chance.random() < 0.7 else odd
        words[at : at + chance.randrange(2)] = [new]
    return tuple(words)


def _call(words: tuple[str, ...]) -> str:
    out, err = io.StringIO(), io.StringIO()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as top, _without_libreoffice():
        folder = Path(top, "a", "b", "c")
        _furnish(folder)
        before = console.debug
        with chdir(folder), redirect_stdout(out), redirect_stderr(err):
            try:
                status = run([word for word in words if word != "--debug"])
            finally:
                console.debug = before
    said = out.getvalue() + err.getvalue()
    if status not in (0, 1, 2) or "Traceback" in said or "程序处理" in said or "程序出错" in said:
        raise BrokenError(f"status {status}: {said[-400:]}")
    if status and not _chinese(said) and "--format" not in words:
        raise BrokenError(f"status {status} without a word: {said[-400:]!r}")
    return {0: REPORT, 1: FINDINGS, 2: REFUSED}[status]


def _furnish(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "folder").mkdir()
    (folder / "empty").mkdir()
    for name, data in _furniture().items():
        (folder / name).write_bytes(data)


def _furniture() -> Mapping[str, bytes]:
    form = seeds.form_of("minimal_2026")
    published = {f"report.{kind}": seeds.published(kind)[1] for kind in ("docx", "txt", "html")}
    return {
        "form.yaml": form, "broken.yaml": form[:900] + b"\n: [", os.path.join("folder",
        "a.yaml"): form, **published
    }  # fmt: skip


@contextmanager
def _without_libreoffice() -> Iterator[None]:
    """A conversion takes seconds and is another program's work."""
    with (
        patch.object(office, "find_libreoffice", return_value=None),
        patch.object(convert, "find_libreoffice", return_value=None),
    ):
        yield


DOORS: Mapping[str, Door] = {
    "form": Door(_make_form, _check_form),
    "render": Door(_make_form, _render_form),
    "docx": Door(_make_docx, _read_back(".docx")),
    "html": Door(_make_html, _read_back(".html")),
    "txt": Door(_make_txt, _read_back(".txt")),
    "settings": Door(_make_settings, _use_settings),
    "templates": Door(_make_templates, _use_templates),
    "reference": Door(_make_reference, _use_reference),
    "arguments": Door(_make_arguments, _call),
}


def chance_of(door: str, seed: int, number: int) -> Random:
    """What decides one input: it can be made again from these three alone."""
    return Random(f"{door}:{seed}:{number}")
