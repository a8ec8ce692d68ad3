"""Whose report it is and on which year: title, preface, contact, signature."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.recovery.flow import Line
from generator.recovery.wording import blank, is_value, normal

_NAME = re.compile(r"(?:政府|政务)?信息公开|年度?报告|年报")
_WHOLE_TITLE = re.compile(
    r"(?:标题[:：])?\s*(?:(?P<before>[12]\d{3})\s*年度?)?(?P<organ>[^\d年]{0,60}?)"
    r"(?:(?P<middle>[12]\d{3})\s*年度?)?"
    r"(?:政府|政务)?信息公开.{0,8}?(?:(?P<after>[12]\d{3})\s*年度?)?.{0,6}"
)
_CHINESE_YEAR = re.compile(r"[一二][〇○零OＯ０一二三四五六七八九]{3}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇○零OＯ０一二三四五六七八九", "000000123456789")
_SHARED = "人民"  # 某镇人民政府信息公开: the word 政府 belongs to both
_TITLE_LINES = 4
_LONGEST = 60
_SHORTEST_ORGAN = 4
_CONTACT: Mapping[str, re.Pattern[str]] = {
    "地址": re.compile(r"地址\s*(?:[：:]|为)\s*([^，,；;。）)（(]{4,60})"),
    "邮编": re.compile(r"(?:邮编|邮政编码)\s*(?:[：:]|为)?\s*([0-9０-９]{4,8})"),
    "电话": re.compile(
        r"(?:电话|联系方式)\s*(?:[：:]|为)\s*([0-9０-９（）()—－\-– ]{7,24}[0-9０-９])"
    ),
    "传真": re.compile(r"传真\s*(?:[：:]|为)\s*([0-9０-９（）()—－\-– ]{7,24}[0-9０-９])"),
    "邮箱": re.compile(r"(?:邮箱|邮件)\s*(?:地址)?\s*(?:[：:]|为)\s*([\w.+-]+@[\w.-]+\w)"),
    "网址": re.compile(
        r"(?:网址|网站)\s*(?:[：:]|为|（|\()\s*((?:https?://)?(?:[\w-]+\.)+[a-z]{2,}[\w/.-]*)"
    ),
}
_DEPARTMENT = re.compile(r"(?:与|向)\s*([^，,。；;（(]{2,40}?)\s*联系")
_PERIOD = re.compile(
    r"([12]\d{3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*(?:起)?\s*(?:至|到|[-—－–~～]+)\s*"
    r"(?:([12]\d{3})\s*年|(?:同年|当年))?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_DAY = re.compile(r"[（(]?\s*([12]\d{3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[）)]?")
_FURNITURE = re.compile(
    r"首页\s*[>＞»]|当前位置|所在位置|(?:索\s*引\s*号|发布日期|发布时间|发布机构|信息来源|来源|访问量|浏览次数|"
    r"阅读次数|点击数|点击量|浏览量|字号|字体|责任编辑|作者|文号|主题分类|成文日期|组配分类)\s*[:：【\[]|"
    r"打印本页|关闭窗口|分享到|扫一扫|登录\s*\||"
    r"(?:主办|承办|版权所有|联系我们|网站标识码|网站地图|上一篇|下一篇|相关链接|相关附件|附件下载)\s*[:：]?|"
    r"ICP备|公网安备"
)


@dataclass(frozen=True)
class Identity:
    """What the text says of itself; None or empty where it says nothing.

    `used` are the indexes of the lines that are title, signature, date or page furniture.
    """

    title: str = ""
    agency: str = ""
    year: int | None = None
    period: tuple[date, date] | None = None
    contact: Mapping[str, str] = field(default_factory=dict)
    signature: Line | None = None
    day: date | None = None
    day_line: Line | None = None
    title_lines: tuple[Line, ...] = ()
    furniture: frozenset[int] = frozenset()
    used: frozenset[int] = frozenset()


def identify(lines: Sequence[Line], first_heading: int, last_heading: int) -> Identity:
    """Read the lines before the first chapter and the last lines of the last one."""
    head, body = lines[:first_heading], lines[first_heading:]
    at, count = _title_at(head)
    title_lines = tuple(head[at : at + count])
    title = "".join(line.text for line in title_lines)
    agency, year = _parts(title)
    again = _repeated(head, at + count, title)
    furniture = frozenset(
        i
        for i, line in enumerate(head)
        if not at <= i < at + count + again and (i < at or is_furniture(line))
    )
    signature, day, closing = _signature(lines, last_heading, agency)
    if closing and all(_below(line) for line in lines[closing[-1] + 1 :]):
        furniture |= frozenset(range(closing[-1] + 1, len(lines)))
    preface = "\n".join(line.text for line in head[at + count :])
    text = preface + "\n" + "\n".join(line.text for line in body[:6])
    period = _period(text)
    return Identity(
        title=title,
        agency=agency or (signature.text if signature else ""),
        year=year or (period[0].year if period else None),
        period=period,
        contact=_contact(text),
        signature=signature,
        day=day,
        day_line=lines[closing[-1]] if closing else None,
        title_lines=title_lines,
        furniture=furniture,
        used=frozenset(range(at, at + count + again)) | furniture | frozenset(closing),
    )


def _repeated(head: Sequence[Line], start: int, title: str) -> int:
    """How many lines right after the title say it once more."""
    joined = ""
    for count, line in enumerate(head[start : start + _TITLE_LINES], start=1):
        joined += line.text
        if title and normal(joined) == normal(title):
            return count
    return 0


def is_furniture(line: Line) -> bool:
    """Whether a line belongs to the page rather than to the report."""
    return len(line.text) <= _LONGEST and _FURNITURE.search(line.text) is not None


def _title_at(head: Sequence[Line]) -> tuple[int, int]:
    """Where the title begins and how many lines it has; the last fitting place before the text."""
    best = (0, 0)
    for at, line in enumerate(head):
        if not _short(line):
            continue
        joined = ""
        for count in range(1, _TITLE_LINES + 1):
            if at + count > len(head) or not _short(head[at + count - 1]):
                break
            joined += head[at + count - 1].text
            whole = _WHOLE_TITLE.fullmatch(_in_digits("".join(joined.split())))
            if whole and re.search("报告?|年报", joined) and _better(head, at, count, best):
                best = (at, count)
    return best


def _short(line: Line) -> bool:
    return (
        bool(line.text) and len(line.text) <= _LONGEST and not re.search(r"[。；;>＞]", line.text)
    )


def _better(head: Sequence[Line], at: int, count: int, best: tuple[int, int]) -> bool:
    """A title that names organ and year beats one that does not; a later one beats an earlier."""

    def worth(a: int, n: int) -> tuple[int, int]:
        agency, year = _parts("".join(line.text for line in head[a : a + n]))
        return (bool(agency) + bool(year), -n)

    return best[1] == 0 or worth(at, count) > worth(*best)


def _in_digits(text: str) -> str:
    """Years in Chinese numerals as digits."""
    return _CHINESE_YEAR.sub(lambda year: year[0].translate(_CHINESE_DIGITS), text)


def _parts(title: str) -> tuple[str, int | None]:
    """The organ and the year that a title names."""
    match = _WHOLE_TITLE.fullmatch(_in_digits("".join(title.split())))
    if match is None:
        return "", None
    organ = match["organ"].strip("：:，, 　")
    if organ.endswith(_SHARED):
        organ += "政府"
    years = [int(match[name]) for name in ("before", "middle", "after") if match[name]]
    return organ, years[0] if years else None


def _period(text: str) -> tuple[date, date] | None:
    """The first stretch of time that a text names, from the first day of a year."""
    for match in _PERIOD.finditer(text):
        year, month, day, last, *end = match.groups()
        try:
            first = date(int(year), int(month), int(day))
            until = date(int(last or year), int(end[0]), int(end[1]))
        except ValueError:
            continue
        if (first.month, first.day) == (1, 1) and first < until:
            return first, until
    return None


def _contact(text: str) -> dict[str, str]:
    found = {key: m[1].strip() for key, pattern in _CONTACT.items() if (m := pattern.search(text))}
    department = _DEPARTMENT.search(text)
    return {"部门": department[1], **found} if department and found else found


def _signature(
    lines: Sequence[Line], last_heading: int, agency: str
) -> tuple[Line | None, date | None, tuple[int, ...]]:
    """A date alone on a line, and a short name before it; the foot of a web page may follow.

    Above anything but page furniture, the name must be that of the title.
    """
    end = len(lines) - 1
    while end > last_heading and is_furniture(lines[end]):
        end -= 1
    for index in range(end, last_heading, -1):
        match = _DAY.fullmatch(lines[index].text)
        day = _day(match) if match else None
        before = lines[index - 1]
        named = index - 1 > last_heading and before.table is None and _is_name(before.text)
        if day is not None and named and (index == end or _same_organ(before.text, agency)):
            return before, day, (index - 1, index)
        if day is not None and index == end:
            return None, day, (index,)
    return None, None, ()


def _same_organ(name: str, agency: str) -> bool:
    short, long = sorted((normal(name), normal(agency)), key=len)
    return len(short) >= _SHORTEST_ORGAN and short in long


def _below(line: Line) -> bool:
    """Whether a line can be the foot of a page: neither a sentence, nor a picture, nor figures."""
    if line.table is not None:
        texts = [cell.text for row in line.table.rows for cell in row]
        return not any(is_value(text) and not blank(text) for text in texts)
    return line.image is None and _short(line)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 40 and not re.search(
        r"[。，；：:,;、]|^[（(一二三四五六七八九十\d]+[、.）)]", text
    )
