"""oEmbed: which addresses are answered, how large the frame is, and that nothing of a table or a request runs."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.publish import discovery, oembed
from dashboard.publish.edition import Edition
from dashboard.publish.formats import SERVED
from dashboard.view import View
from tests.drawing.markup import Element, read
from tests.drawing.samples import TABLE, hostile_table
from timeline_data.table import EventTable

SITE = "https://timeline.example/"
QUERIES = [
    "",
    "lang=id",
    "actors=NATO~RUS&match=between&from=2021-10&to=2021-11&lang=id&theme=dark",
    "from=..&zoom=2021-10-01/2021-11-10",
    "q=%22a%26b%22%20%3Cscript%3E&event=nothing&from=99999999",
]


def told(table: EventTable = TABLE, site: str = SITE, **asked: str) -> dict[str, Any]:
    """The properties of an answer that there has to be."""
    found = oembed.answer({"url": site, **asked}, table, site)
    assert found.status == 200, found.text
    body: dict[str, Any] = json.loads(found.text)
    return body


def frame(body: dict[str, Any]) -> Element:
    """The one element of the answer's HTML."""
    (element,) = read(body["html"]).children
    return element


def test_the_answer_has_what_a_rich_one_must_have(bundled: EventTable) -> None:
    body = told(bundled)
    assert (body["version"], body["type"]) == ("1.0", "rich")
    assert {"html", "width", "height", "title", "provider_name", "provider_url", "cache_age"} <= body.keys()
    assert all(isinstance(body[key], int) for key in ("width", "height", "cache_age", "thumbnail_width"))
    element = frame(body)
    assert element.name == "iframe"
    assert element.children == []
    assert element.attributes == {
        "src": f"{SITE}embed",
        "width": str(body["width"]),
        "height": str(body["height"]),
        "title": body["title"],
        "loading": "lazy",
        "frameborder": "0",
    }


@pytest.mark.parametrize("query", QUERIES)
def test_the_frame_holds_the_view_of_the_address(bundled: EventTable, query: str) -> None:
    view = View.parse(query, bundled)
    for path in ("", "embed", "timeline.svg"):
        found = oembed.answer({"url": f"{SITE}{path}?{query}&utm_source=x&width=900"}, bundled, SITE)
        source = urlsplit(frame(json.loads(found.text)).attributes["src"] or "")
        assert (source.netloc, source.path) == ("timeline.example", "/embed")
        assert source.query == view.address(bundled)


def test_json_and_xml_say_the_same(bundled: EventTable) -> None:
    for query in QUERIES:
        asked = {"url": f"{SITE}?{query}", "maxwidth": "500"}
        plain = json.loads(oembed.answer(asked, bundled, SITE).text)
        found = oembed.answer({**asked, "format": "xml"}, bundled, SITE)
        root = ET.fromstring(found.text.encode())
        assert (root.tag, found.media_type) == ("oembed", "text/xml")
        assert {child.tag: child.text for child in root} == {key: str(value) for key, value in plain.items()}


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(QUERIES))
def test_no_size_is_larger_than_asked(width: int, height: int, query: str) -> None:
    body = told(url=f"{SITE}?{query}", maxwidth=str(width), maxheight=str(height))
    assert 1 <= body["width"] <= width
    assert 1 <= body["height"] <= height
    assert body["width"] == min(width, 1280)
    if "thumbnail_url" in body:
        assert body["thumbnail_width"] <= width
        assert body["thumbnail_height"] <= height
        asked = parse_qs(urlsplit(body["thumbnail_url"]).query)
        assert asked["card"] == ["1"]
        assert int(asked.get("width", ["1200"])[0]) == body["thumbnail_width"]
    assert ("thumbnail_url" in body) == (width >= 320 and height >= 168)


