"""The columns of the eight tables: their names, meanings and types, and the headings that mean them.

Also the house rules that a table can set itself with the key `house_rules` of its datapackage.json.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

RELATION_KINDS = ("responds_to", "part_of", "carries_out", "completes", "explains", "reverses")
ROLES = ("supports", "disputes")
ACTOR_KINDS = ("state", "alliance", "union", "group", "authority")
STANCES = ("supports", "disputes", "none")
CLAIM_STATUSES = ("reported", "disputed", "contradicted", "mistranslated", "heading")
SUBJECTS = ("event", "number", "date", "status", "scope", "relation", "background", "forecast", "channel")
"""What a claim can be about. Others are kept, with a warning."""
MEASURES = ("expelled", "refused", "posts_abolished", "ceiling_before", "ceiling_after", "remaining", "share")
"""What a number can measure. Others are kept, with a warning."""
DATE_FIELDS = ("date", "effective")
VERDICTS = ("exact", "compatible", "contradicted")
LABEL_LENGTH = 40
"""The most characters of an event's short label."""

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `headings` are further headings that mean it; `worded` columns take a language: `title@en`."""

    name: str
    meaning: str
    type: str = "text"
    required: bool = False
    headings: tuple[str, ...] = ()
    worded: bool = False


@dataclass(frozen=True)
class TableSchema:
    """The columns of one table, whose file is `name` and `.csv`."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """Every column by each of its folded headings."""
        return {fold(heading): column for column in self.columns for heading in (column.name, *column.headings)}

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Every column by its own name."""
        return {column.name: column for column in self.columns}


def fold(text: str) -> str:
    """A text as headings and vocabularies are compared: without case, blanks, `_` and `-` alike."""
    return re.sub(r"[\s_-]+", "_", text.strip()).casefold()


def language_code(text: str) -> str | None:
    """A language code as BCP 47 writes it (`en`, `zh-Hant`, `pt-BR`), or None where the shape is another."""
    match = _LANGUAGE.fullmatch(text.strip())
    if match is None:
        return None
    language, script, region = match.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


EVENTS = TableSchema(
    "events",
    "One row an event.",
    (
        Column("id", "The name by which other rows and addresses speak of the event", "id", headings=("event_id",)),
        Column(
            "date",
            "When it happened or was announced, as EDTF",
            "date",
            required=True,
            headings=("start", "start_date", "event_date", "when", "edtf", "date_edtf"),
        ),
        Column(
            "effective",
            "When it takes effect, as EDTF",
            "date",
            headings=("effective_date", "effective_edtf", "in_force_from"),
        ),
        Column("title", "What happened, in one line", required=True, headings=("headline", "event_title"), worded=True),
        Column("label", f"The title in at most {LABEL_LENGTH} characters", headings=("short_title",), worded=True),
        Column("summary", "What happened, in sentences", headings=("description", "text", "details"), worded=True),
        Column("kind", "What kind of event it is", "kind", headings=("type", "category", "event_type")),
        Column("status", "announced, in_force, ended, disputed or retracted", "status"),
        Column("cameo", "CAMEO code: text of two to four digits", "cameo", headings=("cameo_code", "cameo_root")),
        Column("quad", "Quad class, 1 to 4", "quad", headings=("quad_class", "quad_code")),
        Column("initiators", "Who acts", "actors", headings=("initiator", "actor1", "by")),
        Column("targets", "At whom it is aimed", "actors", headings=("target", "actor2", "against", "recipient")),
        Column(
            "actors",
            "Who takes part; without initiators, who acts",
            "actors",
            headings=("actor", "participants", "parties", "who"),
        ),
        Column("people", "How many people it concerns", "count", headings=("persons",)),
        Column("people_of", "Whom that number counts"),
        Column("place", "Where it happened", headings=("location", "where"), worded=True),
        Column("importance", "3 an anchor of the story, 2 normal, 1 routine", "importance"),
        Column("responds_to", "Ids of the events that it answers", "events", headings=("response_to", "answers_to")),
        Column("sources", "Ids of sources, or their addresses", "sources", headings=("source", "references")),
        Column("notes", "What an editor should know", headings=("note", "comment", "comments"), worded=True),
        Column("url", "The address of one source", "url", headings=("link", "source_url")),
        Column("codes", "Codes of one's own research, such as F10;K2", "codes"),
    ),
)

ACTORS = TableSchema(
    "actors",
    "One row an actor: a state, an alliance, a group.",
    (
        Column("id", "The name by which events speak of the actor", "id", required=True, headings=("actor_id", "code")),
        Column("name", "The name that is shown", headings=("title",), worded=True),
        Column("kind", ", ".join(ACTOR_KINDS), "actor_kind", headings=("type",)),
        Column("side", "The side that the actor stands on; empty is neutral"),
        Column("order", "The place of the actor's lane, from the top", "integer"),
        Column("memberships", "`GROUP` or `GROUP:start/end`", "memberships", headings=("member_of",)),
    ),
)

SOURCES = TableSchema(
    "sources",
    "One row a published text.",
    (
        Column("id", "The name by which events speak of the source", "id", required=True, headings=("source_id",)),
        Column("publisher", "Who published it"),
        Column("title", "Its own title", headings=("headline",)),
        Column("url", "Its address", "url", headings=("link",)),
        Column("date", "The date that it bears, as EDTF", "date", headings=("published",)),
        Column("language", "Its language, as a code", "language"),
        Column("verification", "How it was checked"),
        Column("notes", "What an editor should know", headings=("note", "comment", "comments")),
        Column("copy_of", "Id of the source whose text it repeats: both are one witness", "copy"),
    ),
)

