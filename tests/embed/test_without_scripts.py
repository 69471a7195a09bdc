"""Without scripts all of the light page can be read: chips are links, marks lead to the list, where entries open."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.embed.conftest import reader_of


@pytest.mark.parametrize("width", [360, 1100])
def test_nothing_offers_what_only_a_script_can_do(browser: Browser, site: str, width: int) -> None:
    with reader_of(browser, java_script_enabled=False, viewport={"width": width, "height": 900}) as reader:
        reader.page.goto(f"{site}embed")
        assert [button for button in reader.page.locator("button").all() if button.is_visible()] == []
        expect(reader.page.locator("[data-panel]")).to_be_hidden()
        expect(reader.page.locator(".counted")).to_be_hidden()
        expect(reader.page.locator(".chart")).to_be_visible(visible=width > 640)
        for title in reader.page.locator(".entry h3").all():
            expect(title).to_be_visible()


def test_a_chip_leads_to_the_actors_events_in_the_explorer(browser: Browser, site: str) -> None:
    with reader_of(browser, java_script_enabled=False) as reader:
        reader.page.goto(f"{site}embed?lang=id&childId=p1&parentUrl=https://news.example/")
        chip = reader.page.locator(".chip", has_text="Jerman")
        address = urlsplit(chip.get_attribute("href") or "")
        assert f"{address.scheme}://{address.netloc}/" == site
        assert parse_qs(address.query) == {
            "actors": ["DEU"], "importance": ["2"], "from": ["2014-03"], "to": ["2021-11"], "lang": ["id"],
        }  # fmt: skip
        assert chip.get_attribute("target") == "_blank"
        explorer = reader.page.get_by_role("link", name="Buka di penjelajah")
        assert explorer.get_attribute("href") == f"{site}?lang=id"


def test_a_mark_leads_to_its_entry_which_then_stands_open(browser: Browser, site: str) -> None:
    with reader_of(browser, java_script_enabled=False) as reader:
        reader.page.goto(f"{site}embed")
        mark = reader.page.locator("a.event").first
        mark.focus()
        reader.page.keyboard.press("Enter")
        entry = reader.page.locator(".entry:target")
        assert reader.page.url.endswith(mark.get_attribute("href") or "no address")
        expect(entry.locator(".summary")).to_be_in_viewport()
        expect(reader.page.locator(".entry .summary").last).to_be_hidden()


def test_what_is_told_of_an_event_opens_at_a_tap(browser: Browser, site: str) -> None:
    phone = {"viewport": {"width": 360, "height": 700}, "has_touch": True, "is_mobile": True}
    with reader_of(browser, java_script_enabled=False, **phone) as reader:
        reader.page.goto(f"{site}embed")
        entry = reader.page.locator(".entry").nth(1)
        expect(entry.locator(".sources")).to_be_hidden()
        entry.locator("summary").tap()
        expect(entry.locator(".summary")).to_be_visible()
        assert entry.locator(".sources a").count() > 0
