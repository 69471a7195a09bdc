"""What is derived from a table once, for as long as the table is there."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from timeline_data.table import EventTable

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def once_a_table(make: Callable[[EventTable, *Ts], T]) -> Callable[[EventTable, *Ts], T]:
    """A function of a table (and of a few small values that can be hashed) that remembers what it gave.

    Every address of a page asks for such things. Tables are never changed, and told apart by identity: it takes longer
    to compare two of them than to make most of what is kept here.
    """
    kept: dict[int, dict[tuple[Hashable, ...], T]] = {}

    @wraps(make)
    def remembered(table: EventTable, *arguments: *Ts) -> T:
        known = kept.get(id(table))
        if known is None:
            known = kept[id(table)] = {}
            weakref.finalize(table, kept.pop, id(table), None)
        if arguments not in known:
            known[arguments] = make(table, *arguments)
        return known[arguments]

    return remembered
