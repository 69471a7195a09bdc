"""Queries: read from and written to an address, asked of a table, told in words."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote_plus

from timeline_data.address_keys import BEGINNING, UNREADABLE, Key
from timeline_data.counts import mask_of
from timeline_data.filters import FILTERS, UNSET, Filter, Query, reversed_window
from timeline_data.language.words import number, text
from timeline_data.notices import Notice, shown
from timeline_data.table import EventTable

__all__ = [
    "BEGINNING",
    "FILTERS",
    "SELECTING_KEYS",
    "Filter",
    "Notice",
    "Pairs",
    "Query",
    "QueryWarning",
    "count_query",
    "describe_query",
    "join_query",
    "parse_query",
    "read_fields",
    "select",
    "split_query",
    "write_query",
]

Pairs = tuple[tuple[str, str], ...]
"""The keys and values of an address, decoded, in order."""

LONGEST_ADDRESS = 65_536
MOST_PAIRS = 100

SELECTING_KEYS: Mapping[str, Key] = {
    name: next(key for row in FILTERS for key in row.keys if key.name == name)
    for name in ("actors", "match", "role", "kinds", "importance", "from", "to", "q")
}
"""The keys that select events, in the order in which an address is written."""

_READABLE = "/:,?~"


class QueryWarning(UserWarning):
    """A part of a query that `select` could not read and left out."""


def split_query(address: str) -> tuple[Pairs, tuple[Notice, ...]]:
    """The decoded pairs of a query string (with or without its `?`), and what was cut or could not be read.

    A pair whose text is no UTF-8 or holds control characters is left out, and so is what goes beyond
    `MOST_PAIRS` pairs or `LONGEST_ADDRESS` characters.
    """
    whole = address.removeprefix("?")
    parts = whole[:LONGEST_ADDRESS].split("&")
    cut = len(whole) > LONGEST_ADDRESS
    parts = [part for part in (parts[:-1] if cut else parts) if part]
    notices = []
    if cut or len(parts) > MOST_PAIRS:
        notices.append(Notice("address_too_long", "", count=MOST_PAIRS))
    pairs = []
    for part in parts[:MOST_PAIRS]:
        key, _, value = part.partition("=")
        pair = (unquote_plus(key), unquote_plus(value))
        if not any(map(UNREADABLE.search, pair)):
            pairs.append(pair)
        else:
            notices.append(Notice("characters_unreadable", shown(pair[0]), shown(pair[1])))
    return tuple(pairs), tuple(notices)


def join_query(pairs: Iterable[tuple[str, str]]) -> str:
    """The query string of decoded pairs, without its `?`; `~`, `/` and `..` stay readable."""
    return "&".join([_quoted(key, value) for key, value in pairs])


@lru_cache(maxsize=1024)  # the links of a page differ in one pair
def _quoted(key: str, value: str) -> str:
    return f"{quote(key, '', errors='replace')}={quote(value, _READABLE, errors='replace')}"


def parse_query(pairs: Iterable[tuple[str, str]], table: EventTable) -> tuple[Query, tuple[Notice, ...]]:
    """The query that the selecting keys of decoded `pairs` ask of `table`, and a notice of each part left out.

    Never raises. Keys that select nothing are passed over; an empty value is one that is not set; a key that
    takes many values may be repeated, of any other the first value counts.
    """
    fields, notices = read_fields(pairs, SELECTING_KEYS, table)
    if reversed_window(fields.get("start"), fields.get("end")):
        reversed_end = fields.pop("end")
        notices = (*notices, Notice("window_reversed", "to", reversed_end.text, (fields["start"].text,)))
    return Query(**fields), notices


def read_fields(
    pairs: Iterable[tuple[str, str]], keys: Mapping[str, Key], table: EventTable
) -> tuple[dict[str, Any], tuple[Notice, ...]]:
    """The fields that decoded `pairs` set by `keys`, and a notice of each part left out. Never raises."""
    texts: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in keys and value.strip():
            texts.setdefault(name, []).append(value.strip())
    fields: dict[str, Any] = {}
    notices: list[Notice] = []
    for name, key in keys.items():
        if name in texts:
            value, of_key = _read(key, texts[name], table)
            notices += of_key
            if value is not None:
                fields[key.field] = value
    return fields, tuple(notices)


def _read(key: Key, values: list[str], table: EventTable) -> tuple[Any, tuple[Notice, ...]]:
    notices = []
    if not key.many and len(set(values)) > 1:
        notices.append(Notice("repeated", key.name, shown(values[0])))
    value = "~".join(values) if key.many else values[0]
    if len(value) > key.longest:
        return None, (*notices, Notice("too_long", key.name, shown(value), count=key.longest))
    read, of_value = key.read(value, key.name, table)
    return read, (*notices, *of_value)


def write_query(query: Query) -> Pairs:
    """The decoded pairs that `parse_query` reads as `query`; what is not set is not written."""
    return tuple(
        (name, key.write(getattr(query, key.field)))
        for name, key in SELECTING_KEYS.items()
        if getattr(query, key.field) != getattr(UNSET, key.field)
    )


def select(table: EventTable, query: Query | str | Mapping[str, str]) -> EventTable:
    """The table of the events that `query` asks for; actors, sources and info stay whole.

    `query` is a Query, a query string such as `actors=NATO~RUS&match=between&from=2014-03`, or a mapping of the same
    keys. As in an address, keys that select nothing (`lang`, `zoom`, …) have no effect and a value that cannot be
    read is left out; each such value gives a QueryWarning. An empty query selects every event.
    """
    if not isinstance(query, Query):
        query = _query_of(query, table)
    mask = mask_of(table, query)
    return table if mask.all() else table.take(mask.tolist())


def _query_of(address: str | Mapping[str, str], table: EventTable) -> Query:
    if isinstance(address, str):
        pairs, unreadable = split_query(address)
    else:
        pairs, unreadable = tuple((key, str(value)) for key, value in address.items()), ()
    query, left_out = parse_query(pairs, table)
    for notice in (*unreadable, *left_out):
        warnings.warn(notice.words("en"), QueryWarning, stacklevel=3)
    return query


def describe_query(query: Query, table: EventTable, lang: str) -> str:
    """One sentence in `lang` that says which events of `table` the query selects."""
    parts = [part for row in FILTERS if (part := row.sentence(query, table, lang))]
    if not parts:
        return text(lang, "filters.every_event")
    return text(lang, "filters.sentence", parts=text(lang, "filters.comma").join(parts))


def count_query(query: Query, table: EventTable, lang: str, shown: int) -> str:
    """One sentence in `lang` that says which events of `table` the query selects, and that it is `shown` of so many."""
    parts = [part for row in FILTERS if (part := row.sentence(query, table, lang))]
    if not parts:
        return text(lang, "filters.counted_all", n=len(table))
    told = text(lang, "filters.comma").join(parts)
    return text(lang, "filters.counted", n=len(table), shown=number(shown, lang), parts=told)
