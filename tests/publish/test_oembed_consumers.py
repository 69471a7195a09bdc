"""oEmbed as editing systems use it: their own libraries, against the site, over a connection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import urlopen

import httpx
import micawber
import pytest
from oembedpy import consumer
from oembedpy import discovery as finder
from oembedpy.types import Rich

from tests.browser.conftest import served
from tests.drawing.markup import read
from timeline_data.table import EventTable

QUERY = "?actors=NATO~RUS&match=between&from=2021-10&to=2021-11-15&lang=id"


@pytest.fixture(scope="module")
def site(bundled: EventTable) -> Iterator[str]:
    with served(bundled) as address:
        yield address


@pytest.fixture
def providers(site: str) -> micawber.ProviderRegistry:
    """A registry with our site as it would stand in an editing system's list."""
    registry = micawber.ProviderRegistry()
    registry.register(rf"{re.escape(site)}\S*", micawber.Provider(f"{site}oembed"))
    return registry


@pytest.mark.parametrize("path", ["", QUERY, f"embed{QUERY}"])
def test_a_listed_site_is_embedded_in_a_text(site: str, providers: micawber.ProviderRegistry, path: str) -> None:
    html = micawber.parse_text_full(f"Before.\n{site}{path}\nAfter.", providers, maxwidth=600)
    (frame,) = read(html).find("iframe")
    assert frame.attributes["width"] == "600"
    source = frame.attributes["src"] or ""
    assert source.startswith(f"{site}embed")
    with urlopen(source) as answer:
        assert answer.status == 200
        title = read(answer.read().decode()).find("h1")[0].text
    assert frame.attributes["title"] == title


def test_an_address_that_is_not_ours_stays_a_link(site: str, providers: micawber.ProviderRegistry) -> None:
    with pytest.raises(micawber.ProviderException):
        providers.request(f"{site}nothing")


@pytest.mark.parametrize("path", ["", QUERY])
def test_an_unlisted_site_is_found_from_its_page(site: str, path: str) -> None:
    address, asked = finder.find_from_content(f"{site}{path}")
    assert address == f"{site}oembed"
    assert asked.url == f"{site}{path}"
    asked.max_width, asked.max_height = 480, 500
    for form in ("json", "xml"):
        asked.format = form
        content = consumer.fetch_content(address, asked)
        assert isinstance(content, Rich)
        assert content.version == "1.0"
        assert (int(content.width), int(content.height)) == (480, 500)
        assert read(content.html).find("iframe")[0].attributes["width"] == "480"
        assert int(content.cache_age or 0) > 0
        assert int(content.thumbnail_width or 0) == 480


def test_refusals_are_those_of_the_specification(site: str) -> None:
    for asked, status in (
        ({"url": "https://other.example/"}, 404),
        ({"url": site, "format": "yaml"}, 501),
        ({"url": site, "maxwidth": "wide"}, 400),
        ({}, 400),
    ):
        answer = httpx.get(f"{site}oembed", params=asked)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_scripts_of_any_page_may_ask(site: str) -> None:
    answer = httpx.get(f"{site}oembed", params={"url": site})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"].startswith("application/json")
    assert urlsplit(answer.json()["thumbnail_url"]).path == "/timeline.png"
