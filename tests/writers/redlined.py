"""Redlines of two reports, and the two plain files that they stand between."""

from dataclasses import dataclass

from generator.comparison.redline import old_report
from generator.comparison.side import Side
from generator.document.build import build
from generator.document.content import Content
from generator.document.options import RenderOptions
from generator.pipeline import render

PLAIN = RenderOptions(embed=False)


@dataclass(frozen=True)
class Redlined:
    """The files as docx."""

    old: bytes
    new: bytes
    redline: bytes


def side(content: Content, name: str = "old.yaml") -> Side:
    return Side(name, content.report, build(content))


def redlined(old: Content, new: Content) -> Redlined:
    options = RenderOptions(redline=old_report(side(old)))
    return Redlined(_docx(old, PLAIN), _docx(new, PLAIN), _docx(new, options))


def _docx(content: Content, options: RenderOptions) -> bytes:
    return render(content, ("docx",), options).files["docx"]
