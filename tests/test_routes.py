"""The site without a browser: addresses, headers, and the server that `serve` starts."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.cli import main
from timeline_data.table import EventTable


@pytest.fixture(scope="module")
def client(bundled: EventTable) -> Iterator[FlaskClient]:
    with create_app(bundled).server.test_client() as made:
        yield made


def test_the_page_is_complete_for_its_address(client: FlaskClient) -> None:
    text = client.get("/?lang=id&theme=dark").text
    assert '<html lang="id"' in text
    assert 'data-theme="dark"' in text
    assert "axis-drawing" in text
    assert "react-entry-point" in text
    assert client.get("/").text != client.get("/?actors=NATO").text, "nothing of one address is another's"
    assert client.get("/?actors=NATO").data == client.get("/?actors=NATO").data, "the same address, the same bytes"


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/timeline.exe",
        "/_dash-component-suites/dash/nothing.js",
        "/_dash-component-suites/os/path.py",
        "/assets/nothing.js",
        "/_mcp",
        "/embed/x",
    ],
)
def test_anything_else_is_a_real_404(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "nothing at this address" in answer.text
    assert 'lang="id"' in client.get(address + "?lang=id").text


@pytest.mark.parametrize(
    "query", ["zoom=x", "from=99999999", "actors=%ff%00", "lang=../../x", "q=" + "a" * 5000, "event=%3Cb%3E", "&&=&"]
)
def test_bad_values_are_no_error_page(client: FlaskClient, query: str) -> None:
    for path in ("/", "/embed"):
        assert client.get(f"{path}?{query}", follow_redirects=True).status_code == 200


def test_health_and_favicon(client: FlaskClient) -> None:
    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "OK")
    with client.get("/favicon.ico") as answer:
        assert answer.mimetype == "image/svg+xml"


def test_the_light_page_may_be_framed_and_the_explorer_not(client: FlaskClient) -> None:
    assert "frame-ancestors *" in client.get("/embed").headers["Content-Security-Policy"]
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "<script src" not in client.get("/embed").text


def test_a_light_page_is_kept_for_its_address_and_no_other(client: FlaskClient) -> None:
    pages = {address: client.get(address).text for address in ("/embed", "/embed?lang=id", "/embed?theme=x")}
    assert len(set(pages.values())) == 3
    assert pages == {address: client.get(address).text for address in pages}
    assert "http://other.example/" in client.get("/embed", base_url="http://other.example/").text
    assert "http://other.example/" not in client.get("/embed").text


def test_articles_get_their_script(client: FlaskClient) -> None:
    answer = client.get("/embed.js")
    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age" in answer.headers["Cache-Control"]


def test_assets_named_by_their_content_are_kept_for_ever(client: FlaskClient) -> None:
    text = client.get("/").text
    for address in re.findall(r'(?:src|href)="(/assets/[^"]+\?v=[^"]+)"', text):
        with client.get(address) as answer:
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_answers_are_compressed_for_who_can_read_it(client: FlaskClient) -> None:
    plain = client.get("/embed")
    packed = client.get("/embed", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) * 2 < len(plain.data)


def test_a_form_leads_to_the_short_address(client: FlaskClient) -> None:
    answer = client.get("/?actors=NATO&q=&kinds=expulsion&kinds=statement&from=&lang=en")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?actors=NATO&kinds=expulsion~statement"


def test_chart_panels_and_drawing_answer_for_an_address(client: FlaskClient) -> None:
    chart, panels, drawing = (client.get(f"/_{kind}?lang=id").json for kind in ("chart", "panels", "drawing"))
    assert chart is not None
    assert panels is not None
    assert drawing is not None
    assert chart["lang"] == panels["lang"] == drawing["lang"] == "id"
    assert chart["overview"] == drawing["overview"]
    assert panels["address"] == drawing["address"] == "?lang=id"
    assert drawing["drawing"]["data"]
    kept = client.get("/_panels?lang=id").json
    assert kept == panels
    assert client.get("/_panels").json != panels, "nothing of one address is another's"


def test_the_page_runs_no_script_that_it_does_not_need(client: FlaskClient) -> None:
    text = client.get("/").text
    assert "polyfill@" not in text
    assert "dash_table/" not in text
    assert text.index("regenerator-runtime.js") < text.index("dash_renderer")


def test_behind_a_proxy_every_address_is_the_one_that_readers_have(bundled: EventTable) -> None:
    with create_app(bundled, "https://timeline.example:8443/").server.test_client() as client:
        for path in ("/", "/embed", "/oembed?url=https://timeline.example:8443/"):
            text = client.get(path, headers={"Host": "internal:8050"}).text
            assert "https://timeline.example:8443/" in text
            assert "internal" not in text
        assert client.get("/oembed?url=http://internal:8050/", headers={"Host": "internal:8050"}).status_code == 404


@pytest.mark.parametrize("site", ["timeline.example", "ftp://timeline.example/", "https://a@b/", "https://b/path/"])
def test_a_site_that_is_none_is_said(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--site", site]) == 2
    assert "is not the address of a site" in capsys.readouterr().err


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_serve_prints_its_address_when_it_answers(host: str) -> None:
    code = f"from timeline_data import load; from dashboard.app import serve; serve(load(), {host!r}, 0)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert re.fullmatch(rf"http://{re.escape(host)}:\d+/", address)
            with urlopen(address + "healthz", timeout=20) as answer:
                assert answer.status == 200
        finally:
            process.terminate()


def test_what_anyone_may_keep_is_made_once_and_stays_the_same(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, packed = "/embed?lang=id&importance=3", {"Accept-Encoding": "gzip"}
    plain, small = client.get(address), client.get(address, headers=packed)
    monkeypatch.setattr("dashboard.publish.embed.page", None)  # a page made anew would fail
    again, small_again = client.get(address), client.get(address, headers=packed)
    assert (again.data, dict(again.headers)) == (plain.data, dict(plain.headers))
    assert (small_again.data, dict(small_again.headers)) == (small.data, dict(small.headers))
    assert gzip.decompress(small_again.data) == plain.data


def test_an_answer_is_kept_for_its_own_address_and_site_only(client: FlaskClient) -> None:
    given = {client.get(f"/embed?event={event}").text for event in ("rus-mission-2021", "nato-expel-2021", "")}
    assert len(given) == 3
    elsewhere = client.get("/embed", headers={"Host": "timelines.example"}).text
    assert "http://timelines.example/" in elsewhere
    assert "timelines.example" not in client.get("/embed").text
