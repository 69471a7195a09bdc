"""From a selected event table and a view to its Chart: the one place that knows the order of the steps.

Data space first (extents, folds, scale, lanes and rows), where nothing depends on the screen; then pixel space
(clusters, bars, texts and lines, ticks), where every part gets the range of axis widths at which it is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.chart import describe
from dashboard.chart.clusters import Spot, count_text, group_row
from dashboard.chart.entries import is_disputed
from dashboard.chart.extents import Extent, bounded_extents, domain
from dashboard.chart.fold_labels import label_folds
from dashboard.chart.folds import folded_stretches
from dashboard.chart.legend import legend_of
from dashboard.chart.links import MOST_ARCS, Answer, answers, chain
from dashboard.chart.model import Arc, Chart, Cluster, Lane, Mark, Range
from dashboard.chart.overview import make_overview
from dashboard.chart.places import LANE_GAP, Place, seat_events
from dashboard.chart.placing import place_texts_and_lines
from dashboard.chart.scale import Scale, make_scale
from dashboard.chart.spans import make_deadlines, make_spans
from dashboard.chart.ticks import place_ticks
from dashboard.view import View
from timeline_data.language.words import lag_words
from timeline_data.table import MAXIMUM_IMPORTANCE, EventTable

Window = tuple[float, float]


def build_chart(table: EventTable, view: View, whole: EventTable | None = None, beside: Sequence[str] = ()) -> Chart:
    """The Chart of `table`, which holds what `view` selects; `whole` is the table that it was selected from.

    The same table and view give an equal Chart. The selected event decides only which answers are shown. `beside` are
    other languages for which the chart keeps room, so that nothing in it moves when a reader goes over to them.
    """
    window = window_days(view)
    extents = bounded_extents(table, window)
    scale = time_scale(extents, window, folded=view.scale == "folded")
    faded = view.faded(whole or table).intersection(table.by_id)
    places, lanes = seat_events(table, extents, scale, view.query.actors, view.lang, faded, beside)

    disputed = frozenset(event.id for event in table.events if is_disputed(whole or table, event.id))
    marks, clusters = draw_marks(places, disputed)
    alone = {mark.event: mark.range for mark in marks}
    spans = make_spans(places, scale, alone)
    deadlines = make_deadlines(places, scale, alone)
    answered = answers(table)
    labels, connectors = place_texts_and_lines(places, lanes, spans, deadlines, answered, alone, (view.lang, *beside))
    arcs = draw_arcs(answered, places, view)
    shown = {arc.event for arc in arcs if arc.shown}
    folds = label_folds(scale, view.lang)

    chart = Chart(
        language=view.lang,
        height=_height(lanes),
        header=lanes[0].top,
        scale=scale.points,
        lanes=lanes,
        folds=folds,
        ticks=place_ticks(scale, folds, _key_days(extents), view.lang) if extents else (),
        marks=marks,
        clusters=clusters,
        spans=spans,
        deadlines=deadlines,
        connectors=connectors,
        arcs=arcs,
        labels=tuple(label for label in labels if label.role == "title" or label.event in shown),
        legend=(),
        overview=make_overview(whole or table, window, view.lang),
        alternative=describe.alternative(table, view, view.lang, folds, faded),
        selected=view.event if view.event and view.event in table.by_id else "",
        faded=faded,
    )
    return replace(chart, legend=legend_of(chart, table))


def window_days(view: View) -> Window:
    """The first day and the end of the last day of the view's window, infinite where it names none."""
    start = view.query.start.earliest if view.query.start else None
    end = view.query.end.latest if view.query.end else None
    return (-math.inf if start is None else float(start)), (math.inf if end is None else end + 1.0)


def time_scale(extents: tuple[Extent, ...], window: Window, *, folded: bool) -> Scale:
    """The scale of the days that the extents take up, with the empty stretches of the window folded or not."""
    first, last = domain(extents, window)
    if not folded:
        return make_scale(first, last, ())
    start = window[0] if math.isfinite(window[0]) else first
    end = window[1] if math.isfinite(window[1]) else last
    occupied = [(extent.first, extent.last) for extent in extents]
    return make_scale(first, last, folded_stretches(occupied, end - start))


def draw_marks(
    places: Sequence[Place], disputed: frozenset[str] = frozenset()
) -> tuple[tuple[Mark, ...], tuple[Cluster, ...]]:
    """Every event as a mark of its own, as part of a cluster, or as each at different axis widths.

    Marks come in order of precedence, clusters by row and place. `places` come in order of precedence, `disputed` are
    the events of which accounts differ.
    """
    rows: dict[tuple[int, int], list[Place]] = {}
    for place in places:
        rows.setdefault((place.seat.lane, place.row), []).append(place)
    marks: dict[str, Mark] = {}
    clusters: list[Cluster] = []
    for (lane, row), members in sorted(rows.items()):
        alone, groups = group_row([Spot(place.id, place.u) for place in members])
        for place in members:
            if place.id in alone:
                marks[place.id] = _mark(place, alone[place.id], disputed=place.id in disputed)
        clusters += [
            Cluster(group.events, group.u, members[0].y, lane, row, count_text(len(group.events)), group.range)
            for group in sorted(groups, key=lambda group: (group.u, group.range.from_px))
        ]
    return tuple(marks[place.id] for place in places if place.id in marks), tuple(clusters)


def _mark(place: Place, drawn: Range, *, disputed: bool) -> Mark:
    extent = place.extent
    return Mark(
        event=place.id,
        u=place.u,
        y=place.y,
        lane=place.seat.lane,
        row=place.row,
        family=place.family,
        side=place.side,
        range=drawn,
        hatched=extent.hatched and extent.bar is None,
        disputed=disputed,
    )


def draw_arcs(answered: Sequence[Answer], places: Sequence[Place], view: View) -> tuple[Arc, ...]:
    """The arcs of all answers; shown are all where they are few, else those of the selected event's chain."""
    by_id = {place.id: place for place in places}
    shown = frozenset(answered) if len(answered) <= MOST_ARCS else chain(answered, view.event or "")
    return tuple(
        Arc(
            event=answer.event,
            other=answer.other,
            u0=by_id[answer.other].u,
            y0=by_id[answer.other].y,
            u1=by_id[answer.event].u,
            y1=by_id[answer.event].y,
            words="" if answer.days is None else lag_words(answer.days, view.lang),
            shown=answer in shown,
        )
        for answer in answered
    )


def _key_days(extents: Sequence[Extent]) -> list[int]:
    return [int(e.mark) for e in extents if e.bar is None and e.event.importance == MAXIMUM_IMPORTANCE]


def _height(lanes: Sequence[Lane]) -> float:
    return lanes[-1].top + lanes[-1].height + LANE_GAP
