"""What a reader reads: one event in words, the caption of a view, and the chart in sentences.

Nothing here is markup; every text is as the table or the language files have it, to be escaped where it is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.chart.model import Fold
from dashboard.view import View
from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.kinds import family_of
from timeline_data.language.words import date_words, day_words, kind_words, lag_words, number, text
from timeline_data.table import Actor, Citation, Event, EventTable, Words, in_language

NAMED_EVENTS = 5
"""Events that the alternative text names; the list names all."""
NAMED_FOLDS = 6
_ISO_LENGTH = {"day": 10, "month": 7, "year": 4}
COUNTED = ("expelled",)
"""What a number of people may count in words of the language files; anything else is said as the table says it."""
RELATIONS = ("part_of", "carries_out", "completes", "explains", "reverses")
"""The relations other than an answer, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of the table. `lang` is its language where that is not the reader's, else ""."""

    text: str
    lang: str = ""

    def __str__(self) -> str:
        """The text by itself."""
        return self.text

    def __bool__(self) -> bool:
        """Whether there is a text."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Name:
    """An actor as the page names it; `side` is "a", "b" or "n"."""

    id: str
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another event that this one is tied to.

    `lag` is the time between the two in words, "" where their days are not known: how much later than an answered
    event this one came ("12 days later"), or how much later (or earlier) than this one any other event. `words`
    names the relation; `outside` is true where the view leaves the other event out.
    """

    event: str
    title: Wording
    date: str
    lag: str
    words: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source and what it says of the event. `date` is in words; `disputes` where it contradicts the row."""

    id: str
    publisher: str
    title: str
    url: str
    date: str
    language: str
    quotation: str
    quotation_language: str
    note: Wording
    disputes: bool
    role: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that a reader reads of one event, in words of one language.

    `machine_date` is an HTML date string where the date is exactly a day, a month or a year, else "".
    `answers` are the events that this one answers, `answered_by` those that answer it, each with its lag.
    """

    id: str
    date: str
    machine_date: str
    initiators: tuple[Name, ...]
    targets: tuple[Name, ...]
    title: Wording
    summary: Wording
    notes: Wording
    kind: str
    family: str
    side: str
    importance: int
    status: str
    effective: str
    people: str
    place: str
    answers: tuple[Related, ...]
    answered_by: tuple[Related, ...]
    related: tuple[Related, ...]
    evidence: tuple[Evidence, ...]

    @property
    def disputed(self) -> bool:
        """Whether a source contradicts the row."""
        return any(source.disputes for source in self.evidence)

    @property
    def words(self) -> str:
        """The event in one line: when, who to whom, what."""
        return " · ".join(part for part in (self.date, who_to_whom(self), str(self.title)) if part)


def wording(words: Words, lang: str) -> Wording:
    """The text for a reader of `lang`, marked with its language where it is another one."""
    chosen = in_language(words, lang)
    found = next((key for key in (lang, "", *words) if words.get(key) == chosen and chosen), "")
    return Wording(chosen, found if found not in (lang, "") else "")


def side_letters(table: EventTable) -> dict[str, str]:
    """Each actor's side as the chart colours it: "a" and "b" for the table's first two sides, else "n"."""
    ordered = sorted(table.actors.values(), key=lambda actor: (actor.order is None, actor.order or 0))
    letters = dict(zip(dict.fromkeys(actor.side for actor in ordered if actor.side), "ab", strict=False))
    return {actor.id: letters.get(actor.side, "n") for actor in ordered}


def actor_name(table: EventTable, actor_id: str, lang: str) -> str:
    """The actor's name in the reader's language, else its id."""
    actor: Actor | None = table.actors.get(actor_id)
    return (in_language(actor.name, lang) if actor else "") or actor_id


def who_to_whom(entry: Entry) -> str:
    """`Russia → NATO`; only who acts where the event is aimed at nobody else."""
    who = ", ".join(actor.name for actor in entry.initiators)
    whom = ", ".join(actor.name for actor in entry.targets)
    return f"{who} → {whom}" if who and whom else who or whom


