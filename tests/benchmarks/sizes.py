"""`python -m tests.benchmarks.sizes`: how many bytes the pages to take away are, beside the most that they may be.

The snapshot of the bundled table's default view and of the whole table, all its events in every language: as a file on
a disk, and in gzip as servers send it. The embed of thirty events in brotli, all of it in one answer. In steps of 1,000
bytes. A missed target is no error.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass

import brotli

import timeline_data
from dashboard.publish import embed, snapshot
from dashboard.publish.edition import Edition
from dashboard.view import View
from tests.benchmarks.embed_peers import query

SITE = "https://timeline.example.org/"
EVERYTHING = "from=.."
MOST_ON_DISK, MOST_PACKED, MOST_EMBEDDED = 600_000, 150_000, 30_000
PARTS = {
    "style": re.compile(r"<style>(.*?)</style>", re.DOTALL),
    "script": re.compile(r"<script>(.*?)</script>", re.DOTALL),
    "data for machines": re.compile(r"ld\+json[^>]*>(.*?)</script>", re.DOTALL),
}
"""The parts of a page that nobody reads; the rest is chart and words."""


@dataclass(frozen=True)
class Size:
    """One line of the result, in bytes; `most` is None where there is no target."""

    name: str
    bytes: int
    most: int | None = None


def sizes() -> Iterator[Size]:
    """All that is measured."""
    table = timeline_data.load()
    for name, wanted in (("default view", ""), ("whole table", EVERYTHING)):
        page = snapshot.page(table, [View.parse(wanted, table)])
        written = page.encode()
        yield Size(f"snapshot, {name}", len(written), MOST_ON_DISK)
        yield Size(f"snapshot, {name}, gzip", len(gzip.compress(written, 9)), MOST_PACKED)
        rest = len(written)
        for part, pattern in PARTS.items():
            own = sum(len(found.encode()) for found in pattern.findall(page))
            rest -= own
            yield Size(f"  {part}", own)
        yield Size("  chart and words", rest)
    framed = embed.page(table, View.parse(query(), table), Edition(site=SITE)).encode()
    yield Size("embed, 30 events, brotli", len(brotli.compress(framed)), MOST_EMBEDDED)


def main() -> None:
    """Write, weigh, print."""
    print(f"{'measure':<36}{'kB':>10}{'target':>10}  met")
    for size in sizes():
        line = f"{size.name:<36}{size.bytes / 1000:>10.1f}"
        if size.most is not None:
            line += f"{f'≤ {size.most / 1000:g}':>10}  {'yes' if size.bytes <= size.most else 'NO'}"
        print(line)


if __name__ == "__main__":
    main()
