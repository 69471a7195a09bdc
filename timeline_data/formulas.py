"""Texts that a spreadsheet would take for a formula, and how they are kept from being calculated."""

from __future__ import annotations

import re

SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that spreadsheets calculate (OWASP, "CSV Injection")."""

DEFUSED = "defused"
"""What a resource of a data package says of its `formulas` where `escape` wrote it."""

_FORMULA = re.compile(f"'*[{re.escape(''.join(SIGNS))}]")


def defuse(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(SIGNS) else text


def escape(text: str) -> str:
    """The defused text, with one more apostrophe where that could be mistaken for ours: `unescape` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape(text: str) -> str:
    """The text that was escaped."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
