"""What one reading of a table finds: the problems so far, and the nearest known names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline_data.errors import Problem
from timeline_data.notices import nearest

_COMPARISONS = 150_000
"""How many names one reading compares before it stops to suggest: about a second."""

_SHOWN = 60


class Inspection:
    """Gathers problems while a table is read; made anew for each reading."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems = list(problems)
        # The known names stand beside the answer so that their id stays theirs.
        self._suggestions: dict[tuple[int, str], tuple[Mapping[str, Iterable[str]], str]] = {}
        self._comparisons = _COMPARISONS

    @property
    def sound(self) -> bool:
        """Whether no error was found (warnings are none)."""
        return all(problem.severity != "error" for problem in self.problems)

    def nearest(self, name: str, known: Mapping[str, Iterable[str]]) -> str:
        """The key of `known` (keys with their further names) that is nearest to `name`, or "" where none is near.

        After `_COMPARISONS` compared names the answer is always "": a table of which every row is wrong is
        still checked in seconds.
        """
        key = (id(known), name)
        if key not in self._suggestions:
            if self._comparisons <= 0:
                return ""
            self._comparisons -= max(len(known), 1)
            self._suggestions[key] = known, next(iter(nearest(name, known)), "")
        return self._suggestions[key][1]

    def did_you_mean(self, name: str, known: Mapping[str, Iterable[str]]) -> str:
        """The sentence that offers the nearest known name, with a blank behind it, or ""."""
        near = self.nearest(name, known)
        return f'The nearest known one is "{near}". ' if near else ""


def shorten(value: str) -> str:
    """A cell's text as a message shows it: on one line, and of limited length."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
