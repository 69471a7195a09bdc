"""Which word of schema.org, or of our own, each column bears in JSON-LD, and how rows refer to one another there."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from timeline_data.schema import (
    ACTORS,
    CITATIONS,
    CLAIMS,
    EVENTS,
    NUMBERS,
    RELATION_KINDS,
    SOURCES,
    WORDINGS,
    TableSchema,
)
from timeline_data.writers.records import Record, Value, columns_of

Node = dict[str, object]

NAMESPACE = "urn:x-diplomatic-timeline:"
"""Of our own words, which have the prefix `dt:`."""

TERMS: Mapping[str, Mapping[str, str]] = {
    EVENTS.name: {
        "title": "name",
        "label": "alternateName",
        "summary": "description",
        "initiators": "organizer",
        "targets": "about",
    },
    ACTORS.name: {"name": "name"},
    SOURCES.name: {"title": "name", "url": "url", "language": "inLanguage", "copy_of": "isBasedOn"},
    CITATIONS.name: {"quotation": "text", "language": "inLanguage"},
    CLAIMS.name: {
        "speaker": "author",
        "source": "appearance",
        "wording": "text",
        "language": "inLanguage",
        "gist": "description",
    },
    NUMBERS.name: {
        "measure": "propertyID",
        "value": "value",
        "low": "minValue",
        "high": "maxValue",
        "unit": "unitText",
        "source": "subjectOf",
        "language": "inLanguage",
    },
    WORDINGS.name: {"source": "isPartOf", "wording": "text", "language": "inLanguage"},
}
"""The columns that schema.org has a word for. Every other one is `dt:` and its own name."""

_REFERENCES = {"actor": "actor", "actors": "actor", "event": "event", "source": "source", "copy": "source"}
"""The types of columns that name rows of another table, and what the identifiers of these begin with."""

_LINKS = ("subjectOf", "isPartOf", "memberOf", "dt:contradicted_by", *(f"dt:{relation}" for relation in RELATION_KINDS))


def term(schema: TableSchema, column: str) -> str:
    """The word of a column."""
    return TERMS.get(schema.name, {}).get(column, f"dt:{column}")


def identifier(kind: str, id_: str) -> str:
    """What a row is referred to by: `#event-rus-mission-2021`. The id is percent-encoded, so that it comes back."""
    return f"#{kind}-{quote(id_, safe='')}"


def context() -> Node:
    """The context of a document: which words are references, and which are texts by language."""
    words: Node = {"@vocab": "https://schema.org/", "dt": NAMESPACE}
    for schema in (EVENTS, ACTORS, SOURCES, CITATIONS, CLAIMS, NUMBERS, WORDINGS):
        for column in columns_of(schema):
            if column.worded:
                words[term(schema, column.name)] = {"@container": "@language"}
            elif column.type in _REFERENCES:
                words[term(schema, column.name)] = {"@type": "@id"}
    words.update({key: {"@type": "@id"} for key in _LINKS})
    return words


def node(type_: str, schema: TableSchema, columns: Record) -> Node:
    """A row as a node: its columns under their words, its `id` as that by which others refer to it."""
    made: Node = {"@type": type_}
    for column, value in columns.items():
        if column == "id":
            made["@id"] = identifier(schema.name.removesuffix("s"), str(value))
        else:
            made[term(schema, column)] = _linked(value, schema.by_name[column].type)
    return made


def by_language(words: Mapping[str, str]) -> object:
    """Texts by language; the one of no named language alone is a plain text."""
    if set(words) == {""}:
        return words[""]
    return {code or "@none": words[code] for code in sorted(words)}


def _linked(value: Value, type_: str) -> object:
    if isinstance(value, dict):
        return by_language(value)
    kind = _REFERENCES.get(type_)
    if kind is None:
        return value
    return [identifier(kind, one) for one in value] if isinstance(value, list) else identifier(kind, str(value))
