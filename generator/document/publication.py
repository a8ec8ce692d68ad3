"""The form that travels inside the Word file: only what the report itself says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.document.content import Content
from generator.document.nodes import Document, Heading, Image, Paragraph, Table, Title
from generator.document.sentences import PREFACE, TITLE, sentence
from generator.form.chapters import DEFAULT
from generator.form.published import published_form
from generator.form.raw import RawMapping, RawScalar
from generator.form.write import form_text
from generator.templating import Templates

_HIDING = re.compile(r"[\"']|\bif\b|\belse\b")  # may stand by words that are not printed
_CONTACT = "机关.联系方式."


def published_text(content: Content, document: Document, templates: Templates) -> str | None:
    """The form as YAML without what the report does not print; None without a form.

    Expressions stay. Left out besides: images' file names and parts of the contact that are printed
    nowhere, and words of an expression that it did not choose.
    """
    if content.form is None:
        return None
    reword = _Wording(content, document).reword
    root = published_form(content.form, content.report.edition, reword)
    return form_text(_spelt_out(root, content, document, templates) if templates.own else root)


@dataclass(frozen=True)
class _Wording:
    content: Content
    document: Document

    @cached_property
    def _shown(self) -> str:
        return "\n".join(_texts(self.document))

    @cached_property
    def _images(self) -> Mapping[str, list[str]]:
        return image_names(self.document)

    def reword(self, path: str, text: str) -> str:
        """What stays of the text that the form has at a path."""
        if path.startswith(_CONTACT):
            words = text.strip()
            return text if words and words in self._shown else ""
        evaluated = self.content.texts.get(path)
        return text if evaluated is None else self._prose(path, text, evaluated)

    def _prose(self, path: str, written: str, evaluated: str) -> str:
        kept = _without_remarks(written)
        if _hides(kept):
            kept = evaluated
        return _renamed(kept, self._images.get(path, ())) if "![" in kept else kept


def image_names(document: Document) -> Mapping[str, list[str]]:
    """For each text the names by which its images are known in public, in their order.

    The same picture has the same name: image1.png and so on, as Word numbers them.
    """
    known: dict[bytes, str] = {}
    names: dict[str, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Image):
            suffix = block.name.rpartition(".")[2].lower()
            suffix = suffix if re.fullmatch("[a-z]{3,4}", suffix) else "png"
            name = known.setdefault(block.data, f"image{len(known) + 1}.{suffix}")
            names.setdefault(block.path or "", []).append(name)
    return names


def _texts(document: Document) -> list[str]:
    """All that is printed, pictures and figures apart."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, Title):
            texts.append("".join(block.lines))
    return texts


def _renamed(text: str, images: Sequence[str]) -> str:
    """With the public names of its images; only their words where it is not known which is which."""
    image = _image()
    found = list(image.finditer(text))
    names = iter(images if len(found) == len(images) else ())

    def named(match: re.Match[str]) -> str:
        name = next(names, None)
        return f"![{match['alt']}]({name})" if name else match["alt"]

    return image.sub(named, text)


@lru_cache(maxsize=1)
def _image() -> re.Pattern[str]:
    """An image of Markdown: its words, its source (in <> or with brackets in pairs), its title."""
    return re.compile(
        r"!\[(?P<alt>(?:\\.|\[[^\[\]]*\]|[^\\\[\]])*)\]"
        r"\(\s*+(?P<src><[^<>\n]*>|(?:\{\{[^{}\n]*\}\}|\\.|\([^()\s]*\)|(?!\{\{)[^\s()\\])*)"
        r"(?:\s++(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*+\)"
    )


def _without_remarks(text: str) -> str:
    """Without what stands between {# and #}; a remark that does not end is kept."""
    if "{#" not in text:
        return text
    kept, at = [], 0
    while (start := text.find("{#", at)) >= 0 and (end := text.find("#}", start + 2)) >= 0:
        kept.append(text[at:start])
        at = end + 2
    return "".join([*kept, text[at:]])


def _hides(text: str) -> bool:
    """Whether an expression may hold words that it did not choose."""
    inside = (part.partition("}")[0] for part in text.split("{{")[1:])
    return "{%" in text or any(map(_HIDING.search, inside))


def _spelt_out(
    root: RawMapping, content: Content, document: Document, templates: Templates
) -> RawMapping:
    """Sentences of an office's own in words: another reader does not have its templates."""
    report, edition = content.report, content.report.edition.id
    defaults = {chapter.key: chapter.default for chapter in report.edition.chapters}
    given: dict[str, str] = {}
    if report.default_preface and templates.find_own(PREFACE, edition):
        given["编制说明"] = sentence(PREFACE, edition, content.values, templates)
    if not report.title and templates.find_own(TITLE, edition):
        given["标题"] = document.meta.title
    for key, name in defaults.items():
        chosen = content.texts.get(key, "").strip() == DEFAULT
        if name and chosen and templates.find_own(name, edition):
            given[key] = sentence(name, edition, content.values, templates)
    entries = [(key, value) for key, value in root.entries if key.text not in given]
    entries += [
        (RawScalar(key, root.span), RawScalar(text, root.span)) for key, text in given.items()
    ]
    return RawMapping(tuple(entries), root.span)
