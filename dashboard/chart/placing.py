"""Labels, connectors and answers: what is placed on the board of rows, and over which axis widths it is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.chart.board import Board, Line
from dashboard.chart.labels import Granted, Wish, place
from dashboard.chart.links import Answer, Way, ways
from dashboard.chart.metrics import LABEL_GAP, SMALL_SIZE, text_width
from dashboard.chart.model import Connector, Deadline, Label, Lane, Range, Span
from dashboard.chart.places import Place
from timeline_data.language.words import lag_words
from timeline_data.table import MAXIMUM_IMPORTANCE

INFINITY = float("inf")
ARC_ROOM = 12.0
"""Pixels between a lag and the rising part of its arc."""


def place_texts_and_lines(
    places: Sequence[Place],
    lanes: Sequence[Lane],
    spans: Sequence[Span],
    deadlines: Sequence[Deadline],
    answered: Sequence[Answer],
    alone: Mapping[str, Range],
    languages: Sequence[str],
) -> tuple[tuple[Label, ...], tuple[Connector, ...]]:
    """The labels and connectors of a chart with their ranges; `places` come in order of precedence.

    Lags are placed for every answer, whether its arc is shown or not, so that a selection moves nothing.
    The first of the `languages` is that of the chart; a lag has room in each of them.
    """
    board = _set_board(places, spans, deadlines)
    by_id = {place.id: place for place in places}
    lines = {way: alone[p.id].from_px for p in places if p.id in alone for way in ways(p.id, p.u, p.y, p.seat, lanes)}
    titles = [_title(place, alone) for place in places if place.id in alone]
    lags = [
        _lag(answer, answer.days, by_id, alone, languages)
        for answer in _first_of_each(answered, by_id)
        if answer.event in alone and answer.days is not None
    ]
    granted, whole = place(board, _by_importance(titles, by_id), _by_importance(lags, by_id), lines)
    labels = tuple(_label(grant, by_id[grant.wish.event]) for grant in granted)
    connectors = tuple(_connector(way, from_px, whole.get(way), by_id[way.event]) for way, from_px in lines.items())
    return labels, connectors


def _set_board(places: Sequence[Place], spans: Sequence[Span], deadlines: Sequence[Deadline]) -> Board:
    points: dict[float, list[tuple[float, str]]] = {}
    bars: dict[float, list[tuple[float, float]]] = {}
    for place_ in places:
        points.setdefault(place_.y, []).append((place_.u, place_.id))
    row_of = {place_.id: place_.y for place_ in places}
    for span in spans:
        bars.setdefault(row_of[span.event], []).append((span.u0, span.u1))
    board = Board((y, points[y], bars.get(y, ())) for y in sorted(points))
    for deadline in deadlines:
        board.put_line(Line(deadline.u, deadline.y0, deadline.y1))
    return board


def _title(place_: Place, alone: Mapping[str, Range]) -> Wish:
    return Wish(place_.id, "title", place_.label, place_.label_px, ("right", "left"), alone[place_.id].from_px)


def _lag(
    answer: Answer, days: int, by_id: Mapping[str, Place], alone: Mapping[str, Range], languages: Sequence[str]
) -> Wish:
    """The lag beside the answering mark, once the answered one is so far off that the arc leaves it room."""
    words = lag_words(days, languages[0])
    width = max(text_width(lag_words(days, lang), SMALL_SIZE) for lang in dict.fromkeys(languages))
    apart = by_id[answer.event].u - by_id[answer.other].u
    clear = (LABEL_GAP + width + ARC_ROOM) / apart if apart > 0 else INFINITY
    return Wish(answer.event, "lag", words, width, ("left",), max(alone[answer.event].from_px, clear))


def _first_of_each(answered: Sequence[Answer], by_id: Mapping[str, Place]) -> list[Answer]:
    """One answer for each lag that several events of a lane share, that of the topmost: it is said once."""
    first: dict[tuple[str, int | None, int], Answer] = {}
    spoken_for: set[str] = set()
    for answer in sorted(answered, key=lambda a: (by_id[a.event].y, a.event)):
        key = (answer.other, answer.days, by_id[answer.event].seat.lane)
        if key not in first and answer.event not in spoken_for:
            first[key] = answer
            spoken_for.add(answer.event)
    return list(first.values())


def _by_importance(wishes: Sequence[Wish], by_id: Mapping[str, Place]) -> tuple[list[Wish], list[Wish]]:
    anchors = [wish for wish in wishes if by_id[wish.event].importance == MAXIMUM_IMPORTANCE]
    return anchors, [wish for wish in wishes if by_id[wish.event].importance != MAXIMUM_IMPORTANCE]


def _label(grant: Granted, at: Place) -> Label:
    wish = grant.wish
    return Label(wish.event, wish.role, wish.text, at.u, at.y, grant.side, wish.width, grant.range)


def _connector(way: Way, from_px: float, whole_from: float | None, at: Place) -> Connector:
    full_from = INFINITY if whole_from is None else whole_from
    return Connector(
        event=way.event,
        role=way.role,
        u=way.line.u,
        y0=way.start,
        y1=way.end,
        heads=way.heads,
        stub_y1=way.stub_end,
        side=at.side,
        stub=Range(from_px, full_from),
        full=Range(full_from, INFINITY),
    )
