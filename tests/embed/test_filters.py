"""Chips fade what they leave out, count what is left, and move nothing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.embed.conftest import Reader

PLACES = """() => [...document.querySelectorAll('.axis-drawing [data-of], .axis-drawing text, .band, .tick')]
  .map((part) => { const box = part.getBoundingClientRect(); return [box.x, box.y, box.width].map(Math.round); })"""


def kept(page: Page) -> set[str]:
    """The events that stand out in the list."""
    return {str(entry.get_attribute("id")) for entry in page.locator(".entry:not(.faded)").all()}


def test_a_chip_fades_all_events_of_others_and_counts(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    before = page.evaluate(PLACES)
    everything = page.locator(".entry").count()
    chip = page.get_by_role("button", name="Germany")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    own = {str(entry.get_attribute("id")) for entry in page.locator(".entry[data-actors~=DEU]").all()}
    assert kept(page) == own
    assert chip.locator(".count").inner_text() == str(len(own))
    expect(page.locator(".counted")).to_contain_text(f"{len(own)} of {everything} events")
    expect(page.get_by_role("status")).to_have_text(f"{len(own)} of {everything} events")
    for part in page.locator(".axis [data-of]").all():
        events = set(str(part.get_attribute("data-of")).split())
        faded = "faded" in str(part.get_attribute("class")).split()
        assert faded != bool(events & own)
    assert page.evaluate(PLACES) == before


def test_chips_add_up_and_all_comes_back(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    everything = kept(page)
    page.get_by_role("button", name="Germany").click()
    one = kept(page)
    page.get_by_role("button", name="Ukraine").click()
    both = kept(page)
    assert one < both < everything
    explorer = page.get_by_role("link", name="Open in the explorer")
    assert "actors=DEU~UKR&" in str(explorer.get_attribute("href"))
    page.get_by_role("button", name="All events").click()
    assert kept(page) == everything
    expect(page.locator(".counted")).to_be_hidden()
    assert page.locator("[aria-pressed=true]").count() == 0
    assert explorer.get_attribute("href") == site


def test_what_is_left_out_is_no_stop_of_any_key(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    page.get_by_role("button", name="Germany").click()
    own = kept(page)
    page.locator(".axis a[tabindex='0']").focus()
    reached = []
    for _ in range(len(own) + 2):
        reached.append(page.evaluate("document.activeElement.dataset.of"))
        page.keyboard.press("ArrowRight")
    assert set(reached) == own
    assert page.locator(".axis a.faded:not([aria-hidden=true])").count() == 0


def test_a_screen_reader_hears_in_the_list_what_is_left_out(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed?lang=id")
    page.get_by_role("button", name="Jerman").click()
    faded = page.locator(".entry.faded")
    assert faded.count() > 0
    for entry in faded.all():
        expect(entry.locator(".when")).to_contain_text("(tidak lolos filter)")
    page.get_by_role("button", name="Jerman").click()
    assert page.locator(".left-out").count() == 0
