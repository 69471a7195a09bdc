"""A snapshot from a disk, without a network, as a reader uses it: filters, search, details, chains, tabs, languages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import timeline_data
from dashboard.publish.snapshot import machine
from dashboard.view import View
from tests.snapshot.conftest import EVERYTHING, EXPULSION, MISSION, reader_of
from timeline_data.language.words import text
from timeline_data.table import EventTable

KEPT = "[...document.querySelectorAll('.entry:not(.faded)')].filter((e) => e.getClientRects().length).map((e) => e.id)"


@pytest.fixture(autouse=True)
def anew(page: Page) -> None:
    """Each test finds the page as a reader opens it."""
    page.evaluate("location.hash = ''")
    page.reload()
    expect(page.locator("html.scripted")).to_be_attached()


def mark(page: Page, event: str) -> None:
    page.locator(f'.axis a.event[href="#{event}"]').locator("visible=true").first.click()


def test_actors_and_kinds_fade_and_are_counted(page: Page, bundled: EventTable) -> None:
    shown = View.parse("", bundled).select(bundled)
    page.get_by_text("Actors and kinds of events", exact=True).click()
    page.locator(".filter-body button", has_text="Germany").click()
    wanted = [event.id for event in shown.events if "DEU" in event.actors]
    assert page.evaluate(KEPT) == wanted
    expect(page.locator(".kept")).to_contain_text(f"{len(wanted)} of {len(shown)} events match")
    assert page.locator(f'.axis a.event.faded[href="#{MISSION}"]').count() == 1
    page.locator(".filter-body button", has_text="condemnation").click()
    both = [event.id for event in shown.events if "DEU" in event.actors and event.kind == "condemnation"]
    assert page.evaluate(KEPT) == both
    page.get_by_role("button", name="Clear all").click()
    assert len(page.evaluate(KEPT)) == len(shown)


def test_search_folds_letters_finds_every_language_and_marks_its_hits(page: Page) -> None:
    find = page.get_by_label("Search")
    find.fill("KRÉMLIN")
    kept = page.evaluate(KEPT)
    assert 0 < len(kept) < 16
    assert page.evaluate("CSS.highlights.get('hit').size") > 0
    hits = "[...CSS.highlights.get('hit')].map((range) => range.toString().toLowerCase())"
    assert set(page.evaluate(hits)) == {"kremlin"}
    find.fill("menangguhkan misi")  # the words of the language that is not chosen
    assert MISSION in page.evaluate(KEPT)
    find.fill("tass")  # a publisher
    assert MISSION in page.evaluate(KEPT)
    find.fill("")
    assert page.evaluate("CSS.highlights.has('hit')") is False
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(find).to_be_focused()


def test_an_event_opens_with_what_it_answers_who_answers_it_and_its_sources(page: Page) -> None:
    mark(page, MISSION)
    panel = page.locator("[data-panel]")
    expect(panel.locator("[data-body] h3")).to_have_text(
        "Russia announces the suspension of its mission to NATO", use_inner_text=True
    )
    expect(panel.locator(".answer")).to_contain_text("12 days later")
    expect(panel.locator(".answer")).to_contain_text("NATO expels eight members of the Russian mission")
    expect(panel.locator(".answered li")).not_to_have_count(0)
    sources = panel.locator(".cited li")
    assert sources.count() > 3
    number = sources.first.get_attribute("value")
    assert sources.first.inner_text() == page.locator(f"[id='.{number}']").evaluate("node => node.innerText")
    assert page.evaluate("location.hash") == f"#{MISSION}"
    panel.get_by_role("button", name="Next").click()
    assert page.evaluate("location.hash") != f"#{MISSION}"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("location.hash") == ""


def test_many_parties_are_told_and_opened(page: Page) -> None:
    parties = page.locator(".entry > :first-child + div:has(.others)").first
    assert re.search(r"Lithuania and \d+ more\s*→ Russia", parties.inner_text())
    parties.locator("summary").click()
    assert re.search(r"Ireland\s*→ Russia", parties.inner_text())


def test_a_chain_of_answers_is_walked_from_end_to_end(page: Page) -> None:
    mark(page, MISSION)
    panel = page.locator("[data-panel]")
    place = panel.locator(".chain-place span")
    steps = int(place.inner_text().split("/")[1])
    panel.get_by_role("button", name="First").click()
    seen = [page.evaluate("location.hash")]
    assert seen == [f"#{EXPULSION}"]
    for _ in range(steps - 1):
        panel.get_by_role("button", name="Forward").click()
        seen.append(page.evaluate("location.hash"))
    assert len(set(seen)) == steps
    expect(panel.get_by_role("button", name="Forward")).to_have_attribute("aria-disabled", "true")
    panel.focus()
    page.keyboard.press("Shift+Home")
    expect(place).to_have_text(f"1 / {steps}")
    page.keyboard.press("Shift+ArrowRight")
    expect(place).to_have_text(f"2 / {steps}")


def test_tabs_are_places_with_a_way_back(page: Page) -> None:
    for name, part in (("List", "list"), ("Table", "table"), ("Sources", "sources"), ("Cite and save", "about")):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator(f"#t-{part}")).to_be_visible()
        expect(page.locator("#t-charts")).to_be_hidden()
        assert page.evaluate("location.hash") == f"#t-{part}"
    page.go_back()
    expect(page.locator("#t-sources")).to_be_visible()
    page.get_by_role("link", name="List", exact=True).click()
    ref = page.locator(".entry > h3 ~ p:not([class]) > a").first
    number = ref.get_attribute("href")
    ref.click()
    expect(page.locator(f"[id='{str(number)[1:]}']")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#t-list")).to_be_visible()


def test_the_table_follows_the_filters_and_leads_to_the_chart(page: Page) -> None:
    page.get_by_role("link", name="Table", exact=True).click()
    assert page.locator(".event-table tbody tr").count() == 16
    colours = """node => [...node.querySelectorAll(':scope > :first-child + :not(h3) b, td:nth-of-type(2) b')]
      .map((name) => getComputedStyle(name).color)"""
    listed = page.locator(f"#{MISSION}").evaluate(colours)
    assert len(set(listed)) == 2
    assert page.locator(f'.event-table tr:has(th a[href="#{MISSION}"])').evaluate(colours) == listed
    page.get_by_label("Search").fill("information office")
    assert 0 < page.locator(".event-table tbody tr:not(.faded)").count() < 16
    page.get_by_label("Search").fill("")
    page.locator(f'.event-table th a[href="#{MISSION}"]').click()
    expect(page.locator("[data-body] h3")).to_contain_text("suspension of its mission")


def test_the_other_language_is_in_the_page_too(page: Page) -> None:
    assert page.locator(".entry h3").first.inner_text().startswith("NATO puts")
    page.get_by_text("Bahasa Indonesia", exact=True).click()
    assert page.evaluate("[document.documentElement.lang, document.title]") == [
        "id",
        "Dari Krimea hingga misi yang ditutup, 2014–2021",
    ]
    assert page.locator(".entry h3").first.inner_text().startswith("NATO meninjau")
    assert page.locator(".scroll").get_attribute("aria-label") == text("id", "page.chart_scroll")
    shown = page.locator("main").inner_text()
    assert "Chart" not in shown.split()
    assert "Sumber" in shown
    mark(page, MISSION)
    title = page.locator("[data-body] h3")
    expect(title).to_have_text("Rusia mengumumkan penangguhan misinya di NATO", use_inner_text=True)
    page.get_by_text("English", exact=True).click()
    expect(title).to_have_text("Russia announces the suspension of its mission to NATO", use_inner_text=True)
    assert page.locator(".scroll").get_attribute("aria-label") == text("en", "page.chart_scroll")


def test_the_axis_zooms_and_marks_say_what_they_are(page: Page) -> None:
    width = page.locator(".axis").evaluate("node => node.clientWidth")
    page.get_by_role("button", name="Zoom in").click()
    assert page.locator(".axis").evaluate("node => node.clientWidth") == 2 * width
    page.get_by_role("button", name="The whole axis").click()
    assert page.locator(".axis").evaluate("node => node.clientWidth") == width
    first = page.locator(f'.axis a.event[href="#{MISSION}"]').locator("visible=true")
    first.hover()
    assert "18 October 2021 · closure of a mission, announced" in (first.locator("title").text_content() or "")
    assert "Russia → NATO · Russia announces" in (first.locator("title").text_content() or "")
    expect(
        page.get_by_role("link", name="Russia announces the suspension of its mission to NATO").first
    ).to_be_attached()


def test_a_file_opens_at_an_event(browser: Browser, kept: Callable[..., Path]) -> None:
    with reader_of(browser) as reader:
        page = reader.open(kept(), f"#{MISSION}")
        expect(page.locator("[data-body] h3")).to_contain_text("suspension of its mission")


def test_several_views_share_one_list(browser: Browser, kept: Callable[..., Path], bundled: EventTable) -> None:
    queries = ("", "from=2018-03&to=2018-12")
    with reader_of(browser) as reader:
        page = reader.open(kept(*queries))
        for query, choice in zip(queries, page.locator(".view-choice").all(), strict=True):
            choice.click()
            assert page.evaluate(KEPT) == [event.id for event in View.parse(query, bundled).select(bundled).events]
            assert page.locator(".chart").locator("visible=true").count() == 1
            before = page.locator(".axis").locator("visible=true").evaluate("node => node.clientWidth")
            page.get_by_role("button", name="Zoom in").click()
            assert page.locator(".axis").locator("visible=true").evaluate("node => node.clientWidth") == 2 * before
        page.get_by_label("Search").fill("salisbury")
        expect(page.locator(".kept")).to_contain_text(
            f"of {len(View.parse(queries[1], bundled).select(bundled))} events"
        )


@pytest.mark.parametrize("query", ["", EVERYTHING + "&lang=id"])
def test_the_saved_table_is_the_one_that_the_hash_is_of(
    browser: Browser, kept: Callable[..., Path], bundled: EventTable, tmp_path: Path, query: str
) -> None:
    table = View.parse(query, bundled).select(bundled)
    with reader_of(browser) as reader:
        page = reader.open(kept(query), "#t-about")
        with page.expect_download() as download:
            page.locator("#t-save").click()
        saved = tmp_path / download.value.suggested_filename
        download.value.save_as(saved)
        assert page.locator(".hash code").inner_text() == machine.digest(table)
    written = saved.read_bytes().decode()
    assert written == machine.saved_table(table)
    assert [row["id"] for row in csv.DictReader(io.StringIO(written, newline=""))] == [e.id for e in table.events]
    read = timeline_data.load(saved)
    assert [(e.id, e.date.text, e.title, e.summary) for e in read.events] == [
        (e.id, e.date.text, e.title, e.summary) for e in table.events
    ]


def test_a_citation_is_saved_as_a_file(page: Page) -> None:
    page.get_by_role("link", name="Cite and save").click()
    page.get_by_text("RIS", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as RIS").click()
    assert download.value.path().read_bytes().startswith(b"TY  - ELEC\r\n")
