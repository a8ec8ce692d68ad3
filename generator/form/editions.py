"""Which edition a form is written in: 年度 decides, 格式 may only agree."""

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Finding
from generator.form.cells import REST
from generator.form.frame import parse_year
from generator.form.raw import RawMapping, RawNode, RawScalar, is_blank
from generator.spec.load import edition_for_year, edition_ids, first_year, load_edition
from generator.spec.model import Edition

_CLEARLY = 2  # rows


def choose_edition(root: RawMapping, schemas: Path) -> tuple[Edition | None, list[Finding]]:
    """The edition, with what is wrong about 年度 and 格式.

    Without a readable year the edition is guessed from the rows that the form names, so that the
    rest can still be checked; None only for a year that no edition covers.
    """
    year, findings = _year(root)
    stated, wrong = _stated(root, schemas)
    findings += wrong
    if year is None:
        return stated or _guess(root, schemas), findings
    edition = edition_for_year(year, schemas)
    if edition is None:
        return None, [*findings, _not_covered(root, year, schemas)]
    other = _other_edition(root, year, edition, schemas)
    if other is not None:
        return other[0], [*findings, other[1]]
    if stated is not None and stated.id != edition.id:
        findings.append(_contradiction(root, year, stated, edition))
    return edition, findings


def _year(root: RawMapping) -> tuple[int | None, list[Finding]]:
    node = root.get("年度")
    if is_blank(node):
        span = root.key_span("年度")
        return None, [
            Finding("FM02", "缺少“年度”", span, "年度", "写明报告反映的是哪一年，如 年度: 2026")
        ]
    text = node.text if isinstance(node, RawScalar) else ""
    try:
        year: int = parse_year(text)
    except ValueError:
        span = node.span if node else root.span
        message = f"“年度”应当是四位数的年份：{text}"
        return None, [Finding("FM04", message, span, "年度", "如 年度: 2026", actual=text)]
    return year, []


def _stated(root: RawMapping, schemas: Path) -> tuple[Edition | None, list[Finding]]:
    node = root.get("格式")
    if node is None or is_blank(node):
        return None, []
    known = edition_ids(schemas)
    text = node.text.strip() if isinstance(node, RawScalar) else None
    if text in known:
        return load_edition(text, schemas), []
    message = f"没有“{text}”这个格式版本" if text else "“格式”应当只写版本"
    hint = f"可以写的有：{'、'.join(known)}；一般不写，由年度决定"
    return None, [Finding("FM04", message, root.key_span("格式"), "格式", hint, actual=text)]


def _guess(root: RawMapping, schemas: Path) -> Edition:
    editions = [load_edition(edition, schemas) for edition in edition_ids(schemas)]
    return min(reversed(editions), key=lambda edition: len(_foreign(root, edition)))


def _foreign(root: RawMapping, edition: Edition) -> set[str]:
    """The rows of the form's tables that this edition does not have, or not with these columns."""
    rows, known = edition.row_paths, edition.paths
    foreign = set()
    for table in edition.tables:
        for path in _paths(root.get(table.key), table.key):
            if path in known:
                continue
            parent, _, key = path.rpartition(".")
            if parent in known and key != REST:
                foreign.add(parent if parent in rows else path)
    return foreign


def _paths(node: RawNode | None, path: str) -> Iterator[str]:
    if isinstance(node, RawMapping):
        for key, value in node.entries:
            yield f"{path}.{key.text}"
            if isinstance(value, RawMapping):
                yield from _paths(value, f"{path}.{key.text}")


def _other_edition(
    root: RawMapping, year: int, edition: Edition, schemas: Path
) -> tuple[Edition, Finding] | None:
    """The edition whose rows the form has, when they are clearly not those of its year.

    One misspelt or left-over row is no other edition: two rows at least must fit only there.
    """
    foreign = len(_foreign(root, edition))
    if foreign < _CLEARLY:
        return None
    other = _guess(root, schemas)
    if other.id == edition.id or foreign < len(_foreign(root, other)) + _CLEARLY:
        return None
    finding = Finding(
        code="FM05",
        message=f"{year} 年度应当用 {edition.id} 版格式（{edition.document}），表单里的表格是 {other.id} 版的",
        span=root.key_span("年度"),
        path="年度",
        hint=f"年度写错了就改年度；年度没错，就用 nianbao new --year {year} 另建表单，把内容填过去",
        expected=edition.id,
        actual=other.id,
    )
    return other, finding


def _not_covered(root: RawMapping, year: int, schemas: Path) -> Finding:
    first = first_year(schemas)
    span = root.get("年度")
    return Finding(
        code="FM06",
        message=f"{year} 年度早于 {first} 年，当时的年度报告是另一种格式，本程序不能生成",
        span=span.span if span else root.span,
        path="年度",
        hint=f"本程序适用于 {first} 年度及以后的报告；如果年度写错了，请改正",
        actual=str(year),
    )


def _contradiction(root: RawMapping, year: int, stated: Edition, edition: Edition) -> Finding:
    return Finding(
        code="FM05",
        message=f"{year} 年度的报告应当用 {edition.id} 版格式（{edition.document}），表单写的是 {stated.id}",
        span=root.key_span("格式"),
        path="格式",
        hint="删去“格式”这一行，由年度决定；或者改正年度",
        expected=edition.id,
        actual=stated.id,
    )
