"""Small random changes to bytes, texts, trees and archives; `Random` alone decides which."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

import yaml
from lxml import etree

from tests.fuzz.fragments import ATTRIBUTES, TEXTS

_LONGEST = 1 << 20
_NUMBERS = (b"\0", b"\xff", b"\x7f", b"\x80", b"\xff\xfe", b"\xef\xbb\xbf", b"\x81\x30\x81\x30")


def times(chance: Random) -> int:
    """How many changes: mostly one to three, sometimes many."""
    return chance.choice((1, 1, 1, 2, 2, 3, 5, 12))


def changed_bytes(chance: Random, data: bytes, other: bytes) -> bytes:
    """Flipped, cut, repeated, spliced with `other`."""
    for _ in range(times(chance)):
        data = chance.choice(_BYTES)(chance, data, other)[:_LONGEST]
    return data


def _stretch(chance: Random, length: int, most: int = 200) -> slice:
    start = chance.randrange(length + 1)
    return slice(start, min(length, start + chance.randrange(1, most)))


def _flip(chance: Random, data: bytes, _: bytes) -> bytes:
    if not data:
        return b"\xff"
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _insert_bytes(chance: Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_NUMBERS) + data[at:]


def _cut(chance: Random, data: bytes, _: bytes) -> bytes:
    gone = _stretch(chance, len(data))
    return data[: gone.start] + data[gone.stop :]


def _end(chance: Random, data: bytes, _: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _again(chance: Random, data: bytes, _: bytes) -> bytes:
    part = _stretch(chance, len(data))
    return data[: part.stop] + data[part] * chance.choice((1, 2, 9, 100)) + data[part.stop :]


def _splice(chance: Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


_BYTES: tuple[Callable[[Random, bytes, bytes], bytes], ...] = (
    _flip, _flip, _flip, _insert_bytes, _cut, _end, _again, _splice,
)  # fmt: skip


def changed_tokens(
    chance: Random, text: str, fragments: Sequence[str], parts: re.Pattern[str]
) -> str:
    """A text taken to pieces by `parts` (one group), some pieces left out, doubled, moved, replaced."""
    tokens = parts.split(text)
    for _ in range(times(chance)):
        at = chance.randrange(len(tokens))
        match chance.randrange(7):
            case 0:
                del tokens[at : at + chance.choice((1, 1, 2, 5, 40))]
            case 1:
                tokens[at:at] = tokens[at : at + 3] * chance.choice((1, 2, 20))
            case 2:
                tokens[at] = chance.choice(tokens)
            case 3:
                tokens[at] = chance.choice(fragments)
            case 4:
                tokens.insert(at, chance.choice(fragments))
            case 5:
                other = chance.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case _:
                tokens[at] = within(chance, tokens[at], fragments)
        tokens = tokens or [""]
    return "".join(tokens)[:_LONGEST]


def within(chance: Random, text: str, fragments: Sequence[str]) -> str:
    """A fragment somewhere in the text, or in place of some of it."""
    gone = _stretch(chance, len(text), 6)
    stop = gone.start if chance.random() < 0.5 else gone.stop
    return text[: gone.start] + chance.choice(fragments) + text[stop:]


LINES = re.compile("(\n)")
TAGS = re.compile("(<[^<>]*>)")
WORDS = re.compile(r"([\s,;:：，。=\[\]{}()\"'|]+)")
QUOTED = re.compile(r'("[^"\n]*"| = [0-9.]+\n)')
JINJA = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")


def changed_tree(chance: Random, tree: Any, other: Any) -> Any:
    """Entries of a form left out, renamed, replaced, nested; `other` is another form."""
    places = list(_places(tree))
    for _ in range(times(chance)):
        holder, key = chance.choice(places)
        if key not in (holder if isinstance(holder, dict) else range(len(holder))):
            continue
        _change_entry(chance, holder, key, other)
    return tree


def _places(tree: Any) -> Sequence[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        holder = waiting.pop()
        entries = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, value in entries:
            found.append((holder, key))
            if isinstance(value, dict | list):
                waiting.append(value)
    return found


def _change_entry(chance: Random, holder: Any, key: Any, other: Any) -> None:
    value = holder[key]
    match chance.randrange(10):
        case 0:
            del holder[key]
        case 1 | 2 | 3:
            text = value if isinstance(value, str) else ""
            holder[key] = within(chance, text, TEXTS)
        case 4:
            holder[key] = chance.choice(
                (None, "", [], {}, "0", ["1"] * 7, {"其余": "0"}, [[]], {"": ""})
            )
        case 5:
            place, name = chance.choice(_places(other))
            holder[key] = json.loads(json.dumps(place[name]))
        case 6 if isinstance(holder, dict):
            holder[within(chance, key, TEXTS)] = holder.pop(key)
        case 7:
            for _ in range(chance.choice((1, 3, 30))):
                value = [value] if chance.random() < 0.5 else {"其余": value}
            holder[key] = value
        case 8 if isinstance(value, list):
            holder[key] = (value * chance.choice((2, 50)))[:2000]
        case _:
            holder[key] = chance.choice(TEXTS)


def dumped(chance: Random, tree: Any) -> str:
    """A tree as YAML, in one of the ways in which it may be written."""
    if chance.random() < 0.5:
        return json.dumps(tree, ensure_ascii=chance.random() < 0.2, indent=chance.choice((None, 1)))
    style = chance.choice((None, None, "|", '"', "'"))
    flow = chance.choice((False, False, None, True))
    return str(yaml.dump(tree, allow_unicode=True, default_style=style, default_flow_style=flow))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def changed_archive(chance: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Parts of a Word file changed element by element, left out, exchanged, damaged."""
    parts = dict(parts)
    names = list(parts)
    main = [name for name in names if name.endswith("document.xml")]
    for _ in range(times(chance)):
        name = chance.choice(names if chance.random() < 0.5 else main or names)
        match chance.randrange(8):
            case 0:
                parts.pop(name, None)
            case 1:
                parts[name] = parts.get(chance.choice(names), b"")
            case 2:
                parts[name] = changed_bytes(chance, parts.get(name, b""), b"")
            case 3:
                tokens = parts.get(name, b"").decode("utf-8", "replace")
                tokens = changed_tokens(chance, tokens, TEXTS, TAGS)
                parts[name] = tokens.encode("utf-8", "replace")
            case _:
                parts[name] = changed_xml(chance, parts.get(name, b""))
    return parts


def changed_xml(chance: Random, data: bytes) -> bytes:
    """Elements left out, doubled, moved, their attributes and texts replaced; well-formed as before."""
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return changed_bytes(chance, data, b"")
    for _ in range(times(chance)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        _change_element(chance, chance.choice(elements), chance.choice(elements))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change_element(chance: Random, element: etree._Element, other: etree._Element) -> None:
    parent = element.getparent()
    match chance.randrange(7):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            for _ in range(chance.choice((1, 1, 5, 60))):
                parent.append(deepcopy(element))
        case 2:
            other.append(deepcopy(element))
        case 3 | 4 if element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(ATTRIBUTES))
        case 5:
            element.tag = other.tag
        case _:
            words = "".join(c for c in chance.choice(TEXTS) if c.isprintable())
            element.text = words
