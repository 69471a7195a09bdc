"""The sources of a table as a bibliography holds them, whatever the format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline_data.calendar_days import civil
from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.language.words import text
from timeline_data.table import EventTable, Source

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+-]*")
_NO_KEY = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """One source, or one view of a table. `key` is its id where that can be one; `note` says whose copy it is, "" where
    it is none.

    `date` is None where the source bears none. All texts are on one line.
    """

    key: str
    publisher: str
    title: str
    url: str
    language: str
    date: EdtfDate | None
    note: str
    author: str = ""
    version: str = ""


def references(table: EventTable, lang: str) -> tuple[Reference, ...]:
    """The sources that the table's events and evidence name, and those that they copy; notes in `lang`.

    In the order of the table's sources. A source has the same key in every selection of a table.
    """
    keys = _keys(table.sources)
    return tuple(_reference(table, table.sources[id_], keys, lang) for id_ in table.cited_sources)


def held(table: EventTable, lang: str) -> EventTable:
    """What a bibliography says of a table: its cited sources, each text on one line."""
    return EventTable(
        (),
        sources={
            one.key: Source(one.key, one.publisher, one.title, one.url, one.date.text if one.date else "", one.language)
            for one in references(table, lang)
        },
    )


def _reference(table: EventTable, source: Source, keys: Mapping[str, str], lang: str) -> Reference:
    note = ""
    original = table.sources.get(source.copy_of)
    if original is not None:
        parts = (original.publisher, original.title, keys[original.id])
        note = text(lang, "writers.copy_of", source=", ".join(_line(part) for part in parts if part))
    return Reference(
        keys[source.id],
        _line(source.publisher),
        _line(source.title),
        source.url,
        source.language,
        _date(source.date),
        note,
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _date(words: str) -> EdtfDate | None:
    try:
        return parse(words) if words else None
    except EdtfError:  # a table made by hand; a loaded one holds dates that can be read
        return None


def _keys(ids: Iterable[str]) -> dict[str, str]:
    """A key for each id: itself where letters, digits and `. _ : / + -` are all it holds, else what is like it.

    No two keys are alike without regard to case, which BibTeX does not see.
    """
    ordered = sorted(ids, key=lambda id_: _KEY.fullmatch(id_) is None)  # stable: what can stay as it is comes first
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in ordered:
        wanted = id_ if _KEY.fullmatch(id_) else slug(id_)
        key, number = wanted, 1
        while key.casefold() in taken:
            number += 1
            key = f"{wanted}-{number}"
        taken.add(key.casefold())
        keys[id_] = key
    return keys


def slug(id_: str) -> str:
    """A key that is like the text: its Latin letters and digits, hyphens for all else."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", id_) if not unicodedata.combining(c))
    return _NO_KEY.sub("-", plain).strip("-") or "source"


def shared_parts(date: EdtfDate) -> tuple[int, ...]:
    """Year, month and day of a date as far as its first and its last day share them: (2021, 10) for a month.

    Empty where they share no year, and beyond the years 1 to 9999, which no bibliography holds.
    """
    if date.earliest is None or date.latest is None:
        return ()
    shared: list[int] = []
    for first, last in zip(civil(date.earliest), civil(date.latest), strict=True):
        if first != last:
            break
        shared.append(first)
    return tuple(shared) if shared and 1 <= shared[0] <= 9999 else ()
