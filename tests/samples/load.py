"""The shipped sample forms, examined and rendered once for all tests."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from generator.document.build import build
from generator.document.content import Content
from generator.document.nodes import Document
from generator.form.report import Report
from generator.pipeline import Examined, Rendered, examine, render

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SCHEMAS = ROOT / "schemas"
FIGURES = ROOT / "tests" / "data" / "figures"

REAL = (
    "000_zhonggongmiao_2020",
    "001_jinbei_2020",
    "002_fengshan_2020",
    "003_yinzhou_2019",
    "004_liyang_2020",
)
GOOD = (*REAL, "full_2025", "minimal_2026")


@cache
def examined(name: str) -> Examined:
    return examine(
        (SAMPLES / f"{name}.yaml").read_bytes(), lambda image: (SAMPLES / image).read_bytes()
    )


def report(name: str) -> Report:
    found = examined(name).report
    assert found is not None
    return found


def content(name: str) -> Content:
    found = examined(name).content
    assert found is not None
    return found


@cache
def document(name: str) -> Document:
    return build(content(name))


@cache
def rendered(name: str) -> Rendered:
    return render(content(name), ("docx", "txt"))


@cache
def figures(name: str) -> dict[str, Any]:
    """The figures of a published report, typed by hand from its tables."""
    read: dict[str, Any] = json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))
    return read
