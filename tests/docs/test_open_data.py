"""The shape of json that docs/open-data.md shows is the one that is written."""

import json
import re
from typing import Any

from generator.pipeline import render
from tests.samples.load import ROOT, content


def _shape(value: Any) -> Any:
    """Keys all the way down; of a list the shape of its first entry."""
    if isinstance(value, dict):
        return {key: _shape(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_shape(entry) for entry in value[:1]]
    return type(value).__name__


def test_the_example_has_the_shape_of_what_is_written() -> None:
    text = (ROOT / "docs" / "open-data.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    made = json.loads(render(content("full_2025"), ("json",)).files["json"])
    assert list(json.loads(example)) == list(made)
    assert _shape(json.loads(example)) == _shape(made)


def test_every_key_is_explained() -> None:
    text = (ROOT / "docs" / "open-data.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`(\w+)`", text.partition("| 项 |")[2].partition("## csv")[0]))
    made = json.loads(render(content("full_2025"), ("json",)).files["json"])
    keys = {*made, *made["tables"][0]["rows"][0]}
    assert keys - explained == set()
