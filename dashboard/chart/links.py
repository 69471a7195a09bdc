"""What ties events to lanes and to one another: connectors, joint bars, deadlines and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.chart.board import Line
from dashboard.chart.lanes import Seat
from dashboard.chart.model import Lane
from timeline_data.dates import EdtfDate
from timeline_data.table import Event, EventTable

MARK_REACH = 9.5
"""Pixels from a mark's centre to where its connector begins."""
STUB = 9.0
"""Pixels of a stub arrow: it stays within the room of its own row."""
JOINT_REACH = 6.0
"""Pixels that a joint bar reaches into the other lane."""
MOST_ARCS = 12
"""Up to so many answers are drawn at once; beyond, only the chain of the selected event."""


@dataclass(frozen=True, slots=True)
class Way:
    """One connector before it is placed: a line, its heads and the end of its stub."""

    event: str
    role: str
    line: Line
    start: float
    end: float
    heads: tuple[float, ...]
    stub_end: float


def ways(event: str, u: float, y: float, seat: Seat, lanes: Sequence[Lane]) -> tuple[Way, ...]:
    """The connectors of one event's mark: for targets and for joint initiators, upwards and downwards each one."""
    found: list[Way] = []
    for role, others in (("target", seat.targets), ("joint", seat.joint)):
        for direction in (-1, 1):
            aimed = [lanes[other] for other in others if (other - seat.lane) * direction > 0]
            if not aimed:
                continue
            reach = JOINT_REACH if role == "joint" else 0.0
            heads = tuple(sorted(_near_edge(lane, direction) + reach * direction for lane in aimed))
            start = y + MARK_REACH * direction
            end = heads[-1] if direction > 0 else heads[0]
            line = Line(u, min(start, end), max(start, end))
            found.append(Way(event, role, line, start, end, heads, start + STUB * direction))
    return tuple(found)


def _near_edge(lane: Lane, direction: int) -> float:
    return lane.top + 1 if direction > 0 else lane.top + lane.height - 1


@dataclass(frozen=True, slots=True)
class Answer:
    """`event` answers `other`, `days` later; None where not both days are known."""

    event: str
    other: str
    days: int | None


def answers(table: EventTable) -> tuple[Answer, ...]:
    """Every `responds_to` between two events of the table, in the order of the answering events."""
    place = {event.id: number for number, event in enumerate(table.events)}
    found = [
        Answer(r.event, r.other, lag_days(table.by_id[r.event], table.by_id[r.other]))
        for r in table.relations
        if r.relation == "responds_to" and r.event in place and r.other in place
    ]
    return tuple(sorted(found, key=lambda a: (place[a.event], place[a.other])))


def lag_days(event: Event, other: Event) -> int | None:
    """The days from the beginning of `other` to that of `event`; None unless the calendar days of both are known."""
    first, second = _first_day(other.date), _first_day(event.date)
    return None if first is None or second is None else second - first


def _first_day(when: EdtfDate) -> int | None:
    start = when.start if when.form == "interval" and when.start is not None else when
    exact = start.precision == "day" and start.earliest is not None and start.earliest == start.latest
    return start.earliest if exact and not (start.approximate or start.uncertain) else None


def chain(found: Iterable[Answer], selected: str) -> frozenset[Answer]:
    """The answers that lead from or to the selected event, however many steps away."""
    by_event: dict[str, list[Answer]] = {}
    by_other: dict[str, list[Answer]] = {}
    for answer in found:
        by_event.setdefault(answer.event, []).append(answer)
        by_other.setdefault(answer.other, []).append(answer)
    return frozenset(_walk(by_event, selected, "other") + _walk(by_other, selected, "event"))


def _walk(steps: Mapping[str, Sequence[Answer]], start: str, onward: str) -> list[Answer]:
    walked: list[Answer] = []
    seen, waiting = {start}, [start]
    while waiting:
        for answer in steps.get(waiting.pop(), ()):
            walked.append(answer)
            following = getattr(answer, onward)
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return walked
