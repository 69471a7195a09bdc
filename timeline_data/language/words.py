"""Dates, numbers and durations in words, and every other text of the interface by its key."""

from __future__ import annotations

from typing import Literal

from timeline_data.calendar_days import civil
from timeline_data.kinds import KINDS
from timeline_data.language.date_phrases import date_words, year_words
from timeline_data.language.vocabulary import (
    LANGUAGES,
    UnknownLanguage,
    direction,
    language,
    language_name,
    number,
    text,
)

__all__ = [
    "LANGUAGES",
    "DayStyle",
    "UnknownLanguage",
    "date_words",
    "day_words",
    "direction",
    "duration_words",
    "kind_words",
    "lag_words",
    "language_name",
    "number",
    "text",
    "year_words",
]

DayStyle = Literal["long", "short", "day", "month", "short_month", "year"]

_DAYS_OF_MONTH = 30.436875
_DAYS_OF_YEAR = 365.2425
_FIRST_IN_MONTHS = 60
_SHORT_YEARS = 10


def day_words(day: int, lang: str, style: DayStyle = "long") -> str:
    """A day in words: `long` 18 October 2021, `short` 18 Oct 2021, `day` 18 Oct, `month` October 2021,
    `short_month` Oct 2021, `year` 2021. Raises UnknownLanguage.
    """
    tongue = language(lang)
    year, month, day_of_month = civil(day)
    if style == "year":
        return year_words(year, lang)
    if style in ("month", "short_month"):
        names = tongue.months if style == "month" else tongue.short_months
        return tongue.template("dates.month").format(month=names[month - 1], year=year_words(year, lang))
    if style == "day":
        return tongue.template("dates.day_month").format(day=day_of_month, month=tongue.short_months[month - 1])
    names = tongue.months if style == "long" else tongue.short_months
    return tongue.template("dates.day").format(day=day_of_month, month=names[month - 1], year=year_words(year, lang))


def lag_words(days: int, lang: str) -> str:
    """How much later an answer came: `12 days later`; `the same day` for 0, `2 days earlier` below it."""
    if days == 0:
        return text(lang, "durations.same_day")
    return text(lang, "durations.later" if days > 0 else "durations.earlier", n=abs(days))


def duration_words(days: int, lang: str, compact: bool = False) -> str:
    """A length of time in the unit that suits it: `12 days`, `≈ 8 mo`, `≈ 3.9 yr`; compact: `12 d`, `8 mo`, `3.9 y`.

    Days below 60 are exact; months are rounded; years have one decimal below 10.
    """
    days = abs(days)
    key = "durations.compact_" if compact else "durations."
    if days < _FIRST_IN_MONTHS:
        return text(lang, f"{key}days", n=days)
    months = round(days / _DAYS_OF_MONTH)
    if months < 12:
        return text(lang, f"{key}months", n=months)
    years = days / _DAYS_OF_YEAR
    return text(lang, f"{key}years", n=round(years, 1) if years < _SHORT_YEARS else round(years))


def kind_words(kind: str, lang: str) -> str:
    """The name of a kind of event; a kind that is not ours is said as the table writes it."""
    return text(lang, f"kinds.{kind}") if kind in KINDS else kind.replace("_", " ")
