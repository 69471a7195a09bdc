"""The scripts of `assets/` as text that stands in a page, so that a policy can allow exactly that text."""

from __future__ import annotations

import re
from functools import cache

from dashboard.asset_folder import find_assets


@cache
def script_text(*names: str) -> str:
    """The scripts of these files, one after the other, without comments and indents."""
    scripts = "\n".join((find_assets() / name).read_text(encoding="utf-8") for name in names)
    plain = re.sub(r"/\*.*?\*/", "", scripts, flags=re.DOTALL)
    return "\n".join(line for line in map(str.strip, plain.splitlines()) if line)
