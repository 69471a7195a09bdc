"""The view: what is shown of a table and how; as an address it loses nothing, and it is the only state there is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from timeline_data.address_keys import Key, Reading, one_of, read_dates
from timeline_data.calendar_days import civil, day_number
from timeline_data.dates import EdtfDate
from timeline_data.derived import once_a_table
from timeline_data.language.words import LANGUAGES
from timeline_data.notices import Notice, nearest, shown
from timeline_data.query import (
    BEGINNING,
    SELECTING_KEYS,
    Pairs,
    Query,
    join_query,
    parse_query,
    read_fields,
    select,
    split_query,
    write_query,
)
from timeline_data.table import EventTable

SCALES = ("folded", "true")
RESTS = ("hide", "fade")
TABS = ("chart", "list", "table", "sources")
THEMES = ("auto", "light", "dark")
_ALLOWED = {"lang": LANGUAGES, "scale": SCALES, "rest": RESTS, "tab": TABS, "theme": THEMES}

FIRST_DAY, LAST_DAY = day_number(-9999, 1, 1), day_number(9999, 12, 31)
"""The days that EDTF can write."""

MOST_UNKNOWN = 20
LONGEST_UNKNOWN = 500


@dataclass(frozen=True, slots=True)
class View:
    """What is shown and how. `zoom` is the part of the window in sight, first and last day, both inclusive.

    `rest` says what becomes of the events of the window that the other filters leave out: `hide` or `fade`.

    `unknown` holds the keys of the address that are not ours, in their order; `notices` tells what of the
    address was left out, and does not count when views are compared. Raises ValueError for what no address
    could say: a value that there is not, a zoom that is reversed or beyond the years -9999 to 9999.
    """

    query: Query = field(default_factory=Query)
    zoom: tuple[int, int] | None = None
    lang: str = "en"
    scale: str = "folded"
    rest: str = "hide"
    event: str | None = None
    tab: str = "chart"
    theme: str = "auto"
    unknown: Pairs = ()
    notices: tuple[Notice, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Refuse what no address could say."""
        for name, allowed in _ALLOWED.items():
            if (value := getattr(self, name)) not in allowed:
                raise ValueError(f'{name} is "{value}". Give one of {", ".join(allowed)}.')
        if self.zoom is not None and not _in_order(*self.zoom):
            raise ValueError(f"zoom is {self.zoom}. Give its first and its last day, the earlier first.")
        if ours := [name for name, _ in self.unknown if name in SELECTING_KEYS or name in SHOWING_KEYS]:
            raise ValueError(f"unknown names {', '.join(ours)}. Give them by their own fields.")
        object.__setattr__(self, "event", self.event or None)

    @classmethod
    def parse(cls, address: str, table: EventTable) -> View:
        """The view that a query string (with or without its `?`) asks of the whole table. Never raises.

        Where no selecting key is written, the selection and scale are those of the table's default view.
        """
        pairs, left_out = split_query(address)
        if any(name in SELECTING_KEYS for name, _ in pairs):
            query, of_query = parse_query(pairs, table)
            base = cls(query=query, notices=of_query)
        else:
            base = default_view(table)
        fields, of_showing = read_fields(pairs, SHOWING_KEYS, table)
        unknown, of_unknown = _unknown(pairs)
        notices = (*left_out, *base.notices, *of_showing, *of_unknown)
        return dataclasses.replace(base, **fields, unknown=unknown, notices=notices)

    def address(self, table: EventTable) -> str:
        """The query string, without its `?`, from which `parse` makes this view again.

        Keys stand in one order; what the default view of `table` says anyway is not written.
        """
        unwritten = default_view(table)
        texts: dict[str, str] = {}
        if self.query != unwritten.query:
            unwritten = _EVERYTHING
            texts = dict(write_query(self.query)) or {"from": BEGINNING}
        for name, key in SHOWING_KEYS.items():
            value = getattr(self, key.field)
            if value != getattr(unwritten, key.field):
                texts[name] = key.write(value)
        return join_query((*texts.items(), *self.unknown))

    def select(self, table: EventTable) -> EventTable:
        """The table of the events that the view's filters select."""
        return select(table, self.query)

    def shown(self, table: EventTable) -> EventTable:
        """The table of the events that chart and list hold: those selected and, where the rest fades, that rest."""
        if self.rest == "hide":
            return self.select(table)
        return select(table, Query(start=self.query.start, end=self.query.end))

    def faded(self, table: EventTable) -> frozenset[str]:
        """The ids of the events that chart and list hold and the view's filters leave out."""
        if self.rest == "hide":
            return frozenset()
        return frozenset(self.shown(table).by_id) - frozenset(self.select(table).by_id)

    def replace(self, **changes: Any) -> View:
        """The view with other values; a field of Query (`actors`, `start`, …) may be named as if it were the view's."""
        of_query = {name: changes.pop(name) for name in list(changes) if name in _QUERY_FIELDS}
        if of_query:
            changes["query"] = dataclasses.replace(changes.get("query", self.query), **of_query)
        return dataclasses.replace(self, **changes)

    def toggle_actor(self, actor: str) -> View:
        """The view with the actor chosen (as the last lane) or, where it was, no longer chosen."""
        return self.replace(actors=_toggled(self.query.actors, actor))

    def toggle_kind(self, kind: str) -> View:
        """The view with the kind of events chosen or, where it was, no longer chosen."""
        return self.replace(kinds=_toggled(self.query.kinds, kind))

    def with_window(self, start: EdtfDate | None, end: EdtfDate | None) -> View:
        """The view of another window, all of it in sight. Raises ValueError where it ends before it starts."""
        return self.replace(start=start, end=end, zoom=None)

    def with_language(self, lang: str) -> View:
        """The view in another language."""
        return self.replace(lang=lang)

    def with_event(self, event: str | None) -> View:
        """The view with that event selected, or with none."""
        return self.replace(event=event)

    def cleared(self) -> View:
        """The view of the whole table: no filter, all of it in sight."""
        return self.replace(query=Query(), zoom=None)

    def reset(self, table: EventTable) -> View:
        """The default view of the table in this view's language, theme and tab; keys that are not ours are kept."""
        return dataclasses.replace(
            default_view(table), lang=self.lang, theme=self.theme, tab=self.tab, unknown=self.unknown, notices=()
        )


