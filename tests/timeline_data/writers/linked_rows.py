"""The rows of every table read back from a JSON-LD document, with nothing but the document and the columns' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from timeline_data.schema import ACTORS, CITATIONS, CLAIMS, EVENTS, NUMBERS, SOURCES, WORDINGS, TableSchema
from timeline_data.writers.linked_words import TERMS
from timeline_data.writers.records import Record, columns_of

Rows = Mapping[str, list[Record]]


def read_rows(document: Mapping[str, Any]) -> dict[str, list[Record]]:
    """The rows by the names of their tables; what belongs to an event in the order of the events."""
    rows: dict[str, list[Record]] = {name: [] for name in ("events", "relations", "citations", "numbers", "wordings")}
    rows["actors"] = [_actor(node) for node in document.get("mentions", ())]
    rows["sources"] = [_source(node) for node in document.get("citation", ())]
    rows["claims"] = []
    for node in document.get("about", ()):
        event = _row(node, EVENTS)
        if "location" in node:
            event["place"] = _words(node["location"]["name"])
        rows["events"].append(event)
        of_event: Record = {"event": event["id"]}
        for key, value in node.items():
            if key.startswith("dt:") and isinstance(value, list) and str(value[0]).startswith("#event-"):
                others = [_id(other) for other in value]
                rows["relations"] += [{**of_event, "relation": key.removeprefix("dt:"), "other": o} for o in others]
        rows["citations"] += [of_event | _citation(cited) for cited in node.get("subjectOf", ())]
        rows["claims"] += [of_event | _row(claim, CLAIMS) for claim in node.get("dt:claims", ())]
        rows["numbers"] += [of_event | _row(number, NUMBERS) for number in node.get("dt:numbers", ())]
        rows["wordings"] += [of_event | _row(wording, WORDINGS) for wording in node.get("dt:wordings", ())]
    rows["claims"] += [_row(claim, CLAIMS) for claim in document.get("dt:claims", ())]
    return rows


def in_order_of_events(rows: Iterable[Record], events: Iterable[Record]) -> list[Record]:
    """The rows as `read_rows` gives them: grouped by their events, then by nothing else."""
    places = {event["id"]: place for place, event in enumerate(events)}
    return sorted(rows, key=lambda row: places.get(row.get("event", ""), len(places)))


def _row(node: Mapping[str, Any], schema: TableSchema) -> Record:
    columns = {term: column for column, term in TERMS.get(schema.name, {}).items()}
    kept = {column.name: column for column in columns_of(schema)}
    row: Record = {}
    for key, value in node.items():
        if key == "@id":
            row["id"] = _id(value)
            continue
        column = kept.get(columns.get(key, key.removeprefix("dt:")))
        if column is None or (key not in columns and not key.startswith("dt:")):
            continue
        if column.worded:
            row[column.name] = _words(value)
        elif isinstance(value, list):
            row[column.name] = [_id(one) for one in value]
        else:
            row[column.name] = _id(value) if isinstance(value, str) else value
    return row


def _citation(cited: str | Mapping[str, Any]) -> Record:
    if isinstance(cited, str):
        return {"source": _id(cited), "role": "supports"}
    return {**_row(cited, CITATIONS), "source": _id(cited.get("isPartOf") or cited["subjectOf"])}


def _actor(node: Mapping[str, Any]) -> Record:
    row = _row(node, ACTORS)
    if "memberOf" in node:
        row["memberships"] = [_membership(one) for one in node["memberOf"]]
    return row


def _membership(one: str | Mapping[str, Any]) -> str:
    if isinstance(one, str):
        return _id(one)
    return f"{_id(one['memberOf'])}:{one.get('dt:start', '..')}/{one.get('dt:end', '..')}"


def _source(node: Mapping[str, Any]) -> Record:
    row = _row(node, SOURCES)
    return {**row, "publisher": node["publisher"]["name"]} if "publisher" in node else row


def _words(value: str | Mapping[str, str]) -> dict[str, str]:
    if isinstance(value, str):
        return {"": value}
    return {code.removeprefix("@none"): text for code, text in value.items()}


def _id(text: str) -> str:
    """The id that an identifier stands for, or the text itself where it is none."""
    kind, dash, id_ = text.partition("-")
    return unquote(id_) if dash and kind in ("#event", "#actor", "#source", "#claim") else text
