"""The tables as a spreadsheet, for open data: one row a cell."""

from generator.document.flat import csv_text
from generator.writers.rendition import Rendition


def write(rendition: Rendition) -> bytes:
    """UTF-8 led by a byte order mark, without which Excel and WPS take it for GBK."""
    return csv_text(rendition.report).encode("utf-8-sig", errors="replace")