_EVERYTHING = View()


@once_a_table
def default_view(table: EventTable) -> View:
    """The selection and scale of the table's own default view; every event where it has none.

    Its notices tell what of that view could not be read.
    """
    named = next((view for view in table.info.views if view.default), None)
    if named is None:
        return _EVERYTHING
    pairs, unreadable = split_query(named.query)
    query, left_out = parse_query(pairs, table)
    fields, of_scale = read_fields(pairs, {"scale": SHOWING_KEYS["scale"]}, table)
    return View(query=query, notices=(*unreadable, *left_out, *of_scale), **fields)


def _toggled(chosen: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(c for c in chosen if c != value) if value in chosen else (*chosen, value)


def _unknown(pairs: Iterable[tuple[str, str]]) -> tuple[Pairs, tuple[Notice, ...]]:
    kept, notices = [], []
    for name, value in pairs:
        if name in SELECTING_KEYS or name in SHOWING_KEYS:
            continue
        if len(name) + len(value) > LONGEST_UNKNOWN:
            notices.append(Notice("too_long", shown(name), shown(value), count=LONGEST_UNKNOWN))
        else:
            kept.append((name, value))
    if len(kept) > MOST_UNKNOWN:
        notices.append(Notice("address_too_long", "", count=MOST_UNKNOWN))
    return tuple(kept[:MOST_UNKNOWN]), tuple(notices)


def _read_zoom(text: str, key: str, _table: EventTable) -> Reading:
    readings = read_dates(text) or read_dates("/".join(reversed(text.split("/"))))
    days = [(date.earliest, date.latest) for date in readings]
    known = [(first, last) for first, last in days if first is not None and last is not None and _in_order(first, last)]
    if known and readings[0].form == "interval" and readings[0].text == text:
        return known[0], ()
    if meant := tuple(_write_zoom(zoom) for zoom in known):
        return None, (Notice("zoom_meant", key, shown(text), meant),)
    return None, (Notice("zoom_unreadable", key, shown(text)),)


def _in_order(first: int, last: int) -> bool:
    return FIRST_DAY <= first <= last <= LAST_DAY


def _write_zoom(zoom: tuple[int, int]) -> str:
    return "/".join(map(day_text, zoom))


def day_text(day: int) -> str:
    """A day as EDTF, such as `2021-10-18`; the years before the common era carry a minus."""
    year, month, of_month = civil(day)
    return f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{of_month:02}"


def _read_event(text: str, key: str, table: EventTable) -> Reading:
    if text in table.by_id:
        return text, ()
    return None, (Notice("event_unknown", key, shown(text), nearest(text, dict.fromkeys(table.by_id, ()))),)


SHOWING_KEYS = {
    key.name: key
    for key in (
        Key("zoom", "zoom", _read_zoom, _write_zoom),
        Key("lang", "lang", one_of(*LANGUAGES)),
        Key("scale", "scale", one_of(*SCALES)),
        Key("rest", "rest", one_of(*RESTS)),
        Key("event", "event", _read_event, longest=200),
        Key("tab", "tab", one_of(*TABS)),
        Key("theme", "theme", one_of(*THEMES)),
    )
}
"""The keys that say how the selected events are shown."""

_QUERY_FIELDS = frozenset(f.name for f in dataclasses.fields(Query))
