"""Lines of text as a browser shows them: blanks of the source collapsed, looks kept."""

import re

from generator.document.nodes import Run

_BLANKS = " \t\n\r\f"  # of the source's layout; others are characters of the text
_PARTING = "\0"  # between stretches of text of different elements; no page has it in its text
_GAP = re.compile(r"\0?[ \t\n\r\f][ \t\n\r\f\0]*")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # places to break a word at, marks of encoding
_UNEVEN = re.compile("[ \t\n\r\f\u00ad\u200b\u2060\ufeff]")  # what either of the two may change
_WIDE_MARKS = "“”‘’—…·"


class Line:
    """A line that is being read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._bold: list[bool] = []

    def add(self, text: str, bold: bool) -> None:
        """Text as it stands in the source; blanks at the beginning of a line are none."""
        if text and (self._pieces or text.strip(_BLANKS)):
            self._pieces.append(text)
            self._bold.append(bold)

    def take(self) -> list[Run]:
        """The runs of the line, blanks at its ends left out; a new line begins."""
        pieces, looks = self._pieces, self._bold
        if not pieces:
            return []
        self._pieces, self._bold = [], []
        if len(pieces) == 1 and not _UNEVEN.search(pieces[0]):
            return [Run(pieces[0], looks[0])]
        joined = _GAP.sub(_gap, _UNSEEN.sub("", _PARTING.join(pieces)))
        runs: list[Run] = []
        for text, bold in zip(joined.split(_PARTING), looks, strict=False):
            if runs and (runs[-1].bold == bold or not text):
                runs[-1] = Run(runs[-1].text + text, runs[-1].bold)
            elif text:
                runs.append(Run(text, bold))
        return runs


def _gap(match: re.Match[str]) -> str:
    """One blank, or none where the source is only broken between two Chinese characters."""
    text, gap = match.string, match[0]
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end()] if match.end() < len(text) else ""
    blank = "" if "\n" in gap and _is_wide(before) and _is_wide(after) else " "
    return blank + _PARTING * gap.count(_PARTING)


def _is_wide(char: str) -> bool:
    return char >= "\u2e80" or (char != "" and char in _WIDE_MARKS)


def stripped(runs: list[Run]) -> list[Run]:
    """The runs without blanks of any kind at the ends of the line."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs = [Run(runs[0].text.lstrip(), runs[0].bold), *runs[1:]]
        runs = [*runs[:-1], Run(runs[-1].text.rstrip(), runs[-1].bold)]
    return runs


def plain(runs: list[Run]) -> str:
    """The words of a line; only blanks of the source's layout are left out at its ends."""
    return "".join(run.text for run in runs).strip(" ")
