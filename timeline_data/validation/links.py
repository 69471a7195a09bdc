"""What ties rows together: relations between events, and the citations of their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from timeline_data.dates import EdtfDate
from timeline_data.schema import RELATION_KINDS, ROLES
from timeline_data.table import Citation, Relation
from timeline_data.validation.inspection import Inspection, shorten
from timeline_data.validation.records import Entry, rows_of
from timeline_data.validation.references import SourceNames
from timeline_data.validation.rows import Row
from timeline_data.validation.sheets import Sheet

_RELATION_NAMES: Mapping[str, tuple[str, ...]] = dict.fromkeys(RELATION_KINDS, ())
_ROLE_NAMES: Mapping[str, tuple[str, ...]] = dict.fromkeys(ROLES, ())

EVENT_REMEDY = "Write the id of an event of this table."


@dataclass(frozen=True, slots=True)
class _Tie:
    """A relation with the row and the column that say so."""

    relation: Relation
    row: Row
    column: str


class EventNames:
    """The events that links may point to: all entries, and the ids of rows that cannot be laid out."""

    def __init__(self, entries: Iterable[Entry], sheet: Sheet) -> None:
        self.entries = tuple(entries)
        self._events = {entry.id: entry.event for entry in self.entries if entry.event}
        ids = (entry.id for entry in self.entries)
        self.names: Mapping[str, tuple[str, ...]] = dict.fromkeys((*ids, *sheet.unread_ids()), ())

    def find(self, row: Row, column: str, text: str) -> str | None:
        """The event's id, or None after a report."""
        if text in self.names:
            return text
        row.unknown(column, text, self.names, "event", EVENT_REMEDY)
        return None

    def actors(self, id_: str) -> tuple[str, ...]:
        """The actors of an event; none where it could not be read."""
        event = self._events.get(id_)
        return event.actors if event else ()

    def date(self, id_: str, field: str = "date") -> EdtfDate | None:
        """The `date` or the `effective` date of an event, if there is one that could be read."""
        event = self._events.get(id_)
        if event is None:
            return None
        return event.effective if field == "effective" else event.date


def read_relations(names: EventNames, sheet: Sheet | None, inspection: Inspection) -> tuple[Relation, ...]:
    """The relations of the events' own cells, then those of the table of relations, each once."""
    ties = [*_own_relations(names), *(_listed_relations(names, sheet, inspection) if sheet else ())]
    seen: dict[Relation, _Tie] = {}
    for tie in ties:
        first = seen.setdefault(tie.relation, tie)
        if first is tie:
            _check_tie(tie, names)
        elif first.row.sheet is tie.row.sheet:
            report_twice(tie.row, tie.column, tie.relation.other, first.row)
    _check_circles(seen)
    return tuple(seen)


def _own_relations(names: EventNames) -> Iterator[_Tie]:
    for entry in names.entries:
        for text in entry.row.items("responds_to"):
            other = names.find(entry.row, "responds_to", text)
            if other is not None:
                yield _Tie(Relation(entry.id, "responds_to", other), entry.row, "responds_to")


def _listed_relations(names: EventNames, sheet: Sheet, inspection: Inspection) -> Iterator[_Tie]:
    for row in rows_of(sheet, inspection):
        event, other = (row.required(column, EVENT_REMEDY) for column in ("event", "other"))
        known = [id_ and names.find(row, column, id_) for column, id_ in (("event", event), ("other", other))]
        row.required("relation", f"Write one of {', '.join(RELATION_KINDS)}.")
        relation = row.choice("relation", _RELATION_NAMES)
        if all(known) and relation:
            yield _Tie(Relation(event, relation, other), row, "other")


def report_twice(row: Row, column: str, text: str, first: Row) -> None:
    """Report that a row says what the row `first` has said."""
    message = f"row {first.number} says the same."
    row.report("link-twice", column, text, message, "Delete one of the two.", warning=True)


def _check_tie(tie: _Tie, names: EventNames) -> None:
    event, other = tie.relation.event, tie.relation.other
    if event == other:
        message, remedy = f'the event "{shorten(event)}" points to itself.', "Write the id of the other event."
        tie.row.report("link-self", tie.column, other, message, remedy)
        return
    date, earlier = names.date(event), names.date(other)
    if tie.relation.relation != "responds_to" or date is None or earlier is None:
        return
    if date.latest is not None and earlier.earliest is not None and date.latest < earlier.earliest:
        message = f'the event of {date.text} answers "{shorten(other)}", which is later: {earlier.text}.'
        tie.row.report("answer-early", tie.column, other, message, "Check the dates and the direction.", warning=True)


def _check_circles(ties: Mapping[Relation, _Tie]) -> None:
    """Report one circle of answers, if there is any: a chain that comes back to itself cannot be followed."""
    answers: dict[str, set[str]] = {}
    for relation in ties:
        if relation.relation == "responds_to" and relation.event != relation.other:
            answers.setdefault(relation.event, set()).add(relation.other)
    try:
        TopologicalSorter(answers).prepare()
    except CycleError as error:
        circle = error.args[1]
        tie = ties[Relation(circle[1], "responds_to", circle[0])]
        message = f"the answers go round in a circle: {shorten(' ← '.join(circle))}."
        tie.row.report("answer-circle", tie.column, circle[0], message, "Take one of these answers out.", warning=True)


def read_citations(
    names: EventNames, sources: SourceNames, sheet: Sheet | None, inspection: Inspection
) -> tuple[Citation, ...]:
    """The citations in the order of the events; one of the table of citations stands for that of an event's cell."""
    listed = list(_listed_citations(names, sources, sheet, inspection)) if sheet else []
    cited = {(citation.event, citation.source) for citation in listed}
    own = [
        Citation(entry.id, source)
        for entry in names.entries
        for source in dict.fromkeys((*sources.find(entry.row, "sources"), *_address(entry.row, sources)))
    ]
    return (*(citation for citation in own if (citation.event, citation.source) not in cited), *listed)


def _address(row: Row, sources: SourceNames) -> Iterator[str]:
    url = row.url("url")
    source = sources.find_one(row, "url", url) if url else None
    if source is not None:
        yield source


def _listed_citations(
    names: EventNames, sources: SourceNames, sheet: Sheet, inspection: Inspection
) -> Iterator[Citation]:
    seen: dict[tuple[str, str, str, str], Row] = {}
    for row in rows_of(sheet, inspection):
        event = row.required("event", EVENT_REMEDY)
        text = row.required("source", "Write the id of a source.")
        known = event and names.find(row, "event", event)
        source = sources.find_one(row, "source", text) if text else None
        role = row.choice("role", _ROLE_NAMES) or "supports"
        quotation, language, note = row.text("quotation"), row.language("language"), row.words("note")
        codes = row.items("codes")
        if not known or not source:
            continue
        first = seen.setdefault((event, source, role, quotation), row)
        if first is not row:
            report_twice(row, "source", text, first)
        yield Citation(event, source, role, quotation, language, note, codes)
