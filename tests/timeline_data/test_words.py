"""Words: every date, number and duration in every language, and language files that hold the same keys."""

from __future__ import annotations

import json
from importlib.resources import files
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline_data.edtf_texts import edtf_texts
from timeline_data.calendar_days import day_number
from timeline_data.dates import parse
from timeline_data.language.vocabulary import Entry, flattened, language
from timeline_data.language.words import (
    LANGUAGES,
    UnknownLanguage,
    date_words,
    day_words,
    duration_words,
    lag_words,
    language_name,
    number,
    text,
)

DATES = [
    ("2021-10-18", "18 October 2021", "18 Oktober 2021"),
    ("2021-10-18T14:30:00Z", "18 October 2021", "18 Oktober 2021"),
    ("2021-10", "October 2021", "Oktober 2021"),
    ("2021", "2021", "2021"),
    ("2021-11-01~", "around 1 November 2021", "sekitar 1 November 2021"),
    ("2021-11-01?", "possibly 1 November 2021", "mungkin 1 November 2021"),
    ("2021-11-01%", "possibly around 1 November 2021", "mungkin sekitar 1 November 2021"),
    ("1984~", "around 1984", "sekitar 1984"),
    # An approximate third of a month or year is what people call early, mid and late.
    ("2021-10-01~/2021-10-10~", "early October 2021", "awal Oktober 2021"),
    ("2021-10-11~/2021-10-20~", "mid-October 2021", "pertengahan Oktober 2021"),
    ("2021-10-21~/2021-10-31~", "late October 2021", "akhir Oktober 2021"),
    ("2024-02-21~/2024-02-29~", "late February 2024", "akhir Februari 2024"),
    ("[2021-10-01~..2021-10-10~]", "early October 2021", "awal Oktober 2021"),
    ("2021-01~/2021-04~", "early 2021", "awal 2021"),
    ("2021-10-01%/2021-10-10%", "possibly early October 2021", "mungkin awal Oktober 2021"),
    ("2021-10-01/2021-10-10", "1–10 October 2021", "1–10 Oktober 2021"),
    ("2024-02-21~/2024-02-28~", "around 21–28 February 2024", "sekitar 21–28 Februari 2024"),
    ("2001-21", "spring 2001", "musim semi 2001"),
    ("2001-24~", "around winter 2001", "sekitar musim dingin 2001"),
    ("2001-29", "spring 2001 (southern hemisphere)", "musim semi 2001 (belahan bumi selatan)"),
    ("2021-33", "first quarter of 2021", "triwulan pertama 2021"),
    ("2021-36", "fourth quarter of 2021", "triwulan keempat 2021"),
    ("2021-38", "middle four months of 2021", "caturwulan kedua 2021"),
    ("2021-41", "second half of 2021", "semester kedua 2021"),
    ("199X", "the 1990s", "tahun 1990-an"),
    ("190X", "between 1900 and 1909", "antara 1900 dan 1909"),
    ("19XX", "the 20th century (1900–1999)", "abad ke-20 (1900–1999)"),
    ("20XX", "the 21st century (2000–2099)", "abad ke-21 (2000–2099)"),
    ("11XX?", "possibly the 12th century (1100–1199)", "mungkin abad ke-12 (1100–1199)"),
    ("XXXX", "an unknown year", "tahun tidak diketahui"),
    ("2004-XX", "2004 (month unknown)", "2004 (bulan tidak diketahui)"),
    ("1985-04-XX", "April 1985 (day unknown)", "April 1985 (tanggal tidak diketahui)"),
    ("1985-XX-XX", "1985 (day and month unknown)", "1985 (tanggal dan bulan tidak diketahui)"),
    ("156X-12-25", "25 December in the 1560s", "25 Desember pada tahun 1560-an"),
    ("XXXX-12-XX", "December (day and year unknown)", "Desember (tanggal dan tahun tidak diketahui)"),
    ("1984-1X", "between October and December 1984", "antara Oktober dan Desember 1984"),
    ("-0043", "44 BC", "44 SM"),
    ("-0043-03-15", "15 March 44 BC", "15 Maret 44 SM"),
    ("0000", "1 BC", "1 SM"),
    ("0044", "AD 44", "44 M"),
    ("-004X", "between 50 BC and 41 BC", "antara 50 SM dan 41 SM"),
    ("Y170000002", "AD 170,000,002", "170.000.002 M"),
    ("Y-17E7", "170,000,001 BC", "170.000.001 SM"),
    ("1950S2", "around 1950 (between 1900 and 1999)", "sekitar 1950 (antara 1900 dan 1999)"),
    ("2018-03-26/2018-03-29", "26–29 March 2018", "26–29 Maret 2018"),
    ("2018-03-26/2018-04-02", "26 March – 2 April 2018", "26 Maret – 2 April 2018"),
    ("2017-12-30/2018-01-02", "30 December 2017 – 2 January 2018", "30 Desember 2017 – 2 Januari 2018"),
    ("2018-03-26/2018-03-26", "26 March 2018", "26 Maret 2018"),
    ("2014-03/2014-05", "March–May 2014", "Maret–Mei 2014"),
    ("2014/2016", "2014–2016", "2014–2016"),
    ("2014-03-18/2016", "18 March 2014 – 2016", "18 Maret 2014 – 2016"),
    ("1984?/2004~", "from possibly 1984 to around 2004", "dari mungkin 1984 hingga sekitar 2004"),
    ("1984~/2004~", "around 1984–2004", "sekitar 1984–2004"),
    ("2001-21/2002-22", "from spring 2001 to summer 2002", "dari musim semi 2001 hingga musim panas 2002"),
    ("2014/..", "from 2014 on", "sejak 2014"),
    ("../2014", "until 2014", "hingga 2014"),
    ("2014/", "from 2014, end unknown", "sejak 2014, akhir tidak diketahui"),
    ("/2014", "until 2014, start unknown", "hingga 2014, awal tidak diketahui"),
    ("[2021-10-18,2021-10-19]", "18 or 19 October 2021", "18 atau 19 Oktober 2021"),
    ("[2021-10-18..2021-10-19]", "18 or 19 October 2021", "18 atau 19 Oktober 2021"),
    ("[2021-10-18..2021-10-25]", "between 18 and 25 October 2021", "antara 18 dan 25 Oktober 2021"),
    ("[2021-10-30..2021-11-02]", "between 30 October and 2 November 2021", "antara 30 Oktober dan 2 November 2021"),
    ("[1667,1668,1670..1672]", "1667, 1668, or 1670–1672", "1667, 1668, atau 1670–1672"),
    ("[..1760-12-03]", "3 December 1760 or earlier", "3 Desember 1760 atau sebelumnya"),
    ("[1760-12..]", "December 1760 or later", "Desember 1760 atau sesudahnya"),
    ("{1960,1961-12}", "1960 and December 1961", "1960 dan Desember 1961"),
    ("{1667..1670}", "all of 1667–1670", "seluruh 1667–1670"),
    ("{..1984}", "1984 and all before", "1984 dan semua sebelumnya"),
    ("2004-06~-11", "11 June 2004 (year and month approximate)", "11 Juni 2004 (tahun dan bulan perkiraan)"),
    (
        "?2004-06-~11",
        "11 June 2004 (year uncertain; day approximate)",
        "11 Juni 2004 (tahun belum pasti; tanggal perkiraan)",
    ),
    ("2004-06-~01/2004-06-~20", "1–20 June 2004 (day approximate)", "1–20 Juni 2004 (tanggal perkiraan)"),
]


