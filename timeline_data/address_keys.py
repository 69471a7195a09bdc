"""The selecting keys of an address: which field of Query each fills, how its text is read and written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from timeline_data.date_remedies import suggest
from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.kinds import KINDS
from timeline_data.notices import Notice, nearest, shown
from timeline_data.table import MAXIMUM_IMPORTANCE, EventTable, folded

MATCHES = ("any", "all", "between")
ROLES = ("either", "act", "target")
BEGINNING = ".."
"""The value of `from` (and `to`) that says in so many words that there is no bound."""

UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\N{REPLACEMENT CHARACTER}]")
"""Control characters, halves of surrogate pairs, and what replaces bytes that are no UTF-8."""

MOST_VALUES = 200
MOST_NOTICES = 3

Reading: TypeAlias = tuple[Any, tuple[Notice, ...]]
"""What a text says (None: nothing that can be used) and what of it was left out."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the address: the field of Query that it fills, how its text is read and written.

    `many` values may come in one text, parted by `~`, or in several, as a form sends them.
    """

    name: str
    field: str
    read: Callable[[str, str, EventTable], Reading]
    write: Callable[[Any], str] = str
    many: bool = False
    longest: int = 64


def split_values(text: str) -> tuple[str, ...]:
    r"""The values of a text such as `NATO~RUS`, each once; `\~` and `\\` stand for a `~` and a `\` of a value."""
    values, escaped = [""], False
    for character in text:
        if escaped:
            values[-1] += character if character in "~\\" else "\\" + character
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "~":
            values.append("")
        else:
            values[-1] += character
    values[-1] += "\\" * escaped
    return tuple(dict.fromkeys(value for value in values if value))


def join_values(values: Iterable[str]) -> str:
    """The text that `split_values` reads as `values`."""
    return "~".join(value.replace("\\", "\\\\").replace("~", "\\~") for value in values)


def _read_known(text: str, key: str, names: Mapping[str, Iterable[str]], rule: str) -> Reading:
    values = split_values(text)
    notices = []
    if len(values) > MOST_VALUES:
        notices.append(Notice("too_many", key, str(len(values)), count=MOST_VALUES))
        values = values[:MOST_VALUES]
    unknown = [value for value in values if value not in names]
    notices += [Notice(rule, key, shown(value), nearest(value, names)) for value in unknown[:MOST_NOTICES]]
    if more := unknown[MOST_NOTICES:]:
        notices.append(Notice("more_left_out", key, count=len(more)))
    return tuple(value for value in values if value in names), tuple(notices)


def _read_actors(text: str, key: str, table: EventTable) -> Reading:
    names: dict[str, Iterable[str]] = {actor.id: actor.name.values() for actor in table.actors.values()}
    values = split_values(text)
    if any(value not in names for value in values):
        names |= {actor: () for event in table.events for actor in event.actors if actor not in names}
        text = join_values(_ids_by_name(values, names))
    return _read_known(text, key, names, "actor_unknown")


def _ids_by_name(values: tuple[str, ...], names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The values, a name (without regard to case and diacritics) that only one actor bears replaced by its id."""
    bearers: dict[str, set[str]] = {}
    for actor, called in names.items():
        for name in called:
            bearers.setdefault(folded(name), set()).add(actor)
    found = (() if value in names else tuple(bearers.get(folded(value), ())) for value in values)
    return tuple(ids[0] if len(ids) == 1 else value for value, ids in zip(values, found, strict=True))


def _read_kinds(text: str, key: str, table: EventTable) -> Reading:
    names: dict[str, Iterable[str]] = dict.fromkeys(KINDS, ())
    if any(value not in names for value in split_values(text)):
        names |= dict.fromkeys(table.frame["kind"].unique(), ())
    return _read_known(text, key, names, "kind_unknown")


def one_of(*allowed: str) -> Callable[[str, str, EventTable], Reading]:
    """A reader of a text that must be one of `allowed`."""

    def read(text: str, key: str, _table: EventTable) -> Reading:
        if text in allowed:
            return text, ()
        return None, (Notice("value_unreadable", key, shown(text), allowed),)

    return read


def _read_importance(text: str, key: str, table: EventTable) -> Reading:
    level, notices = one_of(*map(str, range(1, MAXIMUM_IMPORTANCE + 1)))(text, key, table)
    return None if level is None else int(level), notices


def _read_date(text: str, key: str, _table: EventTable) -> Reading:
    if text == BEGINNING:
        return None, ()
    readings = read_dates(text)
    if readings and readings[0].text == text and readings[0].form == "date":
        return readings[0], ()
    return None, (_remedy(text, key, readings),)


def read_dates(text: str) -> tuple[EdtfDate, ...]:
    """The date that a text is or, where it is none, the bounded dates that whoever wrote it may have meant."""
    found = []
    for candidate in (text, *suggest(text).candidates):
        try:
            date = parse(candidate)
        except EdtfError:
            continue
        if date.earliest is not None and date.latest is not None:
            found.append(date)
        if candidate == text:
            break
    return tuple(found)


def _remedy(text: str, key: str, readings: tuple[EdtfDate, ...]) -> Notice:
    """What to write instead of a text that is no single date, as far as it can be told."""
    ends = (_end_of(date, last=key == "to") for date in readings)
    if meant := tuple(dict.fromkeys(end for end in ends if end != text)):
        return Notice("date_meant", key, shown(text), meant)
    suggestion = suggest(text)
    if suggestion.rule == "date-year-short":
        return Notice("date_year_short", key, shown(text), ("2021-10-18",))
    for candidate in (text, *suggestion.candidates):
        try:
            parse(candidate)
        except EdtfError as error:
            if error.rule == "date-day" and (month := _MONTH.match(candidate)):
                return Notice("date_no_day", key, shown(text), (month[0],))
    return Notice("date_unreadable", key, shown(text))


_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def _end_of(date: EdtfDate, *, last: bool) -> str:
    """The single date with which an interval or a set begins or, `last`, ends."""
    while date.form != "date":
        ends = date.members or tuple(end for end in (date.start, date.end) if end is not None)
        date = ends[-1 if last else 0]
    return date.text


def _read_text(text: str, _key: str, _table: EventTable) -> Reading:
    return text, ()


def _write_date(date: EdtfDate) -> str:
    return date.text


ACTORS = Key("actors", "actors", _read_actors, join_values, many=True, longest=8_000)
MATCH = Key("match", "match", one_of(*MATCHES))
ROLE = Key("role", "role", one_of(*ROLES))
KINDS_CHOSEN = Key("kinds", "kinds", _read_kinds, join_values, many=True, longest=8_000)
IMPORTANCE = Key("importance", "importance", _read_importance)
FROM = Key("from", "start", _read_date, _write_date)
TO = Key("to", "end", _read_date, _write_date)
TEXT = Key("q", "text", _read_text, longest=200)
