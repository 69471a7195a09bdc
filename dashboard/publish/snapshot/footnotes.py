"""The sources of a snapshot as footnotes: each stands once, numbered in the order in which the list speaks of it.

The id of the first is `.1`: with a point none is an event's (`elements.token`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.chart.entries import printed_date
from dashboard.drawing.elements import web_address
from timeline_data.language.words import text
from timeline_data.table import EventTable


@dataclass(frozen=True, slots=True)
class Footnote:
    """One source. `url` is "" unless it is of the web, `original` the number of the text that it repeats, or 0."""

    number: int
    publisher: str
    title: str
    url: str
    date: str
    language: str
    verification: str
    original: int


def numbered(table: EventTable, whole: EventTable) -> dict[str, int]:
    """The number of every source that the events of `table` name, and of those whose text it repeats, by its id."""
    named: dict[str, int] = {}
    for source in _mentions(table):
        for id_ in whole.copied_from(source):
            if id_:
                named.setdefault(id_, len(named) + 1)
    return named


def _mentions(table: EventTable) -> Iterator[str]:
    claims = {claim.id for claim in table.claims}
    for event in [*(event.id for event in table.events), ""]:
        yield from (citation.source for citation in table.citations_of(event))
        yield from (number.source for number in table.numbers_of(event))
        for claim in table.claims_of(event):
            yield claim.source
            yield from (id_ for id_ in claim.contradicted_by if id_ in table.sources and id_ not in claims)
        yield from (said.source for said in table.wordings_of(event))


def footnotes(numbers: Mapping[str, int], whole: EventTable, lang: str) -> list[Footnote]:
    """The sources of these numbers in their order, in words of one language."""
    return [_footnote(id_, number, numbers, whole, lang) for id_, number in numbers.items()]


def _footnote(id_: str, number: int, numbers: Mapping[str, int], whole: EventTable, lang: str) -> Footnote:
    source = whole.sources.get(id_)
    if source is None:  # the table names it by its address alone
        return Footnote(number, "", "" if web_address(id_) else id_, web_address(id_), "", "", "", 0)
    plain = source.date.replace("-", "").isdigit()
    return Footnote(
        number=number,
        publisher=source.publisher,
        title=source.title or source.url or source.id,
        url=web_address(source.url),
        date=source.date if plain else printed_date(source.date, lang) if source.date else "",
        language=source.language,
        # Every text was read unless it says otherwise: only that has to be said.
        verification=text(lang, "tables.known") if source.verification == "known" else "",
        original=numbers.get(source.copy_of, 0),
    )
