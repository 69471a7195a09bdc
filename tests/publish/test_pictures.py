"""Pictures: their size, their words, their face, and that they look as the drawing that a browser shows."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from dashboard.drawing.fonts import missing_letters
from dashboard.drawing.theme import DARK, LIGHT, Palette
from dashboard.publish import pictures, renderers
from dashboard.publish.edition import Edition
from dashboard.view import View
from tests.chart.tables import event_tables
from tests.publish.pixels import blurred, chunks, pixels, size_of
from tests.timeline_data.table_files import write_events
from timeline_data import load
from timeline_data.table import EventTable, in_language

QUERY = "actors=NATO~RUS&match=between&from=2021-10&to=2021-11&lang=id"
EDITION = Edition("Tajuk sendiri", "Catatan redaksi", "Grafik: A. Penulis")
SVG = "{http://www.w3.org/2000/svg}"
FOREIGN = "date,title,actors\n2021-10-06,北约驱逐八名俄罗斯外交官,NATO\n2021-10-18,طرد الدبلوماسيين,Russia\n"


def words_of(drawing: str) -> str:
    """Everything that a picture's texts say."""
    return " ".join("".join(text.itertext()) for text in ET.fromstring(drawing).iter(f"{SVG}text"))


@pytest.fixture(scope="module")
def view(bundled: EventTable) -> View:
    return View.parse(QUERY, bundled)


@pytest.mark.parametrize("width", [320, 659, 660, 661, 1200, 4096])
@pytest.mark.parametrize("scale", [1, 2])
def test_a_picture_has_the_width_that_is_asked_for(bundled: EventTable, view: View, width: int, scale: int) -> None:
    drawing = ET.fromstring(pictures.svg(bundled, view, width))
    assert float(drawing.get("width", "")) == width
    wide, high = size_of(pictures.png(bundled, view, width, scale=scale))
    assert wide == width * scale
    assert high == pytest.approx(float(drawing.get("height", "")) * scale, abs=1)


@pytest.mark.parametrize("form", [pictures.svg, pictures.png, pictures.pdf])
def test_the_same_view_gives_the_same_bytes_and_another_others(bundled: EventTable, view: View, form: object) -> None:
    assert callable(form)
    assert form(bundled, view, 700) == form(bundled, view, 700)
    assert form(bundled, view, 700) != form(bundled, view.replace(theme="dark"), 700)


def test_the_words_around_the_chart_are_in_the_picture(bundled: EventTable) -> None:
    info, view = bundled.info, View.parse("lang=id", bundled)
    said = words_of(pictures.svg(bundled, view))
    (named,) = (own for own in info.views if own.default)
    source = in_language(info.title, "id")
    for words in (named.title["id"], named.sentence["id"], f"Data: {source}", info.licence, "Per ", "Pernyataan"):
        assert words in said
    edited = words_of(pictures.svg(bundled, view, edition=EDITION))
    assert named.title["id"] not in edited
    for words in (EDITION.title, EDITION.note, EDITION.credit, source):
        assert words in edited


def test_the_alternative_text_says_what_the_picture_says(bundled: EventTable, view: View) -> None:
    drawing = ET.fromstring(pictures.svg(bundled, view, edition=EDITION))
    title, said = (drawing.findtext(f"{SVG}{name}") for name in ("title", "desc"))
    assert pictures.alternative(bundled, view, EDITION) == f"{title}. {said}"
    assert "peristiwa" in str(said)


@pytest.mark.parametrize(("theme", "paper"), [("light", LIGHT), ("dark", DARK), ("auto", LIGHT)])
def test_the_paper_has_the_colour_of_the_theme(bundled: EventTable, view: View, theme: str, paper: Palette) -> None:
    view = view.replace(theme=theme)
    expected = [int(paper.paper[place : place + 2], 16) for place in (1, 3, 5)]
    for picture in (
        pictures.png(bundled, view.replace(theme=theme), 660),
        pictures.card(bundled, view.replace(theme=theme)),
    ):
        corner = pixels(picture)[:20, :20]
        assert (corner == expected).all()


def test_a_png_holds_nothing_but_the_picture(bundled: EventTable, view: View) -> None:
    """No date, no name of a program or of this machine."""
    assert {name for name, _ in chunks(pictures.png(bundled, view))} == {b"IHDR", b"IDAT", b"IEND"}


