"""What a page may do in the reader's browser (Content Security Policy Level 3)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

PICTURE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
"""A picture may do nothing but wear its own style and face."""


def explorer(hashes: Sequence[str]) -> str:
    """What the explorer's page may do: its own files only, and the inline scripts of these hashes."""
    scripts = " ".join(f"'{value.strip(chr(39))}'" for value in hashes)
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )


def whole_page(page: str) -> str:
    """For a page that has everything inside: anyone may frame it, and it may run only its own styles and scripts."""
    own = {f"{kind}-src": _hashes(page, kind) for kind in ("style", "script")}
    allowed = "".join(f"{name} {' '.join(hashes)}; " for name, hashes in own.items() if hashes)
    return (
        f"default-src 'none'; {allowed}font-src data:; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors *"
    )


def _hashes(page: str, kind: str) -> list[str]:
    """The hash of each inline `<style>` or `<script>`, by which a policy allows exactly this text (section 2.3.1)."""
    found = re.findall(f"<{kind}(?: [^>]*)?>(.*?)</{kind}>", page, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in found]