def test_a_frame_is_as_high_as_its_content_needs(bundled: EventTable) -> None:
    few, many = ({"url": f"{SITE}?{query}"} for query in ("event=x&q=accreditation&from=2021-10", "from=.."))
    heights = {
        (name, width): told(bundled, maxwidth=str(width), **asked)["height"]
        for name, asked in (("few", few), ("many", many))
        for width in (320, 640, 1000)
    }
    assert heights["many", 320] == 640, "a screen of the list"
    assert heights["many", 1000] == 1000, "and no higher, however many lanes there are"
    assert heights["few", 1000] < heights["many", 1000]
    assert told(bundled, url=f"{SITE}?q=nothing-of-the-kind")["height"] < 400


@pytest.mark.parametrize(
    "address",
    [
        "https://timeline.example",
        "https://timeline.example?lang=id",
        "https://TIMELINE.example/",
        "https://timeline.example:443/embed",
        "http://timeline.example/",
        "http://timeline.example:80/",
        " https://timeline.example/ ",
        "https://timeline.example/%65mbed",
        "https://timeline.example/#t-details",
        *(f"https://timeline.example/{form.path}" for form in SERVED),
    ],
)
def test_addresses_of_ours_are_answered(address: str) -> None:
    assert frame(told(url=address)).attributes["src"].startswith(f"{SITE}embed")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/",
        "https://timeline.example.other.example/",
        "https://timeline.example@other.example/",
        "https://other.example@timeline.example/",
        "https://:@timeline.example/",
        "https://timeline.example:8443/",
        "https://timeline.example:80/",
        "https://timeline.example:99999/",
        "https://timeline.example\\@other.example/",
        "https://other.example\\.timeline.example/",
        "https://timeline.example/\tembed",
        "https://timeline.example /",
        "https://timeline.example./",
        "https://timeline%2eexample/",
        "https://[::1/",
        "//timeline.example/",
        "timeline.example/",
        "/embed",
        "javascript:alert(1)//timeline.example/",
        "ftp://timeline.example/",
        "data:text/html,x",
        "https://timeline.example/nothing",
        "https://timeline.example/embed/",
        "https://timeline.example//embed",
        "https://timeline.example/timeline.exe",
        "https://timeline.example/assets/../embed",
        "https://timeline.example/oembed?url=https://timeline.example/",
    ],
)
def test_all_other_addresses_are_not(address: str) -> None:
    found = oembed.answer({"url": address}, TABLE, SITE)
    assert (found.status, found.media_type) == (404, "text/plain")
    assert f"Ask for an address that begins with {SITE}." in found.text


def test_a_site_may_have_a_port_or_a_name_of_other_letters() -> None:
    for site, also in (
        ("http://127.0.0.1:8050/", "http://127.0.0.1:8050/embed"),
        ("http://[::1]:8050/", "http://[::1]:8050/"),
        ("http://münchen.example/", "http://xn--mnchen-3ya.example/"),
        ("http://xn--mnchen-3ya.example/", "http://MÜNCHEN.example/"),
    ):
        assert frame(told(site=site, url=also)).attributes["src"] == f"{site}embed"
    assert oembed.answer({"url": "http://127.0.0.1/"}, TABLE, "http://127.0.0.1:8050/").status == 404


def test_behind_a_proxy_the_readers_scheme_counts() -> None:
    body = told(site="http://timeline.example/", url="https://timeline.example/")
    assert body["provider_url"] == SITE
    assert frame(body).attributes["src"] == f"{SITE}embed"


@pytest.mark.parametrize("limit", ["maxwidth", "maxheight"])
@pytest.mark.parametrize("value", ["0", "-1", "1e3", "300px", "٣٠٠", "3" * 40, "<b>", "12.5"])
def test_a_limit_that_is_none_is_said(limit: str, value: str) -> None:
    found = oembed.answer({"url": SITE, limit: value}, TABLE, SITE)
    assert (found.status, found.media_type) == (400, "text/plain")
    assert found.text.startswith(f"{limit} is “{value}”, which is no ")
    assert told(TABLE, SITE, **{limit: ""})["width"] == 800, "an empty limit is none"


