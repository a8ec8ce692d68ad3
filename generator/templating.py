"""The templates: the shipped files, and those that an office puts in their place one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import resources
from generator.errors import InputError, SpecError

if TYPE_CHECKING:  # loaded only for a file that needs it
    from jinja2 import Environment, Template


class Source(NamedTuple):
    """The text of one template, where it lies, and whether it is the office's own."""

    text: str
    place: str
    own: bool

    def wrong(self, what: str, line: int | None = None) -> InputError | SpecError:
        """A fault of this file: the office's to mend, or ours. `line` is 1-based."""
        if self.own:
            at = f"第 {line} 行" if line else ""
            return InputError(f"模板“{self.place}”{at}：{what}")
        return SpecError(f"{self.place}:{line or 1}: {what}")


@dataclass(frozen=True, slots=True)
class Templates:
    """`own` holds the office's files as (name below `place`, text); all others are the shipped."""

    own: tuple[tuple[str, str], ...] = ()
    place: str = ""
    shipped: Path = field(default=resources.TEMPLATES)

    def find(self, name: str, edition: str = "") -> Source:
        """The file for an edition: the office's before the shipped, the edition's before the
        common one.
        """
        return self.find_own(name, edition) or self.find_shipped(name, edition)

    def find_own(self, name: str, edition: str = "") -> Source | None:
        """The office's own file, where it has one."""
        own = dict(self.own)
        for candidate in (f"{edition}/{name}", name):
            if candidate in own:
                return Source(own[candidate], f"{self.place}/{candidate}", True)
        return None

    def find_shipped(self, name: str, edition: str = "") -> Source:
        """The shipped file; SpecError when it cannot be read."""
        path = resources.template_path(name, edition, self.shipped)
        try:
            return Source(path.read_text(encoding="utf-8"), str(path), False)
        except (OSError, UnicodeDecodeError) as error:
            raise SpecError(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def shipped_names() -> frozenset[str]:
    """Every file that an office may replace, by its name below the folder: texts, no Word file."""
    folder = resources.TEMPLATES
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".docx")
    return frozenset(path.relative_to(folder).as_posix() for path in files)


@lru_cache(maxsize=1)
def environment() -> "Environment":
    """For the blank form, the text and the page: strict, no empty lines left by blocks."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(resources.TEMPLATES),
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=_escapes,
    )


def lay_out(templates: Templates, name: str, values: Mapping[str, object]) -> str:
    """A whole file by its template; the office's own is told what it asks for in vain."""
    from jinja2 import TemplateError

    template = load_template(templates, name)
    source = templates.find_own(name)
    if source is None:
        return template.render(values)
    try:
        text = template.render(values)
    except TemplateError as error:
        raise source.wrong(f"用了这里没有的内容（{error}）", _line_in_template(error)) from error
    except Exception as error:  # an expression of the office's may fail in any way
        raise source.wrong(f"算不出来（{error}）", _line_in_template(error)) from error
    if not text.strip():
        raise source.wrong("没有写出任何内容")
    return text


def _line_in_template(error: Exception) -> int | None:
    """The line of the template where it failed, which Jinja writes into the traceback."""
    line, at = None, error.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename == "<template>":
            line = at.tb_lineno
        at = at.tb_next
    return line


def load_template(templates: Templates, name: str) -> "Template":
    """A template that lays a whole file out; the office's own in a sandbox, to be rendered once."""
    from jinja2 import TemplateSyntaxError

    source = templates.find_own(name)
    if source is None:
        return environment().get_template(name)
    from generator.bounded import NotAllowedError, bounded_template

    try:
        return bounded_template(source.text, _escapes(name))
    except NotAllowedError as error:
        raise source.wrong(str(error), error.line) from error
    except TemplateSyntaxError as error:
        raise source.wrong("写法有误，程序读不懂这一行", error.lineno) from error
    except (RecursionError, ValueError, SyntaxError, MemoryError) as error:
        raise source.wrong("写法有误，嵌套太深或数太长") from error


def _escapes(name: str | None) -> bool:
    """Whether what a template prints is escaped: in pages, not in text."""
    return name is not None and name.endswith(".html.j2")
