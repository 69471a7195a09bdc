"""The parts of a page as markup: chart, overview, legend, and the addresses that their links lead to.

Each function gives one part with a stable id on everything that can hold the focus, so that a page whose part
is replaced can give the focus back. Every control is a plain link or a field of a GET form: all of it works
without a script. `whole` is the loaded table, `table` what the view selects of it, `lang` the reader's language.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import jinja2
from markupsafe import Markup

from dashboard.chart.entries import Teller
from dashboard.chart.model import Chart
from dashboard.drawing import svg
from dashboard.drawing.elements import anchor, clean, element, part_id, web_address
from dashboard.drawing.layers import Links
from dashboard.drawing.shapes import shape
from dashboard.drawing.signs import sign
from dashboard.drawing.strip import overview_strip
from dashboard.view import View, day_text
from timeline_data.dates import parse
from timeline_data.language.words import direction, text
from timeline_data.table import EventTable


@cache
def templates() -> jinja2.Environment:
    """The page templates: every value is escaped, a name that is not given is an error."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("dashboard.drawing"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_written,
    )
    found.globals.update(id=part_id, anchor=anchor, web=web_address, glyph=glyph, sign=sign)
    return found


def _written(value: object) -> object:
    """What a template writes of a value: nothing for None, no character that no document may hold."""
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(name: str, lang: str, **context: Any) -> Markup:
    """A template filled in; in it, `t(key, …)` is the text of the language files."""
    filled = templates().get_template(name).render(lang=lang, dir=direction(lang), t=partial(text, lang), **context)
    return Markup(filled)  # noqa: S704 - the environment escapes every value


def glyph(family: str, side: str) -> Markup:
    """The shape of a family by itself, for lists and legends; the words stand beside it."""
    path = element("path", {"d": shape(family)})
    box = {"class": f"glyph {side}", "width": 16, "height": 16, "viewBox": "-8 -8 16 16", "aria-hidden": "true"}
    return element("svg", box, path)


# --- Addresses ------------------------------------------------------------------------------------------------


def href(view: View, whole: EventTable, **changes: Any) -> str:
    """The address of the view with some of its parts changed; `?` alone is the default view."""
    return "?" + view.replace(**changes).address(whole)


def requery(view: View, whole: EventTable, **changes: Any) -> str:
    """The address of the view with its query changed: another selection, so nothing stays zoomed or selected."""
    return href(view, whole, **changes, zoom=None, event=None)


def page_links(view: View, table: EventTable, whole: EventTable) -> Links:
    """Links that keep the address the only state: an event opens its details, a cluster its days, a fold true scale."""
    return Links(
        event=lambda event: href(view, whole, event=event) + "#" + part_id("details"),
        cluster=lambda events: _stretch_address(view, whole, events),
        fold=href(view, whole, scale="true", zoom=None),
        words=event_words(table, whole, view.lang),
    )


def _stretch_address(view: View, whole: EventTable, events: Sequence[str]) -> str:
    """The address of the view with the days of some events as its window: there they have room.

    Events of the very same days have none at any width: their address is that of the list of these days.
    """
    days = {(whole.by_id[id_].date.earliest, whole.by_id[id_].date.latest) for id_ in events}
    known = [day for both in days for day in both if day is not None]
    if len(known) < 2 * len(days):
        return href(view, whole, event=events[0], tab="list")
    bounds = {"start": parse(day_text(min(known))), "end": parse(day_text(max(known)))}
    return requery(view, whole, **bounds, tab="list" if len(days) == 1 else view.tab)


def anchor_links(table: EventTable, whole: EventTable, lang: str) -> Links:
    """Links within one page, which say which parts are whose: an event leads to its place in the list."""
    return Links(event=lambda event: "#" + anchor(event), words=event_words(table, whole, lang), key=anchor)


def event_words(table: EventTable, whole: EventTable, lang: str) -> dict[str, str]:
    """Each shown event in one line of words, by id, for those who point at its mark."""
    teller = Teller(table, lang, whole)
    return {event.id: teller.marked_line(event) for event in table.events}


# --- The drawing ----------------------------------------------------------------------------------------------


def legend(chart: Chart) -> Markup:
    """What the signs of this chart mean."""
    groups = {group: [item for item in chart.legend if item.group == group] for group in ("side", "family", "sign")}
    return render("legend.html", chart.language, groups=groups)


def chart_fragment(
    chart: Chart, links: Links | None = None, name: str = "", strip: Markup | None = None, ids: str = "chart"
) -> Markup:
    """The chart: lane names, the axis in its scrolling frame, the overview below it, and all of it in sentences.

    `links` come from `page_links` or `anchor_links`; without them the marks lead to their places in the list.
    """
    used = links or Links(event=lambda event: "#" + anchor(event))
    called = name or text(chart.language, "page.chart")
    return render(
        "chart.html", chart.language, chart=chart, ids=ids, gutter=svg.gutter(chart), strip=strip or Markup(),
        drawing=svg.fluid(chart, used, called, ids),
    )  # fmt: skip


def overview(chart: Chart, view: View) -> Markup:
    """The strip below the chart: how many events when in the whole table, the window of the chart as a frame."""
    if chart.overview is None:
        return Markup()
    return render("overview.html", chart.language, drawing=overview_strip(chart.overview, view.lang))
