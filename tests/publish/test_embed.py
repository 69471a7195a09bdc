from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from dashboard.publish.edition import Edition
from dashboard.publish.embed import page
from dashboard.view import View
from tests.chart.tables import event_tables, seeded_table
from tests.drawing.markup import read
from tests.drawing.samples import TABLE, hostile_table
from timeline_data.table import Citation, EventTable, Source, TableInfo

WIDTHS = (640, 700, 768, 1024, 1280, 1600, 1920)

TEXTS_AND_MARKS = """() => {
    const seen = element => element.checkVisibility() && element.getBoundingClientRect().width > 0;
    const box = (element, kind) => {
        const r = element.getBoundingClientRect();
        return {kind, text: element.textContent, x0: r.left, x1: r.right, y0: r.top, y1: r.bottom};
    };
    const all = (selector, kind) => [...document.querySelectorAll(selector)].filter(seen).map(e => box(e, kind));
    return [
        ...all('.axis .label', 'label'), ...all('.axis .tick text', 'tick'), ...all('.axis .fold-length', 'fold'),
        ...all('.axis .event path', 'mark'), ...all('.axis .cluster rect', 'cluster'), ...all('.axis .due', 'deadline'),
    ];
}"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page in which no script runs and every request fails."""
    context = browser.new_context(java_script_enabled=True, offline=True)
    yield context.new_page()
    context.close()


def test_the_page_is_one_document_of_its_language(bundled: EventTable) -> None:
    for lang in ("en", "id"):
        document = read(page(bundled, View.parse(f"lang={lang}", bundled)))
        html = document.find("html")[0]
        assert html.attributes["lang"] == lang
        assert document.find("title")[0].text == document.find("h1")[0].text != ""
        assert len(document.find("main")) == 1


def test_the_page_asks_nobody_for_anything(bundled: EventTable) -> None:
    text = page(bundled, View.parse("", bundled))
    assert not re.search(r"<(link|img|iframe|object)\b|<script [^>]*src|@import|url\((?!data:|#)", text)
    assert " style=" not in text


MOST_BYTES = 30_000


def in_brotli(text: str) -> int:
    return len(brotli.compress(text.encode(), quality=11))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_thirty_events_of_the_table_in_thirty_kilobytes_with_face_and_script(bundled: EventTable, lang: str) -> None:
    every = View.parse(f"from=..&importance=1&lang={lang}", bundled)
    starts = range(0, len(every.select(bundled).events) - 30, 20)
    for start in starts:
        wanted = [event.id for event in every.select(bundled).events[start : start + 30]]
        thirty = bundled.take([event.id in wanted for event in bundled.events])
        text = page(thirty, every, Edition(site="https://timeline.example.org/"))
        assert text.count('<li class="entry') == 30
        assert in_brotli(text) <= MOST_BYTES
    assert len(starts) > 3


def test_thirty_wordy_events_in_thirty_kilobytes() -> None:
    text = page(wordy_table(30), View.parse("from=..", TABLE), Edition(site="https://timeline.example.org/"))
    assert text.count('<li class="entry') == 30
    assert in_brotli(text) <= MOST_BYTES


