"""JSON Schema of an edition's form, for editors: Chinese titles, help and error messages."""

from typing import Any

from generator.form.cells import REST
from generator.form.frame import judge
from generator.spec.model import Chapter, Column, Edition, Group, Kind, Row

Schema = dict[str, Any]

_AFTER = "位于"
_MESSAGES = {
    Kind.COUNT: "只填不小于 0 的整数，没有发生的填 0",
    Kind.SIGNED: "只填整数，减少写负数",
    Kind.MONEY: "只填数，单位见表头",
    Kind.AMOUNT: "填数和单位，如 1207.5万元",
}


def json_schema(edition: Edition) -> Schema:
    """The schema (draft 2020-12) of the whole form."""
    frame = judge().json_schema(by_alias=True)
    properties: Schema = {key: _loosen(value) for key, value in frame["properties"].items()}
    properties["格式"] = {
        "title": "格式版本",
        "description": "一般不写，由年度决定",
        "enum": [edition.id, int(edition.id)] if edition.id.isdigit() else [edition.id],
    }
    for chapter in edition.chapters:
        properties[chapter.key] = _chapter(chapter, edition)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"政府信息公开工作年度报告表单（{edition.id} 版格式）",
        "description": f"{edition.document} {edition.document_title}",
        "type": "object",
        "properties": properties,
        "required": [*frame["required"], *(chapter.key for chapter in edition.chapters)],
        "additionalProperties": False,
        "errorMessage": "名称与表单不符，请对照空白表单",
        "$defs": {name: _definition(value, edition) for name, value in frame["$defs"].items()},
    }


def _definition(schema: Schema, edition: Edition) -> Schema:
    """A part of the frame without the Python names and docstrings; 位于 names a chapter."""
    kept = {k: v for k, v in schema.items() if k not in ("title", "description")}
    properties = {key: _loosen(value) for key, value in kept["properties"].items()}
    if _AFTER in properties:
        chapters = [chapter.key for chapter in edition.chapters]
        properties[_AFTER] = {**properties[_AFTER], "type": "string", "enum": chapters}
    return {**kept, "properties": properties}


def _loosen(schema: Any) -> Any:
    """A text may be written as a bare number (邮编: 315600) or left blank."""
    if isinstance(schema, list):
        return [_loosen(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    loose = {key: _loosen(value) for key, value in schema.items() if key != "minLength"}
    if loose.get("type") == "string" and "enum" not in loose:
        loose["type"] = ["string", "number", "null"]
    loose.pop("default", None)
    return loose


def _chapter(chapter: Chapter, edition: Edition) -> Schema:
    head = {"title": chapter.heading, "description": chapter.help}
    if chapter.content == "table":
        return {**head, **_group(edition.table(chapter.key).root)}
    if not chapter.aspects:
        return {**head, "type": "string"}
    aspects = {
        aspect.key: {"title": aspect.heading, "description": aspect.help, "type": "string"}
        for aspect in chapter.aspects
    }
    mapping = {"type": "object", "properties": aspects, "additionalProperties": False}
    return {**head, "anyOf": [mapping, {"type": "string"}]}


def _group(group: Group) -> Schema:
    properties = {
        child.key: _row(child)
        if isinstance(child, Row)
        else {"title": child.title, "description": child.help, **_group(child)}
        for child in group.children
    }
    return {"anyOf": [_mapping(properties), {"const": 0}, {"type": "null"}]}


def _row(row: Row) -> Schema:
    columns = row.axis.columns
    cells = {column.key: _cell(column) for column in columns}
    lengths = sorted({len(row.axis.base), len(columns)})
    listed = [
        {"type": "array", "minItems": n, "maxItems": n, "items": _number(columns[0])}
        for n in lengths
    ]
    single = [_number(columns[0])] if len(columns) == 1 else []
    return {
        "title": row.title,
        "description": f"{row.help}（{row.source}）",
        "anyOf": [_mapping(cells), *listed, *single, {"const": 0}, {"type": "null"}],
    }


def _mapping(properties: Schema) -> Schema:
    rest = {"title": "没有列出的各格", "description": "写 0 表示没有列出的都是 0", "const": 0}
    return {
        "type": "object",
        "properties": {**properties, REST: rest},
        "additionalProperties": False,
    }


def _cell(column: Column) -> Schema:
    head = {"title": f"{column.title}（{column.unit}）", "description": column.help}
    return {**head, **_number(column)}


def _number(column: Column) -> Schema:
    kinds: dict[Kind, Schema] = {
        Kind.COUNT: {"type": ["integer", "null"], "minimum": 0},
        Kind.SIGNED: {"type": ["integer", "null"]},
        Kind.MONEY: {"type": ["number", "null"], "minimum": 0},
        Kind.AMOUNT: {
            "type": ["number", "string", "null"],
            "pattern": r"^[0-9.,]+ *(元|万元|亿元|万|亿)?$",
        },
    }
    return {**kinds[column.kind], "errorMessage": _MESSAGES[column.kind]}
