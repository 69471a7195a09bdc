"""The words that go with a view wherever it is published: its title, a sentence on it, what it shows, of which day."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.chart.describe import caption
from dashboard.publish.edition import Edition
from dashboard.view import View
from timeline_data.dates import EdtfError, parse
from timeline_data.language.words import date_words, text
from timeline_data.table import EventTable, NamedView, in_language


@dataclass(frozen=True, slots=True)
class Titles:
    """A view in words: its `title`, one `sentence` on it, and the `caption` that tells what it shows."""

    title: str
    sentence: str
    caption: str


def titles(view: View, table: EventTable, edition: Edition = Edition()) -> Titles:
    """The words of one view of the whole `table`. The editor's own come first, then the view's, then the table's."""
    named = named_view(view, table)
    title = in_language(named.title, view.lang) if named else ""
    sentence = in_language(named.sentence, view.lang) if named else ""
    shown = caption(view, view.select(table), table, view.lang)
    own = title or in_language(table.info.title, view.lang) or text(view.lang, "page.chart")
    return Titles(edition.title or own, edition.note or sentence or shown, shown)


def named_view(view: View, table: EventTable) -> NamedView | None:
    """The view of the table's own that this one is, its language and looks aside."""
    for named in table.info.views:
        if View.parse(named.query, table).query == view.query:
            return named
    return None


def as_of_words(table: EventTable, lang: str) -> str:
    """The day up to which the table goes, in words; "" where it does not say."""
    try:
        return date_words(parse(table.info.as_of), lang) if table.info.as_of else ""
    except EdtfError:
        return table.info.as_of
