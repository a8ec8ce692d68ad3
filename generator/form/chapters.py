"""The texts of the chapters: one text, or a mapping of the official aspects."""

from dataclasses import dataclass, field

from generator.diagnostics import Finding, Span
from generator.form.raw import RawMapping, RawNode, RawScalar, is_blank
from generator.form.report import Prose
from generator.form.suggest import did_you_mean
from generator.spec.model import Chapter, Edition

DEFAULT = "默认"


@dataclass
class ChapterReader:
    """Collects the prose of a form by path, and what is missing or unknown."""

    edition: Edition
    prose: dict[str, Prose] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    misspelt: frozenset[str] = frozenset()

    @property
    def _with_default(self) -> set[str]:
        return {chapter.key for chapter in self.edition.chapters if chapter.default}

    def read(self, root: RawMapping) -> None:
        """Read every chapter of the form's root."""
        for chapter in self.edition.chapters:
            node = root.get(chapter.key)
            span = root.key_span(chapter.key)
            if chapter.content == "table":
                if node is None:
                    self._missing(chapter, span)
            elif node is None or is_blank(node):
                self._missing(chapter, span)
            elif chapter.content == "prose":
                self._text(chapter.key, chapter.heading, node, span)
            elif chapter.content == "aspects":
                self._aspects(chapter, node, span)

    def _missing(self, chapter: Chapter, span: Span) -> None:
        if chapter.key in self.misspelt:
            return  # told as an unknown key
        message = f"缺少“{chapter.key}”（{chapter.heading}）"
        self.findings.append(Finding("FM02", message, span, chapter.key, chapter.help))

    def _text(self, path: str, title: str, node: RawNode, span: Span) -> None:
        if isinstance(node, RawScalar):
            self.prose[path] = Prose(path, node.text, node)
            if node.text.strip() == DEFAULT and path not in self._with_default:
                hint = "把“默认”换成自己写的内容"
                message = f"“{title}”没有默认的语句，要自己写"
                self.findings.append(Finding("FM04", message, node.span, path, hint))
            return
        hint = "在冒号后面写“|”，换行缩进后写文字，一行就是一段"
        self.findings.append(Finding("FM04", f"“{title}”应当是文字", span, path, hint))

    def _aspects(self, chapter: Chapter, node: RawNode, span: Span) -> None:
        if not isinstance(node, RawMapping):
            self._text(chapter.key, chapter.heading, node, span)
            return
        known = {aspect.key: aspect for aspect in chapter.aspects}
        filled = {
            key.text for key, value in node.entries if key.text in known and not is_blank(value)
        }
        if not filled and not any(key not in known for key in node):
            self._missing(chapter, span)
            return
        for key, _ in node.entries:
            path = f"{chapter.key}.{key.text}"
            self.spans[path] = key.span
            if key.text not in known:
                hint = did_you_mean(key.text, known) + "自己的小标题写在“其他小节”里"
                message = f"“{chapter.key}”下面没有“{key.text}”这一项"
                self.findings.append(Finding("FM01", message, key.span, path, hint))
            elif key.text not in filled:
                message = f"“{path}”还没有写"
                self.findings.append(Finding("FM02", message, key.span, path, known[key.text].help))
        for aspect in chapter.aspects:
            value_node = node.get(aspect.key)
            if aspect.key in filled and value_node is not None:
                self._text(
                    f"{chapter.key}.{aspect.key}",
                    aspect.heading,
                    value_node,
                    node.key_span(aspect.key),
                )
