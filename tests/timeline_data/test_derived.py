"""What is derived from a table is made once, for each table its own, and goes with it."""

from __future__ import annotations

import gc
import weakref

from timeline_data.derived import once_a_table
from timeline_data.table import EventTable, TableInfo


def test_each_table_and_argument_has_its_own_and_it_is_made_once() -> None:
    made: list[tuple[str, str]] = []

    @once_a_table
    def called(table: EventTable, lang: str) -> str:
        made.append((table.info.licence, lang))
        return f"{table.info.licence} {lang}"

    one, other = EventTable((), info=TableInfo(licence="A")), EventTable((), info=TableInfo(licence="B"))
    twice = [called(one, "en"), called(one, "id"), called(other, "en")] * 2
    assert twice == ["A en", "A id", "B en"] * 2
    assert made == [("A", "en"), ("A", "id"), ("B", "en")]


def test_it_goes_with_its_table() -> None:
    @once_a_table
    def made(_table: EventTable) -> EventTable:
        return EventTable(())

    table = EventTable(())
    kept = weakref.ref(made(table))
    assert kept() is not None
    del table
    gc.collect()
    assert kept() is None