def machine_date(when: EdtfDate) -> str:
    """`2021-10-18`, `2021-10` or `2021` where the date is exactly that, else "" (HTML: valid date, month, year)."""
    length = _ISO_LENGTH.get(when.precision)
    if when.form != "date" or when.uncertain or when.approximate or length is None:
        return ""
    if when.earliest is None or when.latest is None or not 1 <= when.earliest <= date.max.toordinal():
        return ""
    first, last = date.fromordinal(when.earliest), date.fromordinal(min(when.latest, date.max.toordinal()))
    same = first.isoformat()[:length] == last.isoformat()[:length]
    return first.isoformat()[:length] if same else ""


def lag_days(event: Event, other: Event) -> int | None:
    """The days from the beginning of `other` to that of `event`; None unless the calendar days of both are known."""
    first, second = _first_day(other.date), _first_day(event.date)
    return None if first is None or second is None else second - first


def _first_day(when: EdtfDate) -> int | None:
    start = when.start if when.form == "interval" and when.start is not None else when
    exact = start.precision == "day" and start.earliest is not None and start.earliest == start.latest
    return start.earliest if exact and not (start.approximate or start.uncertain) else None


def entry(table: EventTable, event: Event, lang: str, whole: EventTable | None = None) -> Entry:
    """One event in words. `table` is what is shown, `whole` the table that it was selected from: relations and
    sources are those of the whole.
    """
    source_table = whole or table
    sides = side_letters(source_table)

    def names(ids: Iterable[str]) -> tuple[Name, ...]:
        return tuple(Name(id_, actor_name(source_table, id_, lang), sides.get(id_, "n")) for id_ in ids)

    def related(ids: Iterable[str], words: str, answered: bool) -> tuple[Related, ...]:
        others = [source_table.by_id[id_] for id_ in ids if id_ in source_table.by_id]
        return tuple(_related(event, other, words, lang, (answered, other.id not in table.by_id)) for other in others)

    initiators = names(event.initiators)
    tied: list[Related] = []
    for relation in RELATIONS:
        forward, backward = (text(lang, f"relations.{relation}.{way}") for way in ("forward", "backward"))
        tied += related(source_table.related_from(event.id, relation), forward, True)
        tied += related(source_table.related_to(event.id, relation), backward, True)
    return Entry(
        id=event.id,
        date=date_words(event.date, lang),
        machine_date=machine_date(event.date),
        initiators=initiators,
        targets=names(id_ for id_ in event.targets if id_ not in event.initiators),
        title=wording(event.title, lang),
        summary=wording(event.summary, lang),
        notes=wording(event.notes, lang),
        kind=kind_words(event.kind, lang),
        family=family_of(event.kind),
        side=initiators[0].side if initiators else "n",
        importance=event.importance,
        status=text(lang, f"statuses.{event.status}") if event.status else "",
        effective=date_words(event.effective, lang) if event.effective is not None else "",
        people=_people(event, lang),
        place=event.place,
        answers=related(source_table.related_from(event.id), text(lang, "relations.responds_to.forward"), False),
        answered_by=related(source_table.related_to(event.id), text(lang, "relations.responds_to.backward"), True),
        related=tuple(tied),
        evidence=tuple(_evidence(source_table, citation, lang) for citation in source_table.citations_of(event.id)),
    )


def _related(event: Event, other: Event, words: str, lang: str, how: tuple[bool, bool]) -> Related:
    answered, outside = how
    days = lag_days(other, event) if answered else lag_days(event, other)
    lag = "" if days is None else lag_words(days, lang)
    return Related(other.id, wording(other.title, lang), date_words(other.date, lang), lag, words, outside)


def _people(event: Event, lang: str) -> str:
    if event.people is None:
        return ""
    if event.people_of in COUNTED:
        return text(lang, f"describe.people_{event.people_of}", n=event.people)
    if event.people_of:
        return f"{number(event.people, lang)} ({event.people_of})"
    return text(lang, "describe.people", n=event.people)


