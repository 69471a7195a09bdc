"""A site with two languages that nobody speaks, in a process of its own: languages are read when it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.conftest import page_of
from tests.languages.pseudo import write_languages
from timeline_data.language.vocabulary import FOLDER_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
SERVE = "from timeline_data import load; from dashboard.app import serve; serve(load(), port=0)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The bundled table's site in every language and the two of `pseudo`."""
    folder = write_languages(tmp_path_factory.mktemp("languages"))
    environment = {**os.environ, FOLDER_VARIABLE: str(folder)}
    with subprocess.Popen(
        [sys.executable, "-c", SERVE], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page as the site serves it, without Dash."""
    with page_of(browser) as made:
        yield made
