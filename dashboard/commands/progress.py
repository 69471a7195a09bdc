"""How far long work has come: one line on standard error that rewrites itself, and only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO, TypeVar

Item = TypeVar("Item")

_BACK_AND_ERASE = "\r\x1b[K"
LONGEST = 70


def counted(items: Sequence[Item], words: Callable[[Item], str], stream: TextIO | None = None) -> Iterator[Item]:
    """The items one by one; while one is worked on, `3/12 timeline.png` stands in the terminal's last line."""
    shown = stream or sys.stderr
    if not shown.isatty() or len(items) < 2:
        yield from items
        return
    try:
        for place, item in enumerate(items, start=1):
            print(f"{_BACK_AND_ERASE}{place}/{len(items)} {words(item)[:LONGEST]}", end="", file=shown, flush=True)
            yield item
    finally:
        print(_BACK_AND_ERASE, end="", file=shown, flush=True)
