from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.chart.build import build_chart
from dashboard.drawing import controls, html, reading
from dashboard.drawing.elements import anchor, clean
from dashboard.drawing.scripts import script_text
from dashboard.publish.embed import SCRIPTS, page
from dashboard.view import View
from tests.drawing.golden import check_golden
from tests.drawing.markup import read
from tests.drawing.samples import CHART, HOSTILE, TABLE, hostile_table
from timeline_data.language.words import LANGUAGES
from timeline_data.query import split_query
from timeline_data.table import EventTable

WHOLE = View.parse("from=..", TABLE)
FAMILIES_OF_LINKS = ("#", "?", "https://", "http://")


def parts(view: View, whole: EventTable) -> str:
    """Every part of a page, one after the other."""
    table = view.select(whole)
    chart = build_chart(table, view, whole)
    links = html.page_links(view, table, whole)
    return "".join(
        [
            controls.settings(view, whole, view.lang),
            controls.notices(view),
            controls.panel(view, table, whole, view.lang),
            html.chart_fragment(chart, links, strip=html.overview(chart, view)),
            html.legend(chart),
            reading.details(view, table, whole, view.lang),
            reading.listing(
                view, table, whole, view.lang, chart.folds, lambda event: html.href(view, whole, event=event)
            ),
        ]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_a_small_table(lang: str) -> None:
    view = WHOLE.with_language(lang)
    check_golden(f"small-table.listing.{lang}.html", reading.listing(view, TABLE, TABLE, lang, CHART.folds))


def test_the_details_of_an_event() -> None:
    view = WHOLE.with_event("expel-2021")
    check_golden("small-table.details.html", reading.details(view, TABLE, TABLE, "en"))


def test_legend_and_overview_of_every_part() -> None:
    check_golden("every-part.legend.html", html.legend(CHART) + html.overview(CHART, WHOLE))


# --- What a reader gets ----------------------------------------------------------------------------------------


def test_the_list_is_ordered_and_each_event_has_its_anchor_and_time() -> None:
    listing = read(reading.listing(WHOLE, TABLE, TABLE, "en")).find("ol")[0]
    assert [entry.attributes["id"] for entry in listing.find("li", class_="entry")] == [e.id for e in TABLE.events]
    assert [time.attributes["datetime"] for time in listing.find("time")] == ["1997-05-27", "2021-10-06", "2021-10-18"]


def test_a_fold_stands_in_the_list_where_its_time_lies() -> None:
    fold = replace(CHART.folds[0], from_day=729000, to_day=737000, words="≈ 22 yr")
    rows = [
        li.attributes["class"]
        for li in read(reading.listing(WHOLE, TABLE, TABLE, "en", (fold,))).find("ol")[0].children
    ]
    assert rows == ["entry n", "entry n", "pause", "entry a", "entry b"] or rows[1] == "pause"


def test_an_answer_leads_to_what_it_answers_with_its_lag() -> None:
    answer = read(reading.listing(WHOLE, TABLE, TABLE, "en")).find("p", class_="answer")[0]
    assert answer.find("a")[0].attributes["href"] == "#expel-2021"
    assert "12 days later, in answer to 6 October 2021" in answer.text


def test_an_answered_event_outside_of_the_selection_is_no_dead_link() -> None:
    table = TABLE.take(event.id == "mission-2021" for event in TABLE.events)
    answer = read(reading.listing(WHOLE, table, TABLE, "en")).find("p", class_="answer")[0]
    assert not answer.find("a")
    assert "outside this selection" in answer.text


def test_an_empty_selection_says_so() -> None:
    assert "No event matches" in reading.listing(WHOLE, TABLE.take([False] * len(TABLE)), TABLE, "en")


def test_disputed_wordings_stand_beside_what_supports_the_row() -> None:
    details = read(reading.details(WHOLE.with_event("expel-2021"), TABLE, TABLE, "en"))
    ours, other = details.find("ul", class_="account")
    assert "This table" in ours.text
    assert "Associated Press" in details.find("ol", class_="texts")[0].text
    quotation = other.find("blockquote")[0]
    assert (quotation.text, quotation.attributes["lang"]) == ("pada awal bulan ini", "id")


def test_an_overview_shows_the_window_on_its_own_axis() -> None:
    window = read(html.overview(CHART, WHOLE)).find("rect", class_="window")[0]
    assert (window.attributes["x"], window.attributes["width"]) == ("25%", "50%")
    bins = read(html.overview(CHART, WHOLE)).find("rect", class_="bin")
    assert [(b.attributes["x"], b.find("title")[0].text) for b in bins] == [
        ("10%", "9 events, 2014"),
        ("80%", "1 event, 2021"),
    ]


# --- The page as a whole ---------------------------------------------------------------------------------------


def test_ids_are_unique_and_references_have_their_aim() -> None:
    tree = read(parts(View.parse("from=..&event=mission-2021", TABLE), TABLE))
    ids = [element.attributes["id"] for element in tree.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in tree.all():
        for key in ("aria-labelledby", "aria-describedby", "for"):
            assert set((element.attributes.get(key) or "").split()) <= set(ids)
        href = element.attributes.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids


PHRASES = {
    "a",
    "b",
    "button",
    "cite",
    "code",
    "em",
    "i",
    "input",
    "label",
    "mark",
    "noscript",
    "q",
    "select",
    "small",
    "span",
    "strong",
}
PHRASES |= {"svg", "time"}


@pytest.mark.parametrize("address", ["from=..&event=mission-2021", "from=..&event=expel-2021&lang=id", ""])
def test_paragraphs_hold_phrases_only(address: str) -> None:
    """A browser closes a paragraph before any other block, and the page would not be the one that was written."""
    crowd = replace(TABLE.events[1], targets=tuple(f"actor {number}" for number in range(9)))
    table = replace(TABLE, events=(TABLE.events[0], crowd, *TABLE.events[2:]))
    view = View.parse(address, table)
    for markup in (parts(view, table), page(table, view)):
        for paragraph in read(markup).find("p"):
            inside = {child.name for child in paragraph.children}
            assert inside <= PHRASES, paragraph.text


# --- Hostile tables -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("selected", [0, 1, 3])
def test_no_text_of_a_table_becomes_markup(lang: str, selected: int) -> None:
    table = hostile_table()
    view = replace(
        View.parse("from=..", table), lang=lang, event=table.events[selected].id, unknown=((HOSTILE, HOSTILE),)
    )
    for markup, scripts in ((parts(view, table), []), (page(table, view), [script_text(*SCRIPTS)])):
        tree = read(markup)
        names = {element.name for element in tree.all()}
        assert not names & {"img", "iframe", "object", "foreignobject"}
        assert [element.text for element in tree.find("script")] == scripts
        assert all(not key.startswith("on") and key != "style" for e in tree.all() for key in e.attributes)
        links = [element.attributes["href"] or "" for element in tree.all() if "href" in element.attributes]
        assert all(link.startswith(FAMILIES_OF_LINKS) for link in links), links
        assert "alert(1)" in tree.text
        assert "49" not in tree.find("h3")[0].text
        assert "\x00" not in markup


def test_hostile_addresses_stay_one_value() -> None:
    table = hostile_table()
    event = clean(table.events[0].id)
    address = html.href(View.parse("from=..", table), table, event=event)
    assert not set(address) & set("<>\"'")
    assert split_query(address) == ((("event", event),), ())


def test_hostile_ids_make_anchors_of_one_word() -> None:
    assert anchor(hostile_table().events[0].id).replace("_", "").replace("-", "").isalnum()
