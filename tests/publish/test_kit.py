"""The newsroom kit as files: what is in it, what its parts say of one another, and that they stay the same."""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape
from pathlib import Path

import pytest

from dashboard.publish.edition import Edition
from dashboard.publish.kit import MANIFEST, PLACEHOLDER, Order, UnknownAddressError, folder_address, made, parts
from dashboard.publish.kit.paste import WAYS, png_size
from dashboard.view import View
from tests.drawing.markup import read
from tests.drawing.samples import HOSTILE, TABLE, hostile_table
from timeline_data.table import EventTable

ADDRESS = "https://cdn.example/2026/nato/"
TEXTS = {".html", ".txt", ".json", ".js", ".svg", ".csv"}
EDITION = Edition(title="Seven years & a day", note="What the table says.", credit="Graphic: A. Writer")


@pytest.fixture(scope="module")
def kit(bundled: EventTable) -> dict[str, bytes]:
    """The kit of the default view in Indonesian, for an address that is known."""
    return made(Order(bundled, View.parse("lang=id", bundled), EDITION, ADDRESS))


@pytest.fixture(scope="module")
def unplaced() -> dict[str, bytes]:
    """The kit of a small table for an address that nobody knows yet."""
    return made(Order(TABLE, View.parse("", TABLE)))


def texts(files: dict[str, bytes]) -> dict[str, str]:
    return {name: content.decode() for name, content in files.items() if Path(name).suffix in TEXTS}


def test_the_manifest_names_every_file_with_its_hash(kit: dict[str, bytes]) -> None:
    told = json.loads(kit[MANIFEST])
    assert told["sha256"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in kit.items() if name != MANIFEST
    }
    assert (told["address"], told["language"], told["view"]) == (ADDRESS, "id", "lang=id")


def test_the_same_order_gives_the_same_bytes() -> None:
    first, second = (made(Order(TABLE, View.parse("lang=id", TABLE), EDITION, ADDRESS)) for _ in range(2))
    assert first == second
    assert list(first) == [part.name for part in parts(Order(TABLE, View.parse("lang=id", TABLE), EDITION, ADDRESS))]


def test_everything_bears_the_address_that_is_known(kit: dict[str, bytes]) -> None:
    for name, content in texts(kit).items():
        assert PLACEHOLDER not in content, name
    for way in set(WAYS):
        assert ADDRESS in kit[f"codes/{way}.txt"].decode(), way


def test_where_nobody_knows_the_address_the_codes_say_so(unplaced: dict[str, bytes]) -> None:
    for way in WAYS:
        assert PLACEHOLDER in unplaced[f"codes/{way}.txt"].decode(), way
    page = unplaced["index.html"].decode()
    assert PLACEHOLDER not in page, "a page says nothing rather than something wrong"
    assert "canonical" not in page
    guide = read(unplaced["README.html"].decode())
    assert PLACEHOLDER in guide.find("p", id="address-help")[0].text
    assert PLACEHOLDER in unplaced["README.txt"].decode()


def test_the_answers_are_those_of_their_width(kit: dict[str, bytes]) -> None:
    answers = {name: json.loads(content) for name, content in kit.items() if re.fullmatch(r"oembed/\d+\.json", name)}
    assert len(answers) == 5
    for name, body in answers.items():
        assert body["width"] == int(Path(name).stem)
        (frame,) = read(body["html"]).children
        assert frame.attributes["src"] == f"{ADDRESS}index.html"
        assert frame.attributes["title"] == body["title"] == EDITION.title
        thumbnail = kit[body["thumbnail_url"].removeprefix(ADDRESS)]
        assert png_size(thumbnail) == (body["thumbnail_width"], body["thumbnail_height"])
        assert body["thumbnail_width"] <= body["width"]


def test_every_picture_of_the_codes_is_there_in_its_size(kit: dict[str, bytes]) -> None:
    code = read(kit["codes/picture.txt"].decode())
    (image,) = code.find("img")
    sources = code.find("source")
    assert [source.attributes["media"] for source in sources] == [
        "(prefers-color-scheme:dark) and (max-width:640px)",
        "(prefers-color-scheme:dark)",
        "(max-width:640px)",
    ]
    for element in (*sources, image):
        plain, sharp = (
            address.split(" ")[0].removeprefix(ADDRESS)
            for address in (f"{element.attributes.get('src') or ''}, {element.attributes['srcset']}")
            .strip(", ")
            .split(", ")
        )
        size = int(element.attributes["width"] or 0), int(element.attributes["height"] or 0)
        assert png_size(kit[plain]) == size
        assert png_size(kit[sharp])[0] == 2 * size[0]
    assert (image.attributes["alt"] or "").startswith(EDITION.title)
    assert code.find("a")[0].attributes["href"] == f"{ADDRESS}index.html"


