"""What a snapshot carries for machines: its events as JSON-LD, and how its script makes the table from them.

The JSON-LD is that of `timeline_data.writers.to_jsonld` without what the page itself says to the letter: the texts that
stand in the list (of titles, those in other languages than the page's), and the sources behind their numbers. So each
datum stands at most twice. An `@id` is the fragment under which the same thing stands in the page.

What would stand in every event stands once: of codes that all events of a kind share, `dt:kinds` has them, and what
happened to the `dt:people` whom all of them count; an event without `dt:importance` is of that of `Event` (2, normal).
A text that is no map by language is of the page's own, which the context says.

The table that the page saves is `to_csv` of its events, byte by byte; its SHA-256 stands in both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from urllib.parse import unquote

from dashboard.drawing.elements import anchor, clean, web_address
from timeline_data.table import EventTable, Source, Words
from timeline_data.writers import to_csv
from timeline_data.writers.to_jsonld import document

CSV_FILE = "timeline.csv"
_OF_EVENT = frozenset({"dt:claims", "dt:numbers", "dt:wordings"})
_OF_KIND = ("dt:cameo", "dt:quad")
_COUNTED = ("dt:people", "dt:people_of")
_ACTORS = ("organizer", "about")
NORMAL = 2
"""The importance of an event that says none, as `timeline_data.table.Event` has it."""
_OF_TABLE = frozenset({"citation", "dt:claims", "dt:views", "dt:house_rules", "dt:sides"})


def saved_table(table: EventTable) -> str:
    """The CSV file that the page saves: every event of the snapshot."""
    return clean(to_csv.write(table, ""))


def digest(table: EventTable) -> str:
    """The SHA-256 of that file (UTF-8), in hexadecimal digits."""
    return hashlib.sha256(saved_table(table).encode()).hexdigest()


def columns(table: EventTable) -> str:
    """The headings of that file, as they stand in its first line."""
    return saved_table(table).partition("\r\n")[0]


def linked_data(
    table: EventTable, numbers: Mapping[str, int], languages: Sequence[str], labels: Mapping[str, Words]
) -> str:
    """The events as JSON-LD that can stand in a `<script>`.

    `numbers` are those of the sources in the page, `labels` what events are labelled with in its charts.
    """
    whole = document(table)
    kept: dict[str, Any] = {name: value for name, value in whole.items() if name not in _OF_TABLE}
    kept["@id"] = "#t-data"
    for name in ("name", "description"):
        if name in kept:
            kept[name] = _once(kept[name])
    events = [_event(node, table, numbers, languages) for node in _nodes(whole, "about")]
    for event, row in zip(events, table.events, strict=True):
        _relabel(event, row.label, labels.get(row.id))
    kinds = _kinds(events)
    if kinds:
        kept["dt:kinds"] = [{"identifier": kind, **codes} for kind, codes in kinds.items()]
    kept["about"] = [_brief(event, kinds) for event in events]
    kept["mentions"] = [_actor(node) for node in _nodes(whole, "mentions") if _is_named(node, events)]
    if hidden := _unlinked(table, numbers):
        kept["citation"] = hidden
    kept["distribution"] = {
        "@type": "DataDownload",
        "name": CSV_FILE,
        "encodingFormat": "text/csv",
        "sha256": digest(table),
    }
    kept["@context"] = _context(kept, languages[0])
    said = _plainly(kept, {name for name, term in kept["@context"].items() if _is_worded(term)}, languages[0])
    return in_script(json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def in_script(json_text: str) -> str:
    """JSON that no `<script>` ends at: neither `</script` nor `<!--` can stand in it (HTML, 4.12.1.3)."""
    return json_text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _event(
    node: dict[str, Any], table: EventTable, numbers: Mapping[str, int], languages: Sequence[str]
) -> dict[str, Any]:
    id_ = _plain(node["@id"])
    event = table.by_id[id_]
    made = {name: value for name, value in node.items() if name not in _OF_EVENT}
    made["@id"] = "#" + anchor(id_)
    if anchor(id_) != id_:
        made["dt:id"] = id_
    if made.get("startDate") == made.get("dt:date"):
        del made["dt:date"]
    if _is_told(event.title, languages):
        made["name"] = {languages[0]: event.title[languages[0]]}
    if _is_told(event.summary, languages) and not _shared(event.summary, event.title):
        made.pop("description", None)
    if _is_told(event.notes, languages):
        made.pop("dt:notes", None)
    for name in [name for name in made if name.startswith("dt:") and name[3:] in _relations(table)]:
        made[name] = ["#" + anchor(_plain(other)) for other in made[name]]
    if cited := [_cited(citation, numbers) for citation in table.citations_of(id_)]:
        made["subjectOf"] = cited
    for name in _ACTORS:
        if name in made:
            made[name] = [_actor_id(other) for other in made[name]]
    return made


def _relabel(made: dict[str, Any], label: Words, shown: Words | None) -> None:
    """Leave out a label that a chart shows; one that a chart made of a title is said not to be the event's."""
    if shown is not None and shown == label:
        del made["alternateName"]
    elif shown is not None:
        made.setdefault("alternateName", {})


