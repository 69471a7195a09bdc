"""The layers of a drawing, bottom to top, each from the same parts of the Chart for any placement.

Text stands over bars and lines with a halo in the colour of what lies behind; nothing here decides what fits:
the Chart's ranges do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from dashboard.chart.metrics import LABEL_GAP
from dashboard.chart.model import (
    Arc,
    Chart,
    Cluster,
    Connector,
    Fold,
    FoldLabel,
    Label,
    Mark,
    Span,
)
from dashboard.drawing.answers import HEAD_GAP, arrowheads, curve_path, level, may_strike, upright
from dashboard.drawing.elements import element, joined, number
from dashboard.drawing.fills import definitions, paint, veil
from dashboard.drawing.placement import Placement
from dashboard.drawing.shapes import PILL_HEIGHT, arrow, cuts, pill_width, shape

__all__ = ["DATE_BAR", "EFFECTIVE_BAR", "HIT", "LAG_RISE", "TEXT_DROP", "TICK_DROP", "Layers", "Links", "curve_path"]

TEXT_DROP = 4.5
"""How far the baseline of 13 px text lies under its middle."""
TICK_DROP = 4.0
LAG_RISE = -4.5
"""A lag to the left of its mark stands on the arc that arrives there."""
DATE_BAR = 6.0
EFFECTIVE_BAR = 3.0
HEAD = 3.5
"""Half the width of the arrowheads of connectors."""
HIT = 12
FOLD_RISE = 16.0
"""How far lengths of folds stand above the dates, which may reach over a fold."""


@dataclass(frozen=True)
class Links:
    """The addresses that a drawing leads to, and the words that a pointer or a screen reader finds there.

    `event` gives the address of an event, `cluster` of the stretch that a cluster counts (else of its first event),
    `fold` of the true scale; what has no address is no link. `words` says of each event who did what, and when.
    `key` names an event without white space: then every part says in `data-of` to which events it belongs, so that a
    script (`assets/reader.js`) can fade it and find it.
    """

    event: Callable[[str], str] | None
    cluster: Callable[[tuple[str, ...]], str] | None = None
    fold: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    key: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Layers:
    """The layers of one chart in one placement. `ids` begins every id, so that two charts can share a page."""

    chart: Chart
    place: Placement
    links: Links
    ids: str = "chart"

    def _part(self, names: str, *events: str) -> dict[str, str | None]:
        """The classes of a part, and whose it is."""
        return {"class": names.strip(), "data-of": " ".join(map(self.links.key, events)) if self.links.key else None}

    def bands(self) -> Markup:
        """The lanes."""
        lanes = [
            {"class": "band", "y": number(lane.top), "width": self.place.x(1), "height": number(lane.height)}
            for lane in self.chart.lanes
        ]
        return joined([element("rect", lane) for lane in lanes])

    def folds(self) -> Markup:
        """The gaps in the lanes where empty time is shortened; their labels stand in the header."""
        return joined([self._fold(fold) for fold in self.chart.folds])

    def _fold(self, fold: Fold) -> Markup:
        width = self.place.x(fold.u1 - fold.u0)
        top = number(self.chart.header)
        body = number(self.chart.height - self.chart.header)
        gap = {"class": "gap", "x": self.place.x(fold.u0), "width": width, "y": top, "height": body}
        strip = {**gap, "class": "hit", "y": "0", "height": number(self.chart.height)}
        content = [
            element("title", {}, fold.words),
            element("rect", gap),
            element("rect", strip),
            *(self._fold_label(fold, label) for label in fold.labels),
        ]
        if self.links.fold is None:
            return element("g", {"class": "fold"}, *content)
        return element("a", {"class": "fold", "href": self.links.fold}, *content)

    def _fold_label(self, fold: Fold, label: FoldLabel) -> Markup:
        classes = self.place.classes(label.range)
        if classes is None:
            return Markup()
        middle = (fold.u0 + fold.u1) / 2
        if label.vertical:
            turned = {"class": "fold-length", "transform": "rotate(-90)", "x": "-6", "y": number(TICK_DROP)}
            text = element("text", turned, label.text)
            return element("g", {"class": classes or None}, self.place.at(middle, self.chart.header, text))
        y = number(self._tick_line() - FOLD_RISE)
        return element(
            "text", {"class": f"fold-length mid {classes}".strip(), "x": self.place.x(middle), "y": y}, label.text
        )

    def _tick_line(self) -> float:
        return self.chart.header - 11

    def ticks(self) -> Markup:
        """The dates in the header, each with a short stroke that ends above the lanes."""
        drawn = [self._base_line()]
        anchors = {"start": "", "middle": "mid", "end": "end"}
        stroke = element("line", {"y1": number(self.chart.header - 6), "y2": number(self.chart.header - 1)})
        line = {"y": number(self._tick_line())}
        for tick in self.chart.ticks:
            classes = self.place.classes(tick.range)
            if classes is None:
                continue
            part = {"class": f"tick {anchors[tick.anchor]} {classes}".replace("  ", " ").strip()}
            drawn.append(self.place.at(tick.u, 0, stroke, element("text", line, tick.text), part=part))
        return joined(drawn)

    def _base_line(self) -> Markup:
        """The axis itself: a line where time runs true, nothing where it is folded."""
        bounds = [0.0, *(u for fold in self.chart.folds for u in (fold.u0, fold.u1)), 1.0]
        y = number(self.chart.header - 1)
        lines = [
            element("line", {"x1": self.place.x(u0), "x2": self.place.x(u1), "y1": y, "y2": y})
            for u0, u1 in zip(bounds[::2], bounds[1::2], strict=True)
        ]
        return element("g", {"class": "base"}, *lines)

    def spans(self) -> Markup:
        """The bars: when an event was, or from its announcement to its effect."""
        return joined([self._span(span) for span in self.chart.spans])

    def _span(self, span: Span) -> Markup:
        classes = self.place.classes(span.range)
        if classes is None:
            return Markup()
        height = DATE_BAR if span.role == "date" else EFFECTIVE_BAR
        bar = {
            "x": self.place.x(span.u0),
            "y": number(span.y - height / 2),
            "width": self.place.x(max(span.u1 - span.u0, 0)),
            "height": number(height),
        }
        parts = [element("rect", {**bar, **paint(span, self.ids)})]
        if span.hatched:
            parts.append(element("rect", {**bar, "class": "outline", **veil(span, self.ids)}))
        if span.open_start:
            parts.append(self.place.at(span.u0, span.y, element("path", {"d": arrow("left")})))
        if span.open_end:
            parts.append(self.place.at(span.u1, span.y, element("path", {"d": arrow("right")})))
        return element("g", self._part(f"span {span.role} {span.side} {classes}", span.event), *parts)

    def deadlines(self) -> Markup:
        """The ticks in which effective bars end."""
        drawn = []
        for deadline in self.chart.deadlines:
            classes = self.place.classes(deadline.range)
            if classes is not None:
                x = self.place.x(deadline.u)
                line = {**self._part(f"due {deadline.side} {classes}", *deadline.events), "x1": x, "x2": x}
                drawn.append(element("line", {**line, "y1": number(deadline.y0), "y2": number(deadline.y1)}))
        return joined(drawn)

    def connectors(self) -> Markup:
        """Arrows to the lanes of those at whom an event is aimed, bars to those of who acts jointly."""
        return joined([part for connector in self.chart.connectors for part in self._connector(connector)])

    def _connector(self, connector: Connector) -> list[Markup]:
        drawn = []
        whole = (connector.full, connector.y1, connector.heads)
        for active, y1, heads in (whole, (connector.stub, connector.stub_y1, (connector.stub_y1,))):
            classes = self.place.classes(active)
            if classes is None or y1 == connector.y0:
                continue
            line = {"y1": number(connector.y0), "y2": number(y1)}
            names = self._part(f"link {connector.role} {connector.side} {classes}", connector.event)
            tips = [self._head(connector, head) for head in heads]
            drawn.append(self.place.at(connector.u, 0, element("line", line), *tips, part=names))
        return drawn

    @staticmethod
    def _head(connector: Connector, y: float) -> Markup:
        if connector.role == "joint":
            return element("circle", {"cy": number(y), "r": "3.5"})
        return element("path", {"d": arrow("down", -y, HEAD) if y > connector.y0 else arrow("up", y, HEAD)})

    def arcs(self) -> Markup:
        """The answers: from what was answered to the answer, arriving from the left."""
        shown = [arc for arc in self.chart.arcs if arc.shown]
        curves = [self._curve(arc) for arc in shown if not upright(arc)]
        layer = [self.place.stretched(self.chart.height, *curves)] if curves else []
        heads = [self._arc_head(arc) for arc in shown]
        return joined([*layer, *heads])

    def _curve(self, arc: Arc) -> Markup:
        path = {**self._part("arc", arc.event), "d": curve_path(self.place.unit, arc)}
        return element("path", path, element("title", {}, arc.words))

    def _arc_head(self, arc: Arc) -> Markup:
        """The arrowhead at the mark, or at the far end of a title that stands before it."""
        if level(arc):
            head = {**self._part("arc-head", arc.event), "d": arrow("down", HEAD_GAP, 3.5)}
            return self.place.at(arc.u1, arc.y1, element("path", head))
        title = self._titles_before.get(arc.event)
        parts = []
        if upright(arc):
            rise = number(arc.y0 - arc.y1)
            d = f"M0 {rise}C-34 {rise} -34 0 -9 0"
            curve = {**self._part("arc", arc.event), "d": d}
            parts.append(element("path", curve, element("title", {}, arc.words)))
        for active, gap in arrowheads(arc, title):
            classes = self.place.classes(active)
            if classes is not None:
                head = {**self._part(f"arc-head {classes}", arc.event), "d": arrow("right", gap, 3.5)}
                parts.append(element("path", head))
        return self.place.at(arc.u1, arc.y1, *parts)

    @cached_property
    def _answers(self) -> frozenset[str]:
        return frozenset(arc.event for arc in self.chart.arcs if arc.shown)

    @cached_property
    def _titles_before(self) -> dict[str, Label]:
        """The titles that stand to the left of a mark at which an answer arrives."""
        found = (label for label in self.chart.labels if label.side == "left" and label.role == "title")
        return {label.event: label for label in found if label.event in self._answers}

    def events(self) -> Markup:
        """One link an event: its mark and its labels, which a keyboard reaches as one thing."""
        labels: dict[str, list[Label]] = {}
        for label in self.chart.labels:
            labels.setdefault(label.event, []).append(label)
        return joined([self._event(mark, labels.get(mark.event, [])) for mark in self.chart.marks])

    def _event(self, mark: Mark, labels: list[Label]) -> Markup:
        classes = self.place.classes(mark.range)
        if classes is None:
            return Markup()
        chosen = " chosen" if mark.event == self.chart.selected else ""
        words = self.links.words.get(mark.event) or next((label.text for label in labels), mark.event)
        parts = [element("circle", {"class": "ring", "r": str(HIT)}), element("path", {"d": shape(mark.family)})]
        parts += [element("path", {"class": name, "d": cut}) for name, cut in cuts(mark.hatched, mark.disputed)]
        texts = [self._label_text(label) for label in labels]
        name = f"event {mark.side}{chosen} {classes}"
        drawn = self.place.at(mark.u, mark.y, *parts, *texts)
        return self._link(name, (mark.event,), element("title", {}, words), drawn)

    def _link(self, name: str, events: tuple[str, ...], *content: Markup) -> Markup:
        aim, part = self._aim(events), self._part(name, *events)
        return element("g", part, *content) if aim is None else element("a", {**part, "href": aim}, *content)

    def _aim(self, events: tuple[str, ...]) -> str | None:
        if len(events) > 1 and self.links.cluster is not None:
            return self.links.cluster(events)
        return None if self.links.event is None else self.links.event(events[0])

    def _label_text(self, label: Label) -> Markup:
        classes = self.place.classes(label.range)
        if classes is None:
            return Markup()
        left = label.side == "left"
        lag = label.role == "lag"
        x = -LABEL_GAP if left else LABEL_GAP
        y = (LAG_RISE if left else TICK_DROP) if lag else TEXT_DROP
        names = f"label{' lag' if lag else ''}{' end' if left else ''} {classes}".strip()
        if any(may_strike(arc, label) for arc in self.chart.arcs if arc.shown):
            names += " over"
        return element("text", {"class": names, "x": number(x), "y": number(y)}, label.text)

    def clusters(self) -> Markup:
        """The pills that count events too close to be told apart."""
        return joined([self._cluster(cluster) for cluster in self.chart.clusters])

    def _cluster(self, cluster: Cluster) -> Markup:
        classes = self.place.classes(cluster.range)
        if classes is None:
            return Markup()
        width = pill_width(cluster.text)
        pill = {"x": number(-width / 2), "y": number(-PILL_HEIGHT / 2), "width": width, "height": PILL_HEIGHT}
        parts = (
            element("rect", {**pill, "rx": number(PILL_HEIGHT / 2)}),
            element("text", {"class": "mid", "y": number(TICK_DROP)}, cluster.text),
        )
        first = [self.links.words[event] for event in cluster.events[:5] if event in self.links.words]
        more = ["…"] if len(cluster.events) > len(first) and first else []
        title = [element("title", {}, "\n".join([*first, *more]))] if first else []
        drawn = self.place.at(cluster.u, cluster.y, *parts)
        return self._link(f"cluster {classes}", cluster.events, *title, drawn)

    def definitions(self) -> Markup:
        """The hatching of uncertain bars and the fading of soft ends, as far as the chart needs them."""
        parts = definitions(self.chart.spans, self.ids)
        return element("defs", {}, *parts) if parts else Markup()
