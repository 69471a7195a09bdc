"""A view as a picture: the chart with headline, legend and source line in one file that needs nothing else."""

from __future__ import annotations

from dashboard.chart.build import build_chart
from dashboard.chart.describe import caption
from dashboard.chart.model import Chart
from dashboard.drawing import svg as drawing
from dashboard.drawing.fonts import inlined_face_rules
from dashboard.drawing.html import event_words
from dashboard.drawing.picture import Heading
from dashboard.publish.edition import Edition
from dashboard.publish.titles import as_of_words, named_view
from dashboard.view import View
from timeline_data.language.words import text
from timeline_data.table import EventTable, in_language

WIDTH, LEAST_WIDTH, MOST_WIDTH = 1200, 320, 4096
"""The width of a picture in px where none is asked for, and those that may be."""


def svg(table: EventTable, view: View, width: float = WIDTH, edition: Edition = Edition()) -> str:
    """The view of the whole `table` as an SVG document of this width in px, its letters inside.

    A width under that of the narrowest chart gives a picture of that one.
    """
    shown = view.shown(table)
    chart = build_chart(shown, view, table)
    words = event_words(shown, table, view.lang)
    face = inlined_face_rules(_letters(chart))
    return str(drawing.fixed(chart, width, view.theme, heading(table, view, edition), words, face))


def heading(table: EventTable, view: View, edition: Edition = Edition()) -> Heading:
    """The words around the chart: the editor's title, or the view's own with its sentence; what is shown; the editor's
    note; whence it comes.
    """
    lang, info, named = view.lang, table.info, named_view(view, table)
    source = in_language(info.title, lang)
    title = edition.title or (in_language(named.title, lang) if named else "") or source or text(lang, "page.chart")
    data = f"{text(lang, 'page.data')}: {source}" if source and source != title else ""
    licence = text(lang, "page.licence", licence=info.licence) if info.licence else ""
    as_of = text(lang, "page.as_of", date=date) if (date := as_of_words(table, lang)) else ""
    origin = " · ".join(part for part in (data, licence, as_of) if part)
    return Heading(
        title,
        in_language(named.sentence, lang) if named else "",
        caption(view, view.select(table), table, lang),
        tuple(line for line in (edition.note, origin, edition.credit) if line),
    )


def _letters(chart: Chart) -> str:
    return "".join(sorted({letter for label in chart.labels for letter in label.text}))
