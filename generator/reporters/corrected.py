"""The corrections that a 更正说明 states in words: where, what it said, what it says now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.differences import BlockChange, Difference
from generator.reporters.diff_words import BLANK, WHATS, row_words

_SENTENCE = re.compile(r".*?(?:[。！？；]+[”’）」]*|$)", re.DOTALL)
_STATED = ("标题", "机关.名称", "落款.署名")  # the rest of the identity is printed as prose, or not


@dataclass(frozen=True, slots=True)
class Statement:
    """One correction; `old` or `new` is empty for what was added or taken away, both for a picture."""

    where: str
    old: str
    new: str


def statements(difference: Difference) -> list[Statement]:
    """Everything that is no figure of an official table, in the order of the report."""
    named = (field for field in difference.fields if field.path in _STATED)
    return [
        *(Statement(field.name, field.old or BLANK, field.new or BLANK) for field in named),
        *(statement for block in difference.blocks for statement in _of_block(block)),
    ]


def _of_block(block: BlockChange) -> Iterator[Statement]:
    where = _where(block.old_place or block.new_place)
    if block.kind == "moved":
        yield Statement(f"{where}，移至：{_where(block.new_place)}", "", "")
    elif block.kind != "changed" and block.what != "image":
        yield Statement(where, *_whole(block))
    elif block.what == "image":
        done = {"changed": "更换", "added": "增加", "removed": "删去"}[block.kind]
        name = block.new or block.old or ""
        yield Statement(f"{where}{f'“{name}”' if name else ''}已{done}", "", "")
    if block.what == "table" and block.kind != "changed":
        return
    if block.old and block.new and block.old != block.new and block.what != "image":
        yield from (Statement(where, *pair) for pair in sentences(block.old, block.new))
    for name, before, after in map(row_words, block.rows):
        yield Statement(f"{where}{name.replace(' ', '')}", before, after)


def _where(place: str) -> str:
    """A place as a phrase: its headings, then which paragraph, picture or table."""
    return "，".join(place.split(" "))


def _whole(block: BlockChange) -> tuple[str, str]:
    """An added or removed item, an own table with its rows."""
    rows = "；".join("｜".join(row.new or row.old) for row in block.rows)
    words = f"{WHATS[block.what]}“{block.new or block.old}”" if block.what == "table" else ""
    text = f"{words}：{rows}" if words else block.new or block.old or ""
    return ("", text) if block.kind == "added" else (text, "")


def sentences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The sentences that differ, before and after; neighbours together."""
    before, after = _split(old), _split(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield "".join(before[i:j]), "".join(after[k:m])


def _split(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.findall(text) if sentence]
