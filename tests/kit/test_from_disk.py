"""The kit as an editor has it: a folder on a disk, opened with a double click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.publish.edition import Edition
from dashboard.publish.folders import replace_folder
from dashboard.publish.kit import MANIFEST, PLACEHOLDER, Order, made
from dashboard.view import View
from tests.complaints import complaints_of
from tests.drawing.samples import TABLE
from tests.kit.conftest import file_server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address on the disk of a kit for an address that nobody knows yet."""
    place = tmp_path_factory.mktemp("kits") / "kit"
    replace_folder(place, made(Order(TABLE, View.parse("lang=id", TABLE), Edition(credit="A. Writer"))), MANIFEST)
    return place.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network."""
    complaints: list[str] = []
    with browser.new_context(
        offline=True, viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    ) as context:
        made_page = context.new_page()
        complaints_of(made_page, complaints)
        made_page.on(
            "request", lambda request: complaints.append(request.url) if not request.url.startswith("file:") else None
        )
        yield made_page
        assert [words for words in complaints if not words.startswith("data:")] == []


def test_page_and_snapshot_open_from_the_disk(page: Page, folder: str) -> None:
    page.goto(f"{folder}/index.html")
    expect(page.locator(".chart")).to_be_visible()
    page.locator("[data-choice]").first.click()
    expect(page.locator("[data-choice]").first).to_have_attribute("aria-pressed", "true")
    page.goto(f"{folder}/snapshot.html")
    expect(page.locator("h1").first).to_be_visible()


def test_the_guide_writes_the_address_into_every_code_and_copies_it(page: Page, folder: str) -> None:
    page.goto(f"{folder}/README.html")
    fields = page.locator("textarea.code")
    before = [fields.nth(place).input_value() for place in range(fields.count())]
    assert sum(PLACEHOLDER in code for code in before) == 7
    page.get_by_role("textbox", name="Alamat folder").fill("https://cdn.example/a&b's/index.html")
    for place, code in enumerate(before):
        expect(fields.nth(place)).to_have_value(code.replace(PLACEHOLDER, "https://cdn.example/a&amp;b%27s/"))
    button = page.locator("[data-copies=growing]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Tersalin.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#growing").input_value()
    page.get_by_role("textbox", name="Alamat folder").fill("")
    expect(fields.first).to_have_value(before[0])


def test_the_guide_knows_the_address_under_which_it_is_opened(browser: Browser, folder: str) -> None:
    with file_server(Path(urlsplit(folder).path).parent) as site, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site}kit/README.html")
        expect(page.locator("#address")).to_have_value(f"{site}kit/")
        assert f'src="{site}kit/index.html"' in page.locator("#growing").input_value()


def test_every_link_of_the_guide_leads_to_a_file(page: Page, folder: str) -> None:
    page.goto(f"{folder}/README.html")
    links = page.evaluate("[...document.links].map(link => link.href)")
    assert [link for link in links if not Path(unquote(urlsplit(link).path)).exists()] == []
    assert len(links) > 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_everyone_can_read_and_use_the_guide(browser: Browser, folder: str, scheme: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{folder}/README.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_without_scripts_the_guide_has_codes_to_copy_and_no_dead_buttons(browser: Browser, folder: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{folder}/README.html")
        assert page.get_by_role("button").count() == 0
        expect(page.locator("#growing")).to_be_visible()