@pytest.fixture(scope="module")
def shot(browser: Browser, bundled: EventTable, view: View) -> Iterator[bytes]:
    """The SVG as Chromium draws it."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_content(f'<body style="margin:0">{pictures.svg(bundled, view)}</body>')
    page.evaluate("document.fonts.ready")
    yield page.locator("svg").first.screenshot()
    page.close()


def test_the_png_looks_as_the_svg_in_a_browser(bundled: EventTable, view: View, shot: bytes) -> None:
    """Within what two ways to smooth an edge differ by; a picture whose letters are missing would be seen."""
    png = pictures.png(bundled, view)
    assert size_of(png) == size_of(shot)
    seen, drawn = blurred(pixels(shot)), blurred(pixels(png))
    mute = re.sub("<text.*?</text>", "", pictures.svg(bundled, view))
    silent = blurred(pixels(renderers.to_png(mute)))
    far, gone = np.abs(seen - drawn), np.abs(seen - silent)
    assert far.mean() < 0.5
    assert (far.max(axis=2) > 40).mean() < 0.002
    assert gone.mean() > 4 * far.mean()


def test_the_systems_faces_stay_out(bundled: EventTable, view: View, tmp_path: Path) -> None:
    """The same bytes where the system has no face at all, and where ours is all there is."""
    code = (
        "import sys; from timeline_data import load; from dashboard.view import View\n"
        "from dashboard.publish import pictures; table = load()\n"
        f"sys.stdout.buffer.write(pictures.png(table, View.parse({QUERY!r}, table)))"
    )
    bare = {"PATH": "/nowhere", "HOME": str(tmp_path), "FONTCONFIG_FILE": "/dev/null", "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, check=True)
    assert done.stdout == pictures.png(bundled, view)


def test_the_face_has_every_letter_of_the_bundled_table(bundled: EventTable) -> None:
    for lang in ("en", "id"):
        assert missing_letters(pictures.svg(bundled, View.parse(f"from=..&lang={lang}", bundled))) == frozenset()


@pytest.mark.parametrize("width", [400, 1200])
def test_a_picture_carries_the_letters_of_all_its_words(bundled: EventTable, view: View, width: int) -> None:
    plain = pictures.svg(bundled, view, width)
    greek = pictures.svg(bundled, view, width, Edition("Σχέσεις <style>ΝΑΤΟ</style>"))
    assert greek.count("@font-face") > plain.count("@font-face") > 0
    assert greek.count("<style>") == 1


def test_letters_that_our_face_lacks_are_drawn_where_the_system_has_them(tmp_path: Path) -> None:
    table = load(write_events(tmp_path, FOREIGN))
    drawing = pictures.svg(table, View())
    assert missing_letters(drawing)
    assert size_of(renderers.to_png(drawing))[0] == 1200
    assert renderers.to_pdf(drawing, "T", "A", "en").startswith(b"%PDF-")


@settings(max_examples=10)
@given(event_tables(), st.sampled_from([320, 800]), st.text(max_size=300))
def test_any_table_and_any_words_give_every_picture(table: EventTable, width: int, words: str) -> None:
    view, edition = View.parse("from=..", table), Edition(words, words, words)
    assert size_of(pictures.png(table, view, width, edition))[0] == width
    assert size_of(pictures.card(table, view, edition)) == (1200, 630)
    assert pictures.pdf(table, view, width, edition).startswith(b"%PDF-")


def test_the_text_of_a_pdf_is_text_in_our_face(bundled: EventTable, view: View) -> None:
    pdf = pictures.pdf(bundled, view, edition=EDITION)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    (page,) = reader.pages
    text, resources = page.extract_text(), parts(page["/Resources"])
    for words in (EDITION.title, EDITION.note, EDITION.credit, "Usir delapan staf misi", "Pernyataan"):
        assert words in text
    fonts = {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    assert {name.partition("+")[2] for name in fonts} == {"TimelineSans-Regular", "TimelineSans-SemiBold"}
    drawing = ET.fromstring(pictures.svg(bundled, view, edition=EDITION))
    points = [float(drawing.get(side, "")) * 0.75 for side in ("width", "height")]
    assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx(points, abs=0.5)


def test_a_pdf_says_itself_to_who_hears_it_and_not_when_it_was_made(bundled: EventTable, view: View) -> None:
    pdf = pictures.pdf(bundled, view)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == pictures.heading(bundled, view).title
    assert not {"/CreationDate", "/ModDate"} & set(reader.metadata)
    root = parts(reader.root_object)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("id", True)
    assert alternatives(root["/StructTreeRoot"]) == [pictures.alternative(bundled, view).partition(". ")[2]]
    assert reader.xmp_metadata is not None
    assert "pdfuaid" in reader.xmp_metadata.rdf_root.toxml()


def parts(node: Any) -> Any:
    """A dictionary of a PDF, whose entries may be of any type."""
    return node.get_object()


def alternatives(node: Any) -> list[str]:
    """The alternative texts in a part of a PDF's structure (ISO 32000-2, 14.9.3)."""
    if isinstance(node, list):
        return [text for part in node for text in alternatives(part.get_object())]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (alternatives(node["/K"].get_object()) if "/K" in node else [])