def test_refusals_tell_the_remedy_in_the_language_of_the_view() -> None:
    assert oembed.answer({}, TABLE, SITE).status == 400
    assert f"{SITE}oembed?url=" in oembed.answer({}, TABLE, SITE).text
    found = oembed.answer({"url": SITE, "format": "yaml"}, TABLE, SITE)
    assert (found.status, found.text) == (501, "There is no format “yaml”. Write format=json or format=xml.\n")
    found = oembed.answer({"url": f"{SITE}?lang=id", "format": "yaml"}, TABLE, SITE)
    assert found.text.startswith("Tidak ada format")


@given(st.text() | st.text().map(SITE.__add__), st.text(max_size=6), st.text(max_size=6))
def test_nothing_that_is_asked_breaks_it(url: str, form: str, width: str) -> None:
    found = oembed.answer({"url": url, "format": form, "maxwidth": width}, TABLE, SITE)
    assert found.status in {200, 400, 404, 501}
    assert found.text.endswith("\n")
    assert found.text.count("\n") == 1 or found.status == 200


def test_nothing_of_a_hostile_table_gets_out_of_its_attribute() -> None:
    table = hostile_table()
    for form in ("json", "xml"):
        found = oembed.answer({"url": SITE, "format": form}, table, SITE)
        html = json.loads(found.text)["html"] if form == "json" else ET.fromstring(found.text).findtext("html")
        element = frame({"html": html})
        assert set(element.attributes) == {"src", "width", "height", "title", "loading", "frameborder"}
    for element in read(discovery.head(View.parse("", table), table, Edition(site=SITE))).all()[1:]:
        assert set(element.attributes) <= {"rel", "type", "href", "title", "property", "name", "content"}


# --- The head of a page ---------------------------------------------------------------------------------------


def head(table: EventTable, query: str, **edition: str) -> Element:
    return read(discovery.head(View.parse(query, table), table, Edition(site=SITE, **edition)))


def meta(found: Element) -> dict[str, str]:
    """The contents of the head's `meta` elements by their names."""
    pairs = [
        (e.attributes.get("property") or e.attributes["name"], e.attributes["content"]) for e in found.find("meta")
    ]
    assert len(pairs) == len(dict(pairs)), "each but once"
    return {str(name): str(content) for name, content in pairs}


@pytest.mark.parametrize("query", QUERIES)
def test_the_head_leads_to_the_embed_of_the_view(bundled: EventTable, query: str) -> None:
    found = head(bundled, f"{query}&utm_source=letter")
    page = f"{SITE}?{View.parse(query, bundled).address(bundled)}".rstrip("?")
    (canonical,) = found.find("link", rel="canonical")
    assert canonical.attributes["href"] == meta(found)["og:url"] == page
    for form in ("json", "xml"):
        (link,) = found.find(
            "link", rel="alternate", type=f"{'application' if form == 'json' else 'text'}/{form}+oembed"
        )
        address = urlsplit(link.attributes["href"] or "")
        assert f"{address.scheme}://{address.netloc}{address.path}" == f"{SITE}oembed"
        asked = {key: value for key, (value,) in parse_qs(address.query).items()}
        assert asked == {"url": page, "format": form}
        answered = oembed.answer(asked, bundled, SITE)
        assert (answered.status, answered.media_type.endswith(form)) == (200, True)


def test_the_head_shows_the_view_where_it_is_passed_on(bundled: EventTable) -> None:
    shown = meta(head(bundled, "lang=id"))
    assert shown["og:title"] == "Dari Krimea hingga misi yang ditutup, 2014–2021"
    assert shown["og:description"].startswith("Tujuh tahun")
    assert (shown["og:locale"], shown["og:type"]) == ("id_ID", "website")
    assert shown["twitter:card"] == "summary_large_image"
    assert shown["og:image"] == f"{SITE}timeline.png?lang=id&card=1"
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")
    assert f" dari {len(bundled)} peristiwa" in shown["og:image:alt"]
    own = meta(head(bundled, "", title="Our own", note="In our words"))
    assert (own["og:title"], own["og:description"]) == ("Our own", "In our words")


def test_a_page_without_a_site_says_nothing_of_addresses() -> None:
    assert discovery.head(View(), TABLE, Edition()) == ""
