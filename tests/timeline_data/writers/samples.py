"""Tables whose sources are to be written."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from timeline_data.dates import parse
from timeline_data.table import Citation, Event, EventTable, Source

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20) | st.text(
    "\\{}~^#$%&_-'`,<>?!@\"= ab", max_size=12
)
"""Texts as a loaded table may hold them, often of the signs that mean something in LaTeX."""

ADDRESSES = st.text("abc/?&=%;_~{}\\\"'#,-.", max_size=12).map(lambda end: f"https://x.org/{end}")


def table_of(sources: Iterable[Source]) -> EventTable:
    """A table of one event that all these sources support."""
    by_id = {source.id: source for source in sources}
    event = Event("e", parse("2021-10-18"), {"en": "Suspension"})
    return EventTable((event,), sources=by_id, citations=tuple(Citation("e", id_) for id_ in by_id))


SOURCES = (
    Source("suara-2021-10-19", "Suara.com", "Rusia Tangguhkan Misi", "https://x.org/1", "2021-10-19", "id",
           copy_of="dw-2021"),
    Source("dw-2021", "Deutsche Welle", "50% of $1 & {more}: C_1^2 #7 ~ \\x", "https://x.org/a_b?c=%20&d;e#f",
           "2021-10~"),
    Source("Berita «harian»", title="Tanpa tanggal", url="https://x.org/3"),
    Source("span", "TASS", "A week", "https://x.org/4", "2021-10-11/2021-10-17", "ru"),
    Source("set", "TASS", "One of two", "https://x.org/5", "[2020-12-31,2021-01-01]"),
)  # fmt: skip
