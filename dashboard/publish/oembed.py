"""oEmbed 1.0 (oembed.com): what an editing system asks of an address that somebody pasted, and what it is told.

The answer is of the type `rich`: one plain frame with the light page, which every filter of HTML lets through.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from dashboard.drawing.elements import clean, element, joined
from dashboard.publish import codes
from dashboard.publish.citation import address
from dashboard.publish.discovery import CARD_STEP, CARD_WIDTH, card_address, card_height
from dashboard.publish.formats import SERVED
from dashboard.publish.frame import Content, Size, fitted
from dashboard.view import View
from timeline_data.language.words import text
from timeline_data.table import EventTable

MEDIA_TYPES: Mapping[str, str] = {"json": "application/json", "xml": "text/xml"}
"""The formats of an answer and their media types (oEmbed 1.0, 2.3.4)."""

CACHE_AGE = 86_400
"""The seconds for which whoever asked may keep the answer."""

LONGEST_SHOWN = 80
NARROWEST_CARD = 320
"""The width in px below which the letters of a card cannot be read."""

PORTS = {"http": 80, "https": 443}
PATHS = frozenset({"", "embed", *(form.path for form in SERVED)})
"""What may be pasted: the explorer, the light page, and the view in its other forms."""

UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
"""What no address holds, and different readers of addresses read differently."""

Value = str | int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: its status (HTTP), its media type and its text."""

    status: int
    media_type: str
    text: str


class RequestError(ValueError):
    """A request that cannot be answered: with this status, for the reason that this key of the words tells."""

    def __init__(self, status: int, reason: str, value: str = "") -> None:
        super().__init__(reason)
        self.status, self.reason, self.value = status, reason, value


def answer(asked: Mapping[str, str], table: EventTable, site: str) -> Answer:
    """The answer to a request with these parameters; `site` is our own whole address, such as `https://example.org/`.

    A refusal is a plain text: 400 for a request that cannot be read, 404 for an address that is not one of ours, 501
    for a format that there is not (oEmbed 1.0, 2.3.3 and 2.3.5).
    """
    lang = View.parse(asked.get("url", "").partition("?")[2], table).lang
    try:
        form = asked.get("format", "json").strip().lower()
        if form not in MEDIA_TYPES:
            raise RequestError(501, "unknown_format", asked["format"])
        wide, high = (_limit(asked, name) for name in ("maxwidth", "maxheight"))
        place = own_address(asked.get("url", ""), site)
        view = View.parse(place.query, table).replace(unknown=())
        body = properties(view, table, place.site, wide, high)
    except RequestError as refused:
        words = text(lang, f"oembed.{refused.reason}", value=_shortened(refused.value), site=site)
        return Answer(refused.status, "text/plain", words + "\n")
    return Answer(200, MEDIA_TYPES[form], as_json(body) if form == "json" else as_xml(body))


def properties(
    view: View, table: EventTable, site: str, most_width: int | None = None, most_height: int | None = None
) -> dict[str, Value]:
    """The properties of the answer for one view on our site, each limit in px."""
    content = Content.of(view, table)
    size = fitted(content, most_width, most_height)
    width = card_width(most_width, most_height)
    card = Card(card_address(view, table, site, width), width) if width else None
    page = address(view, table, site, "embed")
    return rich(content.words.title, view.lang, page, size, site, card)


@dataclass(frozen=True, slots=True)
class Card:
    """The social card as a thumbnail: its address, and its width in px."""

    address: str
    width: int


def card_width(most_width: int | None = None, most_height: int | None = None) -> int:
    """The width in px of the widest card within these limits; 0 where none could be read."""
    room = min(most_width or CARD_WIDTH, (most_height or CARD_WIDTH) * CARD_STEP // 21, CARD_WIDTH)
    return room // CARD_STEP * CARD_STEP if room >= NARROWEST_CARD else 0


def rich(title: str, lang: str, page: str, size: Size, provider: str, card: Card | None) -> dict[str, Value]:
    """The properties of an answer of the type `rich` (oEmbed 1.0, 2.3.4.4): a frame of this size with `page`, which
    `provider` serves.
    """
    body: dict[str, Value] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": text(lang, "oembed.provider"),
        "provider_url": provider,
        "cache_age": CACHE_AGE,
        "html": str(codes.plain_frame(page, title, size, lang)),
        "width": size.width,
        "height": size.height,
    }
    if card:
        body |= {
            "thumbnail_url": card.address,
            "thumbnail_width": card.width,
            "thumbnail_height": card_height(card.width),
        }
    return body


@dataclass(frozen=True, slots=True)
class Place:
    """What counts of an address of ours: the query string of its view, and the site as whoever asks reaches it."""

    query: str
    site: str


def own_address(asked: str, site: str) -> Place:
    """Where an address of the site leads. Raises RequestError for every other address.

    With http or https: a server behind a proxy is asked with the one where its readers use the other.
    """
    if not asked.strip():
        raise RequestError(400, "no_address")
    ours = urlsplit(site)
    try:
        given = urlsplit(asked.strip())
        same = _host(given) == _host(ours) and given.username is None and given.password is None
    except ValueError:  # a host or a port that there cannot be
        raise RequestError(404, "foreign_address", asked) from None
    path = unquote(given.path or "/")
    known = path.startswith(ours.path) and path.removeprefix(ours.path) in PATHS
    if not (same and known) or UNSAFE.search(asked.strip().partition("?")[0]):
        raise RequestError(404, "foreign_address", asked)
    return Place(given.query, ours._replace(scheme="https" if given.scheme == "https" else ours.scheme).geturl())


def _host(address: SplitResult) -> tuple[str, int | None]:
    """The host as a server knows it and the port, None for the usual one. Raises ValueError where there is none."""
    if address.scheme not in PORTS or not address.hostname:
        raise ValueError(address.netloc)
    host = address.hostname if ":" in address.hostname else address.hostname.encode("idna").decode()
    return host.lower(), None if address.port == PORTS[address.scheme] else address.port


def _limit(asked: Mapping[str, str], name: str) -> int | None:
    """A limit in px, None where none is set. Raises RequestError for what is no whole number above 0."""
    written = asked.get(name, "").strip()
    if not written:
        return None
    if not re.fullmatch("[0-9]{1,9}", written) or int(written) < 1:
        raise RequestError(400, f"unreadable_{name}", written)
    return int(written)


def _shortened(value: str) -> str:
    """A value as it may be shown in a sentence: on one line, and not too long."""
    words = " ".join(clean(value).split())
    return words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…"


def as_json(body: Mapping[str, Value]) -> str:
    """The properties as JSON, in their order."""
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def as_xml(body: Mapping[str, Value]) -> str:
    """The properties as XML; the frame is text in it, as the specification wants (oEmbed 1.0, 2.3.4.2)."""
    root = element("oembed", None, joined([element(name, None, str(value)) for name, value in body.items()]))
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n{root}\n'
