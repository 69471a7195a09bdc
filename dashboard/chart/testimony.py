"""What is said of one event, apart from what is so: claims, numbers and date wordings, and where they clash.

Nothing here is markup; every text is as the table or the language files have it, to be escaped where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.chart.entries import Name, Wording, actor_name, printed_date, wording
from dashboard.chart.lanes import side_letters
from timeline_data.language.words import date_words, number, text
from timeline_data.table import Claim, DateWording, EventTable, Number

MEASURES = ("expelled", "refused", "posts_abolished", "ceiling_before", "ceiling_after", "remaining", "share")
UNITS = ("persons", "posts")
ABOUT = ("event", "number", "date", "status", "background", "forecast", "channel", "scope")
MARKED = ("disputed", "contradicted", "mistranslated", "heading")
"""The states of a claim that a reader has to know of; "reported" is what every claim is."""
VERDICTS = ("exact", "compatible", "contradicted")


@dataclass(frozen=True, slots=True)
class Text:
    """A source by its name. `date` is in words; `copy_of` names the publisher of the text that this one repeats."""

    id: str
    publisher: str
    title: str
    url: str
    date: str
    language: str
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim: who says what, through whom, in which words. `status` is "" where it is merely reported."""

    id: str
    speaker: Name | None
    person: str
    said: str
    via: str
    gist: Wording
    wording: str
    language: str
    about: str
    status: str
    note: Wording
    source: Text | None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two accounts that exclude each other: the claims (or bare sources) of either."""

    about: str
    ones: tuple[Voice | Text, ...]
    others: tuple[Voice | Text, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in words, as one source has it; `value` is "" where it has words alone.

    With `actors` it is the part of each of them, without it is the whole.
    """

    value: str
    wording: str
    language: str
    note: Wording
    source: Text | None
    actors: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """All that sources say of one number of an event. `differ` where they say different things of it."""

    words: str
    amounts: tuple[Amount, ...]
    differ: bool


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A source's own words for a date and what they come to. `field` is in words, "" for the date of the event."""

    wording: str
    language: str
    resolved: str
    published: str
    field: str
    verdict: str
    contradicted: bool
    note: Wording
    source: Text | None


@dataclass(frozen=True, slots=True)
class Testimony:
    """All that is said of one event. A voice of a clash is not among `voices`, nor a contradicted date in `dates`."""

    clashes: tuple[Clash, ...]
    clashing_dates: tuple[SaidDate, ...]
    voices: tuple[Voice, ...]
    measures: tuple[Measure, ...]
    dates: tuple[SaidDate, ...]

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.clashes or self.clashing_dates or self.voices or self.measures or self.dates)

    @property
    def clashing_sources(self) -> frozenset[str]:
        """The ids of the sources that stand in a clash."""
        found = {said.source.id for said in self.clashing_dates if said.source}
        for clash in self.clashes:
            for account in (*clash.ones, *clash.others):
                source = account if isinstance(account, Text) else account.source
                found |= {source.id} if source else set()
        return frozenset(found)


