from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.drawing.elements import anchor, clean, element, number, part_id, token, web_address

texts = st.text(alphabet=st.characters(exclude_characters="\r\n\t"))


@given(text=texts)
def test_any_text_comes_back_from_an_element_as_it_was(text: str) -> None:
    read = ElementTree.fromstring(element("a", {"b": text}, text, element("c")))
    assert (read.text or "") == clean(text)
    assert read.attrib == {"b": clean(text)}


def test_markup_is_taken_as_it_is_and_none_left_out() -> None:
    assert element("a", {"b": None, "c": 1}, Markup("<b/>"), "<") == '<a c="1"><b/>&lt;</a>'


@given(one=st.text(), other=st.text())
def test_tokens_of_different_texts_differ(one: str, other: str) -> None:
    assert (token(one) == token(other)) == (one == other)


@given(event=st.text(min_size=1))
def test_an_anchor_is_one_word_and_never_a_part_of_the_page(event: str) -> None:
    assert not set(anchor(event)) & set(" \t\n\"'<>#&")
    assert not anchor(event).startswith(part_id(""))
    assert any(letter.isdigit() for letter in anchor(event)) or anchor(event).startswith("event-")


@pytest.mark.parametrize(
    ("event", "expected"),
    [("rus-mission-2021", "rus-mission-2021"), ("chart", "event-chart"), ("t-1", "event-t-1"), ("a b1", "a_20_b1")],
)
def test_anchors(event: str, expected: str) -> None:
    assert anchor(event) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(12.0, "12"), (12.5, "12.5"), (0.125, "0.12"), (-0.001, "0"), (-3.1, "-3.1")]
)
def test_numbers(value: float, expected: str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/?a=1", "https://example.org/?a=1"),
        (" HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("mailto:a@b.c", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, expected: str) -> None:
    assert web_address(address) == expected
