"""The frame around the tables: identity, contact, own sections and tables, signature, waivers.

pydantic models with the form's Chinese keys as aliases; they validate what enters and describe it
to editors. `title` is what an editor shows, `description` the help text.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

AgencyType = Literal["政府", "部门", "乡镇街道", "垂直管理", "其他组织"]
Scope = Literal["本机关", "本级政府", "全系统"]

_DATE = re.compile(r"\s*(\d{4})(?:-|年|/|\.)(\d{1,2})(?:-|月|/|\.)(\d{1,2})日?\s*")
_YEAR = re.compile(r"\d{4}", re.ASCII)


def _blank_to_empty(value: Any) -> Any:
    return "" if value is None else value


def _blank_to_none_list(value: Any) -> Any:
    return [] if value is None else value


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


Text = Annotated[str, BeforeValidator(_blank_to_empty)]
Required = Annotated[str, Field(min_length=1)]
Day = Annotated[
    date | None,
    BeforeValidator(parse_date),
    PlainSerializer(lambda day: day.isoformat() if day else None),
]


class FramePart(BaseModel):
    """Keys other than the aliases are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Contact(FramePart):
    """联系方式; every part may be absent."""

    department: Text = Field("", alias="部门", title="联系部门")
    address: Text = Field("", alias="地址", title="联系地址")
    postcode: Text = Field("", alias="邮编", title="邮政编码", description="六位数字")
    phone: Text = Field("", alias="电话", title="联系电话", description="单位电话，如 0570-5550123")
    fax: Text = Field("", alias="传真", title="传真")
    email: Text = Field("", alias="邮箱", title="电子邮箱")
    website: Text = Field("", alias="网址", title="网址")


class Agency(FramePart):
    """机关: the organ that reports."""

    name: Required = Field(alias="名称", title="机关全称", description="法定全称，印在标题里")
    type: AgencyType | None = Field(
        None, alias="类型", title="机关类型", description="决定公布期限和部分检查"
    )
    self_name: Text = Field("", alias="自称", title="自称", description="如 我镇、我局")
    contact: Contact | None = Field(None, alias="联系方式", title="联系方式")


class ExtraSection(FramePart):
    """其他小节: an own sub-heading after the official ones of a chapter; text alone without 标题."""

    title: Text = Field("", alias="标题", title="小标题", description="空着就只印内容")
    content: Required = Field(alias="内容", title="内容")
    after: Required = Field(alias="位于", title="放在哪一章之末", description="章的名称")


class ExtraTable(FramePart):
    """附表: an agency's own table, any number of columns, placed after a chapter's content."""

    title: Required = Field(alias="标题", title="表题")
    after: Required = Field(alias="位于", title="放在哪一章之末", description="章的名称")
    columns: tuple[Text, ...] = Field(alias="列", title="列标题", min_length=1)
    rows: tuple[tuple[Text, ...], ...] = Field(
        alias="行", title="各行", description="每行的格数与列数相同"
    )


class Signature(FramePart):
    """落款: optional and never invented."""

    name: Text = Field("", alias="署名", title="署名")
    date: Day = Field(None, alias="日期", title="成文日期", description="如 2027-01-15")


class Waiver(FramePart):
    """说明: the reason why a finding is right as it stands, and the figures it was given for."""

    rule: Required = Field(alias="规则", title="规则编号")
    path: Text = Field("", alias="位置", title="位置", description="用点连接的路径")
    reason: Required = Field(alias="理由", title="理由")
    figures: dict[str, Text] = Field(default_factory=dict, alias="数值", title="当时的数值")


class Unrecognised(FramePart):
    """未识别: what an import could not place."""

    source: Text = Field("", alias="来源", title="来源")
    content: Text = Field("", alias="内容", title="内容")


class Frame(FramePart):
    """Every top-level key that is not a chapter."""

    year: Annotated[int, BeforeValidator(parse_year)] = Field(
        alias="年度", title="年度", description="报告所反映的年度（不是编写的年份）"
    )
    edition: Text = Field("", alias="格式", title="格式版本", description="一般不写，由年度决定")
    scope: Scope = Field("本机关", alias="口径", title="统计口径")
    title: Text = Field("", alias="标题", title="自拟标题", description="一般不写，用标准标题")
    agency: Agency = Field(alias="机关", title="机关")
    preface: Text = Field(
        "默认",
        alias="编制说明",
        title="编制说明",
        description="默认 = 用标准语句；无 = 不写；或者自己写",
    )
    sections: Annotated[tuple[ExtraSection, ...], BeforeValidator(_blank_to_none_list)] = Field(
        (), alias="其他小节", title="其他小节"
    )
    tables: Annotated[tuple[ExtraTable, ...], BeforeValidator(_blank_to_none_list)] = Field(
        (), alias="附表", title="附表"
    )
    signature: Signature | None = Field(None, alias="落款", title="落款")
    waivers: Annotated[tuple[Waiver, ...], BeforeValidator(_blank_to_none_list)] = Field(
        (), alias="说明", title="对检查结果的说明"
    )
    unconfirmed: Annotated[tuple[Text, ...], BeforeValidator(_blank_to_none_list)] = Field(
        (), alias="待确认", title="待确认的路径"
    )
    unrecognised: Annotated[tuple[Unrecognised, ...], BeforeValidator(_blank_to_none_list)] = Field(
        (), alias="未识别", title="导入时未识别的内容"
    )


FRAME_KEYS: tuple[str, ...] = tuple(
    field.alias for field in Frame.model_fields.values() if field.alias is not None
)
