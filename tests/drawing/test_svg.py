from __future__ import annotations

import math
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart.build import build_chart
from dashboard.chart.model import LEVELS, Chart, Range
from dashboard.drawing import html, svg
from dashboard.drawing.layers import Links
from dashboard.drawing.picture import Heading
from dashboard.drawing.placement import breakpoints
from dashboard.view import View
from tests.chart.tables import event_tables
from tests.drawing.golden import check_golden
from tests.drawing.markup import read
from tests.drawing.samples import CHART, TABLE
from timeline_data.table import EventTable

LINKS = Links(event=lambda event: f"#{event}", fold="?scale=true", words={"m-1": "27 May 1997 · Founding Act"})


def test_the_fluid_drawing_of_every_part() -> None:
    check_golden("every-part.fluid.svg", svg.fluid(CHART, LINKS, "Timeline") + svg.gutter(CHART))


def test_the_fixed_drawing_of_every_part() -> None:
    heading = Heading("NATO and Russia", "How it ended.", "5 of 9 events", ("Licence: CC BY 4.0",))
    check_golden("every-part.fixed.svg", svg.fixed(CHART, 900, "dark", heading, LINKS.words))


def test_the_fluid_drawing_of_a_small_table() -> None:
    view = View.parse("from=..", TABLE)
    chart = build_chart(TABLE, view, TABLE)
    check_golden("small-table.fluid.svg", svg.fluid(chart, html.anchor_links(TABLE, TABLE, "en"), "Timeline"))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_fluid_drawing_of_the_bundled_tables_first_view(bundled: EventTable, lang: str) -> None:
    view = View.parse(f"lang={lang}", bundled)
    table = view.select(bundled)
    chart = build_chart(table, view, bundled)
    links = html.anchor_links(table, bundled, lang)
    check_golden(f"first-view.{lang}.svg", svg.fluid(chart, links, "Timeline") + svg.gutter(chart))


@pytest.mark.parametrize("drawn", [svg.fluid(CHART, LINKS, "Timeline"), svg.fixed(CHART, 900)], ids=["fluid", "fixed"])
def test_drawings_are_well_formed_and_carry_no_style_attribute(drawn: str) -> None:
    ElementTree.fromstring(drawn)
    assert " style=" not in drawn


def test_each_event_is_one_link_with_a_name() -> None:
    links = read(svg.fluid(CHART, LINKS, "Timeline")).find("a", class_="event")
    assert [link.attributes["href"] for link in links] == [f"#{mark.event}" for mark in CHART.marks]
    assert links[0].find("title")[0].text == "27 May 1997 · Founding Act"
    assert all(len(link.find("title")) == 1 and link.find("title")[0].text for link in links)


def test_a_drawing_that_holds_links_is_no_image() -> None:
    assert read(svg.fluid(CHART, LINKS, "Timeline")).find("svg", class_="axis-drawing")[0].attributes["role"] == "group"


def test_answers_that_are_not_shown_are_not_drawn() -> None:
    assert svg.fluid(CHART, LINKS, "Timeline").count("4 days later") == 0


def test_a_title_before_its_mark_stands_between_arc_and_mark() -> None:
    """Where the title reaches over the whole way there is no arrowhead, where it does not it stands at the title."""
    heads = read(svg.fluid(CHART, LINKS, "Timeline")).find("path", class_="arc-head")
    assert sum("f6" in (head.attributes["class"] or "") for head in heads) == 1


@given(axis=st.sampled_from(LEVELS), start=st.sampled_from(LEVELS), end=st.sampled_from([*LEVELS, math.inf]))
def test_the_classes_of_a_range_hide_exactly_outside_of_it(axis: float, start: float, end: float) -> None:
    label = replace(CHART.labels[0], range=Range(start, end))
    drawn = svg.fluid(replace(CHART, labels=(label,)), LINKS, "Timeline")
    found = [text for text in read(drawn).find("text", class_="label") if text.text == label.text]
    if start >= end:
        assert not found
        return
    names = (found[0].attributes["class"] or "").split()
    hidden = any(
        (letter == "f" and axis < width) or (letter == "t" and axis >= width)
        for letter, sign, width in _rules(breakpoints(drawn), names)
        if sign
    )
    assert hidden != label.range.holds(axis)


def _rules(style: str, names: list[str]) -> list[tuple[str, str, float]]:
    rules = re.findall(r"\(width(<|>=)([\d.]+)px\)\{\.([ft]\d+)\{display:none\}\}", style)
    return [(name[0], sign, float(width)) for sign, width, name in rules if name in names]


@given(table=event_tables(most=15), width=st.integers(100, 4000))
def test_any_table_is_drawn_the_same_twice_and_well_formed(table: EventTable, width: int) -> None:
    view = View.parse("from=..", table)
    chart = build_chart(table, view, table)
    links = html.anchor_links(table, table, "en")
    drawn = svg.fluid(chart, links, "Timeline")
    picture = svg.fixed(chart, width, "light", None, links.words)
    assert drawn == svg.fluid(chart, links, "Timeline")
    assert picture == svg.fixed(chart, width, "light", None, links.words)
    ElementTree.fromstring(drawn)
    ElementTree.fromstring(picture)


def test_a_picture_holds_only_what_its_width_shows() -> None:
    words = {mark.event: "hover" for mark in CHART.marks}
    narrow, wide = (svg.fixed(CHART, width, "light", None, words) for width in (700, 1200))
    assert "Expels eight" not in narrow
    assert "Expels eight" in wide
    assert read(narrow).find("g", class_="cluster")
    assert not read(wide).find("g", class_="cluster")
    assert "<a " not in narrow


def test_a_picture_says_itself_in_sentences() -> None:
    picture = read(svg.fixed(CHART, 900, "light", Heading("NATO and Russia")))
    assert picture.find("svg")[0].attributes["role"] == "img"
    assert picture.find("title")[0].text == "NATO and Russia"
    assert picture.find("desc")[0].text == "Five events. One answers another."


def test_a_picture_is_never_narrower_than_its_chart_can_be() -> None:
    assert read(svg.fixed(CHART, 10)).find("svg")[0].attributes["width"] == f"{svg.LEAST_WIDTH:g}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("NATO", ["NATO"]),
        ("United Kingdom of Great Britain", ["United Kingdom of", "Great Britain"]),
        ("Donaudampfschifffahrtsgesellschaft", ["Donaudampfschif…"]),
        ("", []),
    ],
)
def test_lane_names_are_broken_to_fit(text: str, lines: list[str]) -> None:
    assert svg.broken(text, 112, 2) == lines


def test_an_empty_chart_has_lanes_and_no_marks() -> None:
    empty: Chart = replace(CHART, marks=(), clusters=(), labels=(), arcs=(), spans=(), deadlines=(), connectors=())
    drawn = read(svg.fluid(empty, LINKS, "Timeline"))
    assert drawn.find("rect", class_="band")
    assert not drawn.find("a", class_="event")
