"""The stylesheets of `assets/` as text that stands in a page: a page with its rules in it waits for no other file."""

from __future__ import annotations

import re
from functools import cache

from dashboard.asset_folder import find_assets


@cache
def sheet_rules(name: str) -> str:
    """The rules of one file of `assets/` without its comments and indents."""
    rules = (find_assets() / name).read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", rules)).replace(";}", "}").strip()
