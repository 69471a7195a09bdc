"""Every format that is written as text: one module each, and a row here."""

from timeline_data.writers import to_bibtex, to_csv, to_ics, to_json, to_jsonld, to_package, to_ris

WRITERS = (
    to_csv.WRITER,
    to_ics.WRITER,
    to_json.WRITER,
    to_jsonld.WRITER,
    to_package.WRITER,
    to_bibtex.WRITER,
    to_ris.WRITER,
)
"""The formats, each with a suffix of its own."""
