"""The page of `/embed`: chart, list, legend and source line in one file, without a script or a request."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.chart.build import build_chart
from dashboard.chart.describe import caption
from dashboard.chart.model import Chart
from dashboard.drawing import controls, html, reading
from dashboard.drawing.elements import part_id, web_address
from dashboard.drawing.fonts import inlined_face_rules
from dashboard.drawing.placement import breakpoints
from dashboard.drawing.stylesheets import sheet_rules
from dashboard.drawing.theme import theme_rules
from dashboard.publish.titles import as_of_words, named_view
from dashboard.view import View
from timeline_data.language.words import text
from timeline_data.table import EventTable, in_language

MOST_ZOOM = 50.0
"""An axis is at most so many times as wide as its frame."""


def page(table: EventTable, view: View) -> str:
    """The light page of one view of the whole `table`: a complete HTML document.

    From 640 px of its own width on it shows the chart with the list below it; under that the list is the
    timeline. It asks nobody for anything: style and face are inside.
    """
    shown = view.shown(table)
    chart = build_chart(shown, view, table)
    lang = view.lang
    named = named_view(view, table)
    title = in_language(named.title if named else table.info.title, lang) or text(lang, "page.chart")
    links = html.anchor_links(shown, table, lang)
    drawn = html.chart_fragment(chart, links, title) if shown.events else Markup()
    return html.render(
        "embed.html", lang,
        theme=view.theme, title=title,
        standfirst=in_language(named.sentence, lang) if named else "",
        caption=caption(view, view.select(table), table, lang), style=stylesheet(chart, drawn, view.zoom),
        notices=controls.notices(view),
        chart=drawn,
        legend=html.legend(chart) if shown.events else "",
        listing=reading.listing(view, shown, table, lang, chart.folds),
        info=table.info, licence_url=web_address(table.info.licence_url), as_of=as_of_words(table, lang),
        source=in_language(table.info.title, lang),
    )  # fmt: skip


def stylesheet(chart: Chart, drawn: str, zoom: tuple[int, int] | None = None) -> str:
    """All the style that a page of this chart needs: face, colours, rules, and the widths that its drawing uses."""
    letters = "".join(sorted({letter for label in chart.labels for letter in label.text}))
    return (
        inlined_face_rules(letters)
        + theme_rules()
        + sheet_rules("timeline.css")
        + breakpoints(drawn)
        + zoom_rule(chart, zoom)
    )


def zoom_rule(chart: Chart, zoom: tuple[int, int] | None) -> str:
    """The width of the axis at which the days of `zoom` fill its frame; "" where there is no zoom."""
    if zoom is None:
        return ""
    u0, u1 = chart.share(zoom[0]), chart.share(zoom[1] + 1)
    if u1 - u0 < 1 / MOST_ZOOM:
        return ""
    return f"#{part_id('chart', 'axis')}{{width:{100 / (u1 - u0):.2f}%}}"
