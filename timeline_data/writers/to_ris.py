"""The sources as RIS, which reference managers read: one record `ELEC` (a web page) a source, lines ended by CR LF.

The tags are those of the RIS format specification (Research Information Systems, 2011).
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_data.dates import EdtfDate
from timeline_data.table import EventTable
from timeline_data.writers.bibliography import Reference, held, references, shared_parts
from timeline_data.writers.writer import Writer


def write(table: EventTable, lang: str) -> str:
    """The cited sources of the table as the text of a .ris file."""
    return "\r\n".join(record(reference) for reference in references(table, lang))


def record(reference: Reference) -> str:
    """The reference as one record, its last line ended."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(reference) if value or tag == "ER")


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", reference.key
    yield "AU", reference.author
    yield "TI", reference.title
    yield "PB", reference.publisher
    yield "ET", reference.version
    if reference.date is not None:
        yield from _dates(reference.date)
    yield "UR", reference.url.replace(";", "%3B")  # a semicolon parts one address from the next
    yield "LA", reference.language
    yield "N1", reference.note
    yield "ER", ""


def _dates(date: EdtfDate) -> Iterator[tuple[str, str]]:
    """The year, and the date as `year/month/day/other`: other is the EDTF text where that says more."""
    shared = shared_parts(date)
    parts = [f"{part:0{width}}" for part, width in zip(shared, (4, 2, 2), strict=False)]
    if parts:
        yield "PY", parts[0]
    other = "" if date.text == "-".join(parts) else date.text.replace("/", "–")
    yield "DA", "/".join((*parts, *[""] * (3 - len(parts)), other))


WRITER = Writer(
    "RIS", "the sources, for reference managers", ".ris", "application/x-research-info-systems", write, held=held
)
