"""Small forms as plain data; JSON is YAML, so that a test can write one without quoting by hand."""

import json
from collections.abc import Callable
from typing import Any

from generator.document.build import build
from generator.document.content import Content
from generator.document.nodes import (
    Block,
    Document,
    Figure,
    Heading,
    Image,
    Paragraph,
    Table,
    Title,
)
from generator.errors import InputError
from generator.pipeline import Examined, examine

Form = dict[str, Any]


SUPERVISION = {"监督保障": "监督保障工作正常开展，培训1次，接受考核和评议，未追责。"}
PROBLEMS = (
    "存在的主要问题：公开的内容以工作动态为主，惠民政策的解读偏少，村级公开栏更新不够及时。\n"
    "改进情况：增加解读，每份文件公布后配发通俗的说明；每季度检查一次公开栏，发现问题当月改正，并通报结果。"
)


def zero_form(year: int = 2026, **parts: Any) -> Form:
    """A form without findings: every figure 0, a sentence everywhere; `parts` replace entries."""
    aspects = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
    form: Form = {
        "年度": year,
        "机关": {"名称": "示例县云溪镇人民政府", "类型": "乡镇街道"},
        "编制说明": "无",
        "总体情况": {aspect: f"{aspect}工作正常开展。" for aspect in aspects} | SUPERVISION,
        "主动公开": 0,
        "申请": 0,
        "复议诉讼": 0,
        "问题与改进": PROBLEMS,
        "其他事项": "未收取信息处理费，无其他需要报告的事项。",
    }
    return {**form, **parts}


def as_bytes(form: Form) -> bytes:
    return json.dumps(form, ensure_ascii=False, indent=1).encode("utf-8")


def no_images(name: str) -> bytes:
    raise InputError(f"找不到图片“{name}”")


def examine_form(form: Form, read_file: Callable[[str], bytes] = no_images) -> Examined:
    return examine(as_bytes(form), read_file)


def content_of(form: Form, read_file: Callable[[str], bytes] = no_images) -> Content:
    content = examine_form(form, read_file).content
    assert content is not None
    return content


def document_of(form: Form, read_file: Callable[[str], bytes] = no_images) -> Document:
    return build(content_of(form, read_file))


def outline(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    """Blocks in one line each: `T` title, `1`–`4` heading, `P` and other roles, `I`, table kind."""
    return [_line(block) for block in blocks]


def _line(block: Block) -> str:
    match block:
        case Title():
            return "T " + "/".join(block.lines)
        case Heading():
            return f"{block.level} {block.text}"
        case Paragraph():
            return f"{'P' if block.role == 'body' else block.role} {block.text}"
        case Image():
            return f"I {block.name}"
        case Figure():
            return f"F {block.title}"
        case Table():
            return block.kind
