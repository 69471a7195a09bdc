"""EDTF dates (Library of Congress, 2019-02-04 = ISO 8601-2:2019): what is known of when something happened.

Levels 0 and 1 are read completely; of level 2 qualified parts, sets, parts of the year (25 to 41), exponents,
significant digits and X in any place. Nothing is guessed: a text that is no EDTF date is an EdtfError, whose
remedy gives the EDTF text where the reading is certain and every reading where it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline_data.date_remedies import suggest
from timeline_data.date_spans import UNQUALIFIED, EdtfError, Qualifiers, days_of, read_span, refusal

__all__ = ["MAXIMUM_LENGTH", "EdtfDate", "EdtfError", "approximate_width", "parse", "soft_widths"]

MAXIMUM_LENGTH = 2000
"""Characters of a date; a longer text is refused unread."""

_CACHED_DATES = 32_768
_UNBOUNDED_START, _UNBOUNDED_END = -(2**63), 2**63 - 1
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%])?")
_UNIT_DAYS = {
    "day": 1,
    "month": 30,
    "season": 91,
    "quarter": 91,
    "third": 122,
    "half": 183,
    "year": 365,
    "decade": 3_652,
    "century": 36_524,
    "millennium": 365_242,
}


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as it is known.

    `earliest` and `latest` are days (proleptic Gregorian ordinals, both inclusive), before any width that a
    picture gives to `~`; None where that side is open or unknown.
    `form` is `date`, `interval`, `one_of` (`[…]`: some day between) or `all_of` (`{…}`).
    `precision` is `day`, `month`, `season`, `quarter`, `third`, `half`, `year`, `decade`, `century`,
    `millennium` or `era` (wider) of a single date, `interval` or `set` of the others.
    `qualifiers` holds `?`, `~`, `%` or "" of the year, the month and the day of a single date; `uncertain` and
    `approximate` say that any part, end or member is so.
    `members` are the dates of a set, in which a range `a..b` is an interval.
    """

    text: str
    earliest: int | None
    latest: int | None
    precision: str = "day"
    form: str = "date"
    uncertain: bool = False
    approximate: bool = False
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    members: tuple[EdtfDate, ...] = ()
    open_start: bool = False
    open_end: bool = False
    qualifiers: Qualifiers = UNQUALIFIED

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Orders all dates by earliest day, latest day, text: an unbounded start first, an unbounded end last."""
        return (
            _UNBOUNDED_START if self.earliest is None else self.earliest,
            _UNBOUNDED_END if self.latest is None else self.latest,
            self.text,
        )


def parse(text: str) -> EdtfDate:
    """Read one EDTF date. Raises EdtfError and nothing else, whatever the text."""
    try:
        return _cached(text)
    except EdtfError as error:
        raise _explained(text, error) from None


def approximate_width(date: EdtfDate, units: float = 1) -> int:
    """Days by which a picture widens a single approximate date to each side; 0 for any other.

    EDTF gives `~` no width: it is a setting, `units` of the date's own precision (a month counts 30 days, a
    year 365). `earliest` and `latest` never contain it. The ends of an interval have their own (`soft_widths`).
    """
    if not date.approximate or date.form != "date" or date.earliest is None or date.latest is None:
        return 0
    return round(units * _UNIT_DAYS.get(date.precision, date.latest - date.earliest + 1))


def soft_widths(date: EdtfDate, units: float = 1) -> tuple[int, int]:
    """Days of softness before the earliest and after the latest day, from the end or member that lies there."""
    if date.form == "date":
        width = approximate_width(date, units)
        return width, width
    if date.form == "interval":
        ends = (date.start, date.end)
        return (
            0 if ends[0] is None else approximate_width(ends[0], units),
            0 if ends[1] is None else approximate_width(ends[1], units),
        )
    widths = [(member, soft_widths(member, units)) for member in date.members]
    return (
        max((soft[0] for member, soft in widths if member.earliest == date.earliest), default=0),
        max((soft[1] for member, soft in widths if member.latest == date.latest), default=0),
    )


@lru_cache(maxsize=_CACHED_DATES)
def _cached(text: str) -> EdtfDate:
    return _read_plain(text) or _read(text)


def _read_plain(text: str) -> EdtfDate | None:
    """The date if it is of the commonest shape: a year, month or day of four digits, qualified as a whole."""
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return None
    year, month, day, symbol = plain.groups()
    earliest, latest, precision = days_of(
        text, int(year), None if month is None else int(month), None if day is None else int(day)
    )
    if symbol is None:
        return EdtfDate(text, earliest, latest, precision)
    return _single(text, earliest, latest, precision, (symbol, symbol if month else "", symbol if day else ""))


def _read(text: str) -> EdtfDate:
    if len(text) > MAXIMUM_LENGTH:
        raise refusal(
            text, "date-length", f"it has {len(text)} characters", f"Write at most {MAXIMUM_LENGTH} characters."
        )
    if not text:
        raise EdtfError(text, "date-empty", "there is no date.", "Write a date such as 2021-10-18, 2021-10 or 2021.")
    if text[0] in "[{":
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return _read_other(text)


def _read_other(text: str) -> EdtfDate:
    span = read_span(text)
    return _single(text, span.earliest, span.latest, span.precision, span.qualifiers)


def _single(text: str, earliest: int, latest: int, precision: str, qualifiers: Qualifiers) -> EdtfDate:
    symbols = "".join(qualifiers)
    return EdtfDate(
        text,
        earliest,
        latest,
        precision,
        uncertain="?" in symbols or "%" in symbols,
        approximate="~" in symbols or "%" in symbols,
        qualifiers=qualifiers,
    )


def _read_interval(text: str) -> EdtfDate:
    ends = text.split("/")
    if len(ends) != 2:
        raise refusal(
            text, "date-format", "", "Write an interval as two dates with one / between, as in 2014-03/2014-05."
        )
    start, end = ends
    if not start.strip(".") and not end.strip("."):
        raise refusal(text, "date-interval", "it has no date at either end", "Write at least one end, as in 2014/..")
    return _between(
        text,
        None if start in ("", "..") else _read_end(text, start),
        None if end in ("", "..") else _read_end(text, end),
        open_start=start == "..",
        open_end=end == "..",
    )


def _read_end(text: str, end: str) -> EdtfDate:
    """An end of an interval or a member of a set: a single date without a time of day."""
    if end[:1] in ("[", "{") or end.find("T") > 0:
        raise refusal(
            text,
            "date-interval",
            f"{end} cannot stand inside another date",
            "Write a date without a time, as in 2014-03-18.",
        )
    return _read_plain(end) or _read_other(end)


def _between(
    text: str, start: EdtfDate | None, end: EdtfDate | None, *, open_start: bool = False, open_end: bool = False
) -> EdtfDate:
    earliest = None if start is None else start.earliest
    latest = None if end is None else end.latest
    if start is not None and end is not None and earliest is not None and latest is not None and earliest > latest:
        raise refusal(
            text,
            "date-reversed",
            f"it begins on {start.text} and ends before that, on {end.text}",
            f"Let it begin with {end.text} and end with {start.text}, or correct one of them.",
        )
    ends = [date for date in (start, end) if date is not None]
    return EdtfDate(
        text,
        earliest,
        latest,
        precision="interval",
        form="interval",
        uncertain=any(date.uncertain for date in ends),
        approximate=any(date.approximate for date in ends),
        start=start,
        end=end,
        open_start=open_start,
        open_end=open_end,
    )


def _read_set(text: str) -> EdtfDate:
    if text[-1] != {"[": "]", "{": "}"}[text[0]] or len(text) < 3:
        raise refusal(
            text, "date-set", "the brackets hold no dates or do not close", "Write [1667,1668] or {1667,1668}."
        )
    parts = [part.removeprefix(" ") for part in text[1:-1].split(",")]
    members = tuple(_read_member(text, part, place, len(parts)) for place, part in enumerate(parts))
    starts = [member.earliest for member in members if member.earliest is not None]
    ends = [member.latest for member in members if member.latest is not None]
    open_start, open_end = members[0].open_start, members[-1].open_end
    return EdtfDate(
        text,
        None if open_start else min(starts),
        None if open_end else max(ends),
        precision="set",
        form="one_of" if text[0] == "[" else "all_of",
        uncertain=any(member.uncertain for member in members),
        approximate=any(member.approximate for member in members),
        members=members,
        open_start=open_start,
        open_end=open_end,
    )


def _read_member(text: str, part: str, place: int, count: int) -> EdtfDate:
    """A member of a set; a range `a..b` becomes the interval `a/b`."""
    start, dots, end = part.partition("..")
    if not dots:
        return _read_end(text, part)
    if (not start and (place > 0 or not end)) or (not end and place < count - 1):
        raise refusal(
            text,
            "date-set",
            "only its first date may open with .. and only its last close with ..",
            "Write [..1984] or [1984..].",
        )
    return _between(
        f"{start or '..'}/{end or '..'}",
        _read_end(text, start) if start else None,
        _read_end(text, end) if end else None,
        open_start=not start,
        open_end=not end,
    )


def _explained(text: str, error: EdtfError) -> EdtfError:
    """The error about the whole text, with a remedy that holds the EDTF text where one can be offered."""
    if error.rule != "date-format":
        return _about(text, error)
    suggestion = suggest(text)
    if suggestion.rule == "date-year-short":
        return refusal(
            text,
            "date-ambiguous",
            "its year is missing or has two digits",
            "Write the year with four digits, then month and day: YYYY-MM-DD.",
        )
    refused = error
    readings = []
    for candidate in suggestion.candidates:
        try:
            readings.append(_cached(candidate).text)
        except EdtfError as broken:
            refused = broken if refused is error else refused
    if not readings:
        return _about(text, refused)
    if len(readings) == 1:
        stop = " (with two dots)." if readings[0].endswith(".") else "."
        return refusal(text, suggestion.rule, "", f"Write {readings[0]}{stop}")
    return refusal(
        text, "date-ambiguous", "it can be read in more than one way", f"Write {' or '.join(readings)}, as it is meant."
    )


def _about(text: str, error: EdtfError) -> EdtfError:
    """The error of a part, with the whole text as its value."""
    return EdtfError(text, error.rule, error.message, error.remedy)
