"""An EDTF date in words, by rule, from the words of a language."""

from __future__ import annotations

from timeline_data.calendar_days import civil, month_length
from timeline_data.dates import EdtfDate
from timeline_data.language.vocabulary import Language, language, number

Point = tuple[int, int | None, int | None]
"""Year, month and day; None where the date is less precise."""

_PLAIN_YEARS = range(1000, 10_000)
"""The years that are read as years without saying so."""

_WITHOUT_QUALIFIERS = str.maketrans("", "", "?~%")
_QUALIFIED = {"?": "uncertain", "~": "approximate", "%": "approximate_and_uncertain"}
_THIRD_NAMES = ("early", "middle", "late")
_SEASON_NAMES = ("spring", "summer", "autumn", "winter")
_PARTS_OF_YEAR = {
    **{33 + place: f"quarter_{place + 1}" for place in range(4)},
    **{37 + place: f"third_{place + 1}" for place in range(3)},
    **{40 + place: f"half_{place + 1}" for place in range(2)},
}


def date_words(date: EdtfDate, lang: str) -> str:
    """The date in words: `around 1 November 2021`, `26–29 March 2018`. Raises UnknownLanguage.

    EDTF has no "early": an approximate interval, or approximate "one of" range, that is exactly the first,
    middle or last third of a month (days 1–10, 11–20, 21 to its end) or of a year (months 1–4, 5–8, 9–12),
    both ends with `~`, is said as "early October 2021", "mid October 2021", "late October 2021".
    """
    tongue = language(lang)
    if date.form == "date":
        return _single(date, tongue)
    if date.form == "interval":
        return _interval(date, tongue)
    return _set(date, tongue)


def year_words(year: int, lang: str) -> str:
    """An astronomical year in words: 2021; 0 is `1 BC`, 44 `AD 44`; beyond four digits with separators."""
    if year in _PLAIN_YEARS:
        return str(year)
    shown = year if year > 0 else 1 - year
    digits = str(shown) if shown < _PLAIN_YEARS.stop else number(shown, lang)
    return _say(language(lang), "common_era" if year > 0 else "before_era", year=digits)


def _say(tongue: Language, name: str, **values: str) -> str:
    return tongue.template(f"dates.{name}").format_map(values)


def _point_words(point: Point, tongue: Language) -> str:
    year, month, day = point
    years = year_words(year, tongue.code)
    if month is None:
        return years
    if day is None:
        return tongue.template("dates.month").format(month=tongue.months[month - 1], year=years)
    return tongue.template("dates.day").format(day=day, month=tongue.months[month - 1], year=years)


def _point(date: EdtfDate) -> Point | None:
    """The date as a point if it is a plain day, month or year (qualifiers aside), else None."""
    if date.earliest is None or "X" in date.text or "S" in date.text:
        return None
    year, month, day = civil(date.earliest)
    if date.precision == "day":
        return year, month, day
    if date.precision == "month":
        return year, month, None
    return (year, None, None) if date.precision == "year" else None


def _single(date: EdtfDate, tongue: Language) -> str:
    point = _point(date)
    words = _point_words(point, tongue) if point else _other_words(date, tongue)
    if not (date.uncertain or date.approximate):
        return words
    symbol = _whole_qualifier(date)
    return _with_qualifier(words, symbol, tongue) if symbol else _partly(words, date, tongue)


def _with_qualifier(words: str, symbol: str | None, tongue: Language) -> str:
    return _say(tongue, _QUALIFIED[symbol], date=words) if symbol else words


def _whole_qualifier(date: EdtfDate) -> str | None:
    """The qualifier that all written parts share ("" for none); None where they differ."""
    parts = date.text.translate(_WITHOUT_QUALIFIERS).removeprefix("Y").count("-", 1) + 1
    symbols = set(date.qualifiers[:parts])
    return symbols.pop() if len(symbols) == 1 else None


def _partly(words: str, date: EdtfDate, tongue: Language) -> str:
    names = dict(zip(("year", "month", "day"), date.qualifiers, strict=True))
    notes = []
    for symbol, key in _QUALIFIED.items():
        parts = [_say(tongue, f"part_{name}") for name, own in names.items() if own == symbol]
        if parts:
            notes.append(_say(tongue, f"part_{key}", parts=tongue.list_of(parts)))
    return _say(tongue, "partly", date=words, notes="; ".join(notes))


