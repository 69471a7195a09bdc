"""Elements as text, escaped in one place: every string of a table passes through `element` or through Jinja2."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

_NO_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff"
_NOT_XML = re.compile(f"[{_NO_XML}]")
_SPECIAL = re.compile(f"[&<>\"'{_NO_XML}]")
_PLAIN = re.compile(r"[^A-Za-z0-9\-]")
_WEB = re.compile(r"https?://", re.IGNORECASE)
OWN_PREFIX = "t-"
"""What the ids of the page's own parts begin with, so that no event's id can be one of them."""


def clean(text: str) -> str:
    """The text without the characters that no XML document may hold."""
    return _NOT_XML.sub("", text)


def element(name: str, attributes: Mapping[str, object | None] | None = None, *children: str) -> Markup:
    """`<name …>children</name>`; attributes that are None are left out, children that are no Markup are escaped."""
    parts = [f"<{name}"]
    for key, value in (attributes or {}).items():
        if value is not None:
            parts.append(f' {key}="{_escaped(str(value))}"')
    inner = "".join([child if isinstance(child, Markup) else _escaped(child) for child in children])
    parts.append(f">{inner}</{name}>" if inner else "/>")
    return _markup("".join(parts))


def _escaped(text: str) -> str:
    """Most texts hold nothing to be escaped, and a chart has thousands."""
    return str(escape(clean(text))) if _SPECIAL.search(text) else text


def joined(parts: list[Markup]) -> Markup:
    """The parts one after the other."""
    return _markup("".join(parts))


def _markup(escaped: str) -> Markup:
    """Text whose every part is escaped. `Markup` itself would ask of each text first whether it is an object that knows
    its markup, and a drawing has thousands of them.
    """
    return str.__new__(Markup, escaped)


def number(value: float) -> str:
    """A length in at most two decimals: `12`, `12.5`, never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def token(text: str) -> str:
    """The text as a part of an `id`: letters, digits and hyphens stay, all else becomes `_hex_`; never ambiguous."""
    return _PLAIN.sub(lambda found: f"_{ord(found.group()):x}_", text)


def part_id(*names: str) -> str:
    """The id of one of the page's own parts, the same in every drawing of it: `t-actor-NATO`."""
    return OWN_PREFIX + "-".join(token(name) for name in names)


def anchor(event_id: str) -> str:
    """The id under which an event stands in the list: its own, unless that might be the id of a part of the page."""
    plain = token(event_id)
    own = plain.startswith(OWN_PREFIX) or not any(letter.isdigit() for letter in plain)
    return f"event-{plain}" if own else plain


def web_address(address: str) -> str:
    """The address if it is one of the web (http, https), else "": nothing else of a table becomes a link."""
    stripped = clean(address).strip()
    return stripped if _WEB.match(stripped) else ""
