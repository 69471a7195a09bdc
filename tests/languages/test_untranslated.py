"""Every word of a page that is not the table's own comes from a language file."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.view import TABS
from tests.accessibility.conftest import open_page, page_of
from tests.languages.pseudo import CLOSE, OPEN, WRAPPED
from timeline_data.language.vocabulary import language
from timeline_data.language.words import LANGUAGES, language_name
from timeline_data.model import Words
from timeline_data.table import EventTable

WORDS_ON_PAGE = r"""() => {
  const own = (node) => node.closest("script, style, textarea:not(#t-share-apa), ._dash-loading");
  const block = (node) => (/inline|contents/.test(getComputedStyle(node).display) ? block(node.parentElement) : node);
  const pieces = new Map();  // the text of each block: a sentence may be parted by links and emphasis
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (own(parent)) continue;
    const place = parent.namespaceURI.endsWith("svg") ? parent.closest("text, title") : block(parent);
    const marked = parent.closest("[lang]");
    const key = place.contains(marked) ? marked : place;
    if (key !== place) pieces.set(place, (pieces.get(place) || "") + "\n");
    const gap = parent !== place && place.matches("text") ? " " : ""; // each line of a drawn text is a part of it
    pieces.set(key, (pieces.get(key) || "") + node.textContent + gap);
  }
  const found = [...pieces].map(([node, text]) => [text, node.closest("[lang]").lang]);
  const attributes = ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-description"];
  for (const node of document.querySelectorAll("*")) {
    if (own(node)) continue;
    for (const name of [...attributes, "aria-roledescription", "data-title"]) {
      if (node.hasAttribute(name)) found.push([node.getAttribute(name), node.closest("[lang]").lang]);
    }
    if (node.matches("button, output")) found.push([node.value, node.closest("[lang]").lang]);
    if (node.matches("meta[name=description]")) found.push([node.content, document.documentElement.lang]);
  }
  return found;
}"""
WRAPPED_PART = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
ADDRESS = re.compile(r"https?://\S+|\?[a-z]+=\S+")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def table_words(table: EventTable) -> Iterator[str]:
    """Every text that the table brings along."""

    def of(*many: Words) -> Iterator[str]:
        for words in many:
            yield from words.values()

    for event in table.events:
        yield from of(event.title, event.label, event.summary, event.notes, event.place)
        yield from (event.id, event.people_of, event.date.text, event.cameo, event.kind, *event.codes)
    for actor in table.actors.values():
        yield from (actor.id, *actor.name.values())
    for source in table.sources.values():
        yield from (source.id, source.publisher, source.title, source.url, source.verification, source.notes)
        yield source.language.upper()
    for citation in table.citations:
        yield from (citation.quotation, *citation.note.values())
    for claim in table.claims:
        yield from (claim.id, claim.person, claim.via, claim.wording, *claim.gist.values(), *claim.note.values())
    for number in table.numbers:
        yield from (number.unit, number.wording, *number.note.values())
    for wording in table.wordings:
        yield from (wording.wording, *wording.note.values())
    info = table.info
    yield from of(info.title, info.description, *info.sides.values())
    yield from (info.licence, info.licence_url)
    for view in info.views:
        yield from (*view.title.values(), *view.sentence.values())
    yield from map(str, table.cited_sources)


@pytest.fixture(scope="module")
def known(bundled: EventTable) -> list[str]:
    """The texts that need no translation, the longest first: the table's, names, and what CLDR says by itself."""
    names = [language_name(code, "en") for code in LANGUAGES] + ["Bahasa Indonesia", "Diplomatic Timeline"]
    months = [*language("en").months, *language("en").short_months]
    joints = [language("en").list_of(["", ""], alternatives=either).strip() for either in (True, False)]
    makers = bundled.info.contributors
    texts = {_line(text) for text in (*table_words(bundled), *makers, *names, *months, *joints)}
    return sorted((text for text in texts if LETTERS.search(text)), key=len, reverse=True)


def _line(text: str) -> str:
    return " ".join(text.split())


def untranslated(page: Page, known: list[str]) -> set[str]:
    """The words that are neither in brackets nor the table's; a label may be cut."""
    left = set()
    for text in {text for text, _ in page.evaluate(WORDS_ON_PAGE)}:
        rest = ADDRESS.sub("\n", re.sub(r"[^\S\n]+", " ", text))
        while (shorter := WRAPPED_PART.sub("\n", rest)) != rest:
            rest = shorter
        for whole in known:
            if whole in rest:
                rest = re.sub(rf"(?<!\w){re.escape(whole)}(?!\w)", "\n", rest)
        pieces = (piece.strip(" .,;:·()“”→←↩+−–") for piece in re.split(r"\n|, ", rest))
        left |= {piece for piece in pieces if LETTERS.search(piece) and not _is_cut(piece, known)}
    return left


def _is_cut(piece: str, known: list[str]) -> bool:
    return piece.endswith("…") and any(piece[:-1].rstrip() in whole for whole in known)


@pytest.mark.parametrize("tab", TABS)
def test_of_a_page_as_served(page: Page, site: str, known: list[str], tab: str) -> None:
    filtered = "actors=NATO~RUSS&match=between&q=mission&kinds=expulsion&theme=x&from=2014"
    for query in ("event=rus-mission-2021", filtered):
        open_page(page, f"{site}?lang={WRAPPED}&tab={tab}&{query}")
        assert page.locator("html").get_attribute("lang") == WRAPPED
        assert untranslated(page, known) == set()


@pytest.mark.parametrize("address", ["embed?", "?q=zzzzzz&", "nothing?", "timeline.svg?width=x&"])
def test_of_the_other_pages(page: Page, site: str, known: list[str], address: str) -> None:
    open_page(page, f"{site}{address}lang={WRAPPED}")
    assert untranslated(page, known) == set()


def test_of_what_scripts_add(browser: Browser, site: str, known: list[str]) -> None:
    with page_of(browser, dash=True) as page:
        open_page(page, f"{site}?lang={WRAPPED}")
        expect(page.locator("html.taken")).to_be_attached(timeout=20_000)
        expect(page.locator("#brush-start")).to_be_attached()
        page.locator("#takeover").focus()
        page.keyboard.press("Home")
        expect(page.locator("#announcement")).to_contain_text(OPEN)
        assert untranslated(page, known) == set()


def test_a_word_of_our_own_would_be_found(page: Page, site: str, known: list[str]) -> None:
    open_page(page, f"{site}?lang={WRAPPED}")
    page.locator("h1").evaluate("node => { node.append(' Wörter'); node.title = 'Titel'; }")
    assert untranslated(page, known) == {"Wörter", "Titel"}
