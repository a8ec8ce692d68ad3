"""Bytes to text: UTF-8, or what old office machines write, with a note."""

import codecs

from generator.diagnostics import WHOLE_FILE, Finding, Severity, Span

MAX_BYTES = 2 * 1024 * 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> tuple[str | None, list[Finding]]:
    """Text of a form, or None with a finding (YA03 encoding, YA04 size) that says why not."""
    if len(data) > MAX_BYTES:
        return None, [_too_large()]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return _decode_otherwise(data, error.start)


def _decode_otherwise(data: bytes, at: int) -> tuple[str | None, list[Finding]]:
    encoding = "utf-16" if data.startswith(_UTF16) else "gb18030"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        line = data[:at].count(b"\n") + 1
        return None, [_unreadable(line)]
    if "\0" in text:
        return None, [_unreadable(1)]
    return text, [_recoded(encoding.upper())]


def _too_large() -> Finding:
    return Finding(
        code="YA04",
        message=f"文件超过上限 {MAX_BYTES // 1048576} MB，没有读取",
        span=WHOLE_FILE,
        hint="年度报告表单一般只有几十 KB，请确认选对了文件；图片用文件名引用，不要写进表单",
    )


def _unreadable(line: int) -> Finding:
    return Finding(
        code="YA03",
        message=f"第 {line} 行起的内容不是 UTF-8 文字，也不是 GB18030（GBK）文字，无法读取",
        span=Span(line, 1, line, 1),
        hint="请用记事本打开后“另存为”，编码选 UTF-8；如果打开就是乱码，这不是表单文件",
    )


def _recoded(encoding: str) -> Finding:
    return Finding(
        code="YA03",
        message=f"文件编码是 {encoding}，不是 UTF-8，已按 {encoding} 读取",
        span=WHOLE_FILE,
        hint="内容没有损失；建议用记事本“另存为”时把编码选为 UTF-8",
        severity=Severity.INFO,
    )
