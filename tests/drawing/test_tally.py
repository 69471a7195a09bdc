"""The tally: one count, drawn as SVG and by Plotly, with what each source says beside it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.drawing import tables
from dashboard.drawing.plotly_tally import tally_figure
from dashboard.drawing.tally import Tally, bars, tally_chart, tally_of
from dashboard.drawing.theme import DARK, LIGHT
from dashboard.view import View
from tests.drawing.markup import read
from tests.drawing.samples import TABLE
from timeline_data.language.words import LANGUAGES
from timeline_data.table import EventTable, Number

TWO = (
    Number("expel-2021", "expelled", 8, unit="persons", source="ap"),
    Number("expel-2021", "expelled", None, 7, 10, unit="persons", source="idn"),
)


@pytest.fixture(scope="module")
def tally(bundled: EventTable) -> Tally:
    found = tally_of(bundled, bundled, "en")
    assert found is not None
    return found


def test_sources_that_differ_give_a_range() -> None:
    table = replace(TABLE, numbers=TWO)
    found = tally_of(table, table, "en")
    assert found is not None
    (year,) = found.years
    assert (year.people("a"), year.range("a")) == (8, (7, 10))
    (one,) = year.a
    assert [(said.low, said.high, said.source and said.source.id) for said in one.said] == [
        (8, 8, "ap"),
        (7, 10, "idn"),
    ]
    (bar,) = bars(found, "en")
    assert (bar.amount, bar.between) == ("8", "(7–10)")
    assert bar.range is not None
    assert min(bar.range) < bar.x0 < bar.x1


def test_each_bar_is_the_sum_of_its_events_and_stays_on_the_sheet(tally: Tally) -> None:
    for bar in bars(tally, "en"):
        assert bar.year.people(bar.side) == sum(one.people for one in bar.year.of(bar.side))
        low, high = bar.year.range(bar.side)
        assert low <= bar.year.people(bar.side) <= high
        assert 0 < bar.x0 < bar.x1 < 100
        assert 0 < bar.end < 100
        assert all(one.said[0].source is not None for one in bar.year.of(bar.side)), "no number without a source"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plotly_draws_the_bars_of_the_svg(bundled: EventTable, lang: str) -> None:
    tally = tally_of(bundled, bundled, lang)
    assert tally is not None
    figure = tally_figure(tally, lang, DARK)
    svg = read(tally_chart(tally, lang))
    traces = {trace["name"]: trace for trace in figure["data"] if trace["type"] == "bar"}
    for side, trace in traces.items():
        drawn = [rect for rect in svg.find("rect") if f"tally-bar {side}" in (rect.attributes["class"] or "")]
        assert [f"{x:.2f}%" for x in trace["base"]] == [rect.attributes["x"] for rect in drawn]
        assert [f"{x:.2f}%" for x in trace["x"]] == [rect.attributes["width"] for rect in drawn]
        assert [year for year, *_ in trace["customdata"]] == [year.year for year in tally.years if year.people(side)]
    assert figure["layout"]["height"] == int(svg.find("svg")[0].attributes["height"] or 0)
    assert json.dumps(figure) != json.dumps(tally_figure(tally, lang, LIGHT))


def test_the_section_says_every_number_with_its_source_in_a_table(bundled: EventTable) -> None:
    view = View.parse("from=..&tab=sources", bundled)
    tree = read(tables.source_list(view, bundled, bundled, "en"))
    (table,) = tree.find("table", class_="tally-table")
    tally = tally_of(bundled, bundled, "en")
    assert tally is not None
    sums = [row for row in table.find("tr") if row.attributes.get("class") == "sum"]
    assert [row.find("th")[0].text for row in sums] == [str(year.year) for year in tally.years]
    rows = [row for row in table.find("tr") if row.find("span", class_="said")]
    assert len(rows) == sum(len(year.a) + len(year.b) for year in tally.years)
    assert all(row.find("span", class_="said")[0].text.strip() for row in rows)


def test_a_selection_without_a_number_leads_to_the_whole_table(bundled: EventTable) -> None:
    view = View.parse("kinds=condemnation&tab=sources", bundled)
    tree = read(tables.source_list(view, view.select(bundled), bundled, "en"))
    (section,) = tree.find("section", class_="tally")
    assert section.find("svg") == []
    (way,) = section.find("a")
    target = View.parse((way.attributes["href"] or "").partition("#")[0], bundled)
    assert (target.select(bundled), target.tab) == (bundled, "sources")
    silent = TABLE.take([event.id == "act-1997" for event in TABLE.events])
    assert read(tables.source_list(View.parse("", silent), silent, silent, "en")).find("section", class_="tally") == []
