"""What holds for every format that is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline_data.writers.samples import SOURCES, table_of
from timeline_data.dates import parse
from timeline_data.language.words import LANGUAGES
from timeline_data.table import Claim, DateWording, Event, EventTable, Number, Source
from timeline_data.writers import WRITERS, to_bibtex, to_ris
from timeline_data.writers.bibliography import references, shared_parts
from timeline_data.writers.writer import Writer


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: str(writer.name))
def test_the_same_table_gives_the_same_text(writer: Writer) -> None:
    for lang in LANGUAGES:
        assert writer.write(table_of(SOURCES), lang) == writer.write(table_of(SOURCES), lang)
    assert writer.suffix.startswith(".")
    assert writer.media_type.startswith(("application/", "text/"))
    assert writer.write(EventTable(()), "en").count("\n") <= 5, "without events nothing, or the frame alone"


@pytest.mark.parametrize("writer", [to_bibtex.WRITER, to_ris.WRITER], ids=lambda writer: str(writer.name))
def test_notes_of_ours_are_in_the_language_of_the_reader(writer: Writer) -> None:
    assert len({writer.write(table_of(SOURCES), lang) for lang in LANGUAGES}) == len(LANGUAGES)


def test_suffixes_differ() -> None:
    assert len({writer.suffix for writer in WRITERS}) == len(WRITERS)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=6), unique=True))
def test_keys_differ_and_are_the_ids_where_they_can_be(ids: list[str]) -> None:
    table = table_of([Source(id_) for id_ in ids])
    keys = [reference.key for reference in references(table, "en")]
    assert len({key.casefold() for key in keys}) == len(keys) == len(ids)
    for id_, key in zip(ids, keys, strict=True):
        assert key.isascii()
        assert not set(key) & set(" ,{}\"#%'()=~\\@")
        if id_.isascii() and id_.isalnum() and [other.casefold() for other in ids].count(id_.casefold()) == 1:
            assert key == id_


def test_a_key_is_the_same_in_a_selection() -> None:
    table = table_of([Source("a b"), Source("a-b"), Source("A-B"), Source("a,b")])
    assert [reference.key for reference in references(table, "en")] == ["a-b-3", "a-b", "A-B-2", "a-b-4"]
    few = EventTable(table.events, sources=table.sources, citations=table.citations[:1])
    assert [reference.key for reference in references(few, "en")] == ["a-b-3"]


def test_all_that_is_named_and_copied_is_cited() -> None:
    sources = {id_: Source(id_) for id_ in ("claim", "against", "number", "wording", "unused", "first")}
    sources["claim"] = Source("claim", copy_of="first")
    table = EventTable(
        (Event("e", parse("2021"), {"en": "E"}),),
        sources=sources,
        claims=(Claim("c", source="claim", contradicted_by=("against", "d")), Claim("d")),
        numbers=(Number("e", "expelled", 8, source="number"),),
        wordings=(DateWording("e", "date", "wording", "last week"),),
    )
    assert [reference.key for reference in references(table, "en")] == [
        "claim", "against", "number", "wording", "first",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2021-10-18", (2021, 10, 18)), ("2021-10", (2021, 10)), ("2021?", (2021,)), ("2021-12/2022-01", ()),
        ("2021-10-01/2021-10-18", (2021, 10)), ("2021-21", (2021,)), ("2021/..", ()), ("-0043", ()), ("Y12021", ()),
    ],
)  # fmt: skip
def test_a_date_has_the_parts_that_its_days_share(date: str, parts: tuple[int, ...]) -> None:
    assert shared_parts(parse(date)) == parts
