"""The newsroom kit: its pages, and each code in an article, before W3C's Nu HTML checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.publish.folders import replace_folder
from dashboard.publish.kit import MANIFEST, Order, made
from dashboard.view import View
from tests.conformance.test_html import complaints
from tests.kit.conftest import ARTICLE
from timeline_data.table import EventTable

CODES = ("growing", "frame", "living", "picture", "wordpress-block")


@pytest.fixture(scope="module", params=["", "lang=id&theme=dark"])
def kit(request: pytest.FixtureRequest, bundled: EventTable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a kit."""
    place = tmp_path_factory.mktemp("kits") / "kit"
    address = "https://cdn.example/nato/" if request.param else ""
    replace_folder(place, made(Order(bundled, View.parse(request.param, bundled), address=address)), MANIFEST)
    return place


@pytest.mark.parametrize("name", ["index.html", "README.html"])
def test_no_error_in_a_page_of_the_kit(node_modules: Path, kit: Path, name: str) -> None:
    assert complaints(node_modules, kit / name) == []


@pytest.mark.parametrize("way", CODES)
def test_no_error_in_an_article_with_a_code(node_modules: Path, kit: Path, tmp_path: Path, way: str) -> None:
    article = tmp_path / "article.html"
    code = (kit / "codes" / f"{way}.txt").read_text(encoding="utf-8")
    article.write_text(ARTICLE.format(code=code), encoding="utf-8")
    assert complaints(node_modules, article) == []
