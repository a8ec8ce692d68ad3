"""Writes docs/form.md from the schemas and the frame; the connecting words are docs/form.md.j2."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from jinja2 import Environment, StrictUndefined

from generator import pipeline
from generator.checks.catalogue import rules
from generator.cli.files import image_reader
from generator.document.constructs import unprintable
from generator.document.content import Content
from generator.document.expressions import evaluate
from generator.document.paths import leaf_paths
from generator.document.sentences import sentence
from generator.examining import examine_form
from generator.form.frame import (
    Agency,
    Contact,
    ExtraSection,
    ExtraTable,
    Frame,
    Signature,
    Unrecognised,
    Waiver,
)
from generator.form.frame_marks import items
from generator.form.numbers import Unread, read_number
from generator.spec.load import edition_ids, load_edition
from generator.spec.model import Axis, Chapter, Edition, Kind

DOCS = Path(__file__).parent
SAMPLES = DOCS.parent / "samples"
SAMPLE_OF = {"2019": "004_liyang_2020", "2021": "full_2025"}

# Who needs an item of the frame, by its path; a part that is not there is left out.
EVERYONE, OPTIONAL = "都要写", "可以不写"
WHO = {
    "年度": EVERYONE,
    "格式": "不用写",
    "口径": "汇总了下级或全系统数据的要写；不写就是本机关",
    "标题": "只有标题与标准写法不同的",
    "机关": EVERYONE,
    "编制说明": "不写就是默认",
    "其他小节": "五个方面之外还有内容的",
    "附表": "有自己的表格的",
    "落款": "印署名和日期的",
    "说明": "检查提示确有原因、不用改的",
    "待确认": "`new --from` 写的，核实后删去",
    "未识别": "`import` 写的，处理后删去",
    "机关.名称": EVERYONE,
    "机关.类型": "都应当写：公布期限等检查要用",
    "机关.自称": OPTIONAL,
    "机关.联系方式": "编制说明用标准语句的，写了就印在里面",
    "落款.署名": "不写就不印署名",
    "落款.日期": "不写就不印日期，也不检查期限",
    "其他小节.标题": OPTIONAL,
    "其他小节.内容": EVERYONE,
    "其他小节.位于": EVERYONE,
    "附表.标题": EVERYONE,
    "附表.位于": EVERYONE,
    "附表.列": EVERYONE,
    "附表.行": EVERYONE,
    "说明.规则": EVERYONE,
    "说明.位置": "提示里有位置的要写",
    "说明.理由": EVERYONE,
    "说明.数值": "用到数的写上，数变了要重新说明；`check --fix` 会补上",
    "未识别.来源": "程序写的",
    "未识别.内容": "程序写的",
}
Shape = type[tuple[Any, ...]]

_NESTED: tuple[tuple[str, Shape, str], ...] = (
    ("机关", Agency, "报告的机关。"),
    ("机关.联系方式", Contact, "都可以不写；写了的印在标准的编制说明里。"),
    ("其他小节", ExtraSection, "自拟的小标题，印在那一章官方内容的后面；可以有几个。"),
    ("附表", ExtraTable, "自己的表格，列数不限，印在那一章官方内容的后面；内容都是文字，原样印出。"),
    ("落款", Signature, "印在报告最后。"),
    ("说明", Waiver, "不是每条规则都可以说明；`nianbao rules 编号` 写着。说明在每次检查时都列出来，不印进报告。"),
    ("未识别", Unrecognised, "留着原样，由人决定放到哪里；不印进报告。"),
)  # fmt: skip
_EXAMPLES = {
    "机关": ("full_2025", "机关"),
    "其他小节": ("full_2025", "其他小节"),
    "附表": ("full_2025", "附表"),
    "落款": ("full_2025", "落款"),
    "说明": ("full_2025", "说明"),
}

_COUNT, _MONEY, _AMOUNT = "件数", "收费金额（万元）", "采购总金额"
_NUMBERS = (
    ("12", _COUNT), ("１２", _COUNT), ("1,234", _COUNT), ("0123", _COUNT), ("12件", _COUNT),
    ("1 2", _COUNT), ("-1", _COUNT), ("1.5", _COUNT), ("若干", _COUNT), ("/", _COUNT),
    ("-24", "增减"), ("128.5", _MONEY), ("0.04万元", _MONEY), ("400元", _MONEY),
    ("1207.5万元", _AMOUNT), ("905万", _AMOUNT), ("207204.99", _AMOUNT),
)  # fmt: skip
_KINDS = {
    _COUNT: (Kind.COUNT, "件"),
    "增减": (Kind.SIGNED, "项"),
    _MONEY: (Kind.MONEY, "万元"),
    _AMOUNT: (Kind.AMOUNT, ""),
}
_EXPRESSIONS = (
    "{{ 申请.本年新收.总计 }}",
    "{{ 申请.本年新收.总计 + 申请.上年结转.总计 }}",
    "{{ 申请.办理结果.不予公开.总计 }}",
    "{{ (申请.办理结果.予以公开.总计 / 申请.办理结果.总计.总计 * 100) | round(1) }}%",
    "{{ 主动公开.行政事业性收费.收费金额 }}万元",
    "{% if 复议诉讼.行政复议.总计 == 0 %}没有行政复议{% else %}行政复议{{ 复议诉讼.行政复议.总计 }}件{% endif %}",
    "{{ 年度 + 1 }}年",
    "{{ 落款.日期 }}",
)
_UNPRINTABLE = (
    "# 标题",
    "##标题",
    "- 一项",
    "> 引用",
    "*斜体*",
    "[文字](网址)",
    "`代码`",
    "<b>粗体</b>",
    "---",
)


@dataclass(frozen=True)
class Item:
    """One key of the frame, as a row of a table."""

    key: str
    title: str
    how: str
    who: str


@dataclass(frozen=True)
class Part:
    """A table of keys of the frame; `key` is "" for the outermost."""

    key: str
    title: str
    about: str
    rows: tuple[Item, ...]
    example: str = ""


def page() -> str:
    """The whole page."""
    environment = Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    content = _content("full_2025")
    tables = {chapter.key for chapter in content.report.edition.chapters}
    text = environment.from_string((DOCS / "form.md.j2").read_text(encoding="utf-8")).render(
        editions=[load_edition(edition) for edition in edition_ids()],
        frame=list(_frame()),
        numbers=[_number(text, where) for text, where in _NUMBERS],
        expressions=[
            {"text": text.replace("|", "\\|"), "value": evaluate(text, content.values)}
            for text in _EXPRESSIONS
        ],
        unprintable=[{"text": _code(t), "name": unprintable(t)[0].name} for t in _UNPRINTABLE],
        others=[p for p in leaf_paths(content.values) if p.partition(".")[0] not in tables],
        samples=SAMPLE_OF,
        excerpt=excerpt,
        axes=_axes,
        rows=_rows,
        years=_years,
        default=_default,
        identities=_identities,
    )
    return text.rstrip("\n") + "\n"


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def excerpt(sample: str, key: str) -> str:
    """One item of a sample with all that belongs to it, as it stands there."""
    lines = (SAMPLES / f"{sample}.yaml").read_text(encoding="utf-8").splitlines()
    (first,) = [number for number, line in enumerate(lines) if line.startswith(f"{key}:")]
    taken = [lines[first]]
    for line in lines[first + 1 :]:
        if line and not line.startswith(" "):
            break
        taken.append(line)
    return "\n".join(taken).rstrip()


def _frame() -> Iterator[Part]:
    yield Part("", "", "", tuple(_items(Frame, "")))
    for path, shape, about in _NESTED:
        title = "" if _title(path) == path.rpartition(".")[2] else _title(path)
        example = excerpt(*_EXAMPLES[path]) if path in _EXAMPLES else ""
        yield Part(path, title, about, tuple(_items(shape, f"{path}.")), example)


def _title(path: str) -> str:
    shape: Shape = Agency if path.startswith("机关.") else Frame
    key = path.rpartition(".")[2]
    return next(item.title for item in items(shape).values() if item.key == key)


def _items(shape: Shape, prefix: str) -> Iterator[Item]:
    for name, item in items(shape).items():
        path = prefix + item.key
        who = OPTIONAL if shape is Contact else WHO[path]
        how = _how(path, item.help_text or "", shape.__annotations__[name])
        yield Item(item.key, item.title, how, who)


def _how(path: str, about: str, annotation: Any) -> str:
    """What may be written: the words to choose from, the help, or where the parts are told."""
    choices = _choices(annotation)
    if choices:
        words = f"{'、'.join(choices)}，写其中一个"
        return f"{words}。{about}" if about else words
    if any(path == nested for nested, _, _ in _NESTED):
        return "见下面"
    return about


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((c for part in get_args(annotation) if (c := _choices(part))), ())


def _number(text: str, where: str) -> dict[str, str]:
    kind, unit = _KINDS[where]
    read = read_number(text, kind, unit)
    if isinstance(read, Unread):
        hint = f"FM04 {read.message}；{read.hint}"
        return {"text": text, "where": where, "value": "不能读", "notes": hint}
    notes = "；".join(f"{code} {what}" for code, what in read.notes)
    return {"text": text, "where": where, "value": str(read.value), "notes": notes}


def _content(sample: str) -> Content:
    path = SAMPLES / f"{sample}.yaml"
    content = examine_form(path.read_bytes(), image_reader(path)).content
    assert content is not None
    return content


def _years(edition: Edition) -> str:
    if edition.last_year is None:
        return f" {edition.first_year} 年度及以后"
    return f" {edition.first_year} 年度至 {edition.last_year} 年度"


def _axes(edition: Edition, chapter: Chapter) -> Iterator[dict[str, Any]]:
    """The column sets of a table, each with the rows that have it."""
    owners: dict[str, tuple[Axis, list[str]]] = {}
    for row in edition.table(chapter.key).root.rows():
        owners.setdefault(row.axis.id, (row.axis, []))[1].append(row.key)
    for axis, rows in owners.values():
        named = f"`{'`、`'.join(rows)}` " if len(owners) > 1 else ""
        yield {"rows": named, "columns": axis.columns}


def _rows(edition: Edition, chapter: Chapter) -> Iterator[Any]:
    """The groups and rows of a table, a group before its rows."""
    root = edition.table(chapter.key).root
    groups = {group.path: group for group in root.groups()}
    told: set[str] = set()
    for row in root.rows():
        parents = row.path.split(".")
        for depth in range(2, len(parents)):
            path = ".".join(parents[:depth])
            if path in groups and path not in told:
                told.add(path)
                group = groups[path]
                yield {"path": path, "title": group.title, "help": group.help, "source": ""}
        yield {"path": row.path, "title": row.title, "help": row.help, "source": row.source}


def _default(edition: Edition, chapter: Chapter) -> str:
    assert chapter.default is not None
    _, text = pipeline.new_form(edition.last_year or 2026, "示例县云溪镇人民政府", "乡镇街道")
    content = examine_form(text.encode(), lambda _: b"").content
    assert content is not None
    return sentence(chapter.default, edition.id, content.values)


def _identities(edition: Edition) -> Iterator[str]:
    for code in dict.fromkeys(identity.rule for identity in edition.identities):
        rule = rules()[code]
        yield f"{code} {rule.name}：{rule.page['查什么']}"


if __name__ == "__main__":
    (DOCS / "form.md").write_text(page(), encoding="utf-8")
