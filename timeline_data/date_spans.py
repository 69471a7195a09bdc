"""One single EDTF date (no interval, no set) as the days that it covers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from timeline_data.calendar_days import day_number, month_length

MAXIMUM_YEAR = 999_999_999_999
"""Years reach this far to either side, so that a day stays exact in an int64 and in a browser's float."""

Qualifiers = tuple[str, str, str]
"""`?`, `~`, `%` or "" of the year, the month and the day."""

UNQUALIFIED: Qualifiers = ("", "", "")

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12, 25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6}
"""First month by code. 21 to 24 name no hemisphere and are drawn as the northern seasons (25 to 28); each is
three whole months, and a winter begins in December of its year."""

_QUARTERS = {33: 1, 34: 4, 35: 7, 36: 10}
_THIRDS = {37: 1, 38: 5, 39: 9}
_HALVES = {40: 1, 41: 7}
_GROUPS = {
    **{code: ("season", first, 3) for code, first in SEASONS.items()},
    **{code: ("quarter", first, 3) for code, first in _QUARTERS.items()},
    **{code: ("third", first, 4) for code, first in _THIRDS.items()},
    **{code: ("half", first, 6) for code, first in _HALVES.items()},
}
_UNITS_OF_YEARS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}

_SINGLE = re.compile(
    r"([?~%]?)(-?[0-9X]{4}(?:S[0-9]+)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?)([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_NUMBER = re.compile(r"(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|[+-]([0-9]{2})(?::([0-9]{2}))?)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class EdtfError(ValueError):
    """A text that is no EDTF date. `rule` names what is broken, `remedy` says what to write instead."""

    def __init__(self, value: str, rule: str, message: str, remedy: str) -> None:
        self.value, self.rule, self.message, self.remedy = value, rule, message, remedy
        super().__init__(f"{message} {remedy}")


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a single date, both inclusive, its precision and what is said of its parts."""

    earliest: int
    latest: int
    precision: str
    qualifiers: Qualifiers = UNQUALIFIED


def shortened(text: str) -> str:
    """The text in quotation marks for a message, cut after 60 characters."""
    return f'"{text}"' if len(text) <= 60 else f'"{text[:59]}…"'


def refusal(text: str, rule: str, reason: str, remedy: str) -> EdtfError:
    """The error for `text`; `reason` follows a colon and ends without a full stop ("" for none)."""
    message = f"cannot read {shortened(text)} as a date" + (f": {reason}." if reason else ".")
    return EdtfError(text, rule, message, remedy)


def read_span(text: str) -> Span:
    """Read one single EDTF date. Raises EdtfError, with the rule `date-format` where the shape is unknown."""
    day, separator, time = text.partition("T")
    if separator and _DAY.fullmatch(day):
        _check_time(text, day, time)
        text = day
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise refusal(
            text, "date-format", "", "Write a date such as 2021-10-18, 2021-10, 2021~ or 2021-10-01/2021-10-18."
        )
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = match.groups("")
    qualifiers = UNQUALIFIED
    if before_year or after_year or before_month or after_month or before_day or after_day:
        qualifiers = (
            _merged(before_year + after_year + after_month + after_day),
            _merged(before_month + after_month + after_day) if month else "",
            _merged(before_day + after_day) if day else "",
        )
    if "X" in text:
        earliest, latest, precision = _unspecified(text, year, month, day)
    elif month:
        earliest, latest, precision = days_of(text, _whole_year(text, year), int(month), int(day) if day else None)
    else:
        earliest, latest, precision = _years(text, year)
    return Span(earliest, latest, precision, qualifiers)


def days_of(text: str, year: int, month: int | None, day: int | None) -> tuple[int, int, str]:
    """Earliest day, latest day and precision of a date in numbers. Raises EdtfError for one that is in no calendar."""
    if month is None:
        return day_number(year, 1, 1), day_number(year, 12, 31), "year"
    if not 1 <= month <= 12:
        return _days_of_group(text, year, month, day)
    if day is None:
        return day_number(year, month, 1), day_number(year, month, month_length(year, month)), "month"
    if not 1 <= day <= month_length(year, month):
        last = month_length(year, month)
        raise refusal(
            text, "date-day", f"{year:04d}-{month:02d} has no day {day:02d}", f"Write a day from 01 to {last}."
        )
    number = day_number(year, month, day)
    return number, number, "day"


def _days_of_group(text: str, year: int, code: int, day: int | None) -> tuple[int, int, str]:
    if day is not None:
        swapped = f"{year:04d}-{day:02d}-{code:02d}"
        likely = 1 <= day <= 12 and 1 <= code <= month_length(year, day)
        remedy = f"Write {swapped} if the day was written first." if likely else "Write a month from 01 to 12."
        raise refusal(text, "date-month", f"a day cannot be in month {code:02d}", remedy)
    if code not in _GROUPS:
        raise refusal(
            text,
            "date-month",
            f"there is no month {code:02d}",
            "Write a month from 01 to 12, or a code from 21 (spring) to 41 (second half of the year).",
        )
    precision, first, length = _GROUPS[code]
    years, next_month = divmod(first - 1 + length, 12)
    return day_number(year, first, 1), day_number(year + years, next_month + 1, 1) - 1, precision


def _merged(symbols: str) -> str:
    uncertain, approximate = "?" in symbols, "~" in symbols
    if "%" in symbols or (uncertain and approximate):
        return "%"
    return "?" if uncertain else "~" if approximate else ""


def _check_time(text: str, day: str, time: str) -> None:
    match = _TIME.fullmatch(time)
    limits = (23, 59, 59, 23, 59)
    if match is None or any(int(part) > limit for part, limit in zip(match.groups("0"), limits, strict=True)):
        raise refusal(
            text,
            "date-time",
            "its time of day is not written as EDTF writes it",
            f"Write hours, minutes and seconds, as in {day}T14:30:00Z, or only {day}.",
        )


def _whole_year(text: str, year: str) -> int:
    """The number of a year that months may follow."""
    if "S" in year:
        raise refusal(
            text,
            "date-year",
            "significant digits (S) belong to a year that stands alone",
            "Leave out the month or the S.",
        )
    return _year_and_digits(text, year)[0]


def _year_and_digits(text: str, year: str) -> tuple[int, int | None]:
    """The number of the year and how many of its digits are significant (None: all)."""
    match = _NUMBER.fullmatch(year)
    assert match is not None, "the shape was checked by _SINGLE"
    long, sign, digits, exponent, significant = match.groups("")
    if long and (digits.startswith("0") or (not exponent and len(digits) <= 4)):
        raise refusal(
            text,
            "date-year",
            "Y begins a year of more than four digits",
            f"Write {sign}{digits.lstrip('0')[:4]:0>4} without the Y.",
        )
    # The lengths are asked first: a number of millions of digits must not be made at all.
    zeros = int(exponent or 0) if len(exponent) <= 4 else MAXIMUM_YEAR
    if len(digits) + zeros > len(str(MAXIMUM_YEAR)):
        raise refusal(text, "date-year", "its year is too far away", "Write a year of at most 12 digits.")
    if sign and not int(digits):
        raise refusal(text, "date-year", "there is no year -0000", "Write 0000 for the year 1 BC.")
    number = int(digits) * 10**zeros
    kept = None
    if significant:
        kept = int(significant[:4])
        if not 1 <= kept <= len(str(number)):
            raise refusal(
                text,
                "date-year",
                f"the year has no {shortened(significant)[1:-1]} digits",
                f"Write a number from 1 to {len(str(number))} after the S.",
            )
    return (-number if sign else number), kept


def _years(text: str, year: str) -> tuple[int, int, str]:
    number, significant = _year_and_digits(text, year)
    if significant is None:
        return days_of(text, number, None, None)
    unit = 10 ** (len(str(abs(number))) - significant)
    least = abs(number) // unit * unit
    first, last = (least, least + unit - 1) if number >= 0 else (1 - least - unit, -least)
    return day_number(first, 1, 1), day_number(last, 12, 31), _UNITS_OF_YEARS.get(unit, "era")


def _unspecified(text: str, year: str, month: str, day: str) -> tuple[int, int, str]:
    """The span of a date with X in place of digits: from the first to the last day that it may mean."""
    if "S" in year or year.startswith("Y"):
        raise refusal(
            text, "date-unspecified", "X stands only in years of four digits", "Write the digits, or four with X."
        )
    sign, digits = (-1, year[1:]) if year.startswith("-") else (1, year)
    months, days = list(_numbers(month, 1, 12)), list(_numbers(day, 1, 31))
    if (month and not months and "X" in month) or (day and not days):
        raise refusal(
            text, "date-unspecified", "no month or day is written like that", "Write X only for unknown digits."
        )
    if not month or months:
        numbers = [sign * int("".join(choice)) for choice in _choices(digits)][::sign]
        earliest = _first_day(numbers, months, days, min)
        if earliest is not None:
            latest = _first_day(reversed(numbers), months[::-1], days[::-1], max)
            assert latest is not None, "what has a first day has a last day"
            return earliest, latest, _precision_of_unspecified(digits, month, day)
        raise refusal(text, "date-day", "no such day is in any calendar", "Write a day that the month has.")
    spans = [
        days_of(text, sign * int("".join(choice)), int(month), int(day) if day else None) for choice in _choices(digits)
    ]
    return min(s[0] for s in spans), max(s[1] for s in spans), _precision_of_unspecified(digits, month, day)


def _choices(pattern: str) -> Iterator[tuple[str, ...]]:
    return product(*("0123456789" if sign == "X" else sign for sign in pattern))


def _numbers(pattern: str, least: int, most: int) -> Iterator[int]:
    """The numbers in the range that the pattern of two signs can mean, in order."""
    for choice in _choices(pattern) if pattern else ():
        number = int("".join(choice))
        if least <= number <= most:
            yield number


def _first_day(
    years: list[int] | Iterator[int], months: list[int], days: list[int], pick: Callable[[int, int], int]
) -> int | None:
    """The first day that exists, years, months and days tried in their order; None where none does."""
    for year in years:
        for month in months or [pick(1, 12)]:
            length = month_length(year, month)
            if not days:
                return day_number(year, month, pick(1, length))
            for day in days:
                if day <= length:
                    return day_number(year, month, day)
    return None


def _precision_of_unspecified(digits: str, month: str, day: str) -> str:
    if "X" in digits:
        return ("era", "millennium", "century", "decade")[digits.index("X")]
    if "X" in month:
        return "year"
    assert "X" in day, "asked only of a date with an X"
    return "month"
