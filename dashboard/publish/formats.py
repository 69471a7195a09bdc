"""The forms that a view is published in as one file: pages and pictures, and every format of data that is written.

A new form is a row of `FORMATS`: its address, its place in the share menu and its suffix for `export` follow, and the
words `share.form_<suffix>` in every language (of a double suffix its first part).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.publish import pictures, snapshot
from dashboard.publish.edition import Edition
from dashboard.view import View
from timeline_data.extracts import extract
from timeline_data.table import EventTable
from timeline_data.writers import WRITERS
from timeline_data.writers.writer import Writer

Make = Callable[[EventTable, View, Edition, int | None], bytes]
MakeSeveral = Callable[[EventTable, Sequence[View], Edition], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One form of a view. `make` gives the whole file of a view of the whole table.

    `suffix` begins with a full stop; `media_type` is the one that a server sends. A `sized` form is a picture: it is
    shown rather than saved, and is as wide as the last argument of `make` says in px (None: as wide as it likes best).
    `extra` names what has to be installed for it beyond the package itself, as pip calls it; such a form is for
    `export` only. `make_several` is there where one file may hold several views. `own_file` is the one name under which
    other programs look for such a file, "" where there is none. The same table, view, edition and width give the same
    bytes.
    """

    name: str
    meaning: str
    suffix: str
    media_type: str
    make: Make
    sized: bool = False
    extra: str = ""
    make_several: MakeSeveral | None = None
    own_file: str = ""

    def make_all(self, table: EventTable, views: Sequence[View], edition: Edition, width: int | None = None) -> bytes:
        """The whole file of the views. Raises ValueError for several where the form holds one."""
        if len(views) == 1:
            return self.make(table, views[0], edition, width)
        if self.make_several is None:
            raise ValueError(f"{self.name} holds one view, not {len(views)}")
        return self.make_several(table, views, edition)

    @property
    def path(self) -> str:
        """The address of the view in this form, without its leading slash: `timeline.svg`."""
        return self.own_file or f"timeline{self.suffix}"

    @property
    def key(self) -> str:
        """The key of its words in a list of forms."""
        return f"share.form_{self.suffix.split('.')[1]}"


def _snapshot(table: EventTable, view: View, edition: Edition, width: int | None) -> bytes:
    del width  # a page is as wide as its reader's window
    return _snapshots(table, [view], edition)


def _snapshots(table: EventTable, views: Sequence[View], edition: Edition) -> bytes:
    return snapshot.page(table, views, edition).encode()


def _svg(table: EventTable, view: View, edition: Edition, width: int | None) -> bytes:
    return pictures.svg(table, view, width or pictures.WIDTH, edition).encode()


def _png(table: EventTable, view: View, edition: Edition, width: int | None) -> bytes:
    return pictures.png(table, view, width or pictures.WIDTH, edition)


def _pdf(table: EventTable, view: View, edition: Edition, width: int | None) -> bytes:
    return pictures.pdf(table, view, width or pictures.WIDTH, edition)


def _data(writer: Writer) -> Format:
    def make(table: EventTable, view: View, edition: Edition, width: int | None) -> bytes:
        del edition, width  # data are data, whoever publishes them
        return writer.write(extract(view.select(table)), view.lang).encode()

    return Format(writer.name, writer.meaning, writer.suffix, writer.media_type, make, own_file=writer.own_file)


FORMATS: tuple[Format, ...] = (
    Format(
        "HTML",
        "a page to keep: chart, list, sources and data in one file that needs no network",
        ".html",
        "text/html",
        _snapshot,
        make_several=_snapshots,
    ),
    Format("SVG", "the whole timeline as a picture whose text stays text", ".svg", "image/svg+xml", _svg, sized=True),
    Format("PNG", "the whole timeline as a picture of pixels", ".png", "image/png", _png, sized=True),
    Format(
        "PDF",
        "the same picture on one page; needs the extra pdf",
        ".pdf",
        "application/pdf",
        _pdf,
        sized=True,
        extra="pdf",
    ),
    *map(_data, WRITERS),
)
"""The forms, each with a suffix of its own, in the order in which they are offered."""

SERVED = tuple(form for form in FORMATS if not form.extra)
"""The forms that have an address."""
