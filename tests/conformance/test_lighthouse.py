"""Lighthouse on the embed, as on a phone with a slow line: at least 98 of 100 in what it can judge of a light page."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conformance.conftest import command

CATEGORIES = ("performance", "accessibility", "best-practices")
LEAST = 98


@pytest.mark.parametrize("query", ["", "?from=..&lang=id", "?theme=dark&event=rus-mission-2021"])
def test_the_embed(node_modules: Path, site: str, chromium: str, tmp_path: Path, query: str) -> None:
    report = tmp_path / "report.json"
    arguments = [
        str(node_modules / "lighthouse" / "cli" / "index.js"),
        f"{site}embed{query}",
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    subprocess.run([command("node"), *arguments], env={**os.environ, "CHROME_PATH": chromium}, check=True)
    found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES}
    weak = [audit["title"] for audit in found["audits"].values() if audit["score"] is not None and audit["score"] < 1]
    assert min(scores.values()) >= LEAST, (scores, weak)
