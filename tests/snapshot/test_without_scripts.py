"""A snapshot without its script, on paper, with axe, on a phone, with forced colours and with lines from the right."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.accessibility.test_axe import NO_COLOURS, violations
from tests.languages.pseudo import MIRRORED, write_languages
from tests.snapshot.conftest import DEADLINE, MISSION, Reader, reader_of
from timeline_data.language.vocabulary import FOLDER_VARIABLE
from timeline_data.table import EventTable

ROOT = Path(__file__).resolve().parents[2]


def opened(reader: Reader, path: Path, hash_: str = "") -> Page:
    page = reader.open(path, hash_)
    expect(page.locator("html.scripted")).to_be_attached()
    page.locator("details").evaluate_all("nodes => nodes.forEach((node) => { node.open = true; })")
    return page


def test_everything_can_be_read_without_a_script(browser: Browser, kept: Callable[..., Path]) -> None:
    with reader_of(browser, java_script_enabled=False) as reader:
        page = reader.open(kept())
        for part in ("charts", "list", "tally", "sources", "about"):
            expect(page.locator(f"#t-{part}")).to_be_visible()
        for hidden in (".tools", "#t-table", "#t-tab-table", "[data-panel]", ".zoom-tools", "#t-save"):
            expect(page.locator(hidden)).to_be_hidden()
        claim = page.locator(f"#{MISSION} .verbatim").first
        expect(claim).to_be_visible()
        note = page.locator(f"#{MISSION} .said > ul:not([class]) a").first
        number = note.get_attribute("href")
        note.click()
        expect(page.locator(f"[id='{str(number)[1:]}']")).to_be_in_viewport()
        page.locator(f'.axis a.event[href="#{DEADLINE}"]').locator("visible=true").first.click()
        expect(page.locator(f"#{DEADLINE}")).to_be_in_viewport()
        title = page.locator(f"#{MISSION} h3")
        expect(title).to_have_text("Russia announces the suspension of its mission to NATO", use_inner_text=True)
        page.get_by_text("Bahasa Indonesia", exact=True).click()
        expect(title).to_have_text("Rusia mengumumkan penangguhan misinya di NATO", use_inner_text=True)


def test_views_are_chosen_without_a_script(browser: Browser, kept: Callable[..., Path]) -> None:
    with reader_of(browser, java_script_enabled=False) as reader:
        page = reader.open(kept("", "from=2018-03&to=2018-12"))
        expect(page.locator(f"#{MISSION}")).to_be_visible()
        page.locator(".view-choice").nth(1).click()
        expect(page.locator(f"#{MISSION}")).to_be_hidden()
        assert page.locator(".chart").locator("visible=true").count() == 1


def test_it_prints_with_numbered_footnotes(browser: Browser, kept: Callable[..., Path]) -> None:
    with reader_of(browser) as reader:
        page = reader.open(kept())
        expect(page.locator("html.scripted")).to_be_attached()
        notes = page.locator(".footnotes > li").count()
        words = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    plain = "".join(words.split())
    for wanted in (
        "From Crimea to the closed missions",
        "Russia announces the suspension",
        "The events in order",
        "Sources",
    ):
        assert "".join(wanted.split()) in plain
    assert f"[{notes}]" in plain
    assert f"{notes}." in plain
    assert "<https://" in plain
    for screen_only in ("Bahasa Indonesia", "Actors and kinds of events", "Save the table"):
        assert "".join(screen_only.split()) not in plain


@pytest.mark.parametrize(
    ("lang", "scheme", "width"), [("en", "light", 1280), ("id", "dark", 1280), ("en", "light", 320)]
)
def test_axe_finds_nothing_in_any_tab(
    browser: Browser, kept: Callable[..., Path], lang: str, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    with reader_of(browser, bypass_csp=True, color_scheme=scheme, viewport=size) as reader:
        page = opened(reader, kept(f"lang={lang}"), f"#{MISSION}" if width > 640 else "")
        found = {}
        for tab in page.locator(".tab").all():
            name = str(tab.get_attribute("href"))
            if name != "#t-charts":
                tab.click()
            seen = {"runOnly": [*NO_COLOURS]} if scheme == "dark" else {"rules": {} if width > 640 else NO_COLOURS}
            found[name] = violations(page, **seen)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert found == {name: [] for name in found}
    assert len(found) == 6


def test_forced_colours_and_less_motion(browser: Browser, kept: Callable[..., Path]) -> None:
    with reader_of(browser, forced_colors="active", reduced_motion="reduce") as reader:
        page = opened(reader, kept(), f"#{MISSION}")
        chosen = page.locator(".languages .chip").first
        assert chosen.evaluate("node => getComputedStyle(node).backgroundColor") != page.locator(
            ".languages .chip"
        ).nth(1).evaluate("node => getComputedStyle(node).backgroundColor")
        assert page.locator(".scroll").evaluate("node => getComputedStyle(node).scrollBehavior") == "auto"


def test_a_language_from_the_right_mirrors_the_page(browser: Browser, bundled: EventTable, tmp_path: Path) -> None:
    code = (
        "import sys, timeline_data; from dashboard.view import View; from dashboard.publish import snapshot; "
        "t = timeline_data.load(); sys.stdout.buffer.write(snapshot.page(t, [View.parse('', t)]).encode())"
    )
    folder = tmp_path / "languages"
    folder.mkdir()
    environment = {**os.environ, FOLDER_VARIABLE: str(write_languages(folder))}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    path = tmp_path / "mirrored.html"
    path.write_bytes(done.stdout)
    for scripts in (True, False):
        with reader_of(browser, java_script_enabled=scripts) as reader:
            page = reader.open(path)
            left = page.locator("h1").bounding_box()
            page.locator(f"label:has([value={MIRRORED}])").click()
            right = page.locator("h1").bounding_box()
            assert left is not None
            assert right is not None
            assert right["x"] + right["width"] > left["x"] + left["width"]
            assert page.locator(".entry").count() == 16
            if scripts:
                expect(page.locator("html")).to_have_attribute("dir", "rtl")
                expect(page.locator("html")).to_have_attribute("lang", MIRRORED)
                assert page.evaluate("document.documentElement.scrollWidth") <= 1280
