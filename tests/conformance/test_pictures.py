"""W3C's checker finds no error in any picture that is SVG."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from dashboard.publish import pictures
from dashboard.publish.edition import Edition
from dashboard.view import View
from tests.conformance.conftest import command
from timeline_data.table import EventTable

VIEWS = ("", "lang=id&theme=dark", "from=..&rest=fade&kinds=expulsion", "q=zzzzzz", "event=rus-mission-2021")


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("width", [320, 1200])
def test_no_error_in_a_picture(node_modules: Path, bundled: EventTable, tmp_path: Path, query: str, width: int) -> None:
    file = tmp_path / "timeline.svg"
    edition = Edition("Own headline <b>", "Note", "Credit")
    file.write_text(pictures.svg(bundled, View.parse(query, bundled), width, edition), encoding="utf-8")
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    checker = [command("java"), "-jar", str(jar), "--svg", "--format", "json", "--stdout", "--exit-zero-always"]
    said = subprocess.run([*checker, str(file)], capture_output=True, text=True, check=True).stdout
    assert [message["message"] for message in json.loads(said)["messages"] if message["type"] != "info"] == []
