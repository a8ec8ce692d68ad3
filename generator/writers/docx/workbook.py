"""The workbook behind a chart: what Word opens at “编辑数据”. Same figures, same bytes."""

import zipfile
from datetime import datetime
from io import BytesIO

from generator.document.nodes import Figure

SHEET = "Sheet1"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook(figure: Figure) -> bytes:
    """Categories in column A from row 2, names of the series in row 1, their counts below."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.properties.creator = "nianbao"
    book.properties.created = book.properties.modified = datetime(*_EPOCH)
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.append(["", *(series.name for series in figure.series)])
    for number, category in enumerate(figure.categories):
        sheet.append([category, *(series.values[number] for series in figure.series)])
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula
    saved = BytesIO()
    ExcelWriter(book, zipfile.ZipFile(saved, "w")).save()  # `book.save` would look at the clock
    return _repacked(saved.getvalue())


def _repacked(data: bytes) -> bytes:
    """The same parts in the same order with fixed times."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as packed:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            packed.writestr(fixed, source.read(entry))
    return target.getvalue()
