"""What the changes start from: the samples, and the files that the program makes of them."""

from functools import cache
from typing import Any

import yaml

from generator.pipeline import render
from generator.resources import TEMPLATES
from generator.templating import shipped_names
from tests.fuzz.mutate import unpacked
from tests.readers.word import p, packed, parts_of, tbl, tc, tr
from tests.samples.load import GOOD, SAMPLES, content

_FORMS = (*GOOD, "broken_2025")
_PUBLISHED = ("full_2025", "minimal_2026", "003_yinzhou_2019", "004_liyang_2020")

SETTINGS = """[thresholds]
"QL01.same" = 0.9
"ST18.shortest" = 12
"T312.fewest" = 5

[severity]
T213 = "提示"

[[rule]]
code = "XZ01"
name = "结转不超过新收"
severity = "错误"
message = "结转下年度比本年新收还多"
basis = "县通知"
condition = "申请.结转下年度.总计 <= 申请.本年新收.总计"

[[rule]]
code = "XZ02"
name = "写明培训"
message = "没有写培训情况"
basis = "县通知"
chapter = "其他事项"
must = "培训[0-9]+次"

[[rule]]
code = "XZ03"
name = "不写空话"
severity = "提示"
message = "不要写空话"
basis = "县通知"
chapter = "总体情况"
must_not = "进一步加强.{0,6}领导"
"""


def forms() -> tuple[bytes, ...]:
    return tuple(form_of(name) for name in _FORMS)


@cache
def form_of(name: str) -> bytes:
    return (SAMPLES / f"{name}.yaml").read_bytes()


@cache
def trees() -> tuple[str, ...]:
    """The forms as JSON, so that each change has a tree of its own."""
    import json

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    loaded: list[Any] = [yaml.load(data, Loader=loader) for data in forms()]
    return tuple(json.dumps(tree) for tree in loaded)


@cache
def published(kind: str) -> tuple[bytes, ...]:
    """Reports as the program writes them in a format."""
    return tuple(render(content(name), (kind,)).files[kind] for name in _PUBLISHED)


@cache
def word_files() -> tuple[dict[str, bytes], ...]:
    """The parts of our own Word files, without the form they carry too, and of a small foreign one."""
    ours = [unpacked(data) for data in published("docx")]
    foreign = parts_of(p("甲", "2") + tbl(tr(tc("乙"), tc("1"))) + p("丙"))
    bare = [
        {name: data for name, data in parts.items() if not name.startswith("customXml")}
        for parts in ours
    ]
    return (*ours, *bare, unpacked(packed(foreign)))


@cache
def templates() -> dict[str, str]:
    """The shipped templates by name."""
    return {
        name: (TEMPLATES / name).read_text(encoding="utf-8") for name in sorted(shipped_names())
    }
