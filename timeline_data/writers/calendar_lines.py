"""The lines of an iCalendar file: escaped, folded, ended (RFC 5545, sections 3.1, 3.2 and 3.3.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

OCTETS = 75
"""The most that a line may have, its end not counted."""

_ENDS = re.compile("\r\n?|\n")
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def line(name: str, value: str, /, **parameters: str) -> str:
    """One property, folded, with its end. Parameters that are empty are left out; the value stands as it is."""
    written = "".join(f";{key.upper()}={value}" for key, value in parameters.items() if value)
    return "".join(_folded(f"{name}{written}:{value}"))


def text(value: str) -> str:
    """A text as a value. Control characters, which the format cannot hold, are taken out."""
    return _CONTROLS.sub("", _ENDS.sub("\n", value)).translate(_ESCAPED)


def _folded(content: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each but the first behind a blank; no character is parted."""
    octets = 0
    part: list[str] = []
    for character in content:
        size = len(character.encode("utf-8", "surrogatepass"))
        if octets + size > OCTETS:
            yield f"{''.join(part)}\r\n"
            part, octets = [" "], 1
        part.append(character)
        octets += size
    yield f"{''.join(part)}\r\n"
