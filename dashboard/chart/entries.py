"""What a reader reads of one event: who did what to whom and when, what it answers, and who says so.

Nothing here is markup; every text is as the table or the language files have it, to be escaped where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.chart.lanes import acting_side, side_letters
from dashboard.chart.links import lag_days
from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.kinds import family_of
from timeline_data.language.words import date_words, kind_words, lag_words, number, text
from timeline_data.table import Actor, Citation, Event, EventTable, Words, in_language

_ISO_LENGTH = {"day": 10, "month": 7, "year": 4}
COUNTED = ("expelled",)
"""What a number of people may count in words of the language files; anything else is said as the table says it."""
ANSWER = "responds_to"
DOUBTED = ("disputed", "contradicted")
"""The states of a claim in which others contradict it."""
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
    `witnesses` counts the sources that support it independently; `disputed` is whether accounts of it differ.
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
    witnesses: int
    disputed: bool


def wording(words: Words, lang: str) -> Wording:
    """The text for a reader of `lang`, marked with its language where it is another one."""
    chosen = in_language(words, lang)
    found = next((key for key in (lang, "", *words) if words.get(key) == chosen and chosen), "")
    return Wording(chosen, found if found not in (lang, "") else "")


def actor_name(table: EventTable, actor_id: str, lang: str) -> str:
    """The actor's name in the reader's language, else its id."""
    actor: Actor | None = table.actors.get(actor_id)
    return (in_language(actor.name, lang) if actor else "") or actor_id


def who_to_whom(event: Entry) -> str:
    """`Russia → NATO`; only who acts where the event is aimed at nobody else."""
    return _parties(event.initiators, event.targets)


def _parties(initiators: Iterable[Name], targets: Iterable[Name]) -> str:
    who = ", ".join(actor.name for actor in initiators)
    whom = ", ".join(actor.name for actor in targets)
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


def is_disputed(table: EventTable, event_id: str) -> bool:
    """Whether accounts of the event differ: a source, a claim or the words of a date contradict what the row says."""
    return (
        any(citation.role == "disputes" for citation in table.citations_of(event_id))
        or any(claim.stance == "disputes" or claim.status in DOUBTED for claim in table.claims_of(event_id))
        or any(said.verdict == "contradicted" for said in table.wordings_of(event_id))
    )


class Teller:
    """Tells the events of one table in one language.

    `table` is what is shown, `whole` the table that it was selected from: relations and sources are those of the
    whole. What many events share is looked up once.
    """

    def __init__(self, table: EventTable, lang: str, whole: EventTable | None = None) -> None:
        self._table, self._lang, self._whole = table, lang, whole or table
        letters = side_letters(self._whole)
        self._letters = letters
        self._names = {id_: Name(id_, actor_name(self._whole, id_, lang), letters.get(id_, "n")) for id_ in letters}
        self._ties = {
            (relation, way): text(lang, f"relations.{relation}.{way}")
            for relation in (ANSWER, *RELATIONS)
            for way in ("forward", "backward")
        }

    def line(self, event: Event) -> str:
        """The event in one line: `18 October 2021 · Russia → NATO · Russia suspends its mission`."""
        who = _parties(self._named(event.initiators), self._targets(event))
        parts = (date_words(event.date, self._lang), who, in_language(event.title, self._lang))
        return " · ".join(part for part in parts if part)

    def marked_line(self, event: Event) -> str:
        """The event in one line, with a word at its end where accounts of it differ."""
        differ = text(self._lang, "page.disputed") if is_disputed(self._whole, event.id) else ""
        return " · ".join(part for part in (self.line(event), differ) if part)

    def entry(self, event: Event) -> Entry:
        """Everything that there is to read of the event."""
        lang, whole = self._lang, self._whole
        return Entry(
            id=event.id,
            date=date_words(event.date, lang),
            machine_date=machine_date(event.date),
            initiators=self._named(event.initiators),
            targets=self._targets(event),
            title=wording(event.title, lang),
            summary=wording(event.summary, lang),
            notes=wording(event.notes, lang),
            kind=kind_words(event.kind, lang),
            family=family_of(event.kind),
            side=acting_side(event, self._letters),
            importance=event.importance,
            status=text(lang, f"statuses.{event.status}") if event.status else "",
            effective=date_words(event.effective, lang) if event.effective is not None else "",
            people=_people(event, lang),
            place=in_language(event.place, lang),
            answers=self._tied(event, ANSWER, "forward"),
            answered_by=self._tied(event, ANSWER, "backward"),
            related=tuple(
                tie for name in RELATIONS for way in ("forward", "backward") for tie in self._tied(event, name, way)
            ),
            evidence=tuple(_evidence(whole, citation, lang) for citation in whole.citations_of(event.id)),
            witnesses=whole.witnesses_of(event.id),
            disputed=is_disputed(whole, event.id),
        )

    def _named(self, ids: Iterable[str]) -> tuple[Name, ...]:
        return tuple(self._names.get(id_) or Name(id_, id_, "n") for id_ in ids)

    def _targets(self, event: Event) -> tuple[Name, ...]:
        return self._named(id_ for id_ in event.targets if id_ not in event.initiators)

    def _tied(self, event: Event, relation: str, way: str) -> tuple[Related, ...]:
        related = self._whole.related_from if way == "forward" else self._whole.related_to
        others = [self._whole.by_id[id_] for id_ in related(event.id, relation) if id_ in self._whole.by_id]
        answered = relation == ANSWER and way == "forward"
        return tuple(self._related(event, other, self._ties[relation, way], answered) for other in others)

    def _related(self, event: Event, other: Event, words: str, answered: bool) -> Related:
        days = lag_days(event, other) if answered else lag_days(other, event)
        lag = "" if days is None else lag_words(days, self._lang)
        outside = other.id not in self._table.by_id
        return Related(
            other.id, wording(other.title, self._lang), date_words(other.date, self._lang), lag, words, outside
        )


def entry(table: EventTable, event: Event, lang: str, whole: EventTable | None = None) -> Entry:
    """One event in words; for many events of one table make one `Teller`."""
    return Teller(table, lang, whole).entry(event)


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
        date=printed_date(source.date, lang) if source and source.date else "",
        language=source.language if source else "",
        quotation=citation.quotation,
        quotation_language=citation.language,
        note=wording(citation.note, lang),
        disputes=citation.role == "disputes",
        role=text(lang, "roles.disputes" if citation.role == "disputes" else "roles.supports"),
    )


def printed_date(printed: str, lang: str) -> str:
    """The date of a publication in words; as it is printed where it is no EDTF."""
    try:
        return date_words(parse(printed), lang)
    except EdtfError:
        return printed
