"""A view in words: its caption, and the chart as sentences for those who do not see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.chart.entries import ANSWER, Teller, actor_name
from dashboard.chart.model import Fold
from dashboard.view import View
from timeline_data.language.words import date_words, day_words, number, text
from timeline_data.table import EventTable

NAMED_EVENTS = 5
"""Events that the alternative text names; the list names all."""
NAMED_FOLDS = 6


def extent_words(table: EventTable, view: View, lang: str) -> str:
    """From when to when the view goes, by month: its window where it has one, else its first and last event."""
    start, end = view.query.start, view.query.end
    if start is not None and end is not None:
        first, last = date_words(start, lang), date_words(end, lang)
    else:
        starts = [event.date.earliest for event in table.events if event.date.earliest is not None]
        ends = [event.date.latest for event in table.events if event.date.latest is not None]
        first = _month_of(start.earliest if start else min(starts, default=None), lang)
        last = _month_of(end.latest if end else max(ends, default=None), lang)
    if first == last or not (first and last):
        return first or last
    return text(lang, "dates.range", start=first, end=last)


def _month_of(day: int | None, lang: str) -> str:
    return "" if day is None else day_words(day, lang, "month")


def caption(view: View, table: EventTable, whole: EventTable, lang: str) -> str:
    """What is shown in one line: `8 of 121 events · 4 actors · March 2014 – November 2021`.

    `table` is what the view's filters select of `whole`; what is faded is counted beside it.
    """
    shown, all_events = len(table), len(whole)
    if shown == all_events:
        events = text(lang, "describe.all_events", n=all_events)
    else:
        events = text(lang, "describe.events_of", n=all_events, shown=number(shown, lang))
    actors = view.query.actors or tuple(dict.fromkeys(actor for event in table.events for actor in event.actors))
    faded = len(view.faded(whole))
    parts = [
        events,
        text(lang, "describe.faded", n=faded) if faded else "",
        text(lang, "describe.actors", n=len(actors)) if actors else "",
        extent_words(table, view, lang),
    ]
    return " · ".join(part for part in parts if part)


def alternative(
    table: EventTable, view: View, lang: str, folds: Sequence[Fold], faded: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The chart in sentences: how many events and when, whose, which matter most, what is faded, what answers what,
    how much empty time is folded. `table` is what is shown, `faded` the ids in it that the filters leave out.
    """
    rest = (text(lang, "describe.sentence_faded", n=len(faded)),) if faded else ()
    folded: tuple[str, ...] = ()
    if folds:
        lengths = "; ".join(fold.words for fold in folds[:NAMED_FOLDS])
        folded = (text(lang, "describe.sentence_folds", n=len(folds), folds=lengths),)
    chosen = table.take([event.id not in faded for event in table.events]) if faded else table
    return (*_told(chosen, view, lang), *rest, *folded)


def _told(table: EventTable, view: View, lang: str) -> list[str]:
    """The events that the filters select, in sentences."""
    if not table.events:
        return [text(lang, "describe.nothing")]
    counts = Counter(actor for event in table.events for actor in event.actors)
    chosen = [actor for actor in view.query.actors if counts[actor]]
    actors = chosen or [actor for actor, _ in counts.most_common(NAMED_EVENTS)]
    answers = sum(relation.relation == ANSWER for relation in table.relations)
    when = extent_words(table, view, lang)
    sentences = [text(lang, "describe.sentence_events", n=len(table), extent=when)]
    if actors:
        names = ", ".join(actor_name(table, actor, lang) for actor in actors)
        sentences.append(
            text(lang, "describe.sentence_actors" if chosen else "describe.sentence_frequent", actors=names)
        )
    most = max(event.importance for event in table.events)
    important = [event for event in table.events if event.importance == most]
    teller = Teller(table, lang)
    told = [teller.line(event) for event in important[:NAMED_EVENTS]]
    key = "describe.sentence_important" if len(important) > NAMED_EVENTS else "describe.sentence_all_important"
    sentences.append(text(lang, key, n=len(important), events="; ".join(told)))
    if answers:
        sentences.append(text(lang, "describe.sentence_answers", n=answers))
    return sentences