def test_a_view_with_a_theme_of_its_own_has_its_pictures_only() -> None:
    files = made(Order(TABLE, View.parse("theme=dark", TABLE), address=ADDRESS))
    assert "timeline-dark.png" in files
    assert "timeline.png" not in files
    code = files["codes/picture.txt"].decode()
    assert "prefers-color-scheme" not in code
    assert "timeline-dark.png" in code


def test_the_guide_is_in_the_language_of_the_view_and_leads_to_every_file(kit: dict[str, bytes]) -> None:
    guide = read(kit["README.html"].decode())
    assert guide.find("html")[0].attributes["lang"] == "id"
    assert "Perangkat redaksi" in guide.text
    led = {link.attributes["href"] or "" for link in guide.find("a")}
    for name in set(kit) - {"README.html", MANIFEST}:
        assert name in led or f"{name.partition('/')[0]}/" in led, name
    held = {field.attributes["id"]: field.text.removeprefix("\n") for field in guide.find("textarea")}
    for way in WAYS:
        assert f"{held[way]}\n" == kit[f"codes/{way}.txt"].decode()
        assert f"{held[way]}\n" in kit["README.txt"].decode()
    assert f"{held['alternative']}\n" == kit["alt.txt"].decode()
    assert EDITION.credit in held["credit"]
    assert "Lisensi" in held["credit"]


def test_the_editors_words_are_on_page_and_in_alternative_text(kit: dict[str, bytes]) -> None:
    page = read(kit["index.html"].decode())
    assert page.find("h1")[0].text == EDITION.title
    assert EDITION.credit in page.find("footer")[0].text
    assert EDITION.note in page.text
    assert kit["alt.txt"].decode().startswith(EDITION.title)


def test_the_page_calls_nobody_and_allows_itself_nothing_else(kit: dict[str, bytes]) -> None:
    page = kit["index.html"].decode()
    (policy,) = re.findall('<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert unescape(policy).startswith("default-src 'none'; ")
    body = page.partition("</head>")[2]
    assert not re.search(r"<(?:link|img|iframe|object)\b|@import|url\((?!data:|#)|<script [^>]*src", body)
    assert "/embed?" not in page, "no server of ours is needed"


def test_nothing_of_a_hostile_table_gets_out_of_its_place() -> None:
    table = hostile_table()
    files = made(Order(table, View.parse("", table), Edition(HOSTILE, HOSTILE, HOSTILE), ADDRESS, events=HOSTILE))
    for name in ("README.html", "index.html", *(f"codes/{way}.txt" for way in WAYS)):
        for element in read(files[name].decode()).all():
            assert not any(key.startswith("on") for key in element.attributes), name
            assert not (element.attributes.get("href") or "").startswith("javascript:"), name
    assert len(read(files["README.html"].decode()).find("script")) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://cdn.example/a", "https://cdn.example/a/"),
        (" https://cdn.example ", "https://cdn.example/"),
        ("http://127.0.0.1:8000/kit/index.html", "http://127.0.0.1:8000/kit/"),
        ("https://cdn.example/a%20b/", "https://cdn.example/a%20b/"),
    ],
)
def test_the_address_of_a_folder(written: str, meant: str) -> None:
    assert folder_address(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "", "cdn.example", "//cdn.example/", "ftp://cdn.example/", "https://", "https://cdn.example/?a=1",
        "https://cdn.example/#a", "https://a:b@cdn.example/", "https://cdn.example/a b/", "https://cdn.example/'/",
        'https://cdn.example/"><b>', "javascript:alert(1)", "https://cdn.example:x/", "https://cdn.example/\n",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_folder_is_said(written: str) -> None:
    if written.strip() != written:
        written += "x y"
    with pytest.raises(UnknownAddressError, match="is no address of a folder on the web"):
        folder_address(written)
