"""The scripts of `assets/` as text that stands in a page, so that a policy can allow exactly that text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dashboard.asset_folder import find_assets

_LITERAL = (
    r'"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'"
    r"|`(?:\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`"
    r"|(?<=[(,=:!&|?\[{};\n ])/(?![*/ ])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*"
)
"""Texts, templates with at most one more in each of their holes, and regular expressions."""
_TOKEN = re.compile(rf"({_LITERAL})|/\*.*?\*/|(\s+)", re.DOTALL)
_OPENED, _CLOSED = "{(,;[=&|?:", "})];,"
"""After and before these no line has to end."""


@cache
def script_text(*names: str) -> str:
    """The scripts of these files, one after the other, without comments and the white space that nothing needs."""
    return bare("\n".join((find_assets() / name).read_text(encoding="utf-8") for name in names))


def bare(script: str) -> str:
    """A script without its comments, and with white space only between words and where a line has to end.

    It is one of ours: a slash with a space behind it divides, and every statement ends in `;` or `}`.
    """
    tokens: list[str] = []
    at = 0
    for found in _TOKEN.finditer(script):
        literal, space = found.groups()
        gap = "\n" if space and "\n" in space else " "  # a comment is one too
        tokens += [script[at : found.start()], literal or gap]
        at = found.end()
    tokens = [token for token in (*tokens, script[at:]) if token]
    return "".join(_needed(tokens))


def _needed(tokens: Sequence[str]) -> Iterator[str]:
    """The tokens, and of each run of white space between two of them what it takes to keep them apart."""
    before, gap = "", ""
    for token in tokens:
        if token.isspace():
            gap = "\n" if "\n" in (gap, token) else " "
            continue
        after = token[0]
        if gap == "\n" and before and before not in _OPENED and after not in _CLOSED:
            yield gap
        elif gap and ((_is_word(before) and _is_word(after)) or (before == after and before in "+-")):
            yield " "
        yield token
        before, gap = token[-1], ""


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter in ("_", "$")