@pytest.mark.parametrize(("edtf", "english", "indonesian"), DATES)
def test_says_a_date_in_both_languages(edtf: str, english: str, indonesian: str) -> None:
    assert date_words(parse(edtf), "en") == english
    assert date_words(parse(edtf), "id") == indonesian


@given(edtf_texts(), st.sampled_from(LANGUAGES))
def test_every_date_has_words(edtf: str, lang: str) -> None:
    words = date_words(parse(edtf), lang)
    assert words
    assert words == words.strip()
    assert "  " not in words
    assert not set("{}[]?~%") & set(words)
    assert "None" not in words


def contents(lang: str) -> dict[str, Entry]:
    """The language file, in which no key may stand twice."""

    def object_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), f"{lang}.json holds a key twice in {keys}"
        return dict(pairs)

    source = files("timeline_data.language").joinpath(f"{lang}.json").read_text(encoding="utf-8")
    return flattened(json.loads(source, object_pairs_hook=object_of))


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_file_holds_the_same_keys_and_placeholders(lang: str) -> None:
    english, other = contents("en"), contents(lang)
    assert other.keys() == english.keys()
    for key, entry in english.items():
        if isinstance(entry, str):
            translated = other[key]
            assert isinstance(translated, str), key
            assert placeholders(translated) == placeholders(entry), key
        else:
            forms = other[key]
            assert not isinstance(forms, str), key
            assert placeholders(forms["other"]) == placeholders(entry["other"]), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_has_words_and_the_plural_forms_of_its_language(lang: str) -> None:
    locale = language(lang).locale
    for key, entry in contents(lang).items():
        if isinstance(entry, str):
            assert entry.strip(), key
        else:
            rule = locale.ordinal_form if key == "dates.ordinal" else locale.plural_form
            assert entry.keys() == {*rule.tags, "other"}, key
            assert all(placeholders(form) <= placeholders(entry["other"]) for form in entry.values()), key
            assert all(form.strip() for form in entry.values()), key


