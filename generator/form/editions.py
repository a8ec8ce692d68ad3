"""Which edition a form is written in: 年度 decides, 格式 may only agree."""

from pathlib import Path

from generator.diagnostics import Finding
from generator.form.frame import parse_year
from generator.form.raw import RawMapping, RawNode, RawScalar, is_blank
from generator.spec.load import edition_for_year, edition_ids, first_year, load_edition
from generator.spec.model import Edition


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
    return max(reversed(editions), key=lambda edition: _known_rows(root, edition))


def _known_rows(root: RawMapping, edition: Edition) -> int:
    named: set[str] = set()
    for table in edition.tables:
        node: RawNode | None = root.get(table.key)
        if isinstance(node, RawMapping):
            named |= {f"{table.key}.{key}" for key in node}
    return len(named & {row.path for table in edition.tables for row in table.root.rows()})


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
