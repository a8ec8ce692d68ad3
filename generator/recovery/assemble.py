"""The parts of a published report as a `RawForm`, every scalar with its place in the source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Span
from generator.document.nodes import positions
from generator.form.raw import RawForm, RawMapping, RawNode, RawScalar, RawSequence
from generator.recovery.identity import Identity
from generator.recovery.places import Place, cell_place, place_of
from generator.recovery.prose import Content, Own, OwnTable, Text
from generator.recovery.rows import FoundCell
from generator.recovery.tables import FoundTable
from generator.recovery.units import Unit
from generator.recovery.wording import stripped
from generator.spec.model import Chapter, Edition, Group, Row

NO_PREFACE = "无"
_UNTITLED = "附表"


@dataclass
class Assembler:
    """Builds nodes whose spans are ordinals: span.line = n stands at `places[n - 1]`."""

    edition: Edition
    units: Sequence[Unit]
    tables: Mapping[str, FoundTable]
    places: list[Place] = field(default_factory=list)

    def span(self, place: Place) -> Span:
        """The next ordinal."""
        self.places.append(place)
        n = len(self.places)
        return Span(n, 1, n, 1)

    def scalar(self, text: str, place: Place) -> RawScalar:
        """A text that stands at a place."""
        return RawScalar(text, self.span(place), "quoted" if text else "plain")

    def entry(self, key: str, node: RawNode) -> tuple[RawScalar, RawNode]:
        """A key with its value; the key stands where its value does."""
        return RawScalar(key, node.span), node

    def mapping(self, entries: Iterable[tuple[RawScalar, RawNode]]) -> RawMapping:
        """A mapping that stands where its first value does."""
        kept = tuple(entries)
        return RawMapping(kept, kept[0][0].span if kept else self.span(Place("")))

    def sequence(self, items: Iterable[RawNode]) -> RawSequence:
        """A list that stands where its first item does."""
        kept = tuple(items)
        return RawSequence(kept, kept[0].span if kept else self.span(Place("")))

    def text(self, text: Text, head: Place) -> RawScalar:
        """A text of several lines, each at its own ordinal, the heading's before them."""
        first = self.span(head)
        for _, line in text.lines:
            self.span(place_of(line))
        last = Span(first.line, 1, first.line + len(text.lines), 1)
        words = "\n".join(words for words, _ in text.lines)
        return RawScalar(words, last, "literal" if words else "plain")

    def table(self, key: str, heading: Place) -> RawNode:
        """The cells of an official table as found, blank ones blank, absent ones absent."""
        root = self.edition.table(key).root
        found = self.tables.get(key)
        if found is None:
            return self.scalar("", heading)
        return self._group(root, found.cells, heading)

    def _group(self, group: Group, cells: Mapping[str, FoundCell], heading: Place) -> RawNode:
        entries = []
        for child in group.children:
            if isinstance(child, Group):
                entries.append(self.entry(child.key, self._group(child, cells, heading)))
            else:
                entries.append(self.entry(child.key, self._row(child, cells, heading)))
        return self.mapping(entries)

    def _row(self, row: Row, cells: Mapping[str, FoundCell], heading: Place) -> RawNode:
        entries = [
            self.entry(
                column.key,
                self.scalar(stripped(cell.text), cell_place(self.edition, self.units, cell)),
            )
            for column in row.axis.columns
            if (cell := cells.get(f"{row.path}.{column.key}")) is not None
        ]
        return self.mapping(entries) if entries else self.scalar("", heading)

    def own_sections(self, sections: Sequence[tuple[Own, Chapter]]) -> RawSequence:
        """其他小节."""
        return self.sequence(
            self.mapping(
                (
                    self.entry("标题", self.scalar(own.title, place_of(own.head))),
                    self.entry("内容", self.text(own.text, place_of(own.head))),
                    self.entry("位于", self.scalar(chapter.key, place_of(own.head))),
                )
            )
            for own, chapter in sections
        )

    def unrecognised(self, entries: Sequence[tuple[Place, str]]) -> RawSequence:
        """未识别."""
        return self.sequence(
            self.mapping(
                (
                    self.entry("来源", self.scalar(place.text, place)),
                    self.entry("内容", self.scalar(text, place)),
                )
            )
            for place, text in entries
        )

    def own_tables(self, tables: Sequence[tuple[OwnTable, Chapter]]) -> RawSequence:
        """附表."""
        return self.sequence(self._own_table(table, chapter) for table, chapter in tables)

    def _own_table(self, own: OwnTable, chapter: Chapter) -> RawMapping:
        place = place_of(own.head)
        header, *rows = filled_grid(own)
        return self.mapping(
            (
                self.entry("标题", self.scalar(own.caption or _UNTITLED, place)),
                self.entry("位于", self.scalar(chapter.key, place)),
                self.entry("列", self.sequence(self.scalar(text, place) for text in header)),
                self.entry(
                    "行",
                    self.sequence(
                        self.sequence(self.scalar(text, place) for text in row) for row in rows
                    ),
                ),
            )
        )


def filled_grid(own: OwnTable) -> list[list[str]]:
    """The texts of a table as a full rectangle; what spans cover is blank."""
    placed = positions(own.table.rows)
    width = max((x + cell.colspan for row in placed for x, cell in row), default=1)
    grid = []
    for row in placed:
        texts = [""] * width
        for x, cell in row:
            texts[x] = " ".join(cell.text.split())
        grid.append(texts)
    return grid or [[""]]


def identity_entries(
    make: Assembler, identity: Identity, standard_title: str
) -> list[tuple[RawScalar, RawNode]]:
    """年度, 标题 (when it is not the standard one) and 机关."""
    place = place_of(identity.title_lines[0]) if identity.title_lines else Place("文件开头")
    year = str(identity.year) if identity.year else ""
    entries = [make.entry("年度", RawScalar(year, make.span(place)))]
    if identity.title and identity.title != standard_title:
        entries.append(make.entry("标题", make.scalar(identity.title, place)))
    organ = [make.entry("名称", make.scalar(identity.agency, place))]
    if identity.contact:
        pairs = [make.entry(k, make.scalar(v, place)) for k, v in identity.contact.items()]
        organ.append(make.entry("联系方式", make.mapping(pairs)))
    entries.append(make.entry("机关", make.mapping(organ)))
    return entries


def signature_entry(make: Assembler, identity: Identity) -> list[tuple[RawScalar, RawNode]]:
    """落款, when there is one."""
    parts = []
    if identity.signature is not None:
        place = place_of(identity.signature)
        parts.append(make.entry("署名", make.scalar(identity.signature.text, place)))
    if identity.day is not None and identity.day_line is not None:
        place = place_of(identity.day_line)
        parts.append(make.entry("日期", make.scalar(identity.day.isoformat(), place)))
    return [make.entry("落款", make.mapping(parts))] if parts else []


def chapter_entry(
    make: Assembler, chapter: Chapter, content: Content, heading: Place
) -> tuple[RawScalar, RawNode]:
    """A chapter: its table, its aspects, or its text."""
    if chapter.content == "table":
        return make.entry(chapter.key, make.table(chapter.key, heading))
    if content.aspects:
        return make.entry(
            chapter.key,
            make.mapping(
                make.entry(key, make.text(own.text, place_of(own.head)))
                for key, own in content.aspects.items()
            ),
        )
    return make.entry(chapter.key, make.text(content.text or Text(()), heading))


def form_of(entries: Sequence[tuple[RawScalar, RawNode]]) -> RawForm:
    """The whole form; its source has no lines of its own."""
    return RawForm(RawMapping(tuple(entries), Span(1, 1, 1, 1)), ())
