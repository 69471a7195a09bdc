"""EDTF dates: the specification's own examples, what no calendar has, and what is never guessed."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.timeline_data.edtf_texts import edtf_texts, near_edtf_texts
from timeline_data.calendar_days import civil, day_number, month_length
from timeline_data.dates import MAXIMUM_LENGTH, EdtfDate, EdtfError, approximate_width, parse, soft_widths


def day(text: str | None) -> int | None:
    """The ordinal of `2021-10-18` or `-43-03-15`, None for None."""
    if text is None:
        return None
    sign = -1 if text.startswith("-") else 1
    year, month, day_of_month = (int(part) for part in text.removeprefix("-").split("-"))
    return day_number(sign * year, month, day_of_month)


# The examples of the Library of Congress's page (2019-02-04), levels 0 and 1 in full.
LEVEL_0 = [
    ("1985-04-12", "1985-04-12", "1985-04-12", "day"),
    ("1985-04", "1985-04-01", "1985-04-30", "month"),
    ("1985", "1985-01-01", "1985-12-31", "year"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "day"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "day"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "day"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "day"),
    ("1964/2008", "1964-01-01", "2008-12-31", "interval"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "interval"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "interval"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "interval"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "interval"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "interval"),
]
LEVEL_1 = [
    ("Y170000002", "170000002-01-01", "170000002-12-31", "year"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "year"),
    ("2001-21", "2001-03-01", "2001-05-31", "season"),
    ("2001-22", "2001-06-01", "2001-08-31", "season"),
    ("2001-23", "2001-09-01", "2001-11-30", "season"),
    ("2001-24", "2001-12-01", "2002-02-28", "season"),
    ("1984?", "1984-01-01", "1984-12-31", "year"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day"),
    ("201X", "2010-01-01", "2019-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "year"),
    ("1985-04-12/..", "1985-04-12", None, "interval"),
    ("1985-04/..", "1985-04-01", None, "interval"),
    ("1985/..", "1985-01-01", None, "interval"),
    ("../1985-04-12", None, "1985-04-12", "interval"),
    ("../1985-04", None, "1985-04-30", "interval"),
    ("../1985", None, "1985-12-31", "interval"),
    ("1985-04-12/", "1985-04-12", None, "interval"),
    ("1985-04/", "1985-04-01", None, "interval"),
    ("1985/", "1985-01-01", None, "interval"),
    ("/1985-04-12", None, "1985-04-12", "interval"),
    ("/1985-04", None, "1985-04-30", "interval"),
    ("/1985", None, "1985-12-31", "interval"),
    ("1984?/2004~", "1984-01-01", "2004-12-31", "interval"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "interval"),
    ("-1985", "-1985-01-01", "-1985-12-31", "year"),
]
LEVEL_2 = [
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31", "year"),
    ("1950S2", "1900-01-01", "1999-12-31", "century"),
    ("-1950S2", "-1999-01-01", "-1900-12-31", "century"),
    ("Y171010000S3", "171000000-01-01", "171999999-12-31", "era"),
    ("Y3388E2S3", "338000-01-01", "338999-12-31", "millennium"),
    ("2001-25", "2001-03-01", "2001-05-31", "season"),
    ("2001-32", "2001-06-01", "2001-08-31", "season"),
    ("2001-30", "2001-12-01", "2002-02-28", "season"),
    ("2001-33", "2001-01-01", "2001-03-31", "quarter"),
    ("2001-34", "2001-04-01", "2001-06-30", "quarter"),
    ("2001-36", "2001-10-01", "2001-12-31", "quarter"),
    ("2001-38", "2001-05-01", "2001-08-31", "third"),
    ("2001-40", "2001-01-01", "2001-06-30", "half"),
    ("2001-41", "2001-07-01", "2001-12-31", "half"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "set"),
    ("[1667, 1668]", "1667-01-01", "1668-12-31", "set"),
    ("[..1760-12-03]", None, "1760-12-03", "set"),
    ("[1760-12..]", "1760-12-01", None, "set"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None, "set"),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", "set"),
    ("[..1984]", None, "1984-12-31", "set"),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", "set"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "set"),
    ("{..1984}", None, "1984-12-31", "set"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "decade"),
    ("15XX-12-25", "1500-12-25", "1599-12-25", "century"),
    ("XXXX-12-XX", "0-12-01", "9999-12-31", "era"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", "millennium"),
    ("1XXX-12", "1000-12-01", "1999-12-31", "millennium"),
    ("1984-1X", "1984-10-01", "1984-12-31", "year"),
    ("20XX-02-29", "2000-02-29", "2096-02-29", "century"),
    ("201X-33", "2010-01-01", "2019-03-31", "decade"),
    ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20", "interval"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", "interval"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), LEVEL_0 + LEVEL_1 + LEVEL_2)
def test_reads_the_examples_of_the_specification(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    date = parse(text)
    assert date.text == text
    assert (date.earliest, date.latest, date.precision) == (day(earliest), day(latest), precision)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate", "qualifiers"),
    [
        ("1984", False, False, ("", "", "")),
        ("1984?", True, False, ("?", "", "")),
        ("2004-06~", False, True, ("~", "~", "")),
        ("1984%", True, True, ("%", "", "")),
        ("2004-06-11%", True, True, ("%", "%", "%")),
        ("2004-06~-11", False, True, ("~", "~", "")),
        ("2004?-06-11", True, False, ("?", "", "")),
        ("?2004-06-~11", True, True, ("?", "", "~")),
        ("2004-%06-11", True, True, ("", "%", "")),
        ("2004?-06~-11", True, True, ("%", "~", "")),
        ("201X~", False, True, ("~", "", "")),
        ("2021-33?", True, False, ("?", "?", "")),
        ("1984?/2004~", True, True, ("", "", "")),
        ("[1984,1986~]", False, True, ("", "", "")),
    ],
)
def test_reads_what_a_qualifier_belongs_to(
    text: str, uncertain: bool, approximate: bool, qualifiers: tuple[str, str, str]
) -> None:
    date = parse(text)
    assert (date.uncertain, date.approximate, date.qualifiers) == (uncertain, approximate, qualifiers)


def test_tells_an_open_end_from_an_unknown_one() -> None:
    assert parse("2014/..").open_end
    assert not parse("2014/").open_end
    assert parse("../2014").open_start
    assert not parse("/2014").open_start
    assert parse("/2014").start is None


def test_keeps_the_dates_inside() -> None:
    interval = parse("1984?/2004-06~")
    assert (interval.start, interval.end) == (parse("1984?"), parse("2004-06~"))
    one_of = parse("[1667,1670..1672]")
    assert one_of.form == "one_of"
    assert one_of.members == (parse("1667"), parse("1670/1672"))
    assert parse("{..1984}").members == (parse("../1984"),)
    assert parse("{..1984}").form == "all_of"


def test_every_member_of_a_set_counts_whatever_its_place() -> None:
    assert parse("[1990,1980..1985,1970]").earliest == day("1970-01-01")
    assert parse("[1990,1980..1985,1970]").latest == day("1990-12-31")


@pytest.mark.parametrize(
    ("text", "rule", "remedy"),
    [
        ("2021-02-30", "date-day", "from 01 to 28"),
        ("2024-02-30", "date-day", "from 01 to 29"),
        ("1900-02-29", "date-day", "from 01 to 28"),
        ("2021-04-31", "date-day", "from 01 to 30"),
        ("2021-01-00", "date-day", "from 01 to 31"),
        ("2021-02-3X", "date-day", None),
        ("1XX1-02-29", "date-day", None),
        ("2021-13", "date-month", "from 01 to 12"),
        ("2021-00", "date-month", "from 01 to 12"),
        ("2021-00-10", "date-month", "from 01 to 12"),
        ("2021-42", "date-month", "from 01 to 12"),
        ("2021-13-01", "date-month", "2021-01-13 if the day was written first"),
        ("2021-21-31", "date-month", "from 01 to 12"),
        ("2021-4X", "date-unspecified", None),
        ("2014-03-18/2014-03-01", "date-reversed", "begin with 2014-03-01 and end with 2014-03-18"),
        ("2015/2014-06", "date-reversed", None),
        ("[1672..1670]", "date-reversed", None),
        ("2014-02-30/2014-03-01", "date-day", "from 01 to 28"),
        ("/", "date-interval", None),
        ("../..", "date-interval", None),
        ("/..", "date-interval", None),
        ("2014/2015/2016", "date-format", None),
        ("2014-03-18T10:00:00/2014-03-19", "date-interval", None),
        ("[2014/2015]", "date-format", None),
        ("[]", "date-set", None),
        ("[2014", "date-set", None),
        ("[2014}", "date-set", None),
        ("[2014,..2015]", "date-set", None),
        ("[2014..,2015]", "date-set", None),
        ("[..]", "date-set", None),
        ("[{2014}]", "date-interval", None),
        ("-0000", "date-year", "0000"),
        ("Y2014", "date-year", "2014 without the Y"),
        ("Y012345", "date-year", None),
        ("Y1000000000000", "date-year", "12 digits"),
        ("Y1E999999999", "date-year", "12 digits"),
        ("1950S5", "date-year", "from 1 to 4"),
        ("1950S0", "date-year", "from 1 to 4"),
        ("1950S2-03", "date-year", None),
        ("Y1700000002-XX", "date-unspecified", None),
        ("2021-10-18T25:00:00", "date-time", "2021-10-18T14:30:00Z"),
        ("2021-10-18T14:60:00", "date-time", None),
        ("2021-10-18T14:30", "date-time", "2021-10-18T14:30:00Z"),
        ("2021-02-30T14:30:00Z", "date-day", None),
        ("", "date-empty", "2021-10-18"),
        ("TBA", "date-format", "2021-10-18"),
        ("１９８５", "date-format", None),
    ],
)
def test_refuses_what_is_in_no_calendar_and_says_why(text: str, rule: str, remedy: str | None) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.rule == rule
    assert caught.value.value == text
    assert (remedy or "") in caught.value.remedy
    assert caught.value.message.endswith(".")
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("text", "rule", "meant"),
    [
        ("199u", "date-old-spelling", "199X"),
        ("1999-uu-uu", "date-old-spelling", "1999-XX-XX"),
        ("196x", "date-old-spelling", "196X"),
        ("unknown/2014", "date-old-spelling", "/2014"),
        ("2014-03-18/unknown", "date-old-spelling", "2014-03-18/"),
        ("2014/open", "date-old-spelling", "2014/.."),
        ("1984?~", "date-old-spelling", "1984%"),
        ("1984~?/2004", "date-old-spelling", "1984%/2004"),
        ("y170000002", "date-old-spelling", "Y170000002"),
        ("y-17e7", "date-old-spelling", "Y-17E7"),
        ("y3388e2p3", "date-old-spelling", "Y3388E2S3"),
        ("12.31.1999", "date-format", "1999-12-31"),
        ("31.12.1999", "date-format", "1999-12-31"),
        ("31/12/1999", "date-format", "1999-12-31"),
        ("05/05/2021", "date-format", "2021-05-05"),
        ("2014/03/18", "date-format", "2014-03-18"),
        ("2014-3-8", "date-format", "2014-03-08"),
        ("2014-3", "date-format", "2014-03"),
        ("10/2021", "date-format", "2021-10"),
        ("20211018", "date-format", "2021-10-18"),
        ("2021-W42", "date-format", "2021-10-18/2021-10-24"),
        ("2021-W42-1", "date-format", "2021-10-18"),
        ("2021-291", "date-format", "2021-10-18"),
        ("2014/15", "date-format", "2014/2015"),
        ("985", "date-format", "0985"),
        (" 2021-10-18", "date-format", "2021-10-18"),
        ("2021–10–18", "date-format", "2021-10-18"),
        ("2021-10-18 14:30", "date-format", "2021-10-18T14:30:00"),
        ("18 October 2021", "date-format", "2021-10-18"),
        ("October 18th, 2021", "date-format", "2021-10-18"),
        ("Monday, 18 October 2021", "date-format", "2021-10-18"),
        ("Oct 2021", "date-format", "2021-10"),
        ("18 Oktober 2021", "date-format", "2021-10-18"),
        ("Senin, 18 Okt. 2021", "date-format", "2021-10-18"),
        ("around 1 November 2021", "date-format", "2021-11-01~"),
        ("sekitar November 2021", "date-format", "2021-11~"),
        ("c. 1980", "date-format", "1980~"),
        ("possibly 1980", "date-format", "1980?"),
        ("mungkin sekitar 2014", "date-format", "2014%"),
        ("early October 2021", "date-format", "2021-10-01~/2021-10-10~"),
        ("pertengahan Oktober 2021", "date-format", "2021-10-11~/2021-10-20~"),
        ("late February 2024", "date-format", "2024-02-21~/2024-02-29~"),
        ("26–29 March 2018", "date-format", "2018-03-26/2018-03-29"),
        ("26 March - 2 April 2018", "date-format", "2018-03-26/2018-04-02"),
        ("26 Maret hingga 2 April 2018", "date-format", "2018-03-26/2018-04-02"),
        ("18 or 19 October 2021", "date-format", "[2021-10-18,2021-10-19]"),
        ("between 18 and 25 October 2021", "date-format", "[2021-10-18..2021-10-25]"),
        ("2014–2016", "date-format", "2014/2016"),
        ("2014-03-18 - 2014-03-21", "date-format", "2014-03-18/2014-03-21"),
        ("31.12.1999/15.01.2000", "date-format", "1999-12-31/2000-01-15"),
        ("2021-10-18..2021-10-19", "date-format", "2021-10-18/2021-10-19"),
        ("2014/present", "date-format", "2014/.."),
        ("18-Oct-2021", "date-format", "2021-10-18"),
        ("10/18/2021 2:30 PM", "date-format", "2021-10-18T14:30:00"),
        ("early 2014", "date-format", "2014-01~/2014-04~"),
        ("since 2014", "date-format", "2014/.."),
        ("hingga 2014", "date-format", "../2014"),
        ("the 1990s", "date-format", "199X"),
        ("tahun 1990-an", "date-format", "199X"),
        ("20th century", "date-format", "19XX"),
        ("abad ke-20", "date-format", "19XX"),
        ("44 BC", "date-format", "-0043"),
        ("44 SM", "date-format", "-0043"),
        ("1 BC", "date-format", "0000"),
        ("AD 44", "date-format", "0044"),
        ("Q1 2021", "date-format", "2021-33"),
        ("2021-Q3", "date-format", "2021-35"),
        ("Spring 2001", "date-format", "2001-21"),
    ],
)
def test_offers_the_edtf_text_of_another_spelling(text: str, rule: str, meant: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.rule == rule
    assert caught.value.remedy in (f"Write {meant}.", f"Write {meant} (with two dots).")
    parse(meant)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2021", ["2021-04-03", "2021-03-04"]),
        ("3.4.2021", ["2021-04-03", "2021-03-04"]),
        ("2001/02", ["2001-02", "2001/2002"]),
        ("03/04/21", ["YYYY-MM-DD", "four digits"]),
        ("18/10", ["YYYY-MM-DD", "four digits"]),
        ("Oct-21", ["YYYY-MM-DD", "four digits"]),
        ("18 October", ["YYYY-MM-DD", "four digits"]),
        ("October 18", ["YYYY-MM-DD", "four digits"]),
    ],
)
def test_asks_where_a_date_can_be_read_in_two_ways(text: str, readings: list[str]) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.rule == "date-ambiguous"
    assert all(reading in caught.value.remedy for reading in readings)


def test_a_human_date_that_is_in_no_calendar_says_so() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("31.02.2021")
    assert caught.value.rule == "date-day"
    assert "2021-02 has no day 31" in caught.value.message
    assert caught.value.value == "31.02.2021"


def test_a_very_long_text_is_refused_with_a_short_message() -> None:
    for text in ("1" * (MAXIMUM_LENGTH + 1), "Y" + "9" * 1900, "Y1E" + "9" * 1900, "Y12345S" + "9" * 1900, "x" * 10**6):
        with pytest.raises(EdtfError) as caught:
            parse(text)
        assert len(str(caught.value)) < 300


# The traps of the `edtf` library (5.0.2), each of which it reads differently.
def test_an_unknown_end_is_unknown_and_not_ten_years() -> None:
    assert parse("/2014").earliest is None
    assert parse("/2014").latest == day("2014-12-31")
    assert parse("2014-03-18/").latest is None


def test_an_open_end_is_no_infinity() -> None:
    assert parse("2014/..").latest is None
    assert parse("2014/..").sort_key[1] == 2**63 - 1


def test_percent_is_both() -> None:
    assert parse("1984%").uncertain
    assert parse("1984%").approximate


def test_years_before_the_common_era_have_days() -> None:
    assert parse("-0043-03-15").earliest == day("-43-03-15")
    assert parse("0000-12-31").earliest == 0
    assert parse("0001-01-01").earliest == 1


@given(st.integers(1, datetime.date.max.toordinal()))
def test_days_agree_with_the_standard_library(number: int) -> None:
    expected = datetime.date.fromordinal(number)
    assert civil(number) == (expected.year, expected.month, expected.day)
    assert day_number(expected.year, expected.month, expected.day) == number


@given(st.integers(-(4 * 10**14), 4 * 10**14))
@example(0)
@example(-306)
def test_day_number_undoes_civil(number: int) -> None:
    year, month, day_of_month = civil(number)
    assert 1 <= month <= 12
    assert 1 <= day_of_month <= month_length(year, month)
    assert day_number(year, month, day_of_month) == number


@given(st.dates())
def test_reads_every_day_that_there_is(date: datetime.date) -> None:
    read = parse(date.isoformat())
    assert read.earliest == read.latest == date.toordinal()


def read_or_refused(text: str) -> EdtfDate | EdtfError:
    try:
        return parse(text)
    except EdtfError as error:
        return error


@given(st.text() | near_edtf_texts())
@example("\ud800")
@example("around around around 2014")
@example("9999-W53")
@example("9999-W53-7")
@example("0000-001")
@example("0000-W01")
@example("-985")
@example("--985")
@example("a-985")
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    date = read_or_refused(text)
    if isinstance(date, EdtfError):
        assert date.value == text
        assert date.rule.startswith("date-")
        assert date.remedy.endswith(".")
        return
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest
        assert abs(date.earliest) < 2**53
        assert abs(date.latest) < 2**53
    assert not (date.earliest is None and date.latest is None) or date.form != "date"


@given(edtf_texts())
def test_what_is_built_by_the_rules_is_read(text: str) -> None:
    date = parse(text)
    assert date.text == text
    for part in (date.start, date.end, *date.members):
        if part is not None:
            assert parse(part.text) == part
    assert date.start is None or date.start.earliest == date.earliest
    assert date.end is None or date.end.latest == date.latest
    assert all(date.earliest is None or date.earliest <= (part.earliest or date.earliest) for part in date.members)
    assert all(date.latest is None or date.latest >= (part.latest or date.latest) for part in date.members)


@given(near_edtf_texts())
def test_a_remedy_that_offers_a_text_offers_one_that_is_read(text: str) -> None:
    error = read_or_refused(text)
    if isinstance(error, EdtfError) and error.rule in ("date-format", "date-old-spelling"):
        offered = re.fullmatch(r"Write ([^ ]+?)(?: \(with two dots\))?\.", error.remedy)
        if offered:
            parse(offered[1])


@given(st.lists(edtf_texts(), max_size=8))
def test_the_sort_key_orders_every_date(texts: list[str]) -> None:
    ordered = sorted((parse(text) for text in texts), key=lambda date: date.sort_key)
    again = sorted((parse(text) for text in reversed(texts)), key=lambda date: date.sort_key)
    assert again == ordered
    starts = [date.earliest for date in ordered]
    bounded = [start for start in starts if start is not None]
    assert starts == [None] * (len(starts) - len(bounded)) + sorted(bounded)


def test_the_sort_key_puts_the_shorter_first_and_the_unbounded_outside() -> None:
    texts = ["2014/..", "2014", "2014-01", "2014-01-01", "../2014", "2013"]
    assert [date.text for date in sorted(map(parse, texts), key=lambda date: date.sort_key)] == [
        "../2014",
        "2013",
        "2014-01-01",
        "2014-01",
        "2014",
        "2014/..",
    ]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("2021-11-01", 0),
        ("2021-11-01?", 0),
        ("2021-11-01~", 1),
        ("2021-11%", 30),
        ("2021~", 365),
        ("199X~", 3652),
        ("2021-33~", 91),
        ("2021~/2022", 0),
    ],
)
def test_the_width_of_approximate_is_one_unit_and_a_setting(text: str, width: int) -> None:
    date = parse(text)
    assert approximate_width(date) == width
    assert approximate_width(date, units=2) == 2 * width
    assert (date.earliest, date.latest) == (parse(text.strip("~%?")).earliest, parse(text.strip("~%?")).latest)


def test_each_end_is_soft_by_itself() -> None:
    assert soft_widths(parse("2021-11-01~")) == (1, 1)
    assert soft_widths(parse("2014-03/2021-11-01~")) == (0, 1)
    assert soft_widths(parse("2014-03~/..")) == (30, 0)
    assert soft_widths(parse("[1984~,1990]")) == (365, 0)
    assert soft_widths(parse("{1984,1990-03~..1990-05~}")) == (0, 30)


def test_equal_texts_are_equal_dates_that_can_be_kept_in_a_set() -> None:
    assert len({parse("2014~"), parse("2014~"), parse("2014")}) == 2
