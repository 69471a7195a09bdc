"""The events as a table, and the sources with what rests on each of them, as markup.

`whole` is the loaded table, `table` what the view selects of it, `lang` the reader's language.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from dashboard.chart.entries import Entry, Teller, Wording, is_disputed, wording
from dashboard.chart.testimony import Hearing, Text
from dashboard.drawing.elements import part_id
from dashboard.drawing.html import href, render
from dashboard.drawing.plotly_tally import tally_figure
from dashboard.drawing.reading import event_address, hits_of
from dashboard.drawing.tally import counts_people, tally_chart, tally_of
from dashboard.drawing.theme import palette
from dashboard.view import View
from timeline_data.filters import Query
from timeline_data.language.words import number, text
from timeline_data.table import Event, EventTable
from timeline_data.writers import to_csv

CHECKS = ("read", "known", "unrecorded")
"""What a source can say of how it was checked that has words of its own; anything else stands as the table has it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `order` is what its column is sorted by; `numeric` where that is a number."""

    words: str | Wording
    order: str
    numeric: bool = False


_Column = Callable[[Event, Entry, str], Cell]


def _plain(words: str | Wording) -> Cell:
    return Cell(words, str(words))


def _counted(count: int | None, lang: str) -> Cell:
    return Cell("" if count is None else number(count, lang), "" if count is None else str(count), numeric=True)


def _dated(event: Event, words: str, effective: bool = False) -> Cell:
    date = event.effective if effective else event.date
    known = date.earliest if date is not None else None
    return Cell(words, "" if known is None else str(known), numeric=True)


_COLUMNS: Mapping[str, _Column] = {
    "date": lambda event, told, _: _dated(event, told.date),
    "title": lambda _, told, __: _plain(told.title),
    "initiators": lambda _, told, __: _plain(", ".join(actor.name for actor in told.initiators)),
    "targets": lambda _, told, __: _plain(", ".join(actor.name for actor in told.targets)),
    "kind": lambda _, told, __: _plain(told.kind),
    "status": lambda _, told, __: _plain(told.status),
    "effective": lambda event, told, _: _dated(event, told.effective, effective=True),
    "people": lambda event, _, lang: _counted(event.people, lang),
    "place": lambda _, told, __: _plain(told.place),
    "importance": lambda event, _, lang: _counted(event.importance, lang),
    "answers": lambda _, told, __: _plain("; ".join(f"{other.date}: {other.title}" for other in told.answers)),
    "sources": lambda _, told, lang: _counted(told.witnesses, lang),
    "summary": lambda _, told, __: _plain(told.summary),
    "notes": lambda _, told, __: _plain(told.notes),
    "label": lambda event, _, lang: _plain(wording(event.label, lang)),
    "cameo": lambda event, _, __: _plain(event.cameo),
    "quad": lambda event, _, lang: _counted(event.quad, lang),
    "id": lambda event, _, __: _plain(event.id),
}
"""Every column in its order, with what fills it."""


def event_rows(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
    """The selected events as a table of every column, and the same as CSV text to copy."""
    teller = Teller(table, lang, whole)
    rows = []
    for event in table.events:
        told = teller.entry(event)
        rows.append((event.id, told.disputed, [(name, fill(event, told, lang)) for name, fill in _COLUMNS.items()]))
    used = [name for place, name in enumerate(_COLUMNS) if any(cells[place][1].order for _, _, cells in rows)]
    return render(
        "table.html", lang,
        rows=rows, columns=used, selected=view.event, faded=view.faded(whole),
        hit=hits_of(view), csv=to_csv.write(table, lang),
        address=lambda id_: event_address(view, table, whole, id_),
    )  # fmt: skip


# --- Sources --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rest:
    """An event that a source speaks of. `disputes` where it contradicts the row, `clash` where accounts differ."""

    event: str
    date: str
    title: Wording
    disputes: bool
    clash: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """A source, the texts that repeat it, and what rests on it: events, and counts of claims, numbers, wordings."""

    text: Text
    verification: str
    copies: tuple[Text, ...]
    events: tuple[Rest, ...]
    counts: tuple[str, ...]


def source_list(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
    """Every source of the selected events with what rests on it, by publisher; then the tally of people expelled."""
    grounds = _grounds(table, whole, lang)
    publishers: dict[str, list[Ground]] = {}
    for ground in grounds:
        publishers.setdefault(ground.text.publisher or text(lang, "tables.unnamed"), []).append(ground)
    ordered = sorted(publishers.items(), key=lambda item: (-sum(len(g.events) for g in item[1]), item[0].casefold()))
    counted = tally_of(view.select(whole), whole, lang)
    drawing = json.dumps(tally_figure(counted, lang, palette(view.theme)), ensure_ascii=False) if counted else ""
    every = href(view.cleared().with_event(None), whole, tab="sources") if view.query != Query() else ""
    return render(
        "sources.html", lang,
        background=Hearing(whole, lang).of(""), publishers=ordered, count=len(table.cited_sources), tally=counted,
        number=partial(number, lang=lang),
        tally_drawing=tally_chart(counted, lang) if counted else Markup(), tally_figure=drawing,
        counts_people=counts_people(whole), tally_of_all=f"{every}#{part_id('tally')}" if every else "",
        address=lambda id_: event_address(view, table, whole, id_),
    )  # fmt: skip


def _grounds(table: EventTable, whole: EventTable, lang: str) -> list[Ground]:
    """A ground for each cited text that repeats no other; its copies stand with it."""
    hearing, teller = Hearing(whole, lang), Teller(table, lang, whole)
    originals: dict[str, list[str]] = {}
    for id_ in table.cited_sources:
        originals.setdefault(whole.copied_from(id_)[-1], []).append(id_)
    spoken = _spoken_of(table)
    counted = {
        "claims": Counter(claim.source for claim in table.claims),
        "numbers": Counter(one.source for one in table.numbers),
        "wordings": Counter(said.source for said in table.wordings),
    }
    found = []
    for original, ids in originals.items():
        named = hearing.text(original)
        if named is None:
            continue
        disputing: dict[str, bool] = {}
        for id_ in ids:
            for event, disputes in spoken.get(id_, {}).items():
                disputing[event] = disputing.get(event, False) or disputes
        rests = tuple(
            _rest(table, teller, event, disputing[event.id]) for event in table.events if event.id in disputing
        )
        sums = {key: sum(counts[id_] for id_ in ids) for key, counts in counted.items()}
        copies = tuple(copy for id_ in ids if id_ != original and (copy := hearing.text(id_)))
        source = whole.sources.get(original)
        words = tuple(text(lang, f"tables.{key}", n=count) for key, count in sums.items() if count)
        state = source.verification if source else ""
        checked = text(lang, f"tables.{state}") if state in CHECKS else state
        found.append(Ground(named, checked, copies, rests, words))
    return found


def _spoken_of(table: EventTable) -> dict[str, dict[str, bool]]:
    """For each source the events that it speaks of, and whether it disputes them."""
    found: dict[str, dict[str, bool]] = {}

    def note(source: str, event: str, disputes: bool = False) -> None:
        if source and event:
            events = found.setdefault(source, {})
            events[event] = events.get(event, False) or disputes

    for citation in table.citations:
        note(citation.source, citation.event, citation.role == "disputes")
    for source, event in (
        *((claim.source, claim.event) for claim in table.claims),
        *((one.source, one.event) for one in table.numbers),
        *((said.source, said.event) for said in table.wordings),
    ):
        note(source, event)
    return found


def _rest(table: EventTable, teller: Teller, event: Event, disputes: bool) -> Rest:
    told = teller.entry(event)
    return Rest(event.id, told.date, told.title, disputes, is_disputed(table, event.id))
