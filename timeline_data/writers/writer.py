"""What a format that is written consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline_data.table import EventTable


def whole(table: EventTable, lang: str) -> EventTable:
    """The table as a format holds it that can hold everything."""
    del lang
    return table


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: `write` gives the whole file as text, with the words that are ours in the language of that code.

    `suffix` begins with a full stop; `media_type` is the one that a server sends. `own_file` is the one name under
    which other programs look for such a file, "" where there is none. The same table gives the same text.

    `held` gives what the file of a table in a language still says of it: the table itself, or one that lacks whatever
    the format cannot hold. A format that is read loads again as exactly that.
    """

    name: str
    meaning: str
    suffix: str
    media_type: str
    write: Callable[[EventTable, str], str]
    own_file: str = ""
    held: Callable[[EventTable, str], EventTable] = whole
