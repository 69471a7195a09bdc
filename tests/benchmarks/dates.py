"""`python -m tests.benchmarks.dates`: the time to read 100,000 mixed dates and to say 10,000 of them.

Prints seconds, and the ratio to a plain pass (a regular expression and `datetime.date.fromisoformat`) over the
same rows; and to the `edtf` package, measured on a sample, where it is installed.
"""

from __future__ import annotations

import importlib
import random
import re
import time
import warnings
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from timeline_data.dates import parse
from timeline_data.language.words import date_words

ROWS = 100_000
DESCRIBED_ROWS = 10_000
SAMPLE = 200
_PLAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST, _LAST = date(1600, 1, 1).toordinal(), date(2100, 1, 1).toordinal()


def mixed_dates(rows: int, seed: int = 2021) -> list[str]:
    """Dates as a careful table mixes them: seven of ten are plain days, the rest every other kind; hardly any twice."""
    choose = random.Random(seed)
    return [_mixed_date(choose) for _ in range(rows)]


def _mixed_date(choose: random.Random) -> str:
    first = choose.randrange(_FIRST, _LAST)
    day, later = date.fromordinal(first).isoformat(), date.fromordinal(first + choose.randrange(1, 400)).isoformat()
    share = choose.random()
    shapes = (
        (0.70, day),
        (0.76, day[:7]),
        (0.80, day[:4]),
        (0.86, day + choose.choice("?~%")),
        (0.94, choose.choice((f"{day}/{later}", f"{day}/..", f"/{day}", f"{day[:7]}~/{later}"))),
        (0.97, choose.choice((f"{day[:3]}X", f"{day[:4]}-XX", f"{day[:7]}-XX"))),
        (0.98, f"{day[:4]}-{choose.randrange(21, 42)}"),
        (0.99, f"{day[:7]}~{day[7:]}"),
        (1.00, f"[{day},{later}]"),
    )
    return next(text for limit, text in shapes if share < limit)


def read_plainly(texts: Iterable[str]) -> int:
    """The pass to compare with: how many rows are a day that exists."""
    return sum(date.fromisoformat(text).toordinal() > 0 for text in texts if _PLAIN.fullmatch(text))


def read_all(read: Callable[[str], object], texts: Iterable[str]) -> None:
    """Read every row."""
    for text in texts:
        read(text)


def seconds_of(work: Callable[[], object]) -> float:
    """The seconds that `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print."""
    texts = mixed_dates(ROWS)
    print(f"{ROWS:,} mixed dates, {len(set(texts)):,} of them different, e.g. {', '.join(texts[:6])}")
    plain = min(seconds_of(partial(read_plainly, texts)) for _ in range(3))
    print(f"plain pass (regular expression and date.fromisoformat): {plain:.3f} s")
    ours = seconds_of(partial(read_all, parse, texts))
    print(
        f"parse, first time:  {ours:.3f} s, {ours / ROWS * 1e6:.1f} µs a date, {ours / plain:.1f} times the plain pass"
    )
    few = texts[:DESCRIBED_ROWS]
    read_all(parse, few)
    again = seconds_of(partial(read_all, parse, few)) * ROWS / len(few)
    print(f"parse, seen before: {again:.3f} s, {again / ROWS * 1e6:.1f} µs a date, {again / plain:.1f} times the same")
    dates = [parse(text) for text in few]
    for lang in ("en", "id"):
        date_words(dates[0], lang)
        said = seconds_of(lambda lang=lang: [date_words(each, lang) for each in dates])  # type: ignore[misc]
        print(f"date_words, {lang}: {said:.3f} s for {len(few):,} dates, {said / len(few) * 1e6:.1f} µs a date")
    compare_with_edtf(texts[:SAMPLE])


def compare_with_edtf(texts: list[str]) -> None:
    """The same dates with the `edtf` package, if it is there."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            other = importlib.import_module("edtf").parse_edtf
    except ImportError:
        print("edtf: not installed, not compared")
        return
    theirs = seconds_of(partial(read_all, other, texts)) / len(texts)
    ours = seconds_of(partial(read_all, parse, mixed_dates(len(texts), seed=7))) / len(texts)
    print(f"edtf package: {theirs * 1e6:,.0f} µs a date on {len(texts)} dates, {theirs / ours:,.0f} times ours")


if __name__ == "__main__":
    main()
