"""The two halves of a chart in which the rest is faded: what the filters select, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.chart.model import Chart


def parted(chart: Chart) -> tuple[Chart, Chart]:
    """The chart of what stands out and the chart of what is faded; scale, lanes and the rest are the same in both.

    What belongs to several events (a deadline, a cluster, an answer) stands out as soon as one of them does, but an
    answer only where both of its events do.
    """
    if not chart.faded:
        return chart, _with_events(chart, chart.faded, outside=False)
    return _with_events(chart, chart.faded, outside=True), _with_events(chart, chart.faded, outside=False)


def _with_events(chart: Chart, faded: frozenset[str], *, outside: bool) -> Chart:
    """The chart with only those parts that are (or, `outside`, are not) faded."""

    def kept(events: Iterable[str]) -> bool:
        return faded.issuperset(events) is not outside

    return replace(
        chart,
        marks=tuple(mark for mark in chart.marks if kept((mark.event,))),
        clusters=tuple(cluster for cluster in chart.clusters if kept(cluster.events)),
        spans=tuple(span for span in chart.spans if kept((span.event,))),
        deadlines=tuple(deadline for deadline in chart.deadlines if kept(deadline.events)),
        connectors=tuple(connector for connector in chart.connectors if kept((connector.event,))),
        arcs=tuple(arc for arc in chart.arcs if faded.isdisjoint((arc.event, arc.other)) is outside),
        labels=tuple(label for label in chart.labels if kept((label.event,))),
    )
