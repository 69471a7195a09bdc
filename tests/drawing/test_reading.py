"""The details and the tabs as markup: the table, the sources, the tally, and hostile evidence."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from dashboard.drawing import reading, tables
from dashboard.drawing.elements import part_id
from dashboard.drawing.tally import tally_of
from dashboard.view import View
from tests.drawing.markup import read
from tests.drawing.samples import HOSTILE, TABLE, hostile_table
from timeline_data.dates import parse
from timeline_data.table import Claim, DateWording, Event, EventTable, Number, Source

WHOLE = View.parse("from=..", TABLE)


def hostile_evidence() -> EventTable:
    """The hostile table with claims, numbers, date wordings and copies in which every text is hostile too."""
    table = hostile_table()
    event, source = table.events[0].id, next(iter(table.sources))
    words = {"": HOSTILE}
    copy = Source(HOSTILE + "2", HOSTILE, HOSTILE, "javascript:alert(5)", "2020", HOSTILE, HOSTILE, copy_of=source)
    claims = tuple(
        Claim(
            f"{HOSTILE}{n}",
            event,
            HOSTILE,
            HOSTILE,
            None,
            source,
            HOSTILE,
            HOSTILE,
            "en",
            words,
            HOSTILE,
            "disputes",
            "disputed",
            (f"{HOSTILE}{1 - n}", copy.id),
            words,
        )
        for n in (0, 1)
    )
    return replace(
        table,
        sources={**table.sources, copy.id: copy},
        claims=claims,
        numbers=(Number(event, HOSTILE, 3, 1, 4, HOSTILE, HOSTILE, "en", copy.id, words),),
        wordings=(DateWording(event, "date", copy.id, HOSTILE, "en", None, parse("2020"), HOSTILE, words),),
    )


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("tab", ["list", "table", "sources"])
def test_no_text_of_the_evidence_becomes_markup(lang: str, tab: str) -> None:
    table = hostile_evidence()
    view = replace(View.parse("from=..", table), lang=lang, event=table.events[0].id, tab=tab)
    for markup in (
        reading.details(view, table, table, lang),
        reading.listing(view, table, table, lang, full=True),
        tables.event_rows(view, table, table, lang),
        tables.source_list(view, table, table, lang),
        reading.tabs(view, table, lang),
    ):
        tree = read(markup)
        assert not {element.name for element in tree.all()} & {"script", "img", "iframe", "object"}
        assert all(not key.startswith("on") and key != "style" for e in tree.all() for key in e.attributes)
        links = [element.attributes["href"] or "" for element in tree.all() if "href" in element.attributes]
        assert all(link.startswith(("#", "?", "https://", "http://")) for link in links), links
        ids = [element.attributes["id"] for element in tree.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids))
        assert "\x00" not in markup


def test_the_table_holds_every_event_in_time_order_and_the_same_as_csv() -> None:
    tree = read(tables.event_rows(WHOLE, TABLE, TABLE, "en"))
    titles = [cell.find("a")[0].text for cell in tree.find("th", class_="column-title") if cell.find("a")]
    assert titles == [event.title.get("en") or event.title[""] for event in TABLE.events]
    rows = list(csv.DictReader(io.StringIO(tree.find("textarea")[0].text.lstrip("\n"))))
    in_time = sorted(TABLE.events, key=lambda event: (event.date.sort_key[:2], -event.importance, event.id))
    assert [row["id"] for row in rows] == [event.id for event in in_time]


def test_a_formula_is_defused_in_the_copied_text() -> None:
    table = replace(TABLE, events=(replace(TABLE.events[0], title={"en": "=1+1"}),))
    text = read(tables.event_rows(WHOLE, table, table, "en")).find("textarea")[0].text
    assert "'=1+1" in text


def test_sources_stand_by_publisher_with_what_rests_on_them() -> None:
    tree = read(tables.source_list(WHOLE, TABLE, TABLE, "en"))
    headings = [section.find("h2")[0].text for section in tree.find("section", class_="publisher")]
    assert [heading.split(" 1")[0].strip() for heading in headings] == ["Associated Press", "IDN Times"]
    disputing = tree.find("li", class_="disputes")
    assert len(disputing) == 1
    assert "NATO expels eight" in disputing[0].text
    assert "disputes" in disputing[0].text


def test_copies_count_as_one_witness() -> None:
    sources = {**TABLE.sources, "idn": replace(TABLE.sources["idn"], copy_of="ap")}
    tree = read(tables.source_list(WHOLE, replace(TABLE, sources=sources), replace(TABLE, sources=sources), "en"))
    assert len(tree.find("li", class_="ground")) == 1
    assert "IDN Times" in tree.find("div", class_="copies")[0].text


def test_the_tally_counts_people_by_side_and_year_with_their_source() -> None:
    table = replace(TABLE, numbers=(Number("expel-2021", "expelled", 8, unit="persons", source="ap"),))
    tally = tally_of(table, table, "en")
    assert tally is not None
    assert [(year.year, year.people("a"), year.people("b")) for year in tally.years] == [(2021, 8, 0)]
    assert tally.names == ("NATO", "Russia")
    (counted,) = tally.years[0].a
    assert counted.source is not None
    assert counted.source.publisher == "Associated Press"
    assert tally_of(TABLE.take([False] * len(TABLE)), TABLE, "en") is None


@pytest.mark.parametrize(("lang", "words"), [("en", "4 people each"), ("id", "masing-masing 4 orang")])
def test_parts_of_one_size_stand_together_and_say_each(lang: str, words: str) -> None:
    parts = [Number("expel-2021", "expelled", 4, unit="persons", source="ap", actor=actor) for actor in ("NATO", "RUS")]
    alone = Number("expel-2021", "refused", 1, unit="persons", source="ap", actor="NATO")
    table = replace(TABLE, numbers=(*parts, alone))
    tree = read(reading.details(View(event="expel-2021"), table, table, lang))
    one = "1 person" if lang == "en" else "1 orang"
    assert [span.text for span in tree.find("span", class_="amount")] == [words, one]


def test_the_tally_adds_up_parts_only_where_no_whole_is_given() -> None:
    parts = [Number("expel-2021", "expelled", n, unit="persons", source="ap", actor=a) for n, a in ((5, "A"), (2, "B"))]
    for whole, people in ([Number("expel-2021", "expelled", 8, unit="persons", source="ap")], 8), ([], 7):
        table = replace(TABLE, numbers=(*parts, *whole))
        tally = tally_of(table, table, "en")
        assert tally is not None
        assert tally.total("a") == people


@pytest.mark.parametrize(
    ("event", "zoom"),
    [
        ("mission-2021", (738070, 738090)),  # in sight: it stays
        ("expel-2021", (738062, 738082)),  # out of it: it moves, as wide as it was, the next event in it too
        ("act-1997", (729161, 729181)),
    ],
)
def test_a_zoom_moves_along_with_the_event(event: str, zoom: tuple[int, int]) -> None:
    view = WHOLE.replace(zoom=(738070, 738090))
    moved = View.parse(reading.event_address(view, TABLE, TABLE, event).split("#")[0], TABLE).zoom
    assert moved is not None
    assert moved[1] - moved[0] == 20
    date = TABLE.by_id[event].date
    assert date.earliest is not None
    assert moved[0] <= date.earliest <= moved[1]
    if event == "mission-2021":
        assert moved == zoom


def test_an_event_outside_of_the_selection_says_so_and_leads_to_all() -> None:
    shown = TABLE.take(event.id != "act-1997" for event in TABLE.events)
    view = View.parse("actors=NATO~RUS&from=2021&event=act-1997", TABLE)
    tree = read(reading.details(view, shown, TABLE, "en"))
    outside = tree.find("p", class_="outside")[0].find("a")[0]
    target = View.parse((outside.attributes["href"] or "").split("#")[0], TABLE)
    assert target.event == "act-1997"
    assert "act-1997" in target.select(TABLE).by_id


def test_unselected_details_offer_events_to_begin_with() -> None:
    events = tuple(Event(f"e{n}", parse(f"20{n:02}"), {"": f"Event {n}"}, importance=3) for n in range(20))
    table = EventTable(events=events)
    found = read(reading.details(View(), table, table, "en")).find("ul", class_="starts")[0].find("a")
    assert len(found) == 6
    assert (found[0].text, found[-1].text) == ("Event 0", "Event 19")


@pytest.mark.parametrize("lang", ["en", "id"])
def test_an_event_outside_comes_in_by_the_smallest_change_and_that_is_said(lang: str) -> None:
    view = View.parse(f"actors=NATO~RUS&match=between&from=2021&event=act-1997&lang={lang}", TABLE)
    tree = read(reading.details(view, view.select(TABLE), TABLE, lang))
    (link,) = [link for link in tree.find("a") if link.attributes.get("id") == part_id("show-outside")]
    there = View.parse((link.attributes["href"] or "").partition("#")[0], TABLE)
    assert (there.event, there.query.actors, there.query.match) == ("act-1997", ("NATO", "RUS"), "any"), (
        "it has no target"
    )
    assert "act-1997" in there.select(TABLE).by_id
    words = tree.find("span", class_="changes")[0].text
    assert ("1997" in words, str(len(there.select(TABLE)) - len(view.select(TABLE))) in words) == (True, True)
