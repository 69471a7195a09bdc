"""The choices that the controls offer: each a link to the same view with one thing changed, and what it would bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from dashboard.chart.entries import actor_name
from dashboard.chart.lanes import side_letters
from dashboard.drawing.elements import part_id
from dashboard.drawing.html import href, requery
from dashboard.view import View, day_text
from timeline_data.address_keys import join_values
from timeline_data.calendar_days import civil, day_number
from timeline_data.counts import actor_counts, is_set, kind_counts, mask_of, without, year_counts
from timeline_data.dates import EdtfDate, parse
from timeline_data.filters import FILTERS, Query
from timeline_data.groups import groups_of
from timeline_data.kinds import FAMILIES, KINDS, family_of
from timeline_data.language.words import date_words, kind_words, number, text
from timeline_data.table import EventTable, in_language


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a control: `current` where it is what the view already has.

    `count` says in words how many events it has, `value` is the value that it stands for in the address.
    """

    id: str
    words: str
    href: str
    current: bool = False
    count: str = ""
    side: str = ""
    title: str = ""
    lang: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """The kinds of one family as check boxes, (kind, words, chosen, count) each, and a link for all of them at once."""

    words: str
    kinds: tuple[tuple[str, str, bool, str], ...]
    toggle: Choice


@dataclass(frozen=True, slots=True)
class Move:
    """A chosen actor's place among the lanes; an address is "" where it cannot go further."""

    id: str
    words: str
    up: str
    down: str


def options(name: str, values: Iterable[str], current: str, address: Callable[[str], str], lang: str) -> list[Choice]:
    """A link for each value of one key."""
    return [
        Choice(part_id(name, value), text(lang, f"controls.{name}_{value}"), address(value), value == current)
        for value in values
    ]


def chapters(view: View, whole: EventTable) -> list[Choice]:
    """The table's own views."""
    found = []
    for named in whole.info.views:
        target = View.parse(named.query, whole).replace(lang=view.lang, theme=view.theme)
        current = target.query == view.query
        words, sentence = in_language(named.title, view.lang) or named.id, in_language(named.sentence, view.lang)
        found.append(Choice(part_id("view", named.id), words, href(target, whole), current, title=sentence))
    return found


# --- Actors ---------------------------------------------------------------------------------------------------


def actors(view: View, whole: EventTable) -> list[Choice]:
    """The chosen actors in their order, then the others by how many events they have under the other filters."""
    counts, sides, chosen = actor_counts(whole, view.query), side_letters(whole), view.query.actors
    ever = actor_counts(whole, Query())
    others = sorted(counts.keys() - chosen, key=lambda actor: (-counts[actor], -ever.get(actor, 0), actor))
    found = []
    for actor in (*chosen, *others):
        current = actor in chosen
        rest = tuple(other for other in chosen if other != actor) if current else joined_by(chosen, (actor,), whole)
        name = actor_name(whole, actor, view.lang)
        title = text(view.lang, "controls.actor_remove" if current else "controls.actor_add", actor=name)
        count = number(counts.get(actor, 0), view.lang)
        address, side = requery(view, whole, **_chosen(rest)), sides.get(actor, "n")
        found.append(
            Choice(part_id("actor", actor), name, address, current, count, side, title, value=join_values((actor,)))
        )
    return found


def _chosen(actors: tuple[str, ...]) -> dict[str, Any]:
    """The changes that choose these actors; without any, what is asked of them goes as well."""
    return {"actors": actors} if actors else {"actors": (), "match": "any", "role": "either"}


def joined_by(chosen: tuple[str, ...], added: Iterable[str], whole: EventTable) -> tuple[str, ...]:
    """The chosen actors and those added, each after the last one of its own side: the sides stay apart."""
    order = list(chosen)
    for actor in added:
        if actor in order:
            continue
        side = _side(whole, actor)
        places = [place for place, other in enumerate(order) if side and _side(whole, other) == side]
        order.insert(places[-1] + 1 if places else len(order), actor)
    return tuple(order)


def _side(whole: EventTable, actor: str) -> str:
    return whole.actors[actor].side if actor in whole.actors else ""


def groups(view: View, whole: EventTable) -> list[Choice]:
    """A link for each group that chooses all of its members beside those chosen, or, where all are, none of them."""
    found, chosen = [], view.query.actors
    for group in groups_of(whole, view.query.start, view.query.end):
        current = set(group.members) <= set(chosen)
        rest = tuple(a for a in chosen if a not in group.members)
        after = rest if current else joined_by(chosen, group.members, whole)
        words = text(view.lang, "controls.members", group=actor_name(whole, group.id, view.lang))
        names = ", ".join(actor_name(whole, member, view.lang) for member in group.members)
        address, count = requery(view, whole, **_chosen(after)), number(len(group.members), view.lang)
        found.append(Choice(part_id("group", group.id), words, address, current, count, title=names))
    return found


