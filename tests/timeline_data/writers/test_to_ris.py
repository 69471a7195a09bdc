"""RIS as rispy reads it."""

from __future__ import annotations

import rispy
from hypothesis import given

from tests.timeline_data.writers.samples import ADDRESSES, SOURCES, TEXTS, table_of
from timeline_data.table import EventTable, Source
from timeline_data.writers import to_ris


def test_every_source_of_the_bundled_table_is_read_back(bundled: EventTable) -> None:
    records = {record["id"]: record for record in rispy.loads(to_ris.write(bundled, "en"))}
    assert set(records) == set(bundled.cited_sources)
    for key, record in records.items():
        source = bundled.sources[key]
        found = {name: record.get(name, "") for name in ("title", "publisher", "language")}
        assert found == {"title": source.title, "publisher": source.publisher, "language": source.language}
        assert record.get("year", "") == source.date[:4]
        assert record["urls"] == [source.url.replace(";", "%3B")]


def test_a_record_says_all_that_is_known() -> None:
    text = to_ris.write(table_of(SOURCES), "en")
    assert text.startswith(
        "TY  - ELEC\r\nID  - suara-2021-10-19\r\nTI  - Rusia Tangguhkan Misi\r\nPB  - Suara.com\r\nPY  - 2021\r\n"
        "DA  - 2021/10/19/\r\nUR  - https://x.org/1\r\nLA  - id\r\n"
        "N1  - Copy of Deutsche Welle, 50% of $1 & {more}: C_1^2 #7 ~ \\x, dw-2021\r\nER  - \r\n\r\nTY  - ELEC\r\n"
    )
    records = {record["id"]: record for record in rispy.loads(text)}
    assert {key: record.get("date") for key, record in records.items()} == {
        "suara-2021-10-19": "2021/10/19/",
        "dw-2021": "2021/10//2021-10~",
        "Berita-harian": None,
        "span": "2021/10//2021-10-11–2021-10-17",
        "set": "///[2020-12-31,2021-01-01]",
    }
    assert "year" not in records["set"]


@given(TEXTS, TEXTS, ADDRESSES)
def test_any_text_comes_back(title: str, publisher: str, url: str) -> None:
    text = to_ris.write(table_of([Source("s", publisher, title, url), Source("t", title="next")]), "en")
    first, second = rispy.loads(text)
    assert (first.get("title", ""), first.get("publisher", "")) == (
        " ".join(title.split()),
        " ".join(publisher.split()),
    )
    assert first["urls"] == [url.replace(";", "%3B")]
    assert second["title"] == "next"
