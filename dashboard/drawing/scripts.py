"""The scripts of `assets/` as text that stands in a page, so that a policy can allow exactly that text."""

from __future__ import annotations

from functools import cache

from rjsmin import jsmin

from dashboard.asset_folder import find_assets


@cache
def script_text(*names: str) -> str:
    """The scripts of these files, one after the other, without comments and the white space that nothing needs.

    None of them may hold a template within a template, which the minifier does not know.
    """
    scripts = "\n".join((find_assets() / name).read_text(encoding="utf-8") for name in names)
    return str(jsmin(scripts)).strip()
