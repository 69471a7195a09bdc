"""The list of a page that has to be small: who did what to whom, when, in answer to what, and who says so, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.chart.entries import Entry, Evidence
from dashboard.chart.model import Fold
from dashboard.drawing.html import render
from dashboard.drawing.reading import hits_of, hooks, told
from dashboard.view import View
from timeline_data.table import EventTable

MOST_SOURCES = 3
"""Sources that are named where a link leads to the others."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources that an entry names, and how many more the explorer has."""

    named: tuple[Evidence, ...]
    more: int


def brief_listing(
    view: View, table: EventTable, whole: EventTable, folds: Sequence[Fold] = (),
    address: Callable[[str], str] | None = None,
) -> Markup:  # fmt: skip
    """The events that the view shows of the `whole` table as an ordered list, without claims and quotations.

    `address` gives the place where there is more to read of an event: it follows an event of which accounts differ,
    and sources beyond the first few. Without it all sources are named.
    """
    most = MOST_SOURCES if address else None
    return render(
        "brief.html", view.lang, rows=told(table, whole, view.lang, folds), selected=view.event, address=address,
        is_fold=lambda row: isinstance(row, Fold), faded=view.faded(whole), hit=hits_of(view),
        hooks=lambda row: hooks(table.by_id[row.id]), cite=lambda row: _cited(row, most),
    )  # fmt: skip


def _cited(entry: Entry, most: int | None) -> Cited:
    """Each source once; those that dispute the event are among the named ones."""
    texts = {piece.id: piece for piece in sorted(entry.evidence, key=lambda piece: not piece.disputes)}
    order = list(dict.fromkeys(piece.id for piece in entry.evidence))
    first = sorted(order, key=lambda id_: not texts[id_].disputes)[:most]
    return Cited(tuple(texts[id_] for id_ in order if id_ in first), len(order) - len(first))
