"""Tables for the tests of the chart: any that hypothesis can think of, and a seeded one of any size."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from timeline_data.calendar_days import civil
from timeline_data.dates import parse
from timeline_data.kinds import KINDS
from timeline_data.table import Actor, Event, EventTable, Relation

ACTORS = tuple(
    Actor(id=name, name={"en": f"Actor {name}"}, side=side, order=order)
    for order, (name, side) in enumerate(
        [("A", "west"), ("B", "west"), ("C", "west"), ("D", ""), ("E", ""), ("F", "east"), ("G", "east")]
    )
)
_names = st.sampled_from([actor.id for actor in ACTORS] + ["stranger"])
_labels = st.sampled_from(
    [
        "Talks",
        "Expels eight",
        "Şişli’de 國 görüşme",
        "Suspends mission to NATO",
        "Forty letters long, and not a letter more",
    ]
)


def iso(day: int) -> str:
    """A day's ordinal as an EDTF date."""
    year, month, of_month = civil(day)
    return f"{year:04d}-{month:02d}-{of_month:02d}"


@st.composite
def dates(draw: st.DrawFn) -> str:
    """An EDTF date in 2010 to 2023: mostly days, and everything else that is drawn in a way of its own."""
    day = draw(st.sampled_from([733_773, 735_000, 736_700, 738_000])) + draw(st.integers(0, 60))
    text = iso(day)
    shape = draw(st.integers(0, 13))
    if shape < 7:
        return text
    later = iso(day + draw(st.integers(0, 400)))
    forms = {
        8: text[:7], 9: text[:4], 10: f"{text}~", 11: f"{text}?", 12: f"{text}/{later}", 13: f"[{text}..{later}]",
    }  # fmt: skip
    if shape == 7:
        return draw(st.sampled_from([f"{text}/..", f"../{text}", f"{text[:7]}~", f"{text}/{later}~"]))
    return forms.get(shape, text)


@st.composite
def event_tables(draw: st.DrawFn, most: int = 24) -> EventTable:
    """A table of up to `most` events between a few actors, some of them answers to others."""
    count = draw(st.integers(1, most))
    events = []
    for number in range(count):
        effective = draw(st.none() | dates())
        events.append(
            Event(
                id=f"e{number}",
                date=parse(draw(dates())),
                title={"en": draw(_labels)},
                effective=parse(effective) if effective else None,
                kind=draw(st.sampled_from([*KINDS, "unheard_of"])),
                initiators=tuple(draw(st.lists(_names, max_size=3, unique=True))),
                targets=tuple(draw(st.lists(_names, max_size=3, unique=True))),
                importance=draw(st.integers(1, 3)),
            )
        )
    pairs = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=count))
    relations = tuple(
        Relation(f"e{first}", "responds_to", f"e{second}") for first, second in dict.fromkeys(pairs) if first != second
    )
    return _table(events, relations)


def seeded_table(count: int, seed: int = 1) -> EventTable:
    """A table of `count` events of which most stand in three bursts, the same for the same seed."""
    chance = random.Random(seed)
    names = [actor.id for actor in ACTORS]
    kinds = list(KINDS)
    events = []
    for number in range(count):
        start = (
            chance.choice([735_000, 736_700, 738_000]) if chance.random() < 0.7 else chance.randrange(730_000, 739_000)
        )
        acting, aimed = chance.sample(names, 2)
        events.append(
            Event(
                id=f"e{number}",
                date=parse(iso(start + chance.randrange(28))),
                title={"en": f"Event {number} " + "says something quite long about it"[: chance.randrange(34)]},
                kind=chance.choice(kinds),
                initiators=(acting,),
                targets=(aimed,),
                importance=chance.choice([1, 1, 2, 2, 2, 3]),
            )
        )
    relations = tuple(
        Relation(f"e{number}", "responds_to", f"e{chance.randrange(number)}") for number in range(1, count, 5)
    )
    return _table(events, relations)


def _table(events: list[Event], relations: tuple[Relation, ...]) -> EventTable:
    lowest = -(10**9)
    ordered = sorted(
        events, key=lambda e: (lowest if e.date.earliest is None else e.date.earliest, -e.importance, e.id)
    )
    return EventTable(events=tuple(ordered), actors={actor.id: actor for actor in ACTORS}, relations=relations)
