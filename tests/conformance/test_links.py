"""A link to a view as a program unfolds it that follows oEmbed, Open Graph and Twitter's cards: npm's unfurl.js."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from dashboard.publish.kit.paste import png_size
from tests.conformance.conftest import command
from tests.npm import installed

UNFOLD = """
require(process.argv[1]).unfurl(process.argv[2]).then(
  (found) => console.log(JSON.stringify(found)), (error) => { console.error(error); process.exit(1); });
"""


@pytest.fixture(scope="module")
def library() -> Path:
    return installed("unfurl.js@6.4.0") / "unfurl.js"


def unfolded(library: Path, address: str) -> dict[str, Any]:
    """What the library makes of the address."""
    run = [command("node"), "-e", UNFOLD, str(library), address]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("path", ["?lang=id", "embed?lang=id"])
def test_a_link_shows_title_sentence_and_card_of_its_view(library: Path, site: str, path: str) -> None:
    found = unfolded(library, site + path)
    title = "Dari Krimea hingga misi yang ditutup, 2014–2021"
    assert found["canonical_url"] == f"{site}?lang=id"
    shown = found["open_graph"]
    assert (shown["title"], shown["url"], shown["type"], shown["locale"]) == (
        title,
        f"{site}?lang=id",
        "website",
        "id_ID",
    )
    assert shown["description"].startswith("Tujuh tahun")
    (image,) = shown["images"]
    with urlopen(image["url"]) as answer:
        assert png_size(answer.read()) == (image["width"], image["height"]) == (1200, 630)
    assert title in image["alt"]
    assert found["twitter_card"]["card"] == "summary_large_image"
    told = found["oEmbed"]
    assert (told["type"], told["version"], told["title"]) == ("rich", "1.0", title)
    assert f'src="{site}embed?lang=id"' in told["html"]
    (thumbnail,) = told["thumbnails"]
    with urlopen(thumbnail["url"]) as answer:
        assert png_size(answer.read()) == (thumbnail["width"], thumbnail["height"])
