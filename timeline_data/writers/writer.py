"""What a format that is written consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline_data.table import EventTable


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: `write` gives the whole file as text, with the words that are ours in the language of that code.

    `suffix` begins with a full stop; `media_type` is the one that a server sends. `own_file` is the one name under
    which other programs look for such a file, "" where there is none. The same table gives the same text.
    """

    name: str
    meaning: str
    suffix: str
    media_type: str
    write: Callable[[EventTable, str], str]
    own_file: str = ""
