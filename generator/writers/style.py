"""`templates/styles.yaml` as values; a wrong style sheet is refused with its key."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator import resources
from generator.errors import SpecError

Align = Literal["left", "center", "right", "both"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(_Entry):
    """Paper and type area, mm; `line_pitch_pt` is the height of one of its 22 lines."""

    width_mm: float
    height_mm: float
    top_mm: float
    left_mm: float
    bottom_mm: float
    right_mm: float
    footer_mm: float
    line_pitch_pt: float
    page_number_outside: bool


class Font(_Entry):
    """The face that the document names, and the one to use where it is missing."""

    name: str
    fallback: str
    family: Literal["roman", "modern", "auto"]


class Style(_Entry):
    """One paragraph style; a `line_pt` is exact, none means single spacing.

    `outline` is the heading level, `after_lines` blank lines below, `spacing_pt` character spacing.
    """

    font: str
    size_pt: float = Field(gt=0)
    line_pt: float | None = None
    spacing_pt: float = 0
    first_line_chars: int = 0
    align: Align = "left"
    outline: int | None = None
    after_lines: int = 0


class TableStyle(_Entry):
    width_mm: float
    border_pt: float
    margin_mm: float
    row_height_mm: float
    dense_row_height_mm: float


class TextStyle(_Entry):
    """The plain text: columns of a drawn table, first-line indent."""

    width: int
    indent: str


class StyleSheet(_Entry):
    """Every size, font and distance of the rendered report."""

    page: Page
    fonts: dict[str, Font]
    styles: dict[str, Style]
    table: TableStyle
    txt: TextStyle

    def font(self, style: str) -> Font:
        """The font of a style."""
        return self.fonts[self.styles[style].font]


@lru_cache(maxsize=8)
def load_styles(edition: str, folder: Path = resources.TEMPLATES) -> StyleSheet:
    """The style sheet of an edition; SpecError says which key is wrong."""
    path = resources.template_path("styles.yaml", edition, folder)
    try:
        sheet = StyleSheet.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise SpecError(f"{path}: {error}") from error
    unknown = {style.font for style in sheet.styles.values()} - set(sheet.fonts)
    if unknown:
        raise SpecError(f"{path}: unknown fonts {sorted(unknown)}")
    return sheet
