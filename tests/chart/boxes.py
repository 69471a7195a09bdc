"""What a chart draws at one axis width, as boxes in pixels: the tests measure these."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from dashboard.chart.metrics import LABEL_GAP, MARK_RADIUS, SMALL_SIZE, text_width
from dashboard.chart.model import Chart

LABEL_HEIGHT = 16.0
PILL_PAD = 4.0
SPAN_HEIGHT = 6.0


@dataclass(frozen=True)
class Box:
    """A drawn thing: `what` names its sort, `of` whose it is."""

    what: str
    of: str
    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


def drawn(chart: Chart, px: float) -> list[Box]:
    """Everything that stands in the lanes of a chart on an axis `px` pixels wide."""
    boxes = [
        Box("mark", m.event, m.u * px - MARK_RADIUS, m.y - MARK_RADIUS, m.u * px + MARK_RADIUS, m.y + MARK_RADIUS)
        for m in chart.marks
        if m.range.holds(px)
    ]
    for cluster in chart.clusters:
        if cluster.range.holds(px):
            half = text_width(cluster.text, SMALL_SIZE) / 2 + PILL_PAD
            x = cluster.u * px
            boxes.append(Box("cluster", cluster.events[0], x - half, cluster.y - 8, x + half, cluster.y + 8))
    for span in chart.spans:
        if span.range.holds(px):
            half = SPAN_HEIGHT / 2
            boxes.append(Box("span", span.event, span.u0 * px, span.y - half, span.u1 * px, span.y + half))
    boxes += [
        Box("deadline", d.events[0], d.u * px - 1, d.y0, d.u * px + 1, d.y1)
        for d in chart.deadlines
        if d.range.holds(px)
    ]
    boxes += _connectors(chart, px)
    return boxes + labels(chart, px)


def labels(chart: Chart, px: float) -> list[Box]:
    """The labels alone."""
    boxes = []
    for label in chart.labels:
        if label.range.holds(px):
            start = label.u * px + LABEL_GAP if label.side == "right" else label.u * px - LABEL_GAP - label.width
            boxes.append(
                Box(
                    "label",
                    label.event,
                    start,
                    label.y - LABEL_HEIGHT / 2,
                    start + label.width,
                    label.y + LABEL_HEIGHT / 2,
                )
            )
    return boxes


def ticks(chart: Chart, px: float) -> list[Box]:
    """The dates on the axis."""
    boxes = []
    for tick in chart.ticks:
        if tick.range.holds(px):
            start = tick.u * px - tick.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[tick.anchor]
            boxes.append(Box("tick", tick.text, start, 0, start + tick.width, 1))
    return boxes


def overlaps(boxes: list[Box], *sorts: str) -> list[tuple[Box, Box]]:
    """The pairs of boxes that meet, of which at least one is of the given sorts."""
    return [(a, b) for a, b in combinations(boxes, 2) if (a.what in sorts or b.what in sorts) and a.meets(b)]


def _connectors(chart: Chart, px: float) -> list[Box]:
    boxes = []
    for line in chart.connectors:
        end = line.y1 if line.full.holds(px) else line.stub_y1 if line.stub.holds(px) else None
        if end is not None:
            top, bottom = sorted((line.y0, end))
            boxes.append(Box(f"{line.role} line", line.event, line.u * px - 1, top, line.u * px + 1, bottom))
    return boxes