def _other_words(date: EdtfDate, tongue: Language) -> str:
    """Parts of a year, unspecified digits and significant digits."""
    assert date.earliest is not None, "a single date is bounded"
    assert date.latest is not None, "a single date is bounded"
    first, last = civil(date.earliest), civil(date.latest)
    text = date.text.translate(_WITHOUT_QUALIFIERS)
    if "X" in text:
        return _unspecified(text, first, last, tongue)
    if "S" in text:
        start, end = _years(first[0], last[0], tongue)
        return _say(tongue, "estimated", date=_estimate(text, tongue), start=start, end=end)
    return _part_of_year(int(text[-2:]), first[0], tongue)


def _years(first: int, last: int, tongue: Language) -> tuple[str, str]:
    return year_words(first, tongue.code), year_words(last, tongue.code)


def _estimate(text: str, tongue: Language) -> str:
    digits, _, zeros = text.removeprefix("Y").partition("S")[0].partition("E")
    return year_words(int(digits) * 10 ** int(zeros or 0), tongue.code)


def _part_of_year(code: int, year: int, tongue: Language) -> str:
    years = year_words(year, tongue.code)
    if code in _PARTS_OF_YEAR:
        return _say(tongue, _PARTS_OF_YEAR[code], year=years)
    words = _say(tongue, _SEASON_NAMES[(code - 21) % 4], year=years)
    if code <= 24:
        return words
    return _say(tongue, "northern" if code <= 28 else "southern", date=words)


def _unspecified(text: str, first: tuple[int, int, int], last: tuple[int, int, int], tongue: Language) -> str:
    """A date with X; what has no words of its own is said as "between the first and the last"."""
    year, month, day = (*text.removeprefix("-").split("-"), "", "")[:3]
    period = None if text.startswith("-") else _period(year, first[0], last[0], tongue)
    if not month or (month == "XX" and day in ("", "XX")):
        words = period or _range((first[0], None, None), (last[0], None, None), tongue, "between")
        unknown = {"": "", "XX": "month_unknown", "XXXX": "day_and_month_unknown"}[month + day]
        return _say(tongue, unknown, date=words) if unknown else words
    named = period is not None and month.isdecimal() and int(month) <= 12 and (day.isdecimal() or day in ("", "XX"))
    if period is None or not named:
        start, end = ((*point[:2], point[2] if day else None) for point in (first, last))
        return _range(start, end, tongue, "between")
    return _of_unspecified_year(year, int(month), day, period, tongue)


def _of_unspecified_year(year: str, month: int, day: str, period: str, tongue: Language) -> str:
    """A known month, its day known, unknown ("XX") or not written (""), of a year that `period` names."""
    name = tongue.months[month - 1]
    if "X" not in year:
        return _say(tongue, "day_unknown", date=_say(tongue, "month", month=name, year=period))
    words = _say(tongue, "day_month", day=str(int(day)), month=name) if day.isdecimal() else name
    if year == "XXXX":
        return _say(tongue, "day_and_year_unknown" if day == "XX" else "year_unknown", date=words)
    words = _say(tongue, "in_period", date=words, period=period)
    return _say(tongue, "day_unknown", date=words) if day == "XX" else words


def _period(year: str, first: int, last: int, tongue: Language) -> str | None:
    """A year, decade or century in words; None where it has no name."""
    if year.isdecimal():
        return year_words(int(year), tongue.code)
    if year == "XXXX":
        return _say(tongue, "unknown_year")
    known = year.rstrip("X")
    # "The 1900s" would be read as the century.
    if len(known) == 3 and known.isdecimal() and known[2] != "0" and known[0] != "0":
        return _say(tongue, "decade", year=f"{known}0")
    if len(known) == 2 and known.isdecimal():
        start, end = _years(first, last, tongue)
        return _say(tongue, "century", century=tongue.ordinal(int(known) + 1), start=start, end=end)
    return None


def _range(first: Point, last: Point, tongue: Language, joint: str = "range") -> str:
    """Two points with a dash, or `between` them; what they share is said once."""
    between = joint == "between"
    if first == last:
        return _point_words(first, tongue)
    if first[0] != last[0] or first[1] is None or last[1] is None or (first[2] is None) != (last[2] is None):
        name = "between" if between else "short_range" if first[1] is None and last[1] is None else "range"
        return _say(tongue, name, start=_point_words(first, tongue), end=_point_words(last, tongue))
    year = year_words(first[0], tongue.code)
    month, last_month = tongue.months[first[1] - 1], tongue.months[last[1] - 1]
    if first[2] is None or last[2] is None:
        name = "between_in_year" if between else "months_in_year"
        return _say(tongue, name, start=month, end=last_month, year=year)
    if month == last_month:
        name = "between_in_month" if between else "range_in_month"
        return _say(tongue, name, start=str(first[2]), end=str(last[2]), month=month, year=year)
    return _say(
        tongue,
        "between_in_year" if between else "range_in_year",
        start=_say(tongue, "day_month", day=str(first[2]), month=month),
        end=_say(tongue, "day_month", day=str(last[2]), month=last_month),
        year=year,
    )