def wordy_table(count: int) -> EventTable:
    """Events that have nothing in common: each with a summary, an answer and three sources of its own."""
    chance = random.Random(5)

    def words(number: int) -> str:
        letters = "etaoinsrhldcumfpgwybvk"
        return " ".join("".join(chance.choices(letters, k=chance.randrange(2, 10))) for _ in range(number))

    plain = seeded_table(count)
    events = tuple(
        replace(event, title={"en": words(8)}, label={"en": words(3)[:28]}, summary={"en": words(22)})
        for event in plain.events
    )
    names = [f"s{number}" for number in range(3 * count)]
    sources = {name: Source(name, words(2), words(7), f"https://{words(1)}.example/{words(5)}") for name in names}
    cited = tuple(Citation(events[place // 3].id, name, "supports", words(12)) for place, name in enumerate(names))
    return replace(plain, events=events, sources=sources, citations=cited)


def test_the_page_carries_no_rule_and_no_letters_that_it_does_not_use(bundled: EventTable) -> None:
    text = page(bundled, View.parse("", bundled))
    assert ".listing" in text
    assert ".search" not in text.split("</style>")[0]
    assert text.count("@font-face") == 1
    polish = replace(TABLE, events=tuple(replace(event, label={"": "Łódź"}) for event in TABLE.events))
    assert page(polish, View.parse("", polish)).count("@font-face") == 2


def test_editors_words_stand_above_and_below(bundled: EventTable) -> None:
    edition = Edition("Six days <b>", "As announced.", "Graphic: A. Editor")
    document = read(page(bundled, View.parse("", bundled), edition))
    assert document.find("h1")[0].text == document.find("title")[0].text == "Six days <b>"
    footer = document.find("footer")[0].text
    assert "As announced." in footer
    assert "Graphic: A. Editor" in footer


def test_without_a_site_nothing_leads_to_one(bundled: EventTable) -> None:
    view = View.parse("", bundled)
    here, there = (read(page(bundled, view, Edition(site=site))) for site in ("", "https://x.example/"))
    assert not [link for link in here.find("a") if "explorer" in link.attributes]
    assert not here.find("a", class_="chip")
    assert "hidden" in here.find("ul", class_="chips")[0].attributes
    assert {str(link.attributes["href"]).split("?")[0] for link in there.find("a", class_="chip")} == {
        "https://x.example/"
    }
    most = [len(entry.find("p", class_="sources")[0].find("a")) for entry in here.find("li", class_="entry")]
    assert max(most) > 4
    named = [len(entry.find("p", class_="sources")[0].find("a")) for entry in there.find("li", class_="entry")]
    assert max(named) == 4  # three sources and the way to the others


def test_every_event_of_which_accounts_differ_leads_on(bundled: EventTable) -> None:
    document = read(page(bundled, View.parse("", bundled), Edition(site="https://x.example/")))
    marked = [entry for entry in document.find("li", class_="entry") if entry.find("a", class_="disputed")]
    assert marked
    for entry in marked:
        address = str(entry.find("a", class_="disputed")[0].attributes["href"])
        assert f"event={entry.attributes['id']}" in address
    assert any("(disputes)" in entry.find("p", class_="sources")[0].text for entry in marked)


def test_each_part_of_the_drawing_names_events_of_the_list(bundled: EventTable) -> None:
    document = read(page(bundled, View.parse("from=..&importance=1", bundled)))
    known = {entry.attributes["id"] for entry in document.find("li", class_="entry")}
    parts = [part for part in document.all() if "data-of" in part.attributes]
    assert {id_ for part in parts for id_ in str(part.attributes["data-of"]).split()} == known
    drawn = [
        part for part in document.find("g") if str(part.attributes.get("class")).split()[:1] in (["span"], ["link"])
    ]
    assert drawn
    assert all("data-of" in part.attributes for part in drawn)


@settings(max_examples=25)
@given(event_tables(), st.sampled_from(["", "rest=fade&importance=3", "actors=A~F&match=between", "scale=true"]))
def test_whatever_the_table_parts_and_list_name_the_same_events(table: EventTable, address: str) -> None:
    view = View.parse(address, table)
    document = read(page(table, view, Edition(site="https://x.example/")))
    entries = document.find("li", class_="entry")
    assert len(entries) == len(view.shown(table).events)
    ids = [str(element.attributes["id"]) for element in document.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    named = {id_ for part in document.all() for id_ in str(part.attributes.get("data-of") or "").split()}
    assert named == {entry.attributes["id"] for entry in entries}
    for chip in document.find("a", class_="chip"):
        actor = str(chip.attributes["data-choice"]).removeprefix("actors:")
        kept = [entry for entry in entries if not entry.has("class", "faded") and entry.has("class", "entry")]
        own = [entry for entry in kept if actor in str(entry.attributes["data-actors"]).split()]
        assert chip.find("span", class_="count")[0].text == str(len(own))


def test_the_same_view_gives_the_same_page(bundled: EventTable) -> None:
    view = View.parse("", bundled)
    assert page(bundled, view) == page(bundled, view)


def test_theme_is_the_readers_choice_or_the_address() -> None:
    assert "data-theme" not in page(TABLE, View.parse("", TABLE)).split(">", 3)[1]
    assert '<html lang="en" data-theme="dark">' in page(TABLE, View.parse("theme=dark", TABLE))


def test_the_source_line_names_data_licence_and_date() -> None:
    footer = read(page(TABLE, View.parse("", TABLE))).find("footer")[0]
    assert "NATO and Russia" in footer.text
    assert "October 2026" in footer.text
    assert footer.find("a")[0].attributes["href"] == TABLE.info.licence_url


def test_a_table_that_says_nothing_of_itself_has_a_plain_title_and_no_empty_lines() -> None:
    bare = replace(TABLE, info=TableInfo())
    document = read(page(bare, View.parse("", bare)))
    assert document.find("h1")[0].text == "Timeline"
    assert document.find("footer")[0].text.strip() == ""


def test_a_selection_without_events_is_said_and_not_drawn() -> None:
    text = page(TABLE, View.parse("q=nothing-of-the-kind", TABLE))
    assert "No event matches this selection." in text
    assert "<svg" not in text


def test_chart_from_640_px_and_the_list_always(reader: Page, bundled: EventTable) -> None:
    reader.set_content(page(bundled, View.parse("", bundled)))
    for width, chart in ((320, False), (600, False), (700, True), (1280, True)):
        reader.set_viewport_size({"width": width, "height": 800})
        assert reader.locator(".chart").is_visible() == chart
        assert reader.locator(".legend").is_visible() == chart
        assert reader.locator(".listing").is_visible()
        assert reader.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("address", ["", "from=..", "from=2021-10&to=2021-11", "scale=true"])
def test_no_text_touches_another_or_a_mark(reader: Page, bundled: EventTable, lang: str, address: str) -> None:
    reader.set_content(page(bundled, View.parse(f"{address}&lang={lang}", bundled)))
    reader.evaluate("document.fonts.ready")
    for width in WIDTHS:
        reader.set_viewport_size({"width": width, "height": 800})
        boxes = reader.evaluate(TEXTS_AND_MARKS)
        assert any(box["kind"] == "mark" for box in boxes)
        assert clashes(boxes) == []


def test_a_zoom_widens_the_axis_in_its_frame(reader: Page, bundled: EventTable) -> None:
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.set_content(page(bundled, View.parse("zoom=2021-10-01/2021-11-02", bundled)))
    axis, frame = (reader.evaluate(f"document.querySelector('.{name}').clientWidth") for name in ("axis", "scroll"))
    assert axis > 2 * frame
    assert reader.evaluate("document.documentElement.scrollWidth") <= 1280
    assert clashes(reader.evaluate(TEXTS_AND_MARKS)) == []


def test_the_search_for_clashes_finds_them(reader: Page, bundled: EventTable) -> None:
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.set_content(page(bundled, View.parse("", bundled)))
    reader.add_style_tag(content=".chart .label { font-size: 26px }")
    assert clashes(reader.evaluate(TEXTS_AND_MARKS))


def clashes(boxes: list[dict[str, object]]) -> list[str]:
    """The pairs of a text and another thing that overlap by more than half a pixel each way."""
    texts = [box for box in boxes if box["kind"] in ("label", "tick", "fold")]
    found = []
    for place, text in enumerate(texts):
        for other in texts[place + 1 :] + [box for box in boxes if box not in texts]:
            wide = min(number(text, "x1"), number(other, "x1")) - max(number(text, "x0"), number(other, "x0"))
            high = min(number(text, "y1"), number(other, "y1")) - max(number(text, "y0"), number(other, "y0"))
            if wide > 0.5 and high > 0.5:
                found.append(f"{text['text']} × {other['kind']} {other['text']}")
    return found


def number(box: dict[str, object], key: str) -> float:
    return float(str(box[key]))


def test_an_event_of_the_chart_leads_to_its_entry(reader: Page, bundled: EventTable) -> None:
    reader.set_viewport_size({"width": 1280, "height": 700})
    reader.set_content(page(bundled, View.parse("", bundled)))
    for link in reader.locator("a.event").all():
        aim = (link.get_attribute("href") or "")[1:]
        expect(reader.locator(f"li.entry[id='{aim}']")).to_have_count(1)


def test_nothing_of_a_hostile_table_runs(reader: Page) -> None:
    calls: list[str] = []
    reader.on("dialog", lambda dialog: calls.append(dialog.message))
    table = hostile_table()
    for lang in ("en", "id"):
        reader.set_content(page(table, View.parse(f"from=..&lang={lang}", table)))
        expect(reader.locator("noscript")).to_have_count(0)
        assert reader.evaluate("document.scripts.length + document.images.length") == 1  # our own script
        links = reader.evaluate("[...document.links].map(link => new URL(link.href).protocol)")
        assert "javascript:" not in links
    assert calls == []
