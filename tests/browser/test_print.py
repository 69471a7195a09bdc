"""On paper: sources as numbered footnotes, each once, on A4 and on Letter; without scripts under each entry."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from dashboard.view import View
from tests.browser.conftest import Visit
from timeline_data.language.words import text
from timeline_data.table import EventTable

READY = "() => window.timelineExplorer && window.timelineExplorer.page && window.timelineExplorer.footnotes"
SIZES = {"A4": (595, 842), "Letter": (612, 792)}


def printed(page: Page, size: str) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=size, prefer_css_page_size=True)))


def packed(reader: PdfReader) -> str:
    """All text without white space, as lines break anywhere in an address, and without ligatures."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", "".join(page.extract_text() for page in reader.pages)))


def read(page: Page) -> list[str]:
    """The markup of what there is to read."""
    return [page.locator(part).inner_html() for part in ("#panel-details", "#readings")]


def cited(view: View, table: EventTable) -> set[str]:
    """The web addresses of the sources that support or dispute what the view shows."""
    urls = (table.sources[citation.source].url for citation in view.select(table).citations)
    return {url for url in urls if url.startswith("http")}


@pytest.mark.parametrize(("address", "size"), [("", "A4"), ("?tab=list&lang=id&q=Lavrov", "Letter")])
def test_every_source_is_one_numbered_footnote(visit: Visit, bundled: EventTable, address: str, size: str) -> None:
    page, view = visit.page, View.parse(address.removeprefix("?"), bundled)
    page.goto(visit.site + address)
    page.wait_for_function(READY)
    before = read(page)
    reader = printed(page, size)
    assert all(sheet.mediabox[2:] == pytest.approx(SIZES[size], abs=1.5) for sheet in reader.pages)
    paper = packed(reader)
    assert text(view.lang, "page.sources_heading") in paper
    for url in cited(view, bundled):
        assert paper.count(f"<{url}>") == 1, url
    assert all(sheet.extract_text().strip() for sheet in reader.pages), "no empty sheet"
    assert read(page) == before, "after printing the page is as it was"


def test_a_number_stands_at_what_rests_on_its_source(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.site}?event=nato-expel-2021")
    page.wait_for_function(READY)
    page.evaluate("() => window.timelineExplorer.footnotes()")
    page.emulate_media(media="print")
    notes = page.locator("#footnotes li")
    marks = page.locator(".footnote-mark")
    assert {int(mark) for mark in marks.all_text_contents()} == set(range(1, notes.count() + 1))
    entry = page.locator("#panel-listing .entry.chosen")
    assert entry.locator(".footnote-mark >> visible=true").count() > 3
    assert entry.locator(".source-name >> visible=true").count() == 0
    assert notes.locator("a").count() == notes.count()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_sources_stand_under_each_entry(browser: Browser, site: str, bundled: EventTable) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        paper = packed(printed(page, "A4"))
    for url in cited(View.parse("", bundled), bundled):
        assert f"<{url}>" in paper
