"""What the head of a page tells programs of its view: where its embed is, and how to show it when it is passed on.

oEmbed 1.0 (section 4, discovery), the Open Graph protocol (ogp.me), and the cards of social networks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.drawing.html import render
from dashboard.publish.citation import address
from dashboard.publish.edition import Edition
from dashboard.publish.titles import Titles, titles
from dashboard.view import View
from timeline_data.table import EventTable

CARD, CARD_KEY = "timeline.png", "card"
"""Where the picture is that goes with a link when it is passed on, and the key that asks for it there."""

CARD_WIDTH, CARD_STEP = 1200, 40
"""The width in px of that picture; other widths are whole steps, so that its height is in whole pixels as well."""


def card_height(width: int) -> int:
    """The height in px of a card of this width: 1.91 to 1, as social networks show it."""
    return width // CARD_STEP * 21


def card_address(view: View, table: EventTable, site: str, width: int = CARD_WIDTH) -> str:
    """The address of the view's card. Beside the keys of the view, `card=1` asks for the card instead of the whole
    timeline, and `width` for another width than its own.
    """
    asked = {CARD_KEY: "1"} if width == CARD_WIDTH else {CARD_KEY: "1", "width": str(width)}
    plain = address(view, table, site, CARD)
    return f"{plain}{'&' if '?' in plain else '?'}{urlencode(asked)}"


@dataclass(frozen=True, slots=True)
class Leads:
    """Where the tags of a page lead: to the page itself, to its oEmbed answers by format, to its card."""

    page: str
    oembed: Mapping[str, str]
    card: str


def head(view: View, table: EventTable, edition: Edition) -> Markup:
    """The tags for the head of a page that the edition's site serves for the view; none where there is no site."""
    if not (site := edition.site):
        return Markup()
    view = view.replace(unknown=())
    page = address(view, table, site)
    asked = {form: f"{site}oembed?{urlencode({'url': page, 'format': form})}" for form in ("json", "xml")}
    leads = Leads(page, asked, card_address(view, table, site))
    return tags(titles(view, table, edition), leads, view.lang)


def tags(words: Titles, leads: Leads, lang: str) -> Markup:
    """The tags for the head of a page of these words."""
    return render("discovery.html", lang, words=words, leads=leads, size=(CARD_WIDTH, card_height(CARD_WIDTH)))
