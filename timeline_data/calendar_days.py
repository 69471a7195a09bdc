"""Days and civil dates of the proleptic Gregorian calendar, for any year.

A day is its ordinal as in `datetime.date.toordinal` (1 is 0001-01-01), carried on below 1; a year is
astronomical (0 is 1 BCE, -1 is 2 BCE). `datetime` itself ends at the years 1 and 9999.
"""

from __future__ import annotations

_MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_YEAR_1 = 306  # from 0000-03-01, where the algorithm's eras begin, to 0000-12-31
_DAYS_OF_ERA = 146_097  # an era is 400 years


def month_length(year: int, month: int) -> int:
    """How many days the month (1 to 12) of that year has."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_LENGTHS[month]


def day_number(year: int, month: int, day: int) -> int:
    """The ordinal of a civil date that exists; month and day are not checked.

    After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": the year begins in March, so
    that the leap day comes last and the lengths of the months before it follow one line.
    """
    if month <= 2:
        year -= 1
        month += 9
    else:
        month -= 3
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * month + 2) // 5 + day
    return (
        era * _DAYS_OF_ERA + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    ) - _DAYS_BEFORE_YEAR_1


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of an ordinal: the inverse of `day_number`."""
    era, day_of_era = divmod(day - 1 + _DAYS_BEFORE_YEAR_1, _DAYS_OF_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * day_of_year + 2) // 153
    day_of_month = day_of_year - (153 * month + 2) // 5 + 1
    year = era * 400 + year_of_era
    return (year + 1, month - 9, day_of_month) if month >= 10 else (year, month + 3, day_of_month)
