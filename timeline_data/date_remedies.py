"""What somebody who wrote a date in another way may have meant, in EDTF.

Only for the remedy of an error: nothing read here ever becomes a date without a person writing it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from timeline_data.calendar_days import month_length

LONGEST_REMEDIED = 100
"""Characters; a longer text is no date that a person wrote by hand."""

_INPUT_LANGUAGES = ("en", "id")
_OLD_SIGNS = str.maketrans({"u": "X", "x": "X", "y": "Y", "e": "E", "p": "S"})
_OLD_SHAPE = re.compile(r"[0-9uxXyYeEpS?~%/.\-\[\]{}, ]+")
_OLD_END = {"unknown": "", "open": ".."}
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))

_SHORT_YEAR = re.compile(r"[0-9]{1,2}([./ -])[0-9]{1,2}(\1[0-9]{2})?")
_SHORT_NAMED_YEAR = re.compile(r"(?:[0-9]{1,2}[. -]{1,2})?([a-z]+)\.?[ -]'?[0-9]{1,2}|[0-9]{1,2}[. -]{1,2}([a-z]+)\.?")
_TIMED = re.compile(
    r"(.+[0-9])[ t]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)? ?([ap]m)?(z|[+-][0-9]{2}:[0-9]{2})?"
)
_QUALIFIERS = {
    "%": r"(?:possibly|perhaps|maybe|mungkin) (?:around|about|circa|sekitar)",
    "~": r"(?:around|about|approximately|approx\.?|circa|ca?\.?|sekitar|kira-kira)",
    "?": r"(?:possibly|perhaps|maybe|probably|mungkin|barangkali)",
}
_SINCE = re.compile(r"(?:since|from|sejak|dari) (.+?)(?: on| onwards)?")
_UNTIL = re.compile(r"(?:until|till|to|hingga|sampai) (.+)")
_OPENINGS = re.compile(r"(?:from|dari|(between|antara)) (?=.)")
_JOINTS = re.compile(r" ?/ ?| ?\.\. ?| - | to | until | and | or | hingga | sampai | dan | atau |-")
_NOW = frozenset({"present", "now", "today", "ongoing", "sekarang", "kini"})
_THIRDS = {"early": 0, "beginning of": 0, "awal": 0, "mid": 1, "mid-": 1, "middle of": 1, "pertengahan": 1}
_THIRDS |= {"late": 2, "end of": 2, "akhir": 2}
_THIRD = re.compile(rf"({'|'.join(sorted(_THIRDS, key=len, reverse=True))}) ?(.+)")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASONS |= {"musim semi": 21, "musim panas": 22, "musim gugur": 23, "musim dingin": 24}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """EDTF texts that may be meant, best first; `rule` says why the text as it stands is none."""

    rule: Literal["date-format", "date-old-spelling", "date-year-short"]
    candidates: tuple[str, ...] = ()


def suggest(text: str) -> Suggestion:
    """What `text` may mean in EDTF. The candidates need not exist in a calendar: the caller asks `parse`."""
    if len(text) > LONGEST_REMEDIED:
        return Suggestion("date-format")
    modern = _modernised(text)
    if modern is not None:
        return Suggestion("date-old-spelling", (modern,))
    plain = " ".join(text.translate(_HYPHENS).lower().split())
    if _lacks_year(plain):
        return Suggestion("date-year-short")
    return Suggestion("date-format", tuple(dict.fromkeys(_meant(plain))))


def _modernised(text: str) -> str | None:
    """The text in the spelling of 2019 if it is in that of the drafts before, else None."""
    ends = [_OLD_END.get(end, end) for end in text.split("/")]
    modern = "/".join(ends).replace("?~", "%").replace("~?", "%")
    if _OLD_SHAPE.fullmatch(modern):
        modern = modern.translate(_OLD_SIGNS)
    return modern if modern != text and len(ends) <= 2 and any(ends) else None


def _lacks_year(text: str) -> bool:
    """Whether it is a day and a month, with two digits for the year or with none."""
    named = _SHORT_NAMED_YEAR.fullmatch(text)
    return bool(_SHORT_YEAR.fullmatch(text)) or (named is not None and (named[1] or named[2]) in _names()[0])


def _meant(text: str) -> list[str]:
    """Readings of a human date, which is in lower case with single blanks and plain hyphens."""
    return _read_end(text) or _read_range(text)


def _read_end(text: str) -> list[str]:
    return _read_plain(text) or _read_time(text) or _read_qualified(text)


def _read_plain(text: str) -> list[str]:
    return _read_iso(text) or _read_numbers(text) or _read_names(text) or _read_years(text)


def _read_iso(text: str) -> list[str]:
    """Texts that are EDTF but for blanks, dashes or case, and ISO 8601 in forms that EDTF leaves out."""
    if re.fullmatch(r"-?[0-9x]{4}(-[0-9x]{2}){0,2}[?~%]?(/([0-9x]{4}(-[0-9x]{2}){0,2}[?~%]?)?)?", text):
        return [text.upper()]
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})?", text):
        return ["-".join(part for part in match.groups() if part)]
    if match := re.fullmatch(r"([0-9]{4})-?w([0-9]{2})(?:-?([1-7]))?", text):
        year, week, day = match.groups("")
        return _in_calendar(_week, int(year), int(week), int(day or 0))
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{3})", text):
        return _in_calendar(_day_of_year, int(match[1]), int(match[2]))
    return []


def _in_calendar(make: Callable[..., str], *numbers: int) -> list[str]:
    try:
        return [make(*numbers)]
    except (ValueError, OverflowError):
        return []


def _week(year: int, week: int, day: int) -> str:
    days = [date.fromisocalendar(year, week, number) for number in ([day] if day else [1, 7])]
    return "/".join(each.isoformat() for each in days)


def _day_of_year(year: int, day: int) -> str:
    return (date(year, 1, 1) + timedelta(days=day - 1)).isoformat()


def _read_numbers(text: str) -> list[str]:
    """Dates in digits, in every order that the four digits of the year leave open."""
    if match := re.fullmatch(r"([0-9]{4})([./ -])([0-9]{1,2})\2([0-9]{1,2})", text):
        year, month, day = match[1], int(match[3]), int(match[4])
        return [f"{year}-{month:02d}-{day:02d}" if month <= 12 else f"{year}-{day:02d}-{month:02d}"]
    if match := re.fullmatch(r"([0-9]{1,2})([./ -])([0-9]{1,2})\2([0-9]{4})", text):
        first, second, year = int(match[1]), int(match[3]), match[4]
        return [f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"]
    return _read_short_numbers(text)


def _read_short_numbers(text: str) -> list[str]:
    """A month and a year, two years of which the second is shortened, or a year of few digits."""
    if match := re.fullmatch(r"([0-9]{1,2})[./-]([0-9]{4})", text):
        return [f"{match[2]}-{int(match[1]):02d}"]
    if match := re.fullmatch(r"([0-9]{4})/([0-9]{2})", text):
        return [f"{match[1]}-{match[2]}", f"{match[1]}/{match[1][:2]}{match[2]}"]
    if match := re.fullmatch(r"([0-9]{4})(?:[ -]|\.(?=[0-9]{2}))([0-9]{1,2})", text):
        return [f"{match[1]}-{int(match[2]):02d}"]
    if match := re.fullmatch(r"(-?)([0-9]{3})", text):
        return [f"{match[1]}{int(match[2]):04d}"]
    return []


def _read_time(text: str) -> list[str]:
    """A date followed by a time of day: `2021-10-18 14:30`."""
    match = _TIMED.fullmatch(text)
    if match is None:
        return []
    day, hours, minutes, seconds, half, zone = match.groups("")
    hour = int(hours) % 12 + (12 if half == "pm" else 0) if half else int(hours)
    return [f"{each}T{hour:02d}:{minutes}:{seconds or '00'}{zone.upper()}" for each in _read_plain(day)]


def _read_names(text: str) -> list[str]:
    """Dates with the name of a month, an era or a part of the year."""
    months, weekdays = _names()
    apart = re.sub(r"(?<=[0-9])-(?=[a-z])|(?<=[a-z.])-(?=[0-9])|,", " ", text)
    words = [word.rstrip(".") for word in apart.split()]
    if words and words[0] in weekdays:
        words = words[1:]
    place = next((place for place, word in enumerate(words) if word in months), None)
    if place is not None and len(words) <= 3:
        month = months[words[place]]
        numbers = [re.sub(r"(?<=[0-9])(st|nd|rd|th)$", "", word) for word in words[:place] + words[place + 1 :]]
        return _named(month, numbers)
    if match := re.fullmatch(rf"(?:the )?({'|'.join(_SEASONS)})(?: of| tahun)? ([0-9]{{4}})", text):
        return [f"{match[2]}-{_SEASONS[match[1]]}"]
    if match := re.fullmatch(r"q([1-4])[ -/]?([0-9]{4})", text) or re.fullmatch(r"(?:([0-9]{4})[ -/]?q([1-4]))", text):
        quarter, year = sorted(match.groups(), key=len)
        return [f"{year}-{32 + int(quarter)}"]
    return []


def _named(month: int, numbers: list[str]) -> list[str]:
    years = [number for number in numbers if re.fullmatch(r"[0-9]{4}", number)]
    if len(years) != 1:
        return []
    days = [number for number in numbers if number != years[0]]
    if not days:
        return [f"{years[0]}-{month:02d}"]
    if match := re.fullmatch(r"([0-9]{1,2})(?:-([0-9]{1,2}))?", days[0]):
        found = [f"{years[0]}-{month:02d}-{int(day):02d}" for day in match.groups() if day]
        return ["/".join(found)]
    return []


def _read_years(text: str) -> list[str]:
    """Years with an era, decades and centuries."""
    if match := re.fullmatch(r"(?:tahun )?([0-9]{1,4}) ?(?:bc|bce|b\.c\.|sm)", text):
        return [f"-{int(match[1]) - 1:04d}".replace("-0000", "0000")] if int(match[1]) else []
    if match := re.fullmatch(r"ad ([0-9]{1,4})|([0-9]{1,4}) ?(?:ad|ce|m)|(?:tahun|year) ([0-9]{4})", text):
        return [f"{int(match[1] or match[2] or match[3]):04d}"]
    if match := re.fullmatch(r"(?:the )?([0-9]{3})0s|(?:tahun )?([0-9]{3})0-?an", text):
        return [f"{match[1] or match[2]}X"]
    if match := re.fullmatch(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th) century|abad (?:ke-)?([0-9]{1,2})", text):
        return [f"{int(match[1] or match[2]) - 1:02d}XX"] if int(match[1] or match[2]) else []
    return []


def _read_qualified(text: str) -> list[str]:
    for sign, words in _QUALIFIERS.items():
        if match := re.fullmatch(rf"{words} ?(.+)", text):
            return [f"{reading}{sign}" for reading in _read_plain(match[1]) if "/" not in reading]
    if match := _THIRD.fullmatch(text):
        return _third(_THIRDS[match[1]], _read_plain(match[2]))
    if match := _SINCE.fullmatch(text):
        return [f"{reading}/.." for reading in _read_plain(match[1]) if "/" not in reading]
    if match := _UNTIL.fullmatch(text):
        return [f"../{reading}" for reading in _read_plain(match[1]) if "/" not in reading]
    return []


def _third(third: int, readings: list[str]) -> list[str]:
    """The first, middle or last third (0 to 2) of each year or month, as an approximate interval."""
    intervals = []
    for reading in readings:
        ends = [f"{4 * third + 1:02d}", f"{4 * third + 4:02d}"]
        if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", reading):
            length = month_length(int(reading[:4]), int(reading[5:]))
            ends = [f"{10 * third + 1:02d}", str(length if third == 2 else 10 * third + 10)]
        elif not re.fullmatch(r"[0-9]{4}", reading):
            continue
        intervals.append("/".join(f"{reading}-{end}~" for end in ends))
    return intervals


def _read_range(text: str) -> list[str]:
    """Two dates with a dash or a word between; month and year may stand only with the second."""
    opening = _OPENINGS.match(text)
    body = text[opening.end() :] if opening else text
    for joint in _JOINTS.finditer(body):
        start, end = body[: joint.start()], body[joint.end() :]
        starts, ends = _ends_of_range(start, end)
        shape = "{}/{}"
        if opening and opening[1]:
            shape = "[{}..{}]"
        elif joint[0] in (" or ", " atau "):
            shape = "[{},{}]"
        elif joint[0] in (" and ", " dan "):
            shape = "{{{},{}}}"
        readings = [shape.format(first, last) for first in starts for last in ends if "/" not in first + last]
        if readings:
            return readings
    return []


def _ends_of_range(start: str, end: str) -> tuple[list[str], list[str]]:
    if end in _NOW:
        return _read_end(start), [".."]
    ends = _read_end(end)
    if len(ends) == 1 and re.fullmatch(r"[0-9]{1,2}", start) and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", ends[0]):
        return [f"{ends[0][:8]}{int(start):02d}"], ends
    return _read_end(start) or (_read_end(f"{start} {ends[0][:4]}") if ends else []), ends


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, int], frozenset[str]]:
    """Names of months by number, and of weekdays, in the languages that are understood, in lower case."""
    months = {"sept": 9, "agt": 8, "nop": 11}
    weekdays = set()
    for language in _INPUT_LANGUAGES:
        for width in ("wide", "abbreviated"):
            months |= {name.lower().rstrip("."): n for n, name in get_month_names(width, locale=language).items()}
            weekdays |= {name.lower().rstrip(".") for name in get_day_names(width, locale=language).values()}
    return months, frozenset(weekdays)
