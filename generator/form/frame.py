"""The frame around the tables: identity, contact, own sections and tables, signature, waivers.

Each field says its Chinese key, what an editor shows, and what may be written. By this one
declaration `frame_reader` reads what is right, and pydantic says what is wrong and describes the
frame to editors.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from generator.form.frame_marks import Blank, Filled, Given, Item, items, part, unwritten

if TYPE_CHECKING:
    from pydantic import TypeAdapter

AgencyType = Literal["政府", "部门", "乡镇街道", "垂直管理", "其他组织"]
Scope = Literal["本机关", "本级政府", "全系统"]

_DATE = re.compile(r"\s*(\d{4})(?:-|年|/|\.)(\d{1,2})(?:-|月|/|\.)(\d{1,2})日?\s*")
_YEAR = re.compile(r"\d{4}", re.ASCII)


def parse_date(value: Any) -> Any:
    """2027-01-15 or 2027年1月15日 to a date; anything else is refused with `date_text`."""
    if not isinstance(value, str):
        return value
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError("date_text")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise ValueError("date_text") from error


def parse_year(value: Any) -> Any:
    """A four-digit year; anything else is refused with `year_text`."""
    if not isinstance(value, str) or not _YEAR.fullmatch(value.strip()):
        raise ValueError("year_text")
    return int(value)


Text = Annotated[str, Blank("")]
Required = Annotated[str, Filled()]
Day = Annotated[date | None, Given(parse_date)]
_NONE = Blank(())


@part
class Contact(NamedTuple):
    """联系方式; every part may be absent."""

    department: Annotated[Text, Item("部门", "联系部门", absent="")]
    address: Annotated[Text, Item("地址", "联系地址", absent="")]
    postcode: Annotated[Text, Item("邮编", "邮政编码", "六位数字", absent="")]
    phone: Annotated[Text, Item("电话", "联系电话", "单位电话，如 0570-5550123", absent="")]
    fax: Annotated[Text, Item("传真", "传真", absent="")]
    email: Annotated[Text, Item("邮箱", "电子邮箱", absent="")]
    website: Annotated[Text, Item("网址", "网址", absent="")]


@part
class Agency(NamedTuple):
    """机关: the organ that reports."""

    name: Annotated[Required, Item("名称", "机关全称", "法定全称，印在标题里")]
    type: Annotated[
        AgencyType | None, Item("类型", "机关类型", "决定公布期限和部分检查", absent=None)
    ]
    self_name: Annotated[Text, Item("自称", "自称", "如 我镇、我局", absent="")]
    contact: Annotated[Contact | None, Item("联系方式", "联系方式", absent=None)]


@part
class ExtraSection(NamedTuple):
    """其他小节: an own sub-heading after the official ones of a chapter; text alone without 标题."""

    title: Annotated[Text, Item("标题", "小标题", "空着就只印内容", absent="")]
    content: Annotated[Required, Item("内容", "内容")]
    after: Annotated[Required, Item("位于", "放在哪一章之末", "章的名称")]


@part
class ExtraTable(NamedTuple):
    """附表: an agency's own table, any number of columns, placed after a chapter's content."""

    title: Annotated[Required, Item("标题", "表题")]
    after: Annotated[Required, Item("位于", "放在哪一章之末", "章的名称")]
    columns: Annotated[tuple[Text, ...], Filled(), Item("列", "列标题")]
    rows: Annotated[tuple[tuple[Text, ...], ...], Item("行", "各行", "每行的格数与列数相同")]


@part
class Signature(NamedTuple):
    """落款: optional and never invented."""

    name: Annotated[Text, Item("署名", "署名", absent="")]
    date: Annotated[Day, Item("日期", "成文日期", "如 2027-01-15", absent=None)]


@part
class Waiver(NamedTuple):
    """说明: the reason why a finding is right as it stands, and the figures it was given for."""

    rule: Annotated[Required, Item("规则", "规则编号")]
    path: Annotated[Text, Item("位置", "位置", "用点连接的路径", absent="")]
    reason: Annotated[Required, Item("理由", "理由")]
    figures: Annotated[Mapping[str, Text], Item("数值", "当时的数值", absent={})]


@part
class Unrecognised(NamedTuple):
    """未识别: what an import could not place."""

    source: Annotated[Text, Item("来源", "来源", absent="")]
    content: Annotated[Text, Item("内容", "内容", absent="")]


@part
class Frame(NamedTuple):
    """Every top-level key that is not a chapter."""

    year: Annotated[
        int, Given(parse_year), Item("年度", "年度", "报告所反映的年度（不是编写的年份）")
    ]
    edition: Annotated[Text, Item("格式", "格式版本", "一般不写，由年度决定", absent="")]
    scope: Annotated[Scope, Item("口径", "统计口径", absent="本机关")]
    title: Annotated[Text, Item("标题", "自拟标题", "一般不写，用标准标题", absent="")]
    agency: Annotated[Agency, Item("机关", "机关")]
    preface: Annotated[
        Text,
        Item("编制说明", "编制说明", "默认 = 用标准语句；无 = 不写；或者自己写", absent="默认"),
    ]
    sections: Annotated[tuple[ExtraSection, ...], _NONE, Item("其他小节", "其他小节", absent=())]
    tables: Annotated[tuple[ExtraTable, ...], _NONE, Item("附表", "附表", absent=())]
    signature: Annotated[Signature | None, Item("落款", "落款", absent=None)]
    waivers: Annotated[tuple[Waiver, ...], _NONE, Item("说明", "对检查结果的说明", absent=())]
    unconfirmed: Annotated[tuple[Text, ...], _NONE, Item("待确认", "待确认的路径", absent=())]
    unrecognised: Annotated[
        tuple[Unrecognised, ...], _NONE, Item("未识别", "导入时未识别的内容", absent=())
    ]


NO_CONTACT = unwritten(Contact)
NO_SIGNATURE = unwritten(Signature)
FRAME_KEYS: tuple[str, ...] = tuple(item.key for item in items(Frame).values())


@cache
def judge() -> "TypeAdapter[Frame]":
    """pydantic, which says every fault of a frame and describes it to editors."""
    from pydantic import TypeAdapter

    return TypeAdapter(Frame)
