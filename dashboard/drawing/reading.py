"""What there is to read of the events as markup: the list, and the details of the selected event.

`whole` is the loaded table, `table` what the view selects of it, `lang` the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.chart.entries import Entry, Teller
from dashboard.chart.model import Fold
from dashboard.drawing.elements import part_id
from dashboard.drawing.html import href, render
from dashboard.view import View
from timeline_data.table import EventTable


def listing(
    view: View, table: EventTable, whole: EventTable, lang: str, folds: Sequence[Fold] = (),
    address: Callable[[str], str] | None = None,
) -> Markup:  # fmt: skip
    """The events as an ordered list with everything there is to read of each; long empty stretches stand between.

    `address` gives a link for an event's title; without it the title leads to the entry itself.
    """
    rows: list[Entry | Fold] = []
    teller = Teller(table, lang, whole)
    waiting = sorted(folds, key=lambda fold: fold.from_day)
    for event in table.events:
        earliest = event.date.earliest
        while waiting and earliest is not None and earliest >= waiting[0].to_day - 1:
            rows.append(waiting.pop(0))
        rows.append(teller.entry(event))
    return render(
        "listing.html", lang, rows=rows, selected=view.event, address=address, is_fold=lambda row: isinstance(row, Fold)
    )


def details(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
    """The selected event in full; an invitation where none is selected."""
    event = whole.by_id.get(view.event) if view.event else None
    shown = [other.id for other in table.events]
    place = shown.index(view.event) if view.event in shown else None
    before = shown[place - 1] if place else ""
    after = shown[place + 1] if place is not None and place + 1 < len(shown) else ""
    return render(
        "details.html", lang,
        event=Teller(table, lang, whole).entry(event) if event else None, outside=event is not None and place is None,
        address=lambda id_: href(view, whole, event=id_) + "#" + part_id("details"),
        before=before, after=after, close=href(view, whole, event=None),
    )  # fmt: skip
