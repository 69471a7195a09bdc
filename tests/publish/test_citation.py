"""A view cited: what other programs read in it, and that nothing of it is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from dashboard.publish import citation
from dashboard.publish.share import panel
from dashboard.view import View
from timeline_data.language.words import LANGUAGES
from timeline_data.table import EventTable, TableInfo
from timeline_data.writers.bibliography import Reference

SITE = "https://example.org/nato/"


def cited(query: str, table: EventTable) -> Reference:
    return citation.reference(View.parse(query, table), table, SITE)


def test_the_default_view_in_the_style_of_the_apa(bundled: EventTable) -> None:
    table = replace(bundled, info=replace(bundled.info, as_of="2026-02-05", version="1.2"))
    assert citation.apa(cited("", table)) == (
        "The Diplomatic Timeline authors. (2026, February 5). From Crimea to the closed missions, 2014–2021 "
        "(Version 1.2) [Interactive timeline]. Part of “NATO–Russia relations, 1991–2026”. "
        "Creative Commons Attribution 4.0 International. https://example.org/nato/"
    )
    assert citation.apa(cited("lang=id", table)).startswith(
        "The Diplomatic Timeline authors. (2026, 5 Februari). "
        "Dari Krimea hingga misi yang ditutup, 2014–2021 (Versi 1.2) ["
    )


@pytest.mark.parametrize(
    ("as_of", "date"),
    [("2026-02", "(2026, February)"), ("2026", "(2026)"), ("", "(n.d.)"), ("soon", "(n.d.)"), ("2025/2026", "(n.d.)")],
)
def test_a_date_is_only_as_exact_as_the_table_says(bundled: EventTable, as_of: str, date: str) -> None:
    table = replace(bundled, info=replace(bundled.info, as_of=as_of))
    assert f" {date}. " in citation.apa(cited("", table))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "query", ["", "actors=NATO~RUS&match=between", "from=..&q=100%25 {x} & ~", "event=rus-mission-2021"]
)
def test_other_programs_read_it(bundled: EventTable, lang: str, query: str) -> None:
    reference = cited(f"{query}&lang={lang}", bundled)
    (entry,) = parse_string(citation.bibtex(reference)).entries
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.key, fields["author"], fields["year"]) == (reference.key, "{The Diplomatic Timeline authors}", "2026")
    assert (
        fields["url"]
        == reference.url
        == f"{SITE}?{View.parse(f'{query}&lang={lang}', bundled).address(bundled)}".rstrip("?")
    )
    (record,) = rispy.loads(citation.ris(reference))
    assert (record["type_of_reference"], record["authors"]) == ("ELEC", ["The Diplomatic Timeline authors"])
    assert (record["title"], record["urls"]) == (reference.title, [reference.url])
    for text in (citation.apa(reference), citation.bibtex(reference), citation.ris(reference)):
        assert "accessed" not in text.lower()
        assert "urldate" not in text


def test_the_key_is_that_of_the_selection(bundled: EventTable) -> None:
    keys = [cited(query, bundled).key for query in ("", "event=rus-mission-2021", "from=..", "from=2021", "from=2020")]
    assert keys[0] == keys[1] == "diplomatic-timeline-2026-crimea-to-closed-missions"
    assert len(set(keys)) == 4


def test_a_table_that_says_nothing_of_itself_can_be_cited() -> None:
    table = EventTable((), info=TableInfo())
    reference = citation.reference(View(), table)
    assert citation.apa(reference) == "Timeline: All events [Interactive timeline]. (n.d.). /"
    assert "t-share" in panel(View(), table)
