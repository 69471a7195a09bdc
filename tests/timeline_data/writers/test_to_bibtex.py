"""BibTeX as others read it: pybtex, which is strict, and bibtexparser, which turns LaTeX back into text."""

from __future__ import annotations

from urllib.parse import quote

from bibtexparser.entrypoint import parse_string as parse_library
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from pybtex.database import parse_string

import timeline_data
from tests.timeline_data.writers.samples import ADDRESSES, SOURCES, TEXTS, table_of
from timeline_data.table import EventTable, Source
from timeline_data.writers import to_bibtex

URL_SIGNS = "/?&=%;_~\"'#,-.:"
"""What stays as it is in an address."""


def fields_by_key(text: str) -> dict[str, dict[str, str]]:
    """The entries as pybtex reads them, LaTeX as it stands."""
    return {key: dict(entry.fields) for key, entry in parse_string(text, "bibtex").entries.items()}


def decoded(text: str) -> dict[str, dict[str, str]]:
    """The entries as bibtexparser reads them, LaTeX as the text that it means."""
    library = parse_library(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return {entry.key: {field.key: _plain(field.value) for field in entry.fields} for entry in library.entries}


def _plain(text: str) -> str:
    """A text with one kind of blanks; the decoder takes LaTeX's ^ for the accent of that look."""
    return " ".join(text.replace("ˆ", "^").split())


def test_every_source_of_the_bundled_table_is_read_back(bundled: EventTable) -> None:
    entries = decoded(to_bibtex.write(bundled, "en"))
    assert set(entries) == set(bundled.cited_sources)
    for key, fields in entries.items():
        source = bundled.sources[key]
        found = {name: fields.get(name, "") for name in ("title", "publisher", "language")}
        assert found == {"title": source.title, "publisher": source.publisher, "language": source.language}
        assert fields.get("year", "") == source.date[:4]
    urls = {key: fields["url"] for key, fields in fields_by_key(to_bibtex.write(bundled, "en")).items()}
    assert urls == {key: bundled.sources[key].url for key in entries}


def test_an_entry_says_all_that_is_known() -> None:
    entries = fields_by_key(to_bibtex.write(table_of(SOURCES), "id"))
    assert list(entries) == ["suara-2021-10-19", "dw-2021", "Berita-harian", "span", "set"]
    assert entries["suara-2021-10-19"] == {
        "title": "{Rusia Tangguhkan Misi}",
        "publisher": "Suara.com",
        "year": "2021",
        "date": "2021-10-19",
        "url": "https://x.org/1",
        "language": "id",
        "note": r"Salinan dari Deutsche Welle, 50\% of \$1 \& \lbrace{}more\rbrace{}: "
        r"C\_1\textasciicircum{}2 \#7 \textasciitilde{} \textbackslash{}x, dw-2021",
    }
    assert entries["dw-2021"]["url"] == "https://x.org/a_b?c=%20&d;e#f"
    assert entries["Berita-harian"] == {"title": "{Tanpa tanggal}", "url": "https://x.org/3"}


def test_dates_are_those_that_biblatex_reads() -> None:
    dates = {"2021": "2021", "2021-10~": "2021", "198X": "", "2021-21": "2021", "../2021-10": "", "2020/2021": ""}
    sources = [Source(f"s{number}", date=date) for number, date in enumerate(dates)]
    entries = fields_by_key(to_bibtex.write(table_of(sources), "en"))
    assert [(entry["date"], entry.get("year", "")) for entry in entries.values()] == list(dates.items())
    entries = fields_by_key(to_bibtex.write(table_of(SOURCES), "en"))
    assert ("date" in entries["set"], entries["set"]["edtf"]) == (False, "[2020-12-31,2021-01-01]")


@given(TEXTS, TEXTS)
def test_any_text_comes_back(title: str, publisher: str) -> None:
    text = to_bibtex.write(table_of([Source("s", publisher, title), Source("t", title="next")]), "en")
    assert list(fields_by_key(text)) == ["s", "t"]
    fields = decoded(text)["s"]
    for name, given_text in (("title", title), ("publisher", publisher)):
        assert fields.get(name, "") == _plain(given_text)


@given(ADDRESSES)
def test_any_address_comes_back(url: str) -> None:
    found = fields_by_key(to_bibtex.write(table_of([Source("s", url=url)]), "en"))["s"]["url"]
    assert (found, set(found) & set("{}\\")) == (quote(url, safe=URL_SIGNS), set())


def test_a_selection_cites_what_it_shows(bundled: EventTable) -> None:
    selected = timeline_data.select(bundled, "from=2021-10&to=2021-11")
    assert 0 < len(fields_by_key(to_bibtex.write(selected, "en"))) < len(bundled.sources) / 2