def _kinds(events: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What all events of a kind have alike: its codes, and what happened to the people whom some of them count."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        groups.setdefault(event.get("dt:kind", ""), []).append(event)
    found = {
        kind: {**_alike(group, _OF_KIND), **_alike([one for one in group if _COUNTED[0] in one], _COUNTED[1:])}
        for kind, group in groups.items()
        if kind
    }
    return {kind: codes for kind, codes in found.items() if codes}


def _alike(events: Sequence[dict[str, Any]], names: Sequence[str]) -> dict[str, Any]:
    """What the events say by these names, where all of them say the same."""
    said = [{name: event[name] for name in names if name in event} for event in events]
    return said[0] if said and all(one == said[0] for one in said) else {}


def _brief(event: dict[str, Any], kinds: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The event without what its kind says and what is normal; what stands alone in a list stands without it."""
    said = {**kinds.get(event.get("dt:kind", ""), {}), "dt:importance": NORMAL}
    if _COUNTED[0] not in event:  # else an event would say what happened to nobody
        said.pop(_COUNTED[1], None)
    kept = {name: value for name, value in event.items() if name not in said or value != said[name]}
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in kept.items()}


def _once(words: object) -> object:
    """Texts by language without the one of no named language, where that is one of the others."""
    if not isinstance(words, dict) or words.get("@none") not in [words[lang] for lang in words if lang != "@none"]:
        return words
    return {lang: text for lang, text in words.items() if lang != "@none"}


def _context(made: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """The context as far as the document has its words; a text by itself is of that language."""
    words = set(_words(made))
    kept = {name: value for name, value in made["@context"].items() if name in words or name in ("@vocab", "dt")}
    return {name: {**value, "@language": lang} if _is_worded(value) else value for name, value in kept.items()}


def _is_worded(term: object) -> bool:
    return isinstance(term, dict) and term.get("@container") == "@language"


def _plainly(made: Any, worded: AbstractSet[str], lang: str, name: str = "") -> Any:
    """The document with its texts of that language by themselves, and those of no language in a map."""
    if isinstance(made, list):
        return [_plainly(one, worded, lang, name) for one in made]
    if name in worded:
        return {"@none": made} if isinstance(made, str) else made[lang] if set(made) == {lang} else made
    if isinstance(made, dict):
        return {key: value if key == "@context" else _plainly(value, worded, lang, key) for key, value in made.items()}
    return made


def _words(made: object) -> Iterator[str]:
    if isinstance(made, dict):
        for name, value in made.items():
            if name != "@context":
                yield name
                yield from _words(value)
    elif isinstance(made, list):
        for one in made:
            yield from _words(one)


def _actor_id(reference: str) -> str:
    """What an actor is referred to by: no id of the page begins like this (`elements.token`)."""
    return f"#~{reference.partition('-')[2]}"


def _nodes(whole: Mapping[str, object], name: str) -> list[dict[str, Any]]:
    found = whole.get(name)
    return [node for node in found if isinstance(node, dict)] if isinstance(found, list) else []


def _relations(table: EventTable) -> frozenset[str]:
    return frozenset(relation.relation for relation in table.relations)


def _cited(citation: Any, numbers: Mapping[str, int]) -> object:
    source = f"#.{numbers[citation.source]}"
    if citation.role == "supports":
        return source
    return {"@type": "Role", "dt:role": citation.role, "subjectOf": source}


def _is_told(words: Words, languages: Sequence[str]) -> bool:
    """Whether the list says the text in exactly these languages, each time differently, so that it can be read back."""
    said = [words.get(lang, "") for lang in languages]
    return len(languages) > 1 and set(words) == set(languages) and all(said) and len(set(said)) == len(said)


def _shared(summary: Words, title: Words) -> bool:
    """Whether in some language the summary is but the title, which the list does not say twice."""
    return any(title.get(lang) == text for lang, text in summary.items())


def _actor(node: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {name: node[name] for name in ("@type", "@id", "name", "dt:side") if name in node}
    kept["@id"] = _actor_id(node["@id"])
    return kept


def _is_named(actor: dict[str, Any], events: Sequence[dict[str, Any]]) -> bool:
    id_ = _actor_id(actor["@id"])
    return any(id_ in (*event.get("organizer", ()), *event.get("about", ())) for event in events)


def _unlinked(table: EventTable, numbers: Mapping[str, int]) -> list[dict[str, str]]:
    """The sources that the saved table names otherwise than by the very address to which the page links."""
    found = []
    for id_, number in numbers.items():
        source = table.sources.get(id_, Source(id_))
        name = to_csv.source_name(source)
        if name != web_address(source.url):
            found.append({"@type": "CreativeWork", "@id": f"#.{number}", "identifier": name})
    return found


def _plain(reference: str) -> str:
    return unquote(reference.partition("-")[2])
