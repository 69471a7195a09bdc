from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from dashboard.drawing.highlights import highlight, hits
from tests.drawing.markup import read
from timeline_data.table import folded

LETTERS = st.text('aAäÄéeßsSﬁfiİiøo\u0301\u0323 <&>"中ÅK', max_size=24) | st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), max_size=24
)


@given(LETTERS, LETTERS)
def test_the_text_stays_letter_by_letter(text: str, query: str) -> None:
    assert highlight(text, query).replace("<mark>", "").replace("</mark>", "") == escape(text)


@given(LETTERS, LETTERS)
def test_every_hit_of_the_search_is_marked_and_nothing_else(text: str, query: str) -> None:
    marked = hits(text, query)
    words = folded(query).split()
    assert bool(marked) == any(word in folded(text) for word in words)
    for start, end in marked:
        assert any(word in folded(text[start:end]) for word in words)
    rest, last = [], 0
    for start, end in marked:
        rest.append(text[last:start])
        last = end
    for part in (*rest, text[last:]):
        assert not any(word in folded(part) for word in words)


@given(LETTERS, st.data())
def test_a_part_of_the_text_finds_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    words = folded(part).split()
    assert all(any(word in folded(text[a:b]) for a, b in hits(text, part)) for word in words)


def test_case_and_diacritics_do_not_count() -> None:
    assert highlight("Große Krise in Genève", "grosse geneve") == "<mark>Große</mark> Krise in <mark>Genève</mark>"
    assert highlight("Genève", "eve") == "Gen<mark>ève</mark>"
    assert highlight("ﬁn", "i") == "<mark>ﬁ</mark>n"


def test_markup_of_a_table_stays_text() -> None:
    tree = read(f"<p>{highlight('<b>bold</b> & more', 'b')}</p>")
    assert {element.name for element in tree.all()} <= {"p", "mark", "#root", ""} | {tree.name}
    assert "<b>bold</b> & more" in tree.text


def test_overlapping_words_make_one_mark() -> None:
    assert highlight("accreditation", "accredit reditation") == "<mark>accreditation</mark>"
    assert highlight("aaaa", "aa") == "<mark>aaaa</mark>"
    assert highlight("nothing", "  ") == "nothing"
