"""The report as PDF: the Word file as LibreOffice prints it."""

from generator.errors import InputError

PDF = "pdf"
_OTHERWISE = (
    "没有生成 PDF。可以安装 LibreOffice 再试，或者先生成 docx，用 Word 或 WPS 打开后另存为 PDF"
)


def to_pdf(docx: bytes) -> bytes:
    """The PDF of a Word file; InputError that says how else to get one.

    The bytes are not the same on every run: LibreOffice writes the time into them.
    """
    from generator.cli.office import OfficeError, converted

    try:
        return converted(docx, ".docx", PDF)
    except OfficeError as error:
        raise InputError(f"{error}，{_OTHERWISE}") from error
