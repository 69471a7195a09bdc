"""Where every event stands: its lane and row, its share of the axis and its height."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dashboard.chart.extents import Extent
from dashboard.chart.labels import shortened
from dashboard.chart.lanes import OTHERS, Seat, acting_side, lane_actors, seat, side_letters
from dashboard.chart.metrics import BAR_Y, LABEL_SIZE, MARK_Y, ROW_HEIGHT, text_width
from dashboard.chart.model import Lane
from dashboard.chart.rows import Seeker, assign_rows
from dashboard.chart.scale import Scale
from timeline_data.kinds import family_of
from timeline_data.language.words import text
from timeline_data.table import Event, EventTable, in_language

HEADER = 46.0
"""Pixels above the lanes: the lengths of folds, and below them the ticks."""
LANE_PAD = 6.0
LANE_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Place:
    """One event in the chart; `y` is the centre of its mark, `label_px` the width of its label."""

    extent: Extent
    seat: Seat
    u: float
    row: int
    y: float
    side: str
    label: str
    label_px: float

    @property
    def id(self) -> str:
        """The event's id."""
        return self.extent.event.id

    @property
    def importance(self) -> int:
        """The event's importance."""
        return self.extent.event.importance

    @property
    def family(self) -> str:
        """The family of the event's kind, which gives its shape."""
        return family_of(self.extent.event.kind)

    @property
    def bar_y(self) -> float:
        """The height of the event's bars."""
        return self.y - MARK_Y + BAR_Y


def precedence(event: Event) -> tuple[int, int, str]:
    """The key by which events claim room: the most important first, then the earliest."""
    return -event.importance, event.date.earliest or 0, event.id


def seat_events(
    table: EventTable,
    extents: Sequence[Extent],
    scale: Scale,
    chosen: Sequence[str],
    language: str,
    faded: Set[str] = frozenset(),
    beside: Sequence[str] = (),
) -> tuple[tuple[Place, ...], tuple[Lane, ...]]:
    """Every event's place, in order of precedence, and the lanes from top to bottom.

    `chosen` are the actors of the view in its order; without any, the table's own choose the lanes. What is `faded`
    claims room after all else. `beside` are the languages that take turns in this chart: a label has room for each.
    """
    actors = lane_actors(table, chosen)
    letters = side_letters(table)
    ordered = sorted(extents, key=lambda extent: (extent.event.id in faded, precedence(extent.event)))
    seats = {extent.event.id: seat(extent.event, actors) for extent in ordered}
    labels = {extent.event.id: label_of(extent.event, language) for extent in ordered}
    widths = {
        extent.event.id: max(
            text_width(label_of(extent.event, lang), LABEL_SIZE) for lang in dict.fromkeys((language, *beside))
        )
        for extent in ordered
    }
    shares = {extent.event.id: scale.u(extent.mark) for extent in ordered}
    rows, counts = assign_rows(
        [
            Seeker(e.event.id, seats[e.event.id].lane, shares[e.event.id], widths[e.event.id], bar_shares(e, scale))
            for e in ordered
        ],
        len(actors),
    )
    lanes = stack_lanes(table, actors, counts, letters, language)
    places = tuple(
        Place(
            extent=extent,
            seat=seats[event],
            u=shares[event],
            row=rows[event],
            y=lanes[seats[event].lane].top + LANE_PAD + rows[event] * ROW_HEIGHT + MARK_Y,
            side=acting_side(extent.event, letters),
            label=labels[event],
            label_px=widths[event],
        )
        for extent in ordered
        for event in (extent.event.id,)
    )
    return places, lanes


def label_of(event: Event, language: str) -> str:
    """The event's short label, else its title shortened to a label's length; its letters composed, as the face has
    and measures them.
    """
    words = in_language(event.label, language) or in_language(event.title, language)
    return shortened(unicodedata.normalize("NFC", words))


def bar_shares(extent: Extent, scale: Scale) -> tuple[tuple[float, float], ...]:
    """The bars of an extent as shares of the axis."""
    return tuple((scale.u(bar[0]), scale.u(bar[1])) for bar in (extent.bar, extent.effective) if bar is not None)


def stack_lanes(
    table: EventTable, actors: Sequence[str], counts: Sequence[int], letters: Mapping[str, str], language: str
) -> tuple[Lane, ...]:
    """The lanes below the header, each as high as its rows ask."""
    lanes: list[Lane] = []
    top = HEADER
    for actor, rows in zip(actors, counts, strict=True):
        height = rows * ROW_HEIGHT + 2 * LANE_PAD
        known = table.actors.get(actor)
        name = (known and in_language(known.name, language)) or actor
        if actor == OTHERS:
            name = text(language, "chart.others")
        lanes.append(Lane(actor=actor, name=name, side=letters.get(actor, "n"), top=top, height=height))
        top += height + LANE_GAP
    return tuple(lanes)
