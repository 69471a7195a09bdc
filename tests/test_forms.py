"""The other forms of a view: each at its address, of the right kind, for the same query string."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.publish.share import FORMS
from dashboard.view import View
from timeline_data.extracts import extract
from timeline_data.table import EventTable
from timeline_data.writers import WRITERS
from timeline_data.writers.writer import Writer

QUERY = "actors=NATO~RUS&match=between&from=2021-10&to=2021-11&lang=id"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def client(bundled: EventTable) -> Iterator[FlaskClient]:
    with create_app(bundled).server.test_client() as made:
        yield made


def test_the_picture_is_as_wide_as_asked_and_needs_nothing_else(client: FlaskClient) -> None:
    answer = client.get(f"/timeline.svg?{QUERY}&width=900")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    root = ET.fromstring(answer.text)
    assert (root.tag, root.get("width"), root.get("lang")) == (f"{SVG}svg", "900", "id")
    assert ET.fromstring(client.get("/timeline.svg").text).get("width") == "1200"
    assert "font-face" in answer.text
    assert not re.search(r"(?:href|src)=|url\((?!data:|#)", answer.text)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.text == client.get(f"/timeline.svg?{QUERY}&width=900").text


@pytest.mark.parametrize("width", ["", "0", "-5", "319", "4097", "1e3", "٩٠٠", "nan", "9" * 5000, "<script>"])
def test_a_width_that_there_is_not_is_said(client: FlaskClient, width: str) -> None:
    answer = client.get("/timeline.svg", query_string={"width": width, "lang": "id"})
    assert (answer.status_code, answer.mimetype) == (400, "text/html")
    assert "dari 320 hingga 4.096" in answer.text
    assert "<script>" not in answer.text
    assert 'lang="id"' in answer.text


@pytest.mark.parametrize(("asked", "size"), [("", (1200, 630)), ("&width=320", (320, 168)), ("&width=760", (760, 399))])
def test_the_card_of_a_view_has_the_proportions_of_a_card(
    client: FlaskClient, asked: str, size: tuple[int, int]
) -> None:
    answer = client.get(f"/timeline.png?{QUERY}&card=1{asked}")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert (int.from_bytes(answer.data[16:20]), int.from_bytes(answer.data[20:24])) == size
    assert answer.data != client.get(f"/timeline.png?card=1{asked}").data
    assert client.get("/timeline.png?card=1&width=x").status_code == 400


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: str(writer.name))
def test_every_writer_has_an_address(client: FlaskClient, bundled: EventTable, writer: Writer) -> None:
    name = writer.own_file or f"timeline{writer.suffix}"
    answer = client.get(f"/{name}?{QUERY}")
    assert (answer.status_code, answer.mimetype) == (200, writer.media_type)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.text == writer.write(extract(View.parse(QUERY, bundled).select(bundled)), "id")


def test_the_file_of_events_holds_those_of_the_view(client: FlaskClient, bundled: EventTable) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"/timeline.csv?{QUERY}").text, newline="")))
    assert [row["id"] for row in rows] == [event.id for event in View.parse(QUERY, bundled).select(bundled).events]
    assert rows


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("query", ["zoom=x", "from=99999999", "actors=%ff%00", "lang=../x", "q=zzzz", "event=%3Cb%3E"])
def test_what_no_view_can_be_is_no_error_page(client: FlaskClient, form: str, query: str) -> None:
    assert client.get(f"/{form}?{query}").status_code == 200
    assert client.post(f"/{form}").status_code in {404, 405}


def test_the_panel_leads_to_every_form_of_the_same_view(client: FlaskClient) -> None:
    text = client.get(f"/?{QUERY}").text
    for form in FORMS:
        assert f'href="/{form}?{QUERY.replace("&", "&amp;")}"' in text
        assert client.get(f"/{form}?{QUERY}").status_code == 200
    assert f'value="http://localhost/?{QUERY.replace("&", "&amp;")}"' in text
