"""The filters: one row a filter, from which address, control, caption and selection come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat
from operator import contains
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from timeline_data import address_keys as keys
from timeline_data.address_keys import MATCHES, ROLES, UNREADABLE, Key
from timeline_data.dates import EdtfDate
from timeline_data.language.words import date_words, kind_words, text
from timeline_data.table import MAXIMUM_IMPORTANCE, EventTable, folded, in_language

NAMED_IN_WORDS = 6

Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Query:
    """What to select, brought to one form when it is made, so that an address can say all of it.

    Repeated actors and kinds are dropped, `importance` 1 (every event) becomes None, a date without a bound
    on its side becomes None, white space and control characters in `text` become one space. Raises ValueError
    for a match, role or importance that there is not, and for a window that ends before it starts.
    """

    actors: tuple[str, ...] = ()
    match: str = "any"
    role: str = "either"
    kinds: tuple[str, ...] = ()
    importance: int | None = None
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    text: str = ""

    def __post_init__(self) -> None:
        """Bring the fields to their one form."""
        for name, choice, allowed in (("match", self.match, MATCHES), ("role", self.role, ROLES)):
            if choice not in allowed:
                raise ValueError(f'{name} is "{choice}". Give one of {", ".join(allowed)}.')
        if self.importance is not None and not 1 <= self.importance <= MAXIMUM_IMPORTANCE:
            raise ValueError(f"importance is {self.importance}. Give a number from 1 to {MAXIMUM_IMPORTANCE}.")
        settled: dict[str, object] = {
            "actors": tuple(dict.fromkeys(self.actors)),
            "kinds": tuple(dict.fromkeys(self.kinds)),
            "importance": None if self.importance == 1 else self.importance,
            "start": None if self.start is None or self.start.earliest is None else self.start,
            "end": None if self.end is None or self.end.latest is None else self.end,
            "text": " ".join(UNREADABLE.sub(" ", self.text).split()),
        }
        for name, value in settled.items():
            object.__setattr__(self, name, value)
        if reversed_window(self.start, self.end):
            raise ValueError("The window ends before it starts. Swap `start` and `end`.")


def reversed_window(start: EdtfDate | None, end: EdtfDate | None) -> bool:
    """Whether the last day of `end` lies before the first day of `start`."""
    if start is None or end is None or start.earliest is None or end.latest is None:
        return False
    return end.latest < start.earliest


UNSET = Query()
"""The query that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its keys, the control that sets it, the mask it makes, the words that describe it.

    `mask` gives one boolean an event in the table's order (all true where the filter is not set), `sentence` a
    part of a sentence in a language ("" where the filter is not set).
    """

    keys: tuple[Key, ...]
    control: str
    mask: Callable[[EventTable, Query], Mask]
    sentence: Callable[[Query, EventTable, str], str]


# --- Masks ----------------------------------------------------------------------------------------------------


def _everything(table: EventTable) -> Mask:
    return np.ones(len(table), dtype=np.bool_)


def _each(table: EventTable, holds: Iterable[bool]) -> Mask:
    return np.fromiter(holds, dtype=np.bool_, count=len(table))


def _actors_mask(table: EventTable, query: Query) -> Mask:
    if not query.actors:
        return _everything(table)
    chosen = frozenset(query.actors)
    initiators, targets = (table.columns[name] for name in ("initiators", "targets"))
    if query.match == "between":
        return _each(table, (_runs_between(i, t, chosen) for i, t in zip(initiators, targets, strict=True)))
    taking_part: Iterable[tuple[str, ...]]
    if query.role == "either":
        taking_part = (i + t for i, t in zip(initiators, targets, strict=True))
    else:
        taking_part = initiators if query.role == "act" else targets
    if query.match == "all":
        return _each(table, (chosen.issubset(actors) for actors in taking_part))
    return _each(table, (not chosen.isdisjoint(actors) for actors in taking_part))


def _runs_between(initiators: tuple[str, ...], targets: tuple[str, ...], chosen: frozenset[str]) -> bool:
    acting, aimed_at = chosen.intersection(initiators), chosen.intersection(targets)
    return bool(acting) and bool(aimed_at) and len(acting | aimed_at) > 1


def _kinds_mask(table: EventTable, query: Query) -> Mask:
    if not query.kinds:
        return _everything(table)
    mask: Mask = np.isin(table.columns["kind"], query.kinds)
    return mask


def _importance_mask(table: EventTable, query: Query) -> Mask:
    if query.importance is None:
        return _everything(table)
    mask: Mask = table.columns["importance"] >= query.importance
    return mask


def _window_mask(table: EventTable, query: Query) -> Mask:
    mask = _everything(table)
    if query.start is not None:
        mask &= table.columns["latest"] >= query.start.earliest
    if query.end is not None:
        mask &= table.columns["earliest"] <= query.end.latest
    return mask


def _text_mask(table: EventTable, query: Query) -> Mask:
    mask = _everything(table)
    for word in folded(query.text).split():
        mask &= _each(table, map(contains, table.search_text, repeat(word)))
    return mask


# --- Words ----------------------------------------------------------------------------------------------------


def _listed(names: list[str], joint: str, lang: str) -> str:
    if len(names) > NAMED_IN_WORDS + 1:  # "1 more" would be longer than most names
        more = len(names) - NAMED_IN_WORDS
        names = [*names[:NAMED_IN_WORDS], text(lang, "filters.more", n=more)]
    if len(names) == 1:
        return names[0]
    joint = f"{joint}_two" if len(names) == 2 else f"{joint}_many"
    return text(lang, f"filters.{joint}", rest=text(lang, "filters.comma").join(names[:-1]), last=names[-1])


def _actors_sentence(query: Query, table: EventTable, lang: str) -> str:
    if not query.actors:
        return ""
    n = len(query.actors)
    names = [in_language(table.actors[a].name, lang) or a if a in table.actors else a for a in query.actors]
    if query.match == "between":
        key = {1: "between_one", 2: "between"}.get(n, "among")
    else:
        key = f"{query.match}_{query.role}"
    listed = _listed(names, "or" if query.match == "any" else "and", lang)
    return text(lang, f"filters.{key}", actors=listed, n=n)


def _kinds_sentence(query: Query, _table: EventTable, lang: str) -> str:
    if not query.kinds:
        return ""
    names = [kind_words(kind, lang) for kind in query.kinds]
    return text(lang, "filters.kinds", kinds=_listed(names, "or", lang), n=len(names))


def _importance_sentence(query: Query, _table: EventTable, lang: str) -> str:
    if query.importance is None:
        return ""
    key = "importance" if query.importance < MAXIMUM_IMPORTANCE else "importance_highest"
    return text(lang, f"filters.{key}", level=query.importance)


def _window_sentence(query: Query, _table: EventTable, lang: str) -> str:
    start, end = (date and date_words(date, lang) for date in (query.start, query.end))
    if start and end:
        return text(lang, "filters.within" if start == end else "filters.from_to", start=start, end=end)
    if start:
        return text(lang, "filters.from", start=start)
    return text(lang, "filters.to", end=end) if end else ""


def _text_sentence(query: Query, _table: EventTable, lang: str) -> str:
    return text(lang, "filters.text", text=query.text) if query.text else ""


FILTERS: tuple[Filter, ...] = (
    Filter((keys.ACTORS, keys.MATCH, keys.ROLE), "chips", _actors_mask, _actors_sentence),
    Filter((keys.KINDS_CHOSEN,), "checks", _kinds_mask, _kinds_sentence),
    Filter((keys.FROM, keys.TO), "window", _window_mask, _window_sentence),
    Filter((keys.IMPORTANCE,), "levels", _importance_mask, _importance_sentence),
    Filter((keys.TEXT,), "search", _text_mask, _text_sentence),
)
"""Every filter there is, in the order of the sentence."""