RELATIONS = TableSchema(
    "relations",
    "One row a tie between two events: `event` stands in `relation` to `other`.",
    (
        Column("event", "Id of an event", "event", required=True),
        Column("relation", ", ".join(RELATION_KINDS), "relation", required=True),
        Column("other", "Id of the other event", "event", required=True, headings=("other_event",)),
    ),
)

CITATIONS = TableSchema(
    "citations",
    "One row a source of an event.",
    (
        Column("event", "Id of an event", "event", required=True, headings=("event_id",)),
        Column("source", "Id of a source", "source", required=True, headings=("source_id",)),
        Column("role", "supports or disputes", "role"),
        Column("quotation", "In the source's own words", headings=("quote",)),
        Column("language", "The language of the quotation, as a code", "language"),
        Column("note", "What the quotation shows", headings=("notes",), worded=True),
        Column("codes", "Codes of one's own research", "codes"),
    ),
)

CLAIMS = TableSchema(
    "claims",
    "One row a claim: what somebody says, which need not be so.",
    (
        Column("id", "The name by which other claims speak of it", "id", required=True, headings=("claim_id",)),
        Column("event", "Id of the event that it is about; empty is background", "event", headings=("event_id",)),
        Column("speaker", "The actor who says it", "actor"),
        Column("person", "The person who says it"),
        Column("said", "When it was said, as EDTF", "date"),
        Column("source", "Id of the source that reports it", "source", headings=("source_id",)),
        Column("via", "Through whom it came to that source"),
        Column("wording", "Word for word, in the language of the source", headings=("quotation", "quote")),
        Column("language", "The language of the wording, as a code", "language"),
        Column("gist", "What is claimed, in one neutral line", worded=True),
        Column("about", ", ".join(SUBJECTS), "about"),
        Column("stance", "Whether it supports or disputes the event: " + ", ".join(STANCES), "stance"),
        Column("status", ", ".join(CLAIM_STATUSES), "claim_status"),
        Column("contradicted_by", "Ids of claims or sources that say otherwise", "contradictions"),
        Column("note", "What a reader should know", headings=("notes",), worded=True),
        Column("codes", "Codes of one's own research", "codes"),
    ),
)

NUMBERS = TableSchema(
    "numbers",
    "One row a number that a source gives: a value, or the range from low to high.",
    (
        Column("event", "Id of an event", "event", required=True, headings=("event_id",)),
        Column("measure", ", ".join(MEASURES), "measure", required=True),
        Column("value", "A whole number; empty where the source gives none", "count"),
        Column("low", "The least that it can be", "count"),
        Column("high", "The most that it can be", "count"),
        Column("unit", "What is counted: persons, posts, …"),
        Column("actor", "The actor of the event whose part of the number this is; empty is the whole", "actor"),
        Column("wording", "Word for word, in the language of the source", headings=("quotation", "quote")),
        Column("language", "The language of the wording, as a code", "language"),
        Column("source", "Id of the source that gives it", "source", headings=("source_id",)),
        Column("note", "What a reader should know", headings=("notes",), worded=True),
        Column("codes", "Codes of one's own research", "codes"),
    ),
)

WORDINGS = TableSchema(
    "wordings",
    "One row a source's own words for a date of an event, and what they come to.",
    (
        Column("event", "Id of an event", "event", required=True, headings=("event_id",)),
        Column("field", "Which of its dates: " + ", ".join(DATE_FIELDS), "field", required=True),
        Column("source", "Id of the source", "source", required=True, headings=("source_id",)),
        Column("wording", "Word for word: last week", required=True, headings=("quotation", "quote")),
        Column("language", "The language of the wording, as a code", "language"),
        Column("published", "The day from which it counts, as EDTF", "date", headings=("anchor",)),
        Column("resolved", "What the wording gives from there, as EDTF", "date"),
        Column("verdict", "How that agrees with the event: " + ", ".join(VERDICTS), "verdict"),
        Column("note", "What a reader should know", headings=("notes",), worded=True),
        Column("codes", "Codes of one's own research", "codes"),
    ),
)

TABLES = (EVENTS, ACTORS, SOURCES, RELATIONS, CITATIONS, CLAIMS, NUMBERS, WORDINGS)


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule that a table can ask for. `example` is how `house_rules` writes it: the name, or `name:argument`."""

    name: str
    meaning: str
    example: str


HOUSE_RULES = (
    HouseRule(
        "languages",
        "title, label and summary of every event, name of every actor and gist of every claim are there in each of "
        "these languages, and so is every other text that is there at all",
        "languages:en,id",
    ),
    HouseRule("label-length", f"no label is longer than this, {LABEL_LENGTH} at most", "label-length:40"),
    HouseRule(
        "source-present",
        "every event has a source that supports it, every claim and every number its source",
        "source-present",
    ),
    HouseRule(
        "address-present",
        "one of the sources that support an event has an address, and so has the source of every claim, number and "
        "date wording",
        "address-present",
    ),
    HouseRule("source-used", "every source is named by an event, a claim, a number or a date wording", "source-used"),
    HouseRule("verification-present", "every source says how it was checked", "verification-present"),
)
"""The rules for `"house_rules": ["languages:en,id", …]`; a row that breaks one is an error of the rule `house-…`."""
