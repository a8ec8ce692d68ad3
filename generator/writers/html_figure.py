"""A figure as the page's template draws it: rows of bars, widths in percent, text as text.

Nothing is scaled: on a narrow screen bars get shorter while letters keep their size. A library that
draws charts as SVG fixes the width or turns text into paths, and brings script or ids by chance.
"""

from typing import Any

from generator.document.nodes import Figure

Values = dict[str, Any]

_BAR, _BETWEEN, _LEGEND = 16, 12, 30  # px
_BASELINE = 13  # of a text beside a bar, px below its upper edge
_NAMES = 31.0  # percent of the width for the names of categories
_DIGIT = 2.5  # percent for a digit on the narrowest screens


def figure_values(figure: Figure, figure_id: str) -> Values:
    """Title, words and bars; the newest series comes last and has the dark colour."""
    several = len(figure.series) > 1
    top = _LEGEND if several else 0
    step = _BAR * len(figure.series) + _BETWEEN
    return {
        "kind": "figure",
        "id": figure_id,
        "title": figure.title,
        "words": figure.words,
        "height": top + step * len(figure.categories),
        "start": f"{_NAMES:g}%",
        "legend": [_legend(figure, number) for number in range(len(figure.series))]
        if several
        else [],
        "rows": [
            _row(figure, number, top + step * number) for number in range(len(figure.categories))
        ],
    }


def _legend(figure: Figure, number: int) -> Values:
    return {
        "text": figure.series[number].name,
        "kind": _kind(figure, number),
        "x": f"{_NAMES + number * (100 - _NAMES) / len(figure.series):g}%",
    }


def _row(figure: Figure, category: int, top: int) -> Values:
    middle = top + (_BAR * len(figure.series) - _BAR) // 2
    return {
        "name": figure.categories[category],
        "baseline": middle + _BASELINE,
        "bars": [_bar(figure, category, n, top + _BAR * n) for n in range(len(figure.series))],
    }


def _bar(figure: Figure, category: int, number: int, top: int) -> Values:
    """The longest bar leaves room for its own digits."""
    most = max(max(series.values) for series in figure.series)
    value = figure.series[number].values[category]
    longest = max(20.0, 100 - _NAMES - _DIGIT * (len(str(most)) + 1))
    width = longest * value / most
    return {
        "kind": _kind(figure, number),
        "y": top,
        "height": _BAR - 2,
        "width": f"{width:.2f}%",
        "end": f"{_NAMES + width:.2f}%",
        "baseline": top + _BASELINE,
        "value": value,
    }


def _kind(figure: Figure, number: int) -> str:
    return "now" if number == len(figure.series) - 1 else "then"
