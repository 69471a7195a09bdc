"""A view as a picture: the chart with headline, legend and source line in one file that needs nothing else."""

from __future__ import annotations

from dataclasses import replace

from dashboard.chart.build import build_chart
from dashboard.chart.describe import caption
from dashboard.chart.model import Chart
from dashboard.drawing import svg as drawing
from dashboard.drawing.card import WIDTH as CARD_WIDTH
from dashboard.drawing.fonts import inlined_face_rules
from dashboard.drawing.html import event_words
from dashboard.drawing.list_picture import Listed, list_picture
from dashboard.drawing.picture import Heading
from dashboard.drawing.reading import told
from dashboard.publish.cards import card_svg
from dashboard.publish.edition import Edition
from dashboard.publish.ranking import ranked
from dashboard.publish.renderers import to_pdf, to_png
from dashboard.publish.titles import as_of_words, named_view
from dashboard.view import View
from timeline_data.language.words import text
from timeline_data.table import EventTable, in_language

WIDTH, LEAST_WIDTH, MOST_WIDTH = 1200, 320, 4096
"""The width of a picture in px where none is asked for, and those that may be."""
MOST_LISTED = 200
"""Events that a list in a picture tells; a longer one would be a strip of a hundred thousand pixels."""


def svg(table: EventTable, view: View, width: float = WIDTH, edition: Edition = Edition()) -> str:
    """The view of the whole `table` as an SVG document of this width in px, its letters inside.

    Where a chart has no room (under `svg.LEAST_WIDTH`), the picture is the list of its events, as on a phone.
    """
    drawn = _drawn(_chart(table, view), table, view, width, edition)
    # the one element of that name: what a table says is escaped
    return drawn.replace("<style>", f"<style>{inlined_face_rules(drawn)}", 1)


def png(table: EventTable, view: View, width: float = WIDTH, edition: Edition = Edition(), scale: float = 1) -> bytes:
    """The same picture as a PNG of `scale` pixels for each px of its width."""
    return to_png(_drawn(_chart(table, view), table, view, width, edition), scale)


def pdf(table: EventTable, view: View, width: float = WIDTH, edition: Edition = Edition()) -> bytes:
    """The same picture as a PDF of one page whose text stays text.

    Raises MissingPartError (see `renderers`) where the extra `pdf` is not installed.
    """
    chart = _chart(table, view)
    said = " ".join(chart.alternative)
    title = heading(table, view, edition).title
    return to_pdf(_drawn(chart, table, view, width, edition), title, said, view.lang)


def card(table: EventTable, view: View, edition: Edition = Edition(), width: int = CARD_WIDTH) -> bytes:
    """The view as a social card: a PNG of 1200 × 630 pixels with headline, the heart of the chart and its source; the
    same smaller or larger for another width in px.
    """
    said = heading(table, view, edition)
    footer = [*_origin(table, view.lang, said.title), edition.credit]
    return to_png(card_svg(table, view, replace(said, footer=tuple(filter(None, footer)))), width / CARD_WIDTH)


def alternative(table: EventTable, view: View, edition: Edition = Edition()) -> str:
    """What the picture says, in sentences, for readers who do not see it: its title and the chart from the data."""
    return " ".join([f"{heading(table, view, edition).title}.", *_chart(table, view).alternative])


def heading(table: EventTable, view: View, edition: Edition = Edition()) -> Heading:
    """The words around the chart: the editor's title, or the view's own with its sentence; what is shown; the editor's
    note; whence it comes.
    """
    lang, named = view.lang, named_view(view, table)
    source = in_language(table.info.title, lang)
    title = edition.title or (in_language(named.title, lang) if named else "") or source or text(lang, "page.chart")
    return Heading(
        title,
        in_language(named.sentence, lang) if named else "",
        caption(view, view.select(table), table, lang),
        tuple(line for line in (edition.note, " · ".join(_origin(table, lang, title)), edition.credit) if line),
    )


def _origin(table: EventTable, lang: str, title: str) -> tuple[str, ...]:
    """Whence the data come, unless the title says so, as of when, and under which licence."""
    source = in_language(table.info.title, lang)
    licence, as_of = table.info.licence, as_of_words(table, lang)
    found = (
        f"{text(lang, 'page.data')}: {source}" if source and source != title else "",
        text(lang, "page.as_of", date=as_of) if as_of else "",
        text(lang, "page.licence", licence=licence) if licence else "",
    )
    return tuple(part for part in found if part)


def _chart(table: EventTable, view: View) -> Chart:
    return build_chart(view.shown(table), view, table)


def _drawn(chart: Chart, table: EventTable, view: View, width: float, edition: Edition) -> str:
    shown = view.shown(table)
    if width < drawing.LEAST_WIDTH:
        kept = {event.id for event in ranked(shown, view.event)[:MOST_LISTED]}
        rows = told(shown.take(event.id in kept for event in shown.events), table, view.lang, chart.folds)
        listed = Listed(rows, chart.selected, chart.faded, len(shown) - len(kept))
        return str(list_picture(listed, chart, width, heading(table, view, edition), view.theme))
    words = event_words(shown, table, view.lang)
    return str(drawing.fixed(chart, width, view.theme, heading(table, view, edition), words))
