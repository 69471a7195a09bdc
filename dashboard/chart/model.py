"""The placed drawing: numbers and text only, no Plotly, no HTML.

Units. `u` is a share of the axis (0 is its left end, 1 its right end), `y` and every height are CSS pixels
from the top of the chart, widths of text are CSS pixels. Nothing here depends on the width of a screen:
what is drawn only at some widths of the whole axis carries its active `Range` in pixels (Been, Daiches and
Yap, "Dynamic Map Labeling", 2006).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.chart.scale import Scale

MIN_AXIS_PX = 480.0
"""The narrowest axis that is drawn; on a narrower screen the list is the timeline."""

LEVELS = tuple(round(MIN_AXIS_PX * 2 ** (step / 8), 2) for step in range(41))
"""The axis widths at which something may appear: eight an octave, five octaves (480 to 15,360 px)."""


@dataclass(frozen=True, slots=True)
class Range:
    """The axis widths `[from_px, to_px)` at which a thing is drawn. Bounds are LEVELS or infinity."""

    from_px: float = MIN_AXIS_PX
    to_px: float = math.inf

    def holds(self, axis_px: float) -> bool:
        """Whether the thing is drawn on an axis this wide; an axis under the narrowest counts as the narrowest."""
        return self.from_px <= max(axis_px, MIN_AXIS_PX) < self.to_px


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of one actor; `actor` is "" for the lane that all others share. `side` is "a", "b" or "n"."""

    actor: str
    name: str
    side: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class FoldLabel:
    """One way to write a fold's length; at each axis width exactly one of a fold's labels is in range."""

    text: str
    vertical: bool
    range: Range


@dataclass(frozen=True, slots=True)
class Fold:
    """A shortened empty stretch between the days `from_day` and `to_day`, drawn from `u0` to `u1`."""

    u0: float
    u1: float
    from_day: int
    to_day: int
    words: str
    labels: tuple[FoldLabel, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis; `anchor` (start, middle, end) says how its text lies to `u`."""

    u: float
    text: str
    width: float
    range: Range
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Mark:
    """One event by itself. `family` names the shape: statement, agreement, restriction, expulsion, force,
    deadline or other. A hatched mark stands for an uncertain date that has no bar to be hatched, a disputed one for
    an event of which accounts differ.
    """

    event: str
    u: float
    y: float
    lane: int
    row: int
    family: str
    side: str
    range: Range
    hatched: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Events of one row that stand too close to be told apart at these axis widths, drawn as one counted pill."""

    events: tuple[str, ...]
    u: float
    y: float
    lane: int
    row: int
    text: str
    range: Range


@dataclass(frozen=True, slots=True)
class Span:
    """A bar. `role` is `date` (an event that is an interval or known only to the month, year, …) or
    `effective` (from announcement to effect). Soft ends are approximate, a hatched bar is uncertain, an
    open end is drawn as an arrow.
    """

    event: str
    role: str
    u0: float
    u1: float
    y: float
    side: str
    range: Range
    soft_start: bool = False
    soft_end: bool = False
    open_start: bool = False
    open_end: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """The tick in which effective bars end, shared by all `events` whose bars end on this day."""

    events: tuple[str, ...]
    u: float
    y0: float
    y1: float
    side: str
    range: Range


@dataclass(frozen=True, slots=True)
class Connector:
    """From an event's mark to the lanes of others: `role` is `target` (an arrow, one head at each of `heads`)
    or `joint` (a bar to the other initiators' lanes). Within `stub` only a short arrow of height `stub_y1 - y0`
    shows; within `full` the whole line from `y0` to `y1`.
    """

    event: str
    role: str
    u: float
    y0: float
    y1: float
    heads: tuple[float, ...]
    stub_y1: float
    side: str
    stub: Range
    full: Range


@dataclass(frozen=True, slots=True)
class Arc:
    """`event` answers `other`: a curve from the mark of `other` (`u0`, `y0`) to that of `event` (`u1`, `y1`).
    `shown` is false where there are too many arcs and this one is not on the selected event's chain.
    """

    event: str
    other: str
    u0: float
    y0: float
    u1: float
    y1: float
    words: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Text beside a mark. `role` is `title`, or `lag` ("12 days later"). It starts (side `right`) or ends
    (side `left`) LABEL_GAP pixels from `u`, is `width` pixels wide, and is centred on `y`.
    """

    event: str
    role: str
    text: str
    u: float
    y: float
    side: str
    width: float
    range: Range


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """`group` is `side`, `family` or `sign` (span, soft, hatched, disputed, arc, fold, cluster, joint, arrow, …)."""

    group: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class OverviewBin:
    """How many events of the whole table fall between `u0` and `u1` of the overview's own, unfolded axis."""

    u0: float
    u1: float
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The strip below the chart: the whole table in true time. `window` is what the chart shows of it."""

    first_day: int
    last_day: int
    bins: tuple[OverviewBin, ...]
    ticks: tuple[Tick, ...]
    window: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that a drawing needs. `scale` maps days to shares: straight lines between its (day, u) pairs.

    `alternative` is the chart in sentences. `empty` charts have lanes but no marks.
    `faded` are the ids of the events that the view's filters leave out and that are shown all the same.
    """

    language: str
    height: float
    header: float
    scale: tuple[tuple[float, float], ...]
    lanes: tuple[Lane, ...]
    folds: tuple[Fold, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    clusters: tuple[Cluster, ...]
    spans: tuple[Span, ...]
    deadlines: tuple[Deadline, ...]
    connectors: tuple[Connector, ...]
    arcs: tuple[Arc, ...]
    labels: tuple[Label, ...]
    legend: tuple[LegendEntry, ...]
    overview: Overview | None
    alternative: tuple[str, ...]
    selected: str = ""
    faded: frozenset[str] = frozenset()

    def share(self, day: float) -> float:
        """The share of the axis at which a day begins, held at its ends."""
        return Scale(self.scale).u(day)

    @property
    def empty(self) -> bool:
        """Whether there is no event to draw."""
        return not (self.marks or self.clusters)
