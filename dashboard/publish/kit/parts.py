"""The files of a kit, in the order in which they are made; each of the last ones tells of those before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from dashboard.asset_folder import find_assets
from dashboard.publish import discovery, embed, oembed, pictures
from dashboard.publish.frame import fitted
from dashboard.publish.kit import guide, paste
from dashboard.publish.kit.order import WIDTHS, Order
from dashboard.publish.policy import with_policy
from dashboard.publish.snapshot import page as snapshot_page
from timeline_data.writers import to_csv

MANIFEST = "kit.json"
MADE_BY = "diplomatic-timeline kit"
WIDE, NARROW = 1200, 400
"""The widths in px of the picture for a column of an article, and of the one for a telephone."""

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Part:
    """One file: its name in the folder, the key of the words for what it is good for, and how it is made, from the
    order and the files that are made already.
    """

    name: str
    purpose: str
    make: Callable[[Order, Files], bytes]


def parts(order: Order) -> tuple[Part, ...]:
    """The files of a kit of this order."""
    return (
        Part("index.html", "page", _page),
        Part("embed.js", "script", _script),
        Part("snapshot.html", "snapshot", _snapshot),
        Part("timeline.svg", "drawing", _drawing),
        *_pictures(order),
        Part("card.png", "card", partial(_card, discovery.CARD_WIDTH)),
        *(part for width in WIDTHS for part in _answers(width)),
        *(Part(f"codes/{way}.txt", "code", partial(_code, way)) for way in paste.WAYS),
        Part("alt.txt", "alternative", lambda order, _: _lines(order.alternative)),
        Part("timeline.csv", "data", _data),
        Part("README.txt", "guide", lambda order, files: guide.plain(order, _told(order, files)).encode()),
        Part("README.html", "guide", lambda order, files: guide.page(order, _told(order, files)).encode()),
        Part(MANIFEST, "manifest", _manifest),
    )


def made(order: Order, progress: Callable[[Sequence[Part]], Iterable[Part]] = iter) -> dict[str, bytes]:
    """All files of the kit by their names, the same bytes for the same order. `progress` hands on the parts one by
    one, as each is begun.
    """
    files: dict[str, bytes] = {}
    for part in progress(parts(order)):
        files[part.name] = part.make(order, files)
    return files


def _page(order: Order, _: Files) -> bytes:
    head = discovery.tags(order.words, order.leads, order.lang) if order.address else Markup()
    return with_policy(embed.page(order.table, order.view, order.edition, head)).encode()


def _script(_order: Order, _: Files) -> bytes:
    return (find_assets() / "embed.js").read_bytes()


def _snapshot(order: Order, _: Files) -> bytes:
    return snapshot_page(order.table, [order.view], order.edition).encode()


def _drawing(order: Order, _: Files) -> bytes:
    return pictures.svg(order.table, order.view, WIDE, order.edition).encode()


def _pictures(order: Order) -> Iterable[Part]:
    for theme in order.themes:
        for width in (WIDE, NARROW):
            for scale in (1, 2):
                name = paste.picture_name(theme, width == NARROW, scale)
                yield Part(name, _purpose(theme, width), partial(_picture, theme, width, scale))


def _purpose(theme: str, width: int) -> str:
    if theme == "dark":
        return "picture_dark"
    return "picture_narrow" if width == NARROW else "picture"


def _picture(theme: str, width: int, scale: int, order: Order, _: Files) -> bytes:
    view = order.view.replace(theme=theme)
    return pictures.png(order.table, view, width, order.edition, scale)


def _card(width: int, order: Order, _: Files) -> bytes:
    return pictures.card(order.table, order.view, order.edition, width)


def _answers(width: int) -> Iterable[Part]:
    """The answer for frames of this width, and the thumbnail that it names."""
    if width != discovery.CARD_WIDTH:
        yield Part(f"oembed/{width}.png", "answer", partial(_card, width))
    yield Part(f"oembed/{width}.json", "answer", partial(_answer, width))


def _answer(width: int, order: Order, _: Files) -> bytes:
    thumbnail = "card.png" if width == discovery.CARD_WIDTH else f"oembed/{width}.png"
    card = oembed.Card(order.base + thumbnail, width)
    size = fitted(order.content, width)
    return oembed.as_json(oembed.rich(order.words.title, order.lang, order.page, size, order.base, card)).encode()


def _code(way: str, order: Order, files: Files) -> bytes:
    return _lines(paste.codes_of(order, files)[way])


def _data(order: Order, _: Files) -> bytes:
    return to_csv.WRITER.write(order.view.select(order.table), order.lang).encode()


def _told(order: Order, files: Files) -> guide.Told:
    purposes = {part.name: part.purpose for part in parts(order)}
    return guide.Told(paste.codes_of(order, files), [(name, purposes[name], len(held)) for name, held in files.items()])


def _manifest(order: Order, files: Files) -> bytes:
    held = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    told = {
        "made_by": MADE_BY,
        "title": order.words.title,
        "view": order.view.address(order.table),
        "language": order.lang,
        "address": order.address,
        "again": order.command,
        "sha256": held,
    }
    return _lines(json.dumps(told, ensure_ascii=False, indent=1))


def _lines(text: str) -> bytes:
    return f"{text}\n".encode()
