"""One view as a publication: how to cite it, in APA, BibTeX and RIS.

Nothing is invented: the year is that of the day up to which the table goes, and there is no date of access, which
only the reader knows. The same table, view and site give the same text.
"""

from __future__ import annotations

from zlib import crc32

from dashboard.publish.titles import named_view
from dashboard.view import View
from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.language.vocabulary import language
from timeline_data.language.words import text
from timeline_data.query import describe_query
from timeline_data.table import EventTable, NamedView, in_language
from timeline_data.writers import to_bibtex, to_ris
from timeline_data.writers.bibliography import Reference, shared_parts, slug

MAKER = "diplomatic-timeline"
"""With what the key of every citation begins."""


def reference(view: View, table: EventTable, site: str = "") -> Reference:
    """The view of the whole `table` as something to cite; `site` is the address of the explorer, such as
    `https://example.org/`.
    """
    lang, info = view.lang, table.info
    whole = in_language(info.title, lang) or text(lang, "explorer.untitled")
    named = named_view(view, table)
    title = in_language(named.title, lang) if named else f"{whole}: {describe_query(view.query, table, lang)}"
    notes = [text(lang, "share.part_of", table=whole) if title and named else "", info.licence]
    return Reference(
        key=_key(view, table, named),
        publisher="",
        title=_line(title or whole),
        url=address(view, table, site),
        language=lang,
        date=_as_of(table),
        note=". ".join(_line(note) for note in notes if note),
        author=_line(", ".join(info.contributors)),
        version=_line(info.version),
    )


def address(view: View, table: EventTable, site: str = "", path: str = "") -> str:
    """The whole address of the view, or of another form of it at `path`."""
    written = view.address(table)
    return f"{site or '/'}{path}{'?' if written else ''}{written}"


def apa(cited: Reference) -> str:
    """The reference in the style of the American Psychological Association (7th edition, 10.9 and 10.14)."""
    lang = cited.language
    title = cited.title
    if cited.version:
        title += f" ({text(lang, 'share.version', version=cited.version)})"
    title += f" [{text(lang, 'share.medium')}]"
    date = f"({_apa_date(cited.date, lang)})"
    parts = [cited.author, date, title, cited.note] if cited.author else [title, date, cited.note]
    return " ".join([*(f"{part}." for part in parts if part), cited.url])


def bibtex(cited: Reference) -> str:
    """The reference as a BibTeX entry."""
    return to_bibtex.entry(cited)


def ris(cited: Reference) -> str:
    """The reference as a RIS record."""
    return to_ris.record(cited)


def _key(view: View, table: EventTable, named: NamedView | None) -> str:
    """The same for the same selection, another for another: by the name of the view where it has one."""
    parts = shared_parts(date) if (date := _as_of(table)) else ()
    selected = named.id if named else f"{crc32(view.replace(event=None, zoom=None).address(table).encode()):08x}"
    return "-".join([MAKER, *(f"{year}" for year in parts[:1]), slug(selected)])


def _apa_date(date: EdtfDate | None, lang: str) -> str:
    parts = shared_parts(date) if date else ()
    if not parts:
        return text(lang, "share.undated")
    names = ("year", "month", "day")[: len(parts)]
    values = dict(zip(names, map(str, parts), strict=True))
    if len(parts) > 1:
        values["month"] = language(lang).months[parts[1] - 1]
    return text(lang, f"share.apa_{names[-1]}", **values)


def _as_of(table: EventTable) -> EdtfDate | None:
    try:
        return parse(table.info.as_of) if table.info.as_of else None
    except EdtfError:
        return None


def _line(words: str) -> str:
    return " ".join(words.split())
