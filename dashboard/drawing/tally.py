"""The tally: how many people either side expelled in each year, with the events and sources that it is counted from."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.chart.entries import Teller, Wording
from dashboard.chart.lanes import acting_side, side_letters, side_names
from dashboard.chart.testimony import Hearing, Text
from dashboard.drawing.elements import element, joined
from timeline_data.calendar_days import civil
from timeline_data.language.words import number, text
from timeline_data.table import Event, EventTable, in_language

COUNTED = "expelled"
PERSONS = ("", "persons")
ROW = 26
BAR = 18
"""The height of a row and of the bar in it, in px."""
DROP = 4
"""How far the baseline of a text lies under the middle of its row, in px."""
MIDDLE = 50.0
"""Where the two sides meet, in percent of the width; the year stands there."""
APART = 7.0
HALF = 30.0
"""How far from there the bars begin, and how long the longest is, in percent of the width."""


@dataclass(frozen=True, slots=True)
class Said:
    """One source's number of the people that an event expelled; `low` and `high` differ where it gives a range."""

    low: int
    high: int
    source: Text | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One event of the tally: how many people it expelled, and who says so.

    `people` is what is counted; `low` and `high` are the least and the most that any source has, `said` what each has.
    """

    event: str
    date: str
    title: Wording
    people: int
    source: Text | None
    low: int
    high: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What the two sides (`a` and `b`) expelled in one year."""

    year: int
    a: tuple[Counted, ...]
    b: tuple[Counted, ...]

    def of(self, side: str) -> tuple[Counted, ...]:
        """The events of one side."""
        return self.a if side == "a" else self.b

    def people(self, side: str) -> int:
        """The sum of one side."""
        return sum(one.people for one in self.of(side))

    def range(self, side: str) -> tuple[int, int]:
        """The least and the most that the sources of one side add up to."""
        return sum(one.low for one in self.of(side)), sum(one.high for one in self.of(side))


@dataclass(frozen=True, slots=True)
class Tally:
    """Years in order, and the names of the two sides."""

    years: tuple[Year, ...]
    names: tuple[str, str]

    def total(self, side: str) -> int:
        """The sum of one side over all years."""
        return sum(year.people(side) for year in self.years)


def tally_of(table: EventTable, whole: EventTable, lang: str) -> Tally | None:
    """The people expelled by the first two sides in the events of `table`; None where there is nobody to count."""
    letters, hearing, teller = side_letters(whole), Hearing(whole, lang), Teller(table, lang, whole)
    years: dict[int, dict[str, list[Counted]]] = {}
    for event in table.events:
        counted, side = _counted(whole, event, hearing, teller), acting_side(event, letters)
        if counted is not None and side in ("a", "b") and event.date.earliest is not None:
            years.setdefault(civil(event.date.earliest)[0], {"a": [], "b": []})[side].append(counted)
    if not years:
        return None
    names = side_names(whole)
    words = [in_language(whole.info.sides.get(names.get(side, ""), {}), lang) or names.get(side, side) for side in "ab"]
    ordered = tuple(Year(year, tuple(years[year]["a"]), tuple(years[year]["b"])) for year in sorted(years))
    return Tally(ordered, (words[0], words[1]))


def _counted(table: EventTable, event: Event, hearing: Hearing, teller: Teller) -> Counted | None:
    """How many people the event expelled and who says so; None where no number is given."""
    numbers = [one for one in table.counted(event.id, COUNTED) if one.unit in PERSONS]
    if numbers:
        people, first = sum(one.value or 0 for one in numbers), numbers[0].source
        said = _said(table, event, hearing) if not numbers[0].actor else ()
    elif event.people is not None and event.people_of == COUNTED:
        cited = [citation.source for citation in table.citations_of(event.id) if citation.role == "supports"]
        people, first, said = event.people, cited[0] if cited else "", ()
    else:
        return None
    said = said or (Said(people, people, hearing.text(first)),)
    low, high = min(people, *(one.low for one in said)), max(people, *(one.high for one in said))
    told = teller.entry(event)
    return Counted(event.id, told.date, told.title, people, hearing.text(first), low, high, said)


