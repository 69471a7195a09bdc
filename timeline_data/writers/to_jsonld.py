"""The whole table as JSON-LD 1.1 (W3C, 2020): a schema.org Dataset that is `about` its Events.

    Dataset.about      the events, and in each of them
        subjectOf      its sources: `#source-…` where the table says no more than that, else a Quotation or a Role
        dt:claims, dt:numbers, dt:wordings    what is said of it
        dt:responds_to, dt:explains, …        the events to which it stands in that relation
    Dataset.mentions   the actors: each a Country or an Organization
    Dataset.citation   the sources: each a CreativeWork
    Dataset.dt:claims  what is claimed of no single event
    Dataset.dt:views, dt:sides, dt:house_rules    what the table says of itself

Every column of `schema` is in it, so that the table can be read back: under the word that schema.org has for it
(`linked_words.TERMS`), else as `dt:` and its own name. The context stands in the document: nothing has to be fetched to
understand it. Identifiers are fragments of the document's own address (`#event-`, `#actor-`, `#source-`, `#claim-` and
the percent-encoded id).

`startDate`, `endDate`, `datePublished` and `dateCreated` are written only for days that are known exactly; the date as
it is known stands beside them as EDTF (`dt:date`, `dt:said`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from timeline_data.calendar_days import civil
from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.schema import ACTORS, CITATIONS, CLAIMS, EVENTS, NUMBERS, SOURCES, WORDINGS, TableSchema
from timeline_data.table import Actor, Event, EventTable, Membership
from timeline_data.writers.linked_words import Node, by_language, context, identifier, node
from timeline_data.writers.records import Record, Value, records
from timeline_data.writers.writer import Writer

_ACTOR_TYPES = {"state": "Country", "authority": "GovernmentOrganization"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.+)?")
_DEADLINE = "deadline"


def write(table: EventTable, lang: str) -> str:
    """The table as the text of a .jsonld file, the same in every language of the reader.

    It can stand in a `<script>` as it is: there is no `<` in it.
    """
    del lang  # every language of the table is in it
    text = json.dumps(document(table), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c") + "\n"


def document(table: EventTable) -> Node:
    """The Dataset with its context, without anything that is empty."""
    info = table.info
    dated = info.as_of if _DAY.fullmatch(info.as_of) else ""
    claim_ids = {claim.id for claim in table.claims}
    claims = _evidence(table, CLAIMS, lambda columns: _claim(columns, claim_ids))
    views = [
        _filled(
            {
                "identifier": view.id,
                "name": by_language(view.title),
                "description": by_language(view.sentence),
                "dt:query": view.query,
                "dt:default": view.default or None,
            }
        )
        for view in info.views
    ]
    return _filled(
        {
            "@context": context(),
            "@type": "Dataset",
            "@id": "#table",
            "name": by_language(info.title),
            "description": by_language(info.description),
            "license": info.licence_url or info.licence,
            "dt:licence": info.licence if info.licence_url else "",
            "creator": [{"name": name} for name in info.contributors],
            "version": info.version,
            "dateModified": dated,
            "dt:as_of": "" if dated else info.as_of,
            "temporalCoverage": _coverage(table),
            "inLanguage": sorted({code for event in table.events for code in event.title if code}),
            "about": _events(table, claims),
            "mentions": [_actor(*pair) for pair in zip(table.actors.values(), records(table, ACTORS), strict=True)],
            "citation": [_source(columns) for columns in records(table, SOURCES)],
            "dt:claims": claims.get("", []),
            "dt:views": views,
            "dt:sides": [{"identifier": side, "name": by_language(names)} for side, names in info.sides.items()],
            "dt:house_rules": list(info.house_rules),
        }
    )


def _events(table: EventTable, claims: Mapping[str, list[object]]) -> list[Node]:
    citations = _evidence(table, CITATIONS, _citation)
    numbers = _evidence(table, NUMBERS, lambda columns: node("PropertyValue", NUMBERS, columns))
    wordings = _evidence(table, WORDINGS, lambda columns: node("Quotation", WORDINGS, columns))
    relations: dict[str, dict[str, list[str]]] = {}
    for relation in table.relations:
        others = relations.setdefault(relation.event, {}).setdefault(f"dt:{relation.relation}", [])
        others.append(identifier("event", relation.other))
    return [
        _filled(
            {
                **_event(event, columns),
                **_standing(event, table),
                **relations.get(event.id, {}),
                "subjectOf": citations.get(event.id),
                "dt:claims": claims.get(event.id),
                "dt:numbers": numbers.get(event.id),
                "dt:wordings": wordings.get(event.id),
            }
        )
        for event, columns in zip(table.events, records(table, EVENTS), strict=True)
    ]


def _evidence(table: EventTable, schema: TableSchema, made: Callable[[Record], object]) -> dict[str, list[object]]:
    """The rows that speak of events as nodes, by the ids of these; at "" what speaks of none."""
    groups: dict[str, list[object]] = {}
    for columns in records(table, schema):
        event = columns.pop("event", "")
        groups.setdefault(str(event), []).append(made(columns))
    return groups


def _event(event: Event, columns: Record) -> Node:
    place = columns.pop("place", None)
    made = {**node("Event", EVENTS, columns), **_exact(event.date, "startDate", "endDate")}
    if isinstance(place, dict):
        made["location"] = {"@type": "Place", "name": by_language(place)}
    return made


def _standing(event: Event, table: EventTable) -> Node:
    """Whether an event was called off or moved: a deadline that reverses another one is that one at a later day."""
    if event.status == "retracted":
        return {"eventStatus": "https://schema.org/EventCancelled"}
    if event.kind == _DEADLINE:
        reversed_ = (table.by_id.get(id_) for id_ in table.related_from(event.id, "reverses"))
        for earlier in reversed_:
            if earlier is not None and earlier.kind == _DEADLINE:
                before = _exact(earlier.date, "previousStartDate")
                return {"eventStatus": "https://schema.org/EventRescheduled", **before}
    return {"eventStatus": "https://schema.org/EventScheduled"} if event.status == "announced" else {}


def _citation(columns: Record) -> object:
    source = identifier("source", str(columns.pop("source")))
    if columns == {"role": "supports"}:
        return source
    if "quotation" in columns:
        return {**node("Quotation", CITATIONS, columns), "isPartOf": source}
    return {**node("Role", CITATIONS, columns), "subjectOf": source}  # schema.org/Role: a property and what limits it


def _claim(columns: Record, claims: AbstractSet[str]) -> Node:
    against = columns.pop("contradicted_by", [])
    made = {**node("Claim", CLAIMS, columns), **_exact(_date(columns.get("said")), "dateCreated")}
    if isinstance(against, list) and against:
        made["dt:contradicted_by"] = [identifier("claim" if id_ in claims else "source", id_) for id_ in against]
    return made


def _actor(actor: Actor, columns: Record) -> Node:
    columns.pop("memberships", None)
    made = node(_ACTOR_TYPES.get(actor.kind, "Organization"), ACTORS, columns)
    return _filled({**made, "memberOf": [_membership(one) for one in actor.memberships]})


def _membership(one: Membership) -> object:
    group = identifier("actor", one.group)
    if one.start is None and one.end is None:
        return group
    return _filled(
        {
            "@type": "OrganizationRole",
            "memberOf": group,
            "dt:start": one.start.text if one.start else "",
            "dt:end": one.end.text if one.end else "",
        }
    )


def _source(columns: Record) -> Node:
    publisher = columns.pop("publisher", None)
    made = {**node("CreativeWork", SOURCES, columns), **_exact(_date(columns.get("date")), "datePublished")}
    if publisher:
        made["publisher"] = {"@type": "Organization", "name": publisher}
    return made


def _date(text: Value | None) -> EdtfDate | None:
    try:
        return parse(text) if isinstance(text, str) else None
    except EdtfError:  # a table made by hand; a loaded one holds dates that can be read
        return None


def _exact(date: EdtfDate | None, start: str, end: str = "") -> Node:
    """The first day as `start` and the last day of an interval as `end`, as far as each is known to the day."""
    if date is None or date.form not in ("date", "interval"):
        return {}
    days = {start: date if date.form == "date" else date.start, end: date.end}
    return {name: day.text for name, day in days.items() if name and day is not None and _DAY.fullmatch(day.text)}


def _coverage(table: EventTable) -> str:
    """The first and the last day that an event can have, as an interval of ISO 8601.

    "" where there is neither, and beyond the years 0 to 9999.
    """
    if not table.events:
        return ""
    ends = []
    for days, pick in (([e.date.earliest for e in table.events], min), ([e.date.latest for e in table.events], max)):
        known = [day for day in days if day is not None]
        ends.append(".." if len(known) < len(days) else "{:04}-{:02}-{:02}".format(*civil(pick(known))))
    told = ends != ["..", ".."] and all(end == ".." or _DAY.fullmatch(end) for end in ends)
    return "/".join(ends) if told else ""


def _filled(made: Mapping[str, object]) -> Node:
    """The node without what is empty."""
    return {name: value for name, value in made.items() if value not in (None, "", [], {})}


WRITER = Writer(
    "JSON-LD", "the whole table as linked data, in the words of schema.org", ".jsonld", "application/ld+json", write
)
