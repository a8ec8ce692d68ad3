"""Marked words: short on a terminal, and Markdown that shows both texts as they stand."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.comparison.words import changes
from generator.reporters.words import markdown, marked

NASTY = st.text(alphabet="公开，。1.a*~_`<>|\\[]()#-+!& ", max_size=30).map(
    lambda text: " ".join(text.split())
)


def _shown(line: str, left_out: tuple[str, ...]) -> str:
    """The text that a reader of the Markdown sees, without what stands in those elements."""
    (paragraph,) = [t for t in MarkdownIt().enable("strikethrough").parse(line) if t.children]
    seen, hidden = "", 0
    for token in paragraph.children or ():
        name = token.tag or token.content.strip("</>")
        name = {"s": "del"}.get(name, name)
        if token.type == "html_inline" or token.nesting:
            opens = token.nesting == 1 or (token.nesting == 0 and "/" not in token.content)
            hidden += (1 if opens else -1) * (name in left_out)
        elif not hidden:
            seen += token.content
    return seen


@given(NASTY, NASTY)
@example("办理1273条", "办理1273条，全部答复")
@example("1.甲", "1.乙")
@example("- 甲", "+ 甲")
def test_markdown_shows_both_texts(old: str, new: str) -> None:
    line = markdown(changes(f"{old}末", f"{new}末"))
    assert _shown(line, ("strong",)).split() == f"{old}末".split()
    assert _shown(line, ("del",)).split() == f"{new}末".split()


def test_long_equal_stretches_are_shortened_outside_numbers() -> None:
    text = f"{'甲' * 40}12{'乙' * 14}，{{}}，{'丙' * 14}3456{'丁' * 40}"
    line = marked(changes(text.format("旧"), text.format("新")))
    assert line == f"……12{'乙' * 14}，[-旧-]{{+新+}}，{'丙' * 14}3456……"


def test_colour_is_asked_for() -> None:
    found = changes("甲1", "甲2")
    assert "\x1b" not in marked(found)
    assert marked(found, colour=True).count("\x1b[0m") == 2
