"""What long work shows: in a real terminal a line that rewrites itself, anywhere else nothing."""

from __future__ import annotations

import io
import os
from contextlib import suppress

import pytest

from dashboard.commands.progress import counted

pty = pytest.importorskip("pty", reason="a terminal as POSIX has it")


def seen_by_a_terminal(*items: str, stop_at: str = "") -> str:
    """What a terminal is sent while the items are worked on."""
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w", encoding="utf-8") as terminal:
        for item in counted(items, str, terminal):
            if item == stop_at:
                break
    # the other end is closed: what was sent comes in pieces, then an end or, on Linux, an error
    pieces = []
    with suppress(OSError):
        while piece := os.read(outer, 10_000):
            pieces.append(piece)
    os.close(outer)
    return b"".join(pieces).decode()


def test_a_terminal_sees_which_of_how_many() -> None:
    assert seen_by_a_terminal("a.svg", "b.png") == "\r\x1b[K1/2 a.svg\r\x1b[K2/2 b.png\r\x1b[K"


def test_the_line_goes_when_the_work_stops() -> None:
    assert seen_by_a_terminal("a.svg", "b.png", stop_at="a.svg").endswith("a.svg\r\x1b[K")


def test_one_thing_is_no_long_work() -> None:
    assert seen_by_a_terminal("a.svg") == ""


def test_a_file_sees_nothing() -> None:
    file = io.StringIO()
    assert list(counted("abc", str, file)) == ["a", "b", "c"]
    assert file.getvalue() == ""


def test_a_long_name_stays_in_its_line() -> None:
    assert max(map(len, seen_by_a_terminal("x" * 500, "y").split("\r"))) < 80