def moves(view: View, whole: EventTable) -> list[Move]:
    """Each chosen actor with the links that move its lane up and down; nothing where there is only one lane."""
    chosen = view.query.actors
    if len(chosen) < 2:
        return []

    def swapped(first: int, second: int) -> str:
        if not 0 <= first < second < len(chosen):
            return ""
        order = list(chosen)
        order[first], order[second] = order[second], order[first]
        return href(view, whole, actors=tuple(order))

    return [
        Move(actor, actor_name(whole, actor, view.lang), swapped(place - 1, place), swapped(place, place + 1))
        for place, actor in enumerate(chosen)
    ]


# --- Kinds and windows ----------------------------------------------------------------------------------------


def families(view: View, whole: EventTable) -> list[Family]:
    """The kinds of the table by family, with how many events each has under the other filters."""
    counts, chosen, lang = kind_counts(whole, view.query), view.query.kinds, view.lang
    ordered = [kind for kind in KINDS if kind in counts] + [kind for kind in counts if kind and kind not in KINDS]
    found = []
    for family in FAMILIES:
        own = [kind for kind in ordered if family_of(kind) == family]
        if not own:
            continue
        all_chosen = set(own) <= set(chosen)
        others = tuple(kind for kind in chosen if kind not in own)
        address = requery(view, whole, kinds=others if all_chosen else (*others, *own))
        total, name = number(sum(counts[kind] for kind in own), lang), text(lang, f"families.{family}")
        title = text(lang, "controls.family_remove" if all_chosen else "controls.family_add", family=name)
        toggle = Choice(part_id("family", family), name, address, all_chosen, total, title=title)
        rows = tuple((kind, kind_words(kind, lang), kind in chosen, number(counts[kind], lang)) for kind in own)
        found.append(Family(name, rows, toggle))
    return found


Windows = tuple[EdtfDate | None, EdtfDate | None]


def windows(view: View, whole: EventTable) -> list[Choice]:
    """The whole table, its last year, and the windows of its chapters, each with the events that it would show."""
    lang = view.lang
    offered: dict[Windows, tuple[str, str]] = {(None, None): (text(lang, "controls.window_whole"), "")}
    if (last := last_year(whole)) is not None:
        offered[last] = (text(lang, "controls.window_last_year"), window_words(last, lang))
    for named in whole.info.views:
        query = View.parse(named.query, whole).query
        title = in_language(named.title, lang) or named.id
        offered.setdefault((query.start, query.end), (window_words((query.start, query.end), lang), title))
    return [
        _window(view, whole, (start, end), part_id("window", str(place)), words, title)
        for place, ((start, end), (words, title)) in enumerate(offered.items())
    ]


def _window(view: View, whole: EventTable, window: Windows, id_: str, words: str, title: str) -> Choice:
    start, end = window
    query = replace(view.query, start=start, end=end)
    count = number(int(mask_of(whole, query).sum()), view.lang)
    current = query == view.query
    return Choice(id_, words, requery(view, whole, start=start, end=end), current, count, title=title)


def window_words(window: Windows, lang: str) -> str:
    """The window from date to date in words; "" where it has no bound."""
    start, end = (date and date_words(date, lang) for date in window)
    if start and end and start != end:
        return text(lang, "dates.range", start=start, end=end)
    return start or end or ""


def last_year(whole: EventTable) -> Windows | None:
    """The year that ends with the last day on which an event of the table begins, or None where none is known."""
    days = [event.date.earliest for event in whole.events if event.date.earliest is not None]
    if not days:
        return None
    last = max(days)
    year, month, day = civil(last)
    first = day_number(year - 1, month, min(day, 28)) + 1
    return parse(day_text(first)), parse(day_text(last))


def years(view: View, whole: EventTable) -> list[Choice]:
    """A link for each year in which an event begins under the filters other than the window."""
    return [
        Choice(
            part_id("year", str(year)),
            text_of_year(year),
            requery(view, whole, start=parse(text_of_year(year)), end=parse(text_of_year(year))),
            _is_year(view, year),
            number(count, view.lang),
        )
        for year, count in year_counts(whole, view.query).items()
        if -9999 <= year <= 9999
    ]


def text_of_year(year: int) -> str:
    """A year as EDTF writes it."""
    return f"{'-' * (year < 0)}{abs(year):04}"


def _is_year(view: View, year: int) -> bool:
    return all(date is not None and date.text == text_of_year(year) for date in (view.query.start, view.query.end))


# --- What is set ----------------------------------------------------------------------------------------------


def asked(view: View, whole: EventTable) -> Iterator[Choice]:
    """Each filter that is set, in words, with the link that removes it."""
    for row in FILTERS:
        words = row.sentence(view.query, whole, view.lang)
        if words and is_set(view.query, row):
            title = text(view.lang, "controls.remove", filter=words)
            address = requery(view, whole, query=without(view.query, row))
            yield Choice(part_id("drop", row.keys[0].name), words, address, title=title)


def count_asked(view: View) -> int:
    """How many filters are set."""
    return sum(is_set(view.query, row) for row in FILTERS)
