"""Which events a social card shows: the most important ones, as many as are drawn large enough to be read small."""

from __future__ import annotations

from dataclasses import replace

from dashboard.chart.build import build_chart
from dashboard.chart.lanes import OTHERS, lane_actors
from dashboard.chart.model import Chart
from dashboard.drawing.card import LEAST_SCALE, frame, largest_scale, social_card
from dashboard.drawing.picture import Heading
from dashboard.drawing.theme import palette
from dashboard.publish.ranking import ranked
from dashboard.view import View
from timeline_data.table import Event, EventTable

MOST_EVENTS = 12
"""A card with more of them would show none."""


def card_svg(table: EventTable, view: View, heading: Heading) -> str:
    """The card of a view of the whole `table` as an SVG document of 1200 × 630 px without a face of its own."""
    selected = view.select(table)
    words = replace(heading, sentence=heading.sentence or heading.caption)
    room = frame(words, palette(view.theme)).room
    chart = heart(selected, view, room) if selected.events else None
    return str(social_card(chart, words, view.theme, view.lang))


def heart(selected: EventTable, view: View, room: float) -> Chart:
    """The chart of as many of the selected events as fit into `room` px of height at LEAST_SCALE, at least of one.

    They come in the order of `ranked`, so that the event that the view has chosen is among them.
    """
    ordered = ranked(selected, view.event)
    chart = _chart_of(ordered[:1], selected, view)
    for count in range(2, min(len(ordered), MOST_EVENTS) + 1):
        larger = _chart_of(ordered[:count], selected, view)
        if largest_scale(larger, room) >= LEAST_SCALE:
            chart = larger
    return chart


def _chart_of(events: list[Event], table: EventTable, view: View) -> Chart:
    """The chart of these events with the lanes of those who act in them, in the order of the whole chart."""
    kept = {event.id for event in events}
    part = table.take(event.id in kept for event in table.events)
    lanes = lane_actors(table, view.query.actors)
    seated = {next((actor for actor in event.initiators if actor in lanes), OTHERS) for event in events}
    lanes = tuple(actor for actor in lanes if actor in seated and actor != OTHERS)
    return build_chart(part, view.replace(actors=lanes, rest="hide"), part)