def _evidence(table: EventTable, citation: Citation, lang: str) -> Evidence:
    source = table.sources.get(citation.source)
    return Evidence(
        id=citation.source,
        publisher=source.publisher if source else "",
        title=source.title if source else "",
        url=source.url if source else citation.source,
        date=_printed_date(source.date, lang) if source and source.date else "",
        language=source.language if source else "",
        quotation=citation.quotation,
        quotation_language=citation.language,
        note=wording(citation.note, lang),
        disputes=citation.role == "disputes",
        role=text(lang, "roles.disputes" if citation.role == "disputes" else "roles.supports"),
    )


def _printed_date(printed: str, lang: str) -> str:
    try:
        return date_words(parse(printed), lang)
    except EdtfError:
        return printed


def extent_words(table: EventTable, view: View, lang: str) -> str:
    """From when to when the view goes, by month: its window where it has one, else its first and last event."""
    starts = [event.date.earliest for event in table.events if event.date.earliest is not None]
    ends = [event.date.latest for event in table.events if event.date.latest is not None]
    query = view.query
    first = date_words(query.start, lang) if query.start else day_words(min(starts), lang, "month") if starts else ""
    last = date_words(query.end, lang) if query.end else day_words(max(ends), lang, "month") if ends else ""
    if first == last or not (first and last):
        return first or last
    return text(lang, "dates.range", start=first, end=last)


def caption(view: View, table: EventTable, whole: EventTable, lang: str) -> str:
    """What is shown in one line: `8 of 121 events · 4 actors · March 2014 – November 2021`."""
    shown, all_events = len(table), len(whole)
    if shown == all_events:
        events = text(lang, "describe.all_events", n=all_events)
    else:
        events = text(lang, "describe.events_of", n=all_events, shown=number(shown, lang))
    actors = view.query.actors or tuple(dict.fromkeys(actor for event in table.events for actor in event.actors))
    parts = [events, text(lang, "describe.actors", n=len(actors)) if actors else "", extent_words(table, view, lang)]
    return " · ".join(part for part in parts if part)


def alternative(table: EventTable, view: View, lang: str, folds: Sequence[Fold]) -> tuple[str, ...]:
    """The chart in sentences: how many events and when, whose, which matter most, what answers what, how much
    empty time is folded. `table` is what is shown.
    """
    if not table.events:
        return (text(lang, "describe.nothing"),)
    counts = Counter(actor for event in table.events for actor in event.actors)
    chosen = [actor for actor in view.query.actors if counts[actor]]
    actors = chosen or [actor for actor, _ in counts.most_common(NAMED_EVENTS)]
    answers = sum(relation.relation == "responds_to" for relation in table.relations)
    when = extent_words(table, view, lang)
    sentences = [text(lang, "describe.sentence_events", n=len(table), extent=when)]
    if actors:
        names = ", ".join(actor_name(table, actor, lang) for actor in actors)
        sentences.append(
            text(lang, "describe.sentence_actors" if chosen else "describe.sentence_frequent", actors=names)
        )
    most = max(event.importance for event in table.events)
    important = [event for event in table.events if event.importance == most]
    told = [f"{e.date}: {who_to_whom(e)} – {e.title}" for e in _entries(table, important[:NAMED_EVENTS], lang)]
    key = "describe.sentence_important" if len(important) > NAMED_EVENTS else "describe.sentence_all_important"
    sentences.append(text(lang, key, n=len(important), events="; ".join(told)))
    if answers:
        sentences.append(text(lang, "describe.sentence_answers", n=answers))
    if folds:
        lengths = "; ".join(fold.words for fold in folds[:NAMED_FOLDS])
        sentences.append(text(lang, "describe.sentence_folds", n=len(folds), folds=lengths))
    return tuple(sentences)


def _entries(table: EventTable, events: Sequence[Event], lang: str) -> list[Entry]:
    return [entry(table, event, lang) for event in events]
