"""One event of a snapshot's list: what is told of it, each thing once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.chart.entries import Entry, Evidence, Related
from dashboard.chart.testimony import MEASURES, Amount, Measure, Testimony, number_words
from timeline_data.language.words import text
from timeline_data.table import Event, Number

PERSONS = ("", "persons")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of the list. `panels` are the numbers of the views that hold it.

    `counted_by` are the ids of the sources that give exactly the number of people that the entry itself says; they
    stand beside it, and `testimony` does not say it again.
    """

    key: str
    entry: Entry
    testimony: Testimony
    counted_by: tuple[str, ...]
    panels: tuple[int, ...]

    @property
    def quotes(self) -> list[Evidence]:
        """What is quoted or noted of its sources, and those that dispute it."""
        return [piece for piece in self.entry.evidence if piece.quotation or piece.note or piece.disputes]

    @property
    def plain(self) -> list[str]:
        """The ids of the sources that are no more than named."""
        quoted = {piece.id for piece in self.quotes}
        return list(dict.fromkeys(piece.id for piece in self.entry.evidence if piece.id not in quoted))

    @property
    def ties(self) -> list[tuple[str, list[Related]]]:
        """The related events by the words of the relation, in their order."""
        groups: dict[str, list[Related]] = {}
        for other in self.entry.related:
            groups.setdefault(other.words, []).append(other)
        return list(groups.items())


def told(
    key: str, event: Event, entry: Entry, heard: Testimony, numbers: Sequence[Number],
    panels: tuple[int, ...], lang: str,
) -> Told:  # fmt: skip
    """The event with its number of people and the sources that give it in one place."""
    counted = [measure for measure in heard.measures if _counts(measure, event, lang)]
    alike = {number_words(one, lang): one for one in numbers if _repeats(one, event)}
    repeated = [
        amount for measure in counted for amount in measure.amounts if amount.value in alike and _is_bare(amount)
    ]
    measures = [_without(measure, repeated) if measure in counted else measure for measure in heard.measures]
    said = replace(heard, measures=tuple(measure for measure in measures if measure.amounts))
    sources = dict.fromkeys(amount.source.id for amount in repeated if amount.source)
    return Told(key, entry, said, tuple(sources), panels)


def _counts(measure: Measure, event: Event, lang: str) -> bool:
    """Whether the measure is the number of people that the event itself gives, and nobody says otherwise."""
    known = event.people is not None and event.people_of in MEASURES
    return known and not measure.differ and measure.words == text(lang, f"reading.measures.{event.people_of}")


def _repeats(one: Number, event: Event) -> bool:
    return one.measure == event.people_of and one.value == event.people and one.unit in PERSONS and one.low is None


def _is_bare(amount: Amount) -> bool:
    """Whether a number is that of the whole, of a source, and without any note."""
    return amount.source is not None and not amount.actors and not amount.note.text


def _without(measure: Measure, amounts: Sequence[Amount]) -> Measure:
    return replace(measure, amounts=tuple(amount for amount in measure.amounts if amount not in amounts))
