"""What a page that has everything inside may do in its reader's browser (Content Security Policy Level 3)."""

from __future__ import annotations

import base64
import hashlib
import re

from markupsafe import escape

_FIRST_META = '<meta charset="utf-8">\n'


def policy(page: str) -> str:
    """The policy for the text of such a page: its own styles and scripts by their hashes, its own face, else nothing.

    It says nothing of who may frame the page, which only a server's header can (`framed_anywhere`).
    """
    own = {f"{kind}-src": _hashes(page, kind) for kind in ("style", "script")}
    allowed = "".join(f"{name} {' '.join(hashes)}; " for name, hashes in own.items() if hashes)
    return f"default-src 'none'; {allowed}font-src data:; img-src data:; base-uri 'none'; form-action 'none'"


def framed_anywhere(page: str) -> str:
    """The policy of the page as a server's header: anyone may frame it."""
    return f"{policy(page)}; frame-ancestors *"


def with_policy(page: str) -> str:
    """The page with its policy inside, for a file that no server of ours hands out."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(page))}">\n'
    return page.replace(_FIRST_META, _FIRST_META + meta, 1)


def _hashes(page: str, kind: str) -> list[str]:
    """The hash of each inline style, or script that runs, by which a policy allows this very text (section 2.3.1)."""
    found = re.findall(rf"<{kind}(?![^>]*\stype=)[^>]*>(.*?)</{kind}>", page, re.DOTALL)
    return [hash_of(text) for text in found]


def hash_of(text: str) -> str:
    """The hash by which a policy allows exactly this inline style or script, in its quotes."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
