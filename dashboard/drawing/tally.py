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
ROW = 26
MIDDLE = 50.0
"""Where the two sides meet, in percent of the width; the year stands there."""
HALF = 32.0
"""The longest bar, in percent of the width."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One event of the tally: how many people it expelled, and who says so."""

    event: str
    date: str
    title: Wording
    people: int
    source: Text | None


@dataclass(frozen=True, slots=True)
class Year:
    """What the two sides (`a` and `b`) expelled in one year."""

    year: int
    a: tuple[Counted, ...]
    b: tuple[Counted, ...]

    def people(self, side: str) -> int:
        """The sum of one side."""
        return sum(one.people for one in (self.a if side == "a" else self.b))


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
        found, side = _people(whole, event), acting_side(event, letters)
        if found is None or side not in ("a", "b") or event.date.earliest is None:
            continue
        people, source = found
        told = teller.entry(event)
        counted = Counted(event.id, told.date, told.title, people, hearing.text(source))
        years.setdefault(civil(event.date.earliest)[0], {"a": [], "b": []})[side].append(counted)
    if not years:
        return None
    names = side_names(whole)
    words = [in_language(whole.info.sides.get(names.get(side, ""), {}), lang) or names.get(side, side) for side in "ab"]
    ordered = tuple(Year(year, tuple(years[year]["a"]), tuple(years[year]["b"])) for year in sorted(years))
    return Tally(ordered, (words[0], words[1]))


def _people(table: EventTable, event: Event) -> tuple[int, str] | None:
    """How many people the event expelled and the source of that number; None where it is not said."""
    counted = [one for one in table.counted(event.id, COUNTED) if one.unit in ("", "persons")]
    if counted:
        return sum(one.value or 0 for one in counted), counted[0].source
    if event.people is not None and event.people_of == COUNTED:
        cited = [citation.source for citation in table.citations_of(event.id) if citation.role == "supports"]
        return event.people, cited[0] if cited else ""
    return None


def tally_chart(tally: Tally, lang: str) -> Markup:
    """Mirrored bars, a row a year: one side to the left of the years, the other to the right."""
    most = max(max(year.people("a"), year.people("b")) for year in tally.years)
    rows = [_row(tally, year, place * ROW, most, lang) for place, year in enumerate(tally.years)]
    box = {"class": "tally-drawing", "width": "100%", "height": len(tally.years) * ROW, "role": "img"}
    label = "; ".join(
        text(lang, "tables.tally_bar", n=year.people(side), year=str(year.year), side=tally.names["ab".index(side)])
        for year in tally.years
        for side in "ab"
        if year.people(side)
    )
    return element("svg", {**box, "aria-label": label}, joined(rows))


def _row(tally: Tally, year: Year, top: int, most: int, lang: str) -> Markup:
    middle = top + ROW / 2
    parts = [element("text", {"x": f"{MIDDLE}%", "y": middle + 4, "class": "tally-year mid"}, str(year.year))]
    for side, way in (("a", -1), ("b", 1)):
        people = year.people(side)
        if not people:
            continue
        width = max(HALF * people / most, 0.3)
        start = MIDDLE + way * 5
        left = start - width if way < 0 else start
        words = text(lang, "tables.tally_bar", n=people, year=str(year.year), side=tally.names["ab".index(side)])
        box = {
            "x": f"{left:.2f}%",
            "y": top + 4,
            "width": f"{width:.2f}%",
            "height": ROW - 8,
            "class": f"tally-bar {side}",
        }
        parts.append(element("rect", box, element("title", None, words)))
        at = {
            "x": f"{start + way * (width + 1):.2f}%",
            "y": middle + 4,
            "class": "tally-count" + (" end" if way < 0 else ""),
        }
        parts.append(element("text", at, number(people, lang)))
    return element("g", None, joined(parts))
