"""What a page may do in the reader's browser (Content Security Policy Level 3)."""

from __future__ import annotations

from collections.abc import Sequence

PICTURE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
"""A picture may do nothing but wear its own style and face."""


def explorer(hashes: Sequence[str]) -> str:
    """What the explorer's page may do: its own files only, and the inline scripts of these hashes."""
    scripts = " ".join(f"'{value.strip(chr(39))}'" for value in hashes)
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )
