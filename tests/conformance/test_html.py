"""W3C's Nu HTML checker finds no error in any page that leaves our hands, but CSS that is newer than it knows."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conformance.conftest import command

NEWER_CSS = {
    "CSS: Unrecognized at-rule “@container”",
    "CSS: “container”: Property “container” doesn't exist.",
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    "CSS: “vector-effect”: Property “vector-effect” doesn't exist.",
    "CSS: “r”: Property “r” doesn't exist.",
    "CSS: “rx”: Property “rx” doesn't exist.",
    "CSS: “y”: Property “y” doesn't exist.",
    "CSS: “d”: Property “d” doesn't exist.",
}
"""Container queries (CSS Containment 3) and the properties that SVG 2 gave to CSS; each is in every current browser."""

PAGES = (
    "",
    "?lang=id&event=rus-mission-2021",
    "?tab=list&from=..",
    "?tab=table",
    "?tab=sources&lang=id",
    "?q=zzzzzz",
    "embed",
    "embed?lang=id&theme=dark&from=2021-10&to=2021-11",
    "embed?from=..&rest=fade&kinds=expulsion",
    "embed?q=zzzzzz",
    "timeline.html?lang=id",
    "timeline.html?from=..",
    "nothing",
)


def complaints(node_modules: Path, page: Path) -> list[str]:
    """What the checker calls an error in a file, with the line and the text around it."""
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    checker = [command("java"), "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    said = subprocess.run([*checker, str(page)], capture_output=True, text=True, check=True).stdout
    return [
        f"{message['message']} (line {message.get('lastLine')}: {message.get('extract', '').strip()})"
        for message in json.loads(said)["messages"]
        if message["type"] != "info" and message["message"] not in NEWER_CSS
    ]


@pytest.mark.parametrize("address", PAGES)
def test_no_error_in_what_is_served(node_modules: Path, site: str, tmp_path: Path, address: str) -> None:
    page = tmp_path / "page.html"
    try:
        with urlopen(site + address) as answer:
            page.write_bytes(answer.read())
    except OSError as error:  # the page that says that there is nothing is a page too
        page.write_bytes(error.read())  # type: ignore[attr-defined]
    assert complaints(node_modules, page) == []
