"""The folder of what a browser gets: styles, scripts, the chart's face."""

from __future__ import annotations

from pathlib import Path


def find_assets() -> Path:
    """The folder `assets`: beside the packages in a checkout, inside this package where a wheel is installed.

    Raises FileNotFoundError where neither is there, which means a broken installation.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "assets", package.parent / "assets"):
        if (folder / "fonts" / "metrics.json").is_file():
            return folder
    raise FileNotFoundError(
        f'no folder "assets" in or beside {package}: the installation is incomplete. Install diplomatic-timeline again.'
    )
