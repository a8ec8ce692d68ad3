"""What an office's own template may do: lay out what it is given, in bounded time and space."""

import pytest

from generator.document.options import RenderOptions
from generator.errors import InputError
from generator.pipeline import render
from generator.templating import Templates
from tests.attacks.test_forms import quick
from tests.document.forms import content_of, zero_form
from tests.fuzz import seeds

_PAGE, _TEXT = "report.html.j2", "report.txt.j2"
_KINDS = {_PAGE: "html", _TEXT: "txt"}


def _made(name: str, text: str) -> bytes:
    options = RenderOptions(templates=Templates(((name, text),), "模板"))
    return render(content_of(zero_form()), (_KINDS[name],), options).files[_KINDS[name]]


_REFUSED = {
    "attributes": "{{ pieces.__class__.__mro__ }}",
    "items": "{{ pieces[0]['__class__'] }}",
    "filter attr": "{{ ''|attr('__class__') }}",
    "format": "{{ '{0.__class__}'.format(1) }}",
    "wide format": "{{ '{:99999999}'.format(1) }}",
    "wide percent": "{{ '%99999999d' % 1 }}",
    "wide filter": "{{ '%*d'|format(99999999, 1) }}",
    "wide center": "{{ 'x'|center(99999999) }}",
    "wide indent": "{{ 'x'|indent(99999999) }}",
    "wide method": "{{ 'x'.ljust(99999999) }}",
    "many decimals": "{{ 1|round(99999999, 'floor') }}",
    "range": "{{ range(999999999)|list }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "factor": "{{ 'a' * 999999999 }}",
    "list factor": "{{ [1] * 999999999 }}",
    "doubling": "{% set x = 'aaaaaaaa' %}" + "{% set x = x ~ x %}" * 40,
    "adding": "{% set x = 'aaaaaaaa' %}" + "{% set x = x + x %}" * 40,
    "list doubling": "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60 + "{{ x }}",
    "arguments": "{% macro m(x) %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1) }}",
    "replacing": "{% set x = 'aaaaaaaa' %}" + "{% set x = x|replace('a', 'aaaaaaaa') %}" * 20,
    "joining": "{{ range(999)|join('x' * 99999) }}",
    "nested loops": "{% for a in range(999) %}" * 5 + "{% endfor %}" * 5,
    "long text in loops": "{% for a in range(999) %}" + "x" * 99999 + "{% endfor %}",
    "kept text": "{% set x %}{% for a in range(999) %}" + "x" * 99999 + "{% endfor %}{% endset %}",
    "endless macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "branching macro": "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(50) }}",
    "recursive loop": "{% for p in pieces recursive %}{{ loop(pieces) }}{% endfor %}",
    "namespace": "{% set n = namespace(a='xx') %}{% for i in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
    "searching": "{% set x = 'ab' * 999999 %}{% for i in range(999) %}{{ 'c' in x }}{% endfor %}",
    "lorem ipsum": "{{ lipsum(n=999999) }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'report.txt.j2' as x %}",
    "extends": "{% extends 'report.txt.j2' %}",
    "changing data": "{{ pieces.clear() }}",
    "nest of brackets": "{{ " + "(" * 20_000 + "1",
    "nest of conditions": "{% if 1 %}" * 5000,
    "huge number": "{{ " + "9" * 9999 + " }}",
    "huge product": "{{ 1" + " * 99999999999" * 999 + " }}",
    "huge file": "x" * (600 * 1024),
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("text", _REFUSED.values(), ids=_REFUSED)
@pytest.mark.parametrize("name", _KINDS)
def test_what_a_template_may_not_do_is_refused_in_time_and_names_the_file(
    name: str, text: str
) -> None:
    with quick(), pytest.raises(InputError, match=f"模板“模板/{name}”"):
        _made(name, text)


@pytest.mark.parametrize("name", _KINDS)
def test_our_own_templates_are_within_the_bounds(name: str) -> None:
    shipped = render(content_of(zero_form()), (_KINDS[name],)).files[_KINDS[name]]
    assert _made(name, seeds.templates()[name]) == shipped


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{% for p in pieces %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/"),
        ("{{ pieces|map(attribute='kind')|unique|join('、') }}", "title、"),
        ("{{ '%05.1f'|format(3.14159) }} {{ 2.5|round(1) }} {{ 'x'|center(9)|length }}", "003.1 2.5 9"),
        ("{{ 'a' ~ 1 ~ 'b' }} {{ '-' * 3 }} {{ 'b' + 'c' }} {{ 7 % 4 }}", "a1b --- bc 3"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('甲') }}{{ m(x='乙') }}", "<甲><乙>"),
        ("{% set x %}甲{% endset %}{{ x|replace('甲', '乙') }}{{ x.strip().startswith('甲') }}", "乙True"),
        ("{% if pieces[0].kind == 'title' and 'i' in 'title' %}有{% endif %}", "有"),
        ("{% for i in range(3) %}{{ loop.cycle('甲', '乙') }}{% endfor %}", "甲乙甲"),
        ("{% if nothing is not defined %}{{ nothing|default('无') }}{% endif %}", "无"),
    ],
)  # fmt: skip
def test_what_a_layout_needs_is_there(text: str, words: str) -> None:
    assert words in _made(_TEXT, text).decode()


def test_a_page_escapes_what_a_clerk_wrote() -> None:
    form = zero_form(机关={"名称": "<script>局", "类型": "部门"})
    own = "{{ pieces[0].lines[0] ~ '<b>' }}|{{ '<i>' ~ '<u>'|safe }}|{{ ['<x>']|join('<y>'|safe) }}"
    options = RenderOptions(templates=Templates(((_PAGE, own),), "模板"))
    page = render(content_of(form), ("html",), options).files["html"].decode()
    assert "<script>" not in page
    assert "&lt;b&gt;" in page
    assert "&lt;i&gt;<u>|&lt;x&gt;" in page
