"""What many tests share: the browser and the bundled table."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

import timeline_data
from timeline_data.table import EventTable

CHROMIUM_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM_FILES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)

WITHOUT = ",".join(
    (
        # Two pages that a browser draws for the menus of its address bar, in each context anew: no test sees them.
        *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
        # What Playwright leaves out: this list takes the place of its own.
        *("AvoidUnnecessaryBeforeUnloadCheckSync", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "PaintHolding"),
        *("ThirdPartyStoragePartitioning", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
        *("MediaRouter", "AimEnabled", "DestroyProfileOnBrowserClose", "LensOverlay"),
    )
)
"""Features of the browser that the tests do without."""


def pytest_configure() -> None:
    """A busy machine is no reason for a red test, and CI has to find the same each time."""
    settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
    settings.load_profile("steady")


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium or a browser of its family: the machine's own, else one that Playwright can fetch.

    Where there is neither, a test skips, but fails where CI is set.
    """
    found = [path for command in CHROMIUM_COMMANDS if (path := shutil.which(command))]
    found += [path for path in CHROMIUM_FILES if Path(path).is_file()]
    browser = found[0] if found else fetch_chromium()
    if browser:
        return browser
    remedy = f"no browser found. Install Chromium or Chrome so that one of these is on the PATH: {CHROMIUM_COMMANDS}"
    if os.environ.get("CI"):
        pytest.fail(remedy)
    pytest.skip(remedy)


def fetch_chromium() -> str | None:
    """The path of Playwright's own Chromium, fetched if need be; None where it cannot be had."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    except (OSError, subprocess.SubprocessError):
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """pytest-playwright starts the machine's own browser instead of a download of its own."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": [f"--disable-features={WITHOUT}"]}


@pytest.fixture(scope="session")
def bundled() -> EventTable:
    """The bundled NATO-Russia table."""
    return timeline_data.load()
