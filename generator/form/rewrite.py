"""Changing a form's text: comments, order and layout of everything else stay as they are.

A value that is already there is replaced in place, character by character; a new key needs a
round trip through ruamel.yaml, which keeps comments and order.
"""

import io
import json
import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from generator.diagnostics import Span
from generator.form.blank import quoted
from generator.form.frame_errors import node_at
from generator.form.parse import parse
from generator.form.raw import LINE_BREAK, RawMapping, RawScalar

Steps = tuple[str | int, ...]
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def rewrite(text: str, changes: Mapping[Steps, str]) -> str:
    """The form's text with new values at the paths given (keys and 0-based positions).

    Raises ValueError when the text is no form, or a new key has no mapping to stand in.
    """
    form = parse(text.encode("utf-8")).form
    if form is None:
        raise ValueError("not a form")
    spots: dict[Span, str] = {}
    new: dict[Steps, str] = {}
    starts = _line_starts(text)
    for steps, value in changes.items():
        node = node_at(form.root, steps)
        if isinstance(node, RawScalar) and node.style in ("plain", "quoted"):
            before = text[starts[node.span.line - 1] + node.span.column - 2]
            spots[node.span] = _scalar(value, node, before)
        else:
            new[steps] = value
    text = replace_at(text, spots)
    return _with_new_keys(text, new, form.root) if new else text


def replace_at(text: str, changes: Mapping[Span, str]) -> str:
    """The text with the stretches at these places replaced, and nothing else."""
    starts = _line_starts(text)
    for span in sorted(changes, reverse=True):
        begin = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        text = text[:begin] + changes[span] + text[end:]
    return text


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_BREAK.finditer(text))]


def _scalar(value: str, old: RawScalar, before: str) -> str:
    """A value as YAML, quoted as before; a blank first where it follows its colon directly."""
    written = value if _NUMBER.fullmatch(value) else quoted(value)
    if old.style == "quoted":
        written = json.dumps(value, ensure_ascii=False)
    return f" {written}" if before == ":" else written


def _with_new_keys(text: str, new: Mapping[Steps, str], root: RawMapping) -> str:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_duplicate_keys = True
    data = yaml.load(text)
    for steps, value in new.items():
        holder: Any = data
        for step in steps[:-1]:
            if isinstance(holder, dict) and holder.get(step) is None:
                holder[step] = yaml.map()
            holder = holder[step]
        if not isinstance(holder, dict | list):
            raise ValueError(f"no block at {steps[:-1]}")
        key: Any = steps[-1]
        holder[key] = _python_value(value, node_at(root, steps))
    target = io.StringIO()
    yaml.dump(data, target)
    return target.getvalue()


def _python_value(value: str, old: object) -> Any:
    if isinstance(old, RawScalar) or "\n" in value:
        return LiteralScalarString(value)
    return int(value) if _NUMBER.fullmatch(value) and "." not in value else value
