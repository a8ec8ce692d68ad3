"""The form as an XML part and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.embedded import NAMESPACE, unwrap, wrap

XML_CHARACTERS = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0xD7FF),
    st.characters(min_codepoint=0xE000, exclude_characters="\ufffe\uffff"),
    st.sampled_from("\t\n\r<>&]"),
)


@given(st.text(XML_CHARACTERS))
def test_a_form_comes_out_as_it_went_in(text: str) -> None:
    assert unwrap(wrap(text)) == text


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<form/>",
        b"not xml",
        f"<form xmlns='{NAMESPACE}'>".encode(),
        f"<form xmlns='{NAMESPACE}'><a/></form>".encode(),
        f"<!DOCTYPE form [<!ENTITY a 'b'>]><form xmlns='{NAMESPACE}'>&a;</form>".encode(),
    ],
)
def test_what_is_no_form_is_none(xml: bytes) -> None:
    assert unwrap(xml) is None
