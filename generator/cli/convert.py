"""Old Word files (.doc, .wps), RTF and OpenDocument as docx, by LibreOffice where there is one."""

from generator.cli.office import TIMEOUT, OfficeError, converted, find_libreoffice
from generator.errors import InputError
from generator.readers.kinds import advice

_SUFFIXES = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt", "wordxml": ".xml"}
CONVERTIBLE = frozenset(_SUFFIXES)


def to_docx(data: bytes, kind: str, timeout: float = TIMEOUT) -> bytes:
    """A file of a CONVERTIBLE kind (see `kind_of`) as docx; InputError that says what else to do."""
    if kind not in CONVERTIBLE:
        raise InputError(advice(kind))
    if find_libreoffice() is None:
        raise InputError(f"{advice(kind)}（装有 LibreOffice 时可以直接读取）")
    try:
        return converted(data, _SUFFIXES[kind], "docx", timeout)
    except OfficeError as error:
        raise InputError(f"{error}。{advice(kind)}") from error