class Hearing:
    """Hears what is said of the events of the whole `table`, in words of one language."""

    def __init__(self, table: EventTable, lang: str) -> None:
        self._table, self._lang = table, lang
        self._letters = side_letters(table)
        self._claims = {claim.id: claim for claim in table.claims}

    def of(self, event_id: str) -> Testimony:
        """All that is said of one event; of "" what is background."""
        table = self._table
        claims = table.claims_of(event_id)
        groups = _clashing(claims, self._claims, table)
        clashing = {id_ for ones, others in groups for id_ in (*ones, *others)}
        dates = [(said.verdict == "contradicted", self._date(said)) for said in table.wordings_of(event_id)]
        return Testimony(
            clashes=tuple(self._clash(*group) for group in groups),
            clashing_dates=tuple(said for against, said in dates if against),
            voices=tuple(self._voice(claim) for claim in claims if claim.id not in clashing),
            measures=self._measures(table.numbers_of(event_id)),
            dates=tuple(said for against, said in dates if not against),
        )

    def text(self, source_id: str) -> Text | None:
        """A source by its name; None for no source."""
        if not source_id:
            return None
        source, lang = self._table.sources.get(source_id), self._lang
        if source is None:
            return Text(source_id, "", "", source_id, "", "")
        original = self._table.sources.get(source.copy_of)
        date = printed_date(source.date, lang) if source.date else ""
        copied = (original.publisher or original.title) if original else ""
        return Text(source.id, source.publisher, source.title, source.url, date, source.language, copied)

    def _voice(self, claim: Claim) -> Voice:
        lang = self._lang
        name = actor_name(self._table, claim.speaker, lang) if claim.speaker else ""
        return Voice(
            id=claim.id,
            speaker=Name(claim.speaker, name, self._letters.get(claim.speaker, "n")) if claim.speaker else None,
            person=claim.person,
            said=date_words(claim.said, lang) if claim.said else "",
            via=claim.via.replace(" > ", " → "),
            gist=wording(claim.gist, lang),
            wording=claim.wording,
            language=claim.language,
            about=text(lang, f"reading.about.{claim.about}") if claim.about in ABOUT else claim.about,
            status=text(lang, f"reading.claim_statuses.{claim.status}") if claim.status in MARKED else "",
            note=wording(claim.note, lang),
            source=self.text(claim.source),
        )

    def _clash(self, ones: Sequence[str], others: Sequence[str]) -> Clash:
        sides = [tuple(self._account(id_) for id_ in side) for side in (ones, others)]
        about = [account.about for side in sides for account in side if isinstance(account, Voice) and account.about]
        return Clash(about[0] if about else "", sides[0], sides[1])

    def _account(self, id_: str) -> Voice | Text:
        claim = self._claims.get(id_)
        return self._voice(claim) if claim else self.text(id_) or Text(id_, "", "", id_, "", "")

    def _measures(self, numbers: Iterable[Number]) -> tuple[Measure, ...]:
        groups: dict[str, list[Number]] = {}
        for one in numbers:
            groups.setdefault(one.measure, []).append(one)
        order = sorted(groups, key=lambda name: MEASURES.index(name) if name in MEASURES else len(MEASURES))
        return tuple(self._measure(name, groups[name]) for name in order)

    def _measure(self, name: str, numbers: Sequence[Number]) -> Measure:
        words = text(self._lang, f"reading.measures.{name}") if name in MEASURES else name
        # Two values of one source are two parts of the number; two sources that say different things disagree.
        said = [(one.source, one.actor, (one.value, one.low, one.high)) for one in numbers if one.value is not None]
        differ = any(a[0] != b[0] and a[1] == b[1] and a[2] != b[2] for a in said for b in said)
        alike: dict[tuple[Amount, bool], list[Name]] = {}
        for one in numbers:
            alike.setdefault((self._amount(one), not one.actor), []).extend(self._names(one.actor))
        amounts = (replace(amount, actors=tuple(names)) for (amount, _), names in alike.items())
        return Measure(words, tuple(amounts), differ)

    def _names(self, actor: str) -> tuple[Name, ...]:
        if not actor:
            return ()
        return (Name(actor, actor_name(self._table, actor, self._lang), self._letters.get(actor, "n")),)

    def _amount(self, one: Number) -> Amount:
        return Amount(
            number_words(one, self._lang), one.wording, one.language, wording(one.note, self._lang),
            self.text(one.source),
        )  # fmt: skip

    def _date(self, said: DateWording) -> SaidDate:
        lang = self._lang
        return SaidDate(
            wording=said.wording,
            language=said.language,
            resolved=date_words(said.resolved, lang) if said.resolved else "",
            published=date_words(said.published, lang) if said.published else "",
            field=text(lang, "reading.fields.effective") if said.field == "effective" else "",
            verdict=text(lang, f"reading.verdicts.{said.verdict}") if said.verdict in VERDICTS else said.verdict,
            contradicted=said.verdict == "contradicted",
            note=wording(said.note, lang),
            source=self.text(said.source),
        )


def number_words(one: Number, lang: str) -> str:
    """`8 people`, `58–60 people`, `59 people (58–60)`; "" where the source has words alone."""
    unit = text(lang, f"reading.units.{one.unit}", n=one.value or 2) if one.unit in UNITS else one.unit
    spread = ""
    if one.low is not None and one.high is not None:
        spread = text(lang, "reading.range", low=number(one.low, lang), high=number(one.high, lang))
    if one.value is None:
        return f"{spread} {unit}".strip() if spread else ""
    value = f"{number(one.value, lang)} {unit}".strip()
    return f"{value} ({spread})" if spread else value


def _clashing(
    claims: Sequence[Claim], known: Mapping[str, Claim], table: EventTable
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The ids of claims and sources that exclude one another: in each clash one account and the other.

    What contradicts a claim stands on the other side of it, and so on along the contradictions.
    """
    against: dict[str, set[str]] = {}
    for claim in claims:
        for other in claim.contradicted_by:
            if other in known or other in table.sources:
                against.setdefault(claim.id, set()).add(other)
                against.setdefault(other, set()).add(claim.id)
    order = list(dict.fromkeys([*(claim.id for claim in claims), *known, *table.sources]))
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    seen: set[str] = set()
    for start in (claim.id for claim in claims if claim.id in against):
        if start in seen:
            continue
        side = _sides(against, start)
        seen |= side.keys()
        halves = [tuple(id_ for id_ in order if side.get(id_) == half) for half in (0, 1)]
        # The account that the table itself holds with stands first.
        halves.sort(key=lambda half: sum(_doubtful(known[id_]) for id_ in half if id_ in known))
        groups.append((halves[0], halves[1]))
    return tuple(groups)


def _sides(against: Mapping[str, set[str]], start: str) -> dict[str, int]:
    side, waiting = {start: 0}, [start]
    while waiting:
        here = waiting.pop(0)
        for other in sorted(against[here]):
            if other not in side:
                side[other] = 1 - side[here]
                waiting.append(other)
    return side


def _doubtful(claim: Claim) -> int:
    return (claim.status in MARKED) + (claim.stance == "disputes")
