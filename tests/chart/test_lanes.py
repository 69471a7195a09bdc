"""Which lanes there are, in which order, and where an event sits."""

from __future__ import annotations

from dashboard.chart.lanes import OTHERS, Seat, lane_actors, seat, side_letters
from timeline_data.dates import parse
from timeline_data.table import Actor, Event, EventTable


def event(name: str, initiators: tuple[str, ...], targets: tuple[str, ...] = ()) -> Event:
    return Event(name, parse("2021-10-18"), {"": name}, initiators=initiators, targets=targets)


def table(*events: Event, sides: dict[str, str] | None = None, ordered: bool = True) -> EventTable:
    names = sorted({actor for e in events for actor in e.actors})
    actors = {
        name: Actor(name, {"": name}, side=(sides or {}).get(name, ""), order=number if ordered else None)
        for number, name in enumerate(names)
    }
    return EventTable(events, actors)


def test_without_a_choice_the_editors_order_counts_then_frequency() -> None:
    events = [event("1", ("B",), ("C",)), event("2", ("C",)), event("3", ("A",))]
    assert lane_actors(table(*events), ()) == ("A", "B", "C")
    assert lane_actors(table(*events, ordered=False), ()) == ("C", "A", "B")


def test_chosen_actors_stand_in_the_chosen_order() -> None:
    assert lane_actors(table(event("1", ("A",), ("B",))), ("B", "A")) == ("B", "A")


def test_the_others_stand_between_the_two_sides() -> None:
    events = [event("1", ("A",), ("R",)), event("2", ("X",))]
    found = lane_actors(table(*events, sides={"A": "west", "R": "russia"}), ("A", "R"))
    assert found == ("A", OTHERS, "R")


def test_who_is_only_aimed_at_does_not_house_an_event() -> None:
    found = table(event("1", ("A",), ("B",)), event("2", ("X",), ("A",)))
    assert lane_actors(found, ("A", "B")) == ("A", "B", OTHERS)


def test_an_event_sits_with_its_first_initiator_and_reaches_the_others() -> None:
    lanes = ("A", "B", "C", OTHERS)
    assert seat(event("1", ("B", "A"), ("C", "D")), lanes) == Seat(lane=1, joint=(0,), targets=(2,))
    assert seat(event("2", ("D",), ("A",)), lanes) == Seat(lane=3, joint=(), targets=(0,))
    assert seat(event("3", ("A", "B"), ("B", "A")), lanes) == Seat(lane=0, joint=(1,), targets=())
    assert seat(event("4", (), ("A",)), lanes) == Seat(lane=3, joint=(), targets=(0,))


def test_two_sides_have_colours_and_the_rest_is_neutral() -> None:
    found = side_letters(table(event("1", ("A", "B", "C", "D")), sides={"A": "x", "C": "y", "D": "z"}))
    assert found == {"A": "a", "B": "n", "C": "b", "D": "n"}
