"""Social cards: what they show of a view, and that it can be read at half their size."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart.metrics import LABEL_SIZE
from dashboard.drawing.card import HEIGHT, INNER, LEAST_SCALE, SOURCE_PX, WIDTH, frame, source_line
from dashboard.drawing.picture import Heading, balanced, cut, words_of, wrapped
from dashboard.drawing.theme import LIGHT
from dashboard.publish import pictures
from dashboard.publish.cards import card_svg, heart
from dashboard.publish.edition import Edition
from dashboard.view import View
from tests.publish.pixels import size_of
from timeline_data.table import EventTable

QUERIES = ["", "lang=id&theme=dark", "from=..", "q=expulsion", "actors=USA~RUS", "q=zzzz", "event=rus-mission-2021"]
LONG = "A headline of so many words that no card could hold it in the size of a headline " * 6
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=400)


def drawn(table: EventTable, query: str, edition: Edition = Edition()) -> str:
    view = View.parse(query, table)
    return card_svg(table, view, pictures.heading(table, view, edition))


@pytest.mark.parametrize("query", QUERIES)
def test_a_card_has_the_size_that_networks_ask_for(bundled: EventTable, query: str) -> None:
    view = View.parse(query, bundled)
    assert size_of(pictures.card(bundled, view)) == (WIDTH, HEIGHT) == (1200, 630)
    assert pictures.card(bundled, view) == pictures.card(bundled, view)


@pytest.mark.parametrize("query", QUERIES)
def test_its_labels_can_be_read_at_half_the_size(bundled: EventTable, query: str) -> None:
    scales = [float(found) for found in re.findall(r"scale\(([0-9.]+)\)", drawn(bundled, query))]
    assert len(scales) == (query != "q=zzzz")
    assert all(LABEL_SIZE * scale / 2 >= 9.5 for scale in scales)


def test_the_heart_of_the_default_view_is_on_its_card(bundled: EventTable) -> None:
    said = drawn(bundled, "")
    for words in ("Treaty to annex Crimea", "Expels eight mission staff", "Suspends mission to NATO", "12 days later"):
        assert words in said


def test_the_chosen_event_is_on_the_card(bundled: EventTable) -> None:
    """Also where others matter more."""
    selected = View.parse("from=..", bundled).select(bundled)
    least = min(selected.events, key=lambda event: event.importance)
    chart = heart(selected, View.parse(f"from=..&event={least.id}", bundled), 300)
    assert chart.selected == least.id
    assert least.id in {mark.event for mark in chart.marks} | {id_ for pill in chart.clusters for id_ in pill.events}


def test_an_editors_words_take_the_place_of_the_views(bundled: EventTable) -> None:
    said = drawn(bundled, "", Edition("Own headline", "", "Graphic: A. Writer"))
    assert "Own headline" in said
    assert "From Crimea" not in said


def test_no_sentence_is_cut() -> None:
    whole, long = (frame(Heading("Title", sentence), LIGHT) for sentence in ("A sentence.", LONG))
    assert "A sentence." in whole.above.drawing
    assert "…" not in long.above.drawing
    assert long.room > whole.room


@pytest.mark.parametrize("title", ["", "Short", LONG, "Donaudampfschifffahrtsgesellschaft" * 9, "北" * 300])
def test_room_is_left_for_the_chart_whatever_the_headline(title: str) -> None:
    around = frame(Heading(title, LONG, "", (LONG, LONG)), LIGHT)
    assert around.room / LEAST_SCALE > 120


@given(TEXTS, st.integers(1, 3))
def test_what_is_cut_fits_its_lines(text: str, most: int) -> None:
    short = cut(text, SOURCE_PX, INNER, most)
    assert len(wrapped(short, SOURCE_PX, INNER)) <= most
    assert short == " ".join(words_of(text)) or short.endswith("…") or not words_of(text)


@given(TEXTS, st.floats(40, 900))
def test_balanced_lines_say_the_same_in_as_few_lines(text: str, width: float) -> None:
    lines = balanced(text, 14, width)
    assert " ".join(lines) == " ".join(words_of(text))
    assert len(lines) == len(wrapped(text, 14, width))


def test_the_source_line_leaves_out_what_has_no_room() -> None:
    assert source_line(["Data: NATO", LONG, "Credit"]) == "Data: NATO · Credit"
    assert source_line([]) == ""
    assert source_line([LONG]).endswith("…")