def _said(table: EventTable, event: Event, hearing: Hearing) -> tuple[Said, ...]:
    """Each source's number of all the people that the event expelled."""
    found = []
    for one in table.numbers_of(event.id):
        known = [amount for amount in (one.low, one.value, one.high) if amount is not None]
        if one.measure == COUNTED and one.unit in PERSONS and not one.actor and known:
            found.append(Said(min(known), max(known), hearing.text(one.source)))
    return tuple(dict.fromkeys(found))


def counts_people(table: EventTable) -> bool:
    """Whether any event of the table says how many people it expelled."""
    return any(one.measure == COUNTED for one in table.numbers) or any(e.people_of == COUNTED for e in table.events)


# --- The drawing ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one side in one year: `x0` to `x1` and the ends of its range in percent of the width, `y` in px.

    `way` is -1 for a bar that grows to the left. `amount` stands beside it, with `between` where there is room for its
    range; `words` is what it says.
    """

    year: Year
    side: str
    way: int
    x0: float
    x1: float
    range: tuple[float, float] | None
    y: float
    amount: str
    between: str
    words: str

    @property
    def end(self) -> float:
        """Where the bar, and its range, end: the number stands beyond."""
        far: tuple[float, ...] = (self.x0 if self.way < 0 else self.x1, *(self.range or ()))
        return min(far) if self.way < 0 else max(far)


def bars(tally: Tally, lang: str) -> tuple[Bar, ...]:
    """The bars of a tally, for whatever draws them: a row a year, one side to the left, the other to the right."""
    most = max(year.range(side)[1] for year in tally.years for side in "ab")
    return tuple(
        _bar(tally, year, side, (place + 0.5) * ROW, HALF / most, lang)
        for place, year in enumerate(tally.years)
        for side in "ab"
        if year.people(side)
    )


def _bar(tally: Tally, year: Year, side: str, y: float, scale: float, lang: str) -> Bar:
    people, (low, high) = year.people(side), year.range(side)
    way = -1 if side == "a" else 1
    start = MIDDLE + way * APART
    end = start + way * max(people * scale, 0.3)
    span = (start + way * low * scale, start + way * high * scale) if low != high else None
    words = text(lang, "tables.tally_bar", n=people, year=str(year.year), side=tally.names["ab".index(side)])
    between = ""
    if span is not None:
        between = f"({text(lang, 'reading.range', low=number(low, lang), high=number(high, lang))})"
        words = f"{words} {between}"
    return Bar(year, side, way, min(start, end), max(start, end), span, y, number(people, lang), between, words)


def tally_chart(tally: Tally, lang: str) -> Markup:
    """The tally as an SVG: mirrored bars, a row a year."""
    drawn = bars(tally, lang)
    years = [
        element("text", {"x": f"{MIDDLE}%", "y": (place + 0.5) * ROW + DROP, "class": "tally-year mid"}, str(year.year))
        for place, year in enumerate(tally.years)
    ]
    box = {"class": "tally-drawing", "width": "100%", "height": len(tally.years) * ROW, "role": "img"}
    label = "; ".join(bar.words for bar in drawn)
    return element("svg", {**box, "aria-label": label}, joined([*years, *(_drawn(bar) for bar in drawn)]))


def _drawn(bar: Bar) -> Markup:
    size = {"width": f"{bar.x1 - bar.x0:.2f}%", "height": BAR}
    box = {"x": f"{bar.x0:.2f}%", "y": bar.y - BAR / 2, **size, "class": f"tally-bar {bar.side}"}
    at = {"x": f"{bar.end + bar.way:.2f}%", "y": bar.y + DROP, "class": "tally-count" + (" end" if bar.way < 0 else "")}
    between = [element("tspan", {"class": "tally-between"}, f" {bar.between}")] if bar.between else []
    parts = [element("rect", box, element("title", None, bar.words)), element("text", at, bar.amount, *between)]
    if bar.range is not None:
        x1, x2 = (f"{x:.2f}%" for x in bar.range)
        parts.append(element("line", {"class": "tally-range", "x1": x1, "x2": x2, "y1": bar.y, "y2": bar.y}))
    return element("g", None, joined(parts))