def test_an_unknown_language_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(UnknownLanguage) as caught:
        date_words(parse("2021"), "xx")
    assert isinstance(caught.value, KeyError)
    assert str(caught.value) == 'there are no words in the language "xx"; there are en, id.'
    for code in ("", "../en", "EN", "en-GB"):
        with pytest.raises(UnknownLanguage):
            text(code, "languages.name")


def test_an_unknown_key_or_placeholder_is_an_error() -> None:
    with pytest.raises(KeyError, match=r'id\.json has no text "chart\.nothing"'):
        text("id", "chart.nothing")
    with pytest.raises(KeyError, match="needs the number n"):
        text("en", "durations.later")


def test_a_value_is_never_read_as_a_template() -> None:
    assert text("en", "dates.approximate", date="{n} {0.__class__} <b>") == "around {n} {0.__class__} <b>"


@pytest.mark.parametrize(
    ("style", "english", "indonesian"),
    [
        ("long", "18 October 2021", "18 Oktober 2021"),
        ("short", "18 Oct 2021", "18 Okt 2021"),
        ("day", "18 Oct", "18 Okt"),
        ("month", "October 2021", "Oktober 2021"),
        ("short_month", "Oct 2021", "Okt 2021"),
        ("year", "2021", "2021"),
    ],
)
def test_says_a_day_in_every_style(style: str, english: str, indonesian: str) -> None:
    day = day_number(2021, 10, 18)
    assert day_words(day, "en", style) == english  # type: ignore[arg-type]
    assert day_words(day, "id", style) == indonesian  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "english", "indonesian"),
    [
        (0, "the same day", "pada hari yang sama"),
        (1, "1 day later", "1 hari kemudian"),
        (12, "12 days later", "12 hari kemudian"),
        (1312, "1,312 days later", "1.312 hari kemudian"),
        (-2, "2 days earlier", "2 hari sebelumnya"),
    ],
)
def test_says_how_much_later(days: int, english: str, indonesian: str) -> None:
    assert lag_words(days, "en") == english
    assert lag_words(days, "id") == indonesian


@pytest.mark.parametrize(
    ("days", "english", "indonesian", "compact", "compact_indonesian"),
    [
        (1, "1 day", "1 hari", "1 d", "1 hr"),
        (59, "59 days", "59 hari", "59 d", "59 hr"),
        (240, "≈ 8 mo", "≈ 8 bln", "8 mo", "8 bln"),
        (365, "≈ 1 yr", "≈ 1 thn", "1 y", "1 th"),
        (1424, "≈ 3.9 yr", "≈ 3,9 thn", "3.9 y", "3,9 th"),
        (3650, "≈ 10 yr", "≈ 10 thn", "10 y", "10 th"),
        (4200, "≈ 11 yr", "≈ 11 thn", "11 y", "11 th"),
        (400_000, "≈ 1,095 yr", "≈ 1.095 thn", "1,095 y", "1.095 th"),
    ],
)
def test_says_how_long(days: int, english: str, indonesian: str, compact: str, compact_indonesian: str) -> None:
    assert duration_words(days, "en") == english
    assert duration_words(days, "id") == indonesian
    assert duration_words(days, "en", compact=True) == compact
    assert duration_words(days, "id", compact=True) == compact_indonesian


def test_writes_numbers_and_names_of_languages() -> None:
    assert number(12345.6, "en") == "12,345.6"
    assert number(12345.6, "id") == "12.345,6"
    assert language_name("ru", "en") == "Russian"
    assert language_name("ru", "id") == "Rusia"
    assert language_name("zz-none", "en") == "zz-none"
