"""The text of a snapshot: complete, small, the same everywhere, and harmless whatever its table holds."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect
from pyld import jsonld

import timeline_data
from dashboard.chart.build import build_chart
from dashboard.publish import snapshot
from dashboard.publish.edition import Edition
from dashboard.publish.snapshot import machine
from dashboard.publish.snapshot.polyglot import element_of
from dashboard.view import View
from tests.browser.conftest import HOSTILE
from tests.chart.tables import event_tables
from tests.snapshot.conftest import EVERYTHING, pages_of, reader_of
from timeline_data.dates import parse
from timeline_data.language.words import LANGUAGES, text
from timeline_data.table import Actor, Citation, Event, EventTable, Source, TableInfo

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES, MOST_PACKED = 600_000, 150_000
"""Of the whole bundled table, on a disk and compressed: what `tests/benchmarks/sizes.py` wants too."""
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


def data_of(page: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    found = [inner for attributes, inner in SCRIPT.findall(page) if "ld+json" in attributes]
    assert len(found) == 1
    read = json.loads(found[0])
    assert isinstance(read, dict)
    return read


@cache
def read_in(page: str, lang: str) -> str:
    """A page as readers of one language find it."""
    for other in LANGUAGES:
        name = element_of(other, LANGUAGES)
        page = re.sub(f"</?{name}>" if other == lang else f"<{name}>.*?</{name}>", "", page)
    return page


def test_it_asks_for_nothing_and_allows_its_own_style_and_script_alone(bundled: EventTable) -> None:
    page = pages_of(bundled, "")
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    scripts = [inner for attributes, inner in SCRIPT.findall(page) if not attributes]
    assert (len(style), len(scripts)) == (1, 1)
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (*scripts, *style)]
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    body = page[page.index("<body") :]
    assert not re.search(r"<[a-z]+[^>]*\s(?:style|on[a-z]+|src)=", body)
    assert not re.search(r"url\((?!data:|#)", page)


def test_it_is_small(bundled: EventTable) -> None:
    page = pages_of(bundled, EVERYTHING).encode()
    assert len(page) <= MOST_BYTES
    assert len(gzip.compress(page, 9)) <= MOST_PACKED
    assert len(pages_of(bundled, "").encode()) <= 230_000


def test_each_datum_stands_at_most_twice(bundled: EventTable) -> None:
    page = pages_of(bundled, EVERYTHING)
    plain = page.replace("&amp;", "&").replace("&quot;", '"')
    urls = [source.url for source in bundled.sources.values() if source.url]
    often = {url for url in urls if len(re.findall(re.escape(url) + r"(?=[\s>\"])", plain)) > 2}
    assert often == set()
    whole = re.sub(r"<figcaption.*?</figcaption>", "", plain, flags=re.DOTALL)  # the chart in sentences
    for event, lang in ((event, lang) for event in bundled.events for lang in LANGUAGES):
        plain = read_in(whole, lang)
        if words := event.summary[lang]:
            assert 1 <= plain.count(words) <= 2, words
        if words := event.title[lang]:
            assert 1 <= plain.count(f">{words}<") + plain.count(f'"{words}"') <= 3, words  # some sources are called so


def test_the_data_are_those_of_the_views(bundled: EventTable) -> None:
    page = pages_of(bundled, "", "from=2018-03&to=2018-12")
    data, ids = data_of(page), set(re.findall(r'\bid="?([^\s">]+)', page))
    shown = {
        e.id for query in ("", "from=2018-03&to=2018-12") for e in View.parse(query, bundled).select(bundled).events
    }
    assert data["@type"] == "Dataset"
    assert {event.get("dt:id", event["@id"][1:]) for event in data["about"]} == shown
    table = bundled.take(event.id in shown for event in bundled.events)
    assert data["distribution"]["sha256"] == machine.digest(table)
    assert machine.digest(table) in page[page.index("<body") : page.index("ld+json")]
    for event in data["about"]:
        assert event["@type"] == "Event"
        assert event["@id"][1:] in ids
        assert isinstance(event["name"], str)  # in the page's language: the other one is in the list
        cited = event.get("subjectOf", [])
        for source in cited if isinstance(cited, list) else [cited]:
            assert (source if isinstance(source, str) else source["subjectOf"])[1:] in ids


def test_what_machines_read_of_each_event_is_whole(bundled: EventTable) -> None:
    data = data_of(pages_of(bundled, EVERYTHING))
    kinds = {kind["identifier"]: kind for kind in data["dt:kinds"]}
    assert len(data["about"]) == len(bundled)
    for event, told in zip(bundled.events, data["about"], strict=True):
        codes = {**kinds.get(event.kind, {}), **told}
        assert (codes.get("dt:cameo", ""), codes.get("dt:quad")) == (event.cameo, event.quad)
        assert told.get("dt:importance", Event("e", event.date, {}).importance) == event.importance
        counted = codes.get("dt:people_of", "") if "dt:people" in told else told.get("dt:people_of", "")
        assert (told.get("dt:people"), counted) == (event.people, event.people_of)
        actors = {actor["@id"] for actor in data["mentions"]}
        for name, expected in (("organizer", event.initiators), ("about", event.targets)):
            named = told.get(name, [])
            named = [named] if isinstance(named, str) else named
            assert named == [f"#~{actor}" for actor in expected]
            assert set(named) <= actors


@pytest.mark.parametrize(("lang", "other"), [("en", "id"), ("id", "en")])
def test_a_processor_reads_the_language_of_every_text(bundled: EventTable, lang: str, other: str) -> None:
    data = data_of(pages_of(bundled, f"{EVERYTHING}&lang={lang}"))
    (dataset,) = jsonld.expand(data, {"base": "https://example.org/x.html"})
    schema = "https://schema.org/"
    for event, told in zip(bundled.events, dataset[f"{schema}about"], strict=True):
        assert told["@type"] == [f"{schema}Event"]
        assert told[f"{schema}name"] == [{"@language": lang, "@value": event.title[lang]}]
        places = told.get(f"{schema}location", [])
        read = {words["@language"]: words["@value"] for place in places for words in place[f"{schema}name"]}
        assert read == dict(event.place)
        assert {lang, other} >= set(read)
    assert dataset[f"{schema}creator"][0][f"{schema}name"] == [{"@value": bundled.info.contributors[0]}]


@settings(max_examples=15)
@given(event_tables(), st.sampled_from(["", "scale=true", "actors=A~B", "lang=id"]))
def test_any_table_gives_a_page(table: EventTable, query: str) -> None:
    page = pages_of(table, query)
    assert page == pages_of(table, query)
    assert len(data_of(page)["about"]) == len(View.parse(query, table).select(table))
    ids = re.findall(r'<[a-z][^>]*\sid="?([^\s">]+)', page)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_same_bytes_everywhere(bundled: EventTable, zone: str, tmp_path: Path) -> None:
    code = (
        "import sys, timeline_data; from dashboard.view import View; from dashboard.publish import snapshot; "
        "t = timeline_data.load(); "
        "sys.stdout.buffer.write(snapshot.page(t, [View.parse(q, t) for q in ('', 'from=2014&to=2016')]).encode())"
    )
    environment = {**os.environ, "TZ": zone, "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    environment["PYTHONHASHSEED"] = str(len(zone))
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert done.stdout == pages_of(bundled, "", "from=2014&to=2016").encode()


def test_no_event_is_called_like_a_footnote() -> None:
    ids = ("s1", "1", "-1", "a-1")
    sources = {"x1": Source("x1", url="https://example.org/")}
    table = EventTable(
        events=tuple(Event(id=id_, date=parse("2020"), title={"en": id_}) for id_ in ids),
        sources=sources,
        citations=tuple(Citation(id_, "x1") for id_ in ids),
    )
    found = re.findall(r'\bid="?([^\s">]+)', pages_of(table, ""))
    assert len(set(found)) == len(found)
    assert set(ids) <= set(found)


@given(st.text(), st.sampled_from(["</script>", "<!--", "<script", "]]>", "\u2028", "</style>", "&lt;"]))
def test_data_cannot_end_their_script(words: str, end: str) -> None:
    value = {"name": words + end + words}
    written = machine.in_script(json.dumps(value, ensure_ascii=False))
    assert "<" not in written
    assert json.loads(written) == value


def hostile_table() -> EventTable:
    """A table that holds markup, formulas and line breaks wherever it may hold text."""
    ends = f"</script><!-- {HOSTILE}\r\nsecond line\n"
    events = tuple(
        Event(
            id=f"=e{day}<i>\"' &;,%",
            date=parse(f"2020-01-{day:02}"),
            title={"en": f"{day} {ends}", "id": f"{ends} {day}"},
            label={"en": "@label", "id": "+label"},
            summary={"en": f"-{day} summary {ends}", "id": f"ringkasan {ends}"} if day > 1 else {"": ends},
            notes={"": ends} if day > 3 else {"en": f"note {ends}", "id": "=cmd|' /C calc'!A0"},
            place={"": HOSTILE},
            kind="kind:of</script>",
            initiators=("A:<b>",),
            targets=("B&",),
            people=day,
        )
        for day in (1, 3, 9)
    )
    sources = {
        "s<": Source(id="s<", publisher=HOSTILE, title=ends, url="javascript:window.bitten=1", notes=ends),
        "s;2": Source(id="s;2", url="https://example.org/a;b?c=d&e=<f>"),
    }
    cited = (("s<", "disputes"), ("s;2", "supports"), ("s<", "supports"))
    return EventTable(
        events=events,
        actors={id_: Actor(id=id_, name={"": id_ + HOSTILE}, side=side) for id_, side in (("A:<b>", "x"), ("B&", "y"))},
        sources=sources,
        citations=tuple(Citation(event.id, id_, role, ends) for event in events for id_, role in cited),
        info=TableInfo(title={"": HOSTILE}, licence=HOSTILE, licence_url="javascript:window.bitten=1", as_of=HOSTILE),
    )


def test_no_table_can_bite(browser: Browser, tmp_path: Path) -> None:
    table, path = hostile_table(), tmp_path / "hostile.html"
    edition = Edition(title=HOSTILE, note=HOSTILE, credit=HOSTILE)
    path.write_bytes(pages_of(table, "", edition=edition).encode())
    with reader_of(browser) as reader:
        page = reader.open(path)
        expect(page.locator("html.scripted")).to_be_attached()
        assert page.locator("h1").inner_text().startswith("<img src=x")
        for tab in page.locator(".tab").all():
            tab.click()
        page.locator("#t-tab-charts").click()
        page.locator(".filters summary").click()
        page.locator('[data-choice^="kind:"]').click()
        assert page.locator(".entry:not(.faded)").count() == 3
        page.locator(".axis a.event").locator("visible=true").first.click()
        assert page.evaluate("window.bitten") is None
        assert page.locator("main img, main script, a[href^='javascript']").count() == 0
        assert page.evaluate("timelineTable()") == machine.saved_table(table)


def test_a_bare_table_gives_a_page_too(browser: Browser, tmp_path: Path) -> None:
    source, path = tmp_path / "events.csv", tmp_path / "bare.html"
    source.write_text("date,title,actors\n2021-10-18,One,A;B\n2021-11,Two,B\n2022,Three,\n", encoding="utf-8")
    table = timeline_data.load(source)
    path.write_bytes(pages_of(table, "").encode())
    with reader_of(browser) as reader:
        page = reader.open(path)
        expect(page.locator("html.scripted")).to_be_attached()
        assert page.locator(".entry h3").all_inner_texts() == ["One", "Two", "Three"]
        assert page.evaluate("timelineTable()") == machine.saved_table(table)
        page.get_by_text("Bahasa Indonesia").click()
        assert page.locator(".entry h3").all_inner_texts() == ["One", "Two", "Three"]
        assert page.locator("#t-sources").count() == 0


def test_an_empty_selection_says_so(browser: Browser, kept: Callable[..., Path]) -> None:
    with reader_of(browser) as reader:
        page = reader.open(kept("q=zzzzzz"))
        expect(page.locator("html.scripted")).to_be_attached()
        expect(page.locator(".nothing-here")).to_contain_text(text("en", "describe.nothing"))
        assert page.locator(".tabs, .tools").count() == 0


def test_the_words_of_the_editor(bundled: EventTable) -> None:
    page = pages_of(bundled, "", edition=Edition("Our headline", "Our note.", "By us", "https://example.org/"))
    assert "<title>Our headline</title>" in page
    for words in ("Our headline", "Our note.", "By us", "https://example.org/"):
        assert words in page[page.index("<body") :]


def test_a_snapshot_needs_a_view(bundled: EventTable) -> None:
    with pytest.raises(ValueError, match="at least one view"):
        snapshot.page(bundled, [])


@pytest.mark.parametrize("query", ["", EVERYTHING, "from=2018&to=2018"])
def test_nothing_in_the_chart_moves_with_the_language(bundled: EventTable, query: str) -> None:
    charts = []
    for lang in LANGUAGES:
        view = View.parse(query, bundled).with_language(lang)
        charts.append(build_chart(view.shown(bundled), view, bundled, LANGUAGES))
    one, other = charts
    assert (one.marks, one.clusters, one.connectors) == (other.marks, other.clusters, other.connectors)
    assert {(label.event, label.role, label.side, label.range, label.width) for label in one.labels} == {
        (label.event, label.role, label.side, label.range, label.width) for label in other.labels
    }
