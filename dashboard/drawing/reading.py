"""What there is to read of the events as markup: the tabs, the list, and the details of the selected event.

`whole` is the loaded table, `table` what the view selects of it, `lang` the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard.chart.chains import around, chain_of
from dashboard.chart.entries import Entry, Evidence, Teller, Wording
from dashboard.chart.model import Fold
from dashboard.chart.testimony import Hearing
from dashboard.drawing.choices import joined_by
from dashboard.drawing.elements import clean, part_id, token
from dashboard.drawing.highlights import highlight
from dashboard.drawing.html import href, render
from dashboard.drawing.tally import counts_people
from dashboard.view import FIRST_DAY, LAST_DAY, TABS, View
from timeline_data.filters import FILTERS
from timeline_data.inclusion import including
from timeline_data.language.words import text
from timeline_data.table import Event, EventTable

MOST_STARTS = 6
"""Events that are offered to begin with while none is selected."""


# --- Addresses ------------------------------------------------------------------------------------------------


def event_address(view: View, table: EventTable, whole: EventTable, event_id: str) -> str:
    """The address at which an event is selected; a zoom that would leave it out of sight moves along."""
    return href(view, whole, event=event_id, zoom=_zoom_with(view, table, whole, event_id)) + "#" + part_id("details")


def _zoom_with(view: View, table: EventTable, whole: EventTable, event_id: str) -> tuple[int, int] | None:
    """The zoom, as wide as it is, with the event in it: and with its neighbours, where they fit."""
    own = _days_of(whole, event_id)
    if view.zoom is None or own is None or (view.zoom[0] <= own[0] and own[1] <= view.zoom[1]):
        return view.zoom
    width = view.zoom[1] - view.zoom[0]
    beside = [_days_of(whole, id_) for id_ in around(table, whole, event_id) if id_]
    first = min(days[0] for days in (own, *beside) if days)
    last = max(days[1] for days in (own, *beside) if days)
    middle = (first + last) // 2 if last - first <= width else (own[0] + own[1]) // 2
    start = min(max(middle - width // 2, FIRST_DAY), LAST_DAY - width)
    return start, start + width


def _days_of(whole: EventTable, event_id: str) -> tuple[int, int] | None:
    date = whole.by_id[event_id].date
    return None if date.earliest is None or date.latest is None else (date.earliest, date.latest)


def hits_of(view: View) -> Callable[[str], Markup]:
    """What writes a text with the parts marked that the view's text search hits."""
    return lambda words: highlight(clean(words), view.query.text)


# --- Tabs and list --------------------------------------------------------------------------------------------


def tabs(view: View, whole: EventTable, lang: str) -> Markup:
    """The ways to read the selection, as links; the tally has an address of its own among the sources."""
    links = [(tab, text(lang, f"reading.tab_{tab}"), href(view, whole, tab=tab)) for tab in TABS]
    if counts_people(whole):
        tally = f"{href(view, whole, tab='sources')}#{part_id('tally')}"
        links.append(("tally", text(lang, "reading.tab_tally"), tally))
    return render("tabs.html", lang, links=links, current=view.tab)


def listing(
    view: View, table: EventTable, whole: EventTable, lang: str, folds: Sequence[Fold] = (),
    address: Callable[[str], str] | None = None, full: bool = False,
) -> Markup:  # fmt: skip
    """The events as an ordered list with everything there is to read of each; long empty stretches stand between.

    `address` gives a link for an event's title; without it the title leads to the entry itself. `full` adds claims,
    numbers and date wordings that nobody disputes.
    """
    return render(
        "listing.html", lang, rows=told(table, whole, lang, folds), selected=view.event, address=address, full=full,
        is_fold=lambda row: isinstance(row, Fold), hear=Hearing(whole, lang).of,
        faded=view.faded(whole), hit=hits_of(view), hooks=lambda row: hooks(table.by_id[row.id]),
    )  # fmt: skip


def told(table: EventTable, whole: EventTable, lang: str, folds: Sequence[Fold]) -> list[Entry | Fold]:
    """The events in order of time, each with all that there is to read of it, and the folds that lie between them."""
    rows: list[Entry | Fold] = []
    teller = Teller(table, lang, whole)
    waiting = sorted(folds, key=lambda fold: fold.from_day)
    for event in table.events:
        earliest = event.date.earliest
        while waiting and earliest is not None and earliest >= waiting[0].to_day - 1:
            rows.append(waiting.pop(0))
        rows.append(teller.entry(event))
    return rows


@dataclass(frozen=True, slots=True)
class Hooks:
    """By what a script (`assets/reader.js`) tells events apart, as tokens: who takes part, and the kind."""

    actors: str
    kind: str