def _interval(date: EdtfDate, tongue: Language, joint: str = "range") -> str:
    start, end = date.start, date.end
    if start is None:
        assert end is not None, "an interval has an end"
        return _say(tongue, "until" if date.open_start else "start_unknown", end=_single(end, tongue))
    if end is None:
        return _say(tongue, "since" if date.open_end else "end_unknown", start=_single(start, tongue))
    first, last = _point(start), _point(end)
    symbol = _whole_qualifier(start)
    alike = symbol == _whole_qualifier(end) and (symbol is not None or start.qualifiers == end.qualifiers)
    if first is None or last is None or not alike:
        name = "between" if joint == "between" else "from_to"
        return _say(tongue, name, start=_single(start, tongue), end=_single(end, tongue))
    if symbol is None:
        return _partly(_range(first, last, tongue, joint), start, tongue)
    third = _third(first, last) if symbol in ("~", "%") else None
    if third is None:
        return _with_qualifier(_range(first, last, tongue, joint), symbol, tongue)
    year, month, day = first
    words = _say(tongue, third, date=_point_words((year, month if day else None, None), tongue))
    return _with_qualifier(words, "?" if symbol == "%" else None, tongue)


def _third(first: Point, last: Point) -> str | None:
    """`early`, `middle` or `late` if the points are exactly that third of one month or year, else None."""
    if first[0] != last[0] or first[1] is None or last[1] is None:
        return None
    if first[2] is None and last[2] is None:
        thirds: tuple[tuple[int, int], ...] = ((1, 4), (5, 8), (9, 12))
        ends = (first[1], last[1])
    elif first[2] is not None and last[2] is not None and first[1] == last[1]:
        thirds = ((1, 10), (11, 20), (21, month_length(first[0], first[1])))
        ends = (first[2], last[2])
    else:
        return None
    return _THIRD_NAMES[thirds.index(ends)] if ends in thirds else None


def _set(date: EdtfDate, tongue: Language) -> str:
    alternatives = date.form == "one_of"
    only = date.members[0] if len(date.members) == 1 else None
    if only is not None and only.start is not None and only.end is not None:
        if not alternatives:
            return _say(tongue, "all_of", dates=_interval(only, tongue))
        if not _adjacent(only.start, only.end):
            return _interval(only, tongue, "between")
        return _listed((only.start, only.end), tongue, alternatives=True)
    return _listed(date.members, tongue, alternatives=alternatives)


def _adjacent(start: EdtfDate, end: EdtfDate) -> bool:
    plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
    follows = start.latest is not None and end.earliest == start.latest + 1
    return plain and follows and start.precision == end.precision


def _listed(members: tuple[EdtfDate, ...], tongue: Language, *, alternatives: bool) -> str:
    """The members with commas and "or" or "and"; days of one month name the month once."""
    points = [_point(member) if not (member.approximate or member.uncertain) else None for member in members]
    days = [(point[0], point[1], str(point[2])) for point in points if point is not None and point[2] is not None]
    if len(days) == len(members) > 1 and len({day[:2] for day in days}) == 1:
        year, month, _ = days[0]
        shown = tongue.list_of([day[2] for day in days], alternatives=alternatives)
        assert month is not None, "a day has a month"
        return _say(tongue, "day", day=shown, month=tongue.months[month - 1], year=year_words(year, tongue.code))
    return tongue.list_of([_member(member, tongue, alternatives) for member in members], alternatives=alternatives)


def _member(member: EdtfDate, tongue: Language, alternatives: bool) -> str:
    if member.form == "date":
        return _single(member, tongue)
    if member.start is None and member.end is not None:
        return _say(tongue, "or_earlier" if alternatives else "and_earlier", date=_single(member.end, tongue))
    if member.end is None and member.start is not None:
        return _say(tongue, "or_later" if alternatives else "and_later", date=_single(member.start, tongue))
    return _interval(member, tongue)
