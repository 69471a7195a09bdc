"""The checkers, the site that they look at, and the files that people keep."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import served
from tests.npm import installed
from timeline_data.table import EventTable

PACKAGES = ("vnu-jar@26.9.27", "lighthouse@13.5.0", "axe-core@4.14.1", "pym.js@1.3.2", "@newswire/frames@1.0.0")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Where npm has put the checkers."""
    return installed(*PACKAGES)


@pytest.fixture(scope="session")
def site(bundled: EventTable) -> Iterator[str]:
    """The bundled table's site."""
    with served(bundled) as address:
        yield address


def command(name: str) -> str:
    """The path of a program that has to be there; the test fails with the remedy where it is not."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"no {name} found on the PATH. Install it: the checkers need it.")
    return found
