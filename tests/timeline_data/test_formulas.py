"""What a spreadsheet would calculate is kept from it, and comes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_data.formulas import SIGNS, defuse, escape, unescape

TEXTS = st.text() | st.text("'=+-@ a\t", max_size=6)


@given(TEXTS)
def test_only_what_is_calculated_changes(text: str) -> None:
    assert defuse(text).endswith(text)
    assert (defuse(text) == text) == (not text.startswith(SIGNS))
    assert defuse(defuse(text)) == defuse(text)


@given(TEXTS)
def test_what_is_escaped_comes_back(text: str) -> None:
    assert not escape(text).startswith(SIGNS)
    assert unescape(escape(text)) == text
    assert len(escape(text)) <= len(text) + 1