def hooks(event: Event) -> Hooks:
    """What a list's entry of the event tells a script."""
    parties = dict.fromkeys((*event.initiators, *event.targets))
    return Hooks(" ".join(token(actor) for actor in parties), token(event.kind))


# --- Details --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """An event that a reader may go on to; `line` says in one line what it is."""

    id: str
    line: str


@dataclass(frozen=True, slots=True)
class ChainPlace:
    """Where an event stands in its chain of answers; a step is None where there is no further to go."""

    place: int
    length: int
    first: Step | None
    previous: Step | None
    next: Step | None
    last: Step | None


@dataclass(frozen=True, slots=True)
class Quote:
    """What a source says of the event, in its own words."""

    words: str
    language: str
    note: Wording


@dataclass(frozen=True, slots=True)
class CitedText:
    """One source of the event with all that is quoted of it; `copy_of` names the text that it repeats."""

    id: str
    publisher: str
    title: str
    url: str
    date: str
    language: str
    copy_of: str
    disputes: bool
    quotes: tuple[Quote, ...]


def details(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
    """The selected event in full; where none is selected an invitation, and the events to begin with."""
    teller, hearing = Teller(table, lang, whole), Hearing(whole, lang)
    event = whole.by_id.get(view.event) if view.event else None
    told = teller.entry(event) if event else None

    def step(id_: str) -> Step | None:
        return Step(id_, teller.marked_line(whole.by_id[id_])) if id_ else None

    heard = hearing.of(event.id) if event else None
    texts = _texts(told.evidence, hearing) if told else ()
    disputing = [
        text for text in texts if text.disputes and heard is not None and text.id not in heard.clashing_sources
    ]
    before, after = around(table, whole, event.id) if event else ("", "")
    return render(
        "details.html", lang,
        event=told, outside=_way_in(view, table, whole, event.id) if event and event.id not in table.by_id else None,
        address=lambda id_: event_address(view, table, whole, id_), close=href(view, whole, event=None),
        before=step(before), after=step(after), chain=_chain_place(whole, event.id, step) if event else None,
        testimony=heard, disputing=disputing, texts=[text for text in texts if text not in disputing],
        starts=() if event else _starts(table, teller), hit=hits_of(view),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class WayIn:
    """How an event that is not shown comes into sight: the address, what changes, how many events come along."""

    address: str
    changes: str
    more: int


def _way_in(view: View, table: EventTable, whole: EventTable, event_id: str) -> WayIn:
    """The smallest change of the view that brings the event into sight."""
    query = including(whole, view.query, event_id)
    if query.actors:
        query = replace(query, actors=joined_by(view.query.actors, query.actors, whole))
    wider = view.replace(query=query)
    changed = [row for row in FILTERS if any(getattr(query, k.field) != getattr(view.query, k.field) for k in row.keys)]
    parts = (
        row.sentence(query, whole, view.lang) or text(view.lang, f"reading.unset.{row.keys[0].name}") for row in changed
    )
    shown = wider.shown(whole)
    address = event_address(wider, shown, whole, event_id)
    return WayIn(address, text(view.lang, "filters.comma").join(parts), len(shown) - len(table))


def _chain_place(whole: EventTable, event_id: str, step: Callable[[str], Step | None]) -> ChainPlace | None:
    chain = chain_of(whole, event_id)
    if len(chain) < 2:
        return None
    at, last = chain.index(event_id), len(chain) - 1
    return ChainPlace(
        at + 1, len(chain),
        step(chain[0]) if at > 0 else None, step(chain[at - 1]) if at > 0 else None,
        step(chain[at + 1]) if at < last else None, step(chain[last]) if at < last else None,
    )  # fmt: skip


def _texts(evidence: Sequence[Evidence], hearing: Hearing) -> tuple[CitedText, ...]:
    """Each source once, with all its quotations; a copy stands right after the text that it repeats."""
    pieces: dict[tuple[str, bool], list[Evidence]] = {}
    for piece in evidence:
        pieces.setdefault((piece.id, piece.disputes), []).append(piece)
    found = []
    for (source_id, disputes), cited in pieces.items():
        first, named = cited[0], hearing.text(source_id)
        quotes = tuple(Quote(p.quotation, p.quotation_language or p.language, p.note) for p in cited)
        copied = named.copy_of if named else ""
        of_source = (first.publisher, first.title, first.url, first.date, first.language)
        found.append(CitedText(source_id, *of_source, copied, disputes, quotes))
    return tuple(found)


def _starts(table: EventTable, teller: Teller) -> list[Entry]:
    """Some of the most important of the shown events, spread over all of them, in order of time."""
    most = max((event.importance for event in table.events), default=0)
    important = [event for event in table.events if event.importance == most]
    steps = min(MOST_STARTS, len(important))
    places = [round(step * (len(important) - 1) / max(steps - 1, 1)) for step in range(steps)]
    return [teller.entry(important[place]) for place in places]
