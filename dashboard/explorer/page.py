"""The explorer's page for one address: its panels, its drawing, and the document that is served."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import jinja2
from markupsafe import Markup

from dashboard.chart.build import build_chart
from dashboard.chart.model import Chart
from dashboard.drawing import controls, html, reading, tables
from dashboard.drawing.elements import element, web_address
from dashboard.drawing.fonts import face_rules, inlined_face_rules
from dashboard.drawing.placement import breakpoints
from dashboard.drawing.plotly_figure import CONFIG, drawing
from dashboard.drawing.plotly_style import shape_rules
from dashboard.drawing.scripts import script_text
from dashboard.drawing.stylesheets import sheet_rules
from dashboard.drawing.theme import palette, theme_rules
from dashboard.drawing.used_rules import used_rules
from dashboard.explorer import ids
from dashboard.explorer.hover import hover_texts
from dashboard.publish import discovery
from dashboard.publish.edition import Edition
from dashboard.publish.share import panel as share_panel
from dashboard.view import View
from timeline_data.language.words import direction, text
from timeline_data.table import EventTable, in_language

STYLESHEETS = ("timeline.css", "controls.css", "reading.css", "explorer.css", "share.css")
"""The page's stylesheets in their order."""
FIRST_RULES = "/* the rules of what is seen first */"
"""Where they go when the page is known, which decides what rules these are."""
_WAITING = re.compile("<(noscript|template)\\b.*?</\\1>", re.DOTALL)
"""What of the page waits until the chart is on the screen, and all the other rules with it."""


@dataclass(frozen=True)
class Page:
    """What is shown at one address. `whole` is the loaded table, `shown` the events that the view selects of it,
    `site` the address under which the reader has the explorer, such as `https://example.org/`.
    """

    whole: EventTable
    view: View
    shown: EventTable
    chart: Chart
    site: str = ""

    @property
    def title(self) -> str:
        """The table's own title, or a plain one where it has none."""
        return in_language(self.whole.info.title, self.view.lang) or text(self.view.lang, "explorer.untitled")

    @property
    def address(self) -> str:
        """The query string that leads here, with its `?`; empty for the default view."""
        written = self.view.address(self.whole)
        return f"?{written}" if written else ""

    @property
    def selected(self) -> EventTable:
        """The events that the view's filters select: all that is shown, less what fades."""
        return self.shown if self.view.rest == "hide" else self.view.select(self.whole)

    @property
    def sentence(self) -> str:
        """One sentence: what is shown."""
        return controls.words(self.view, len(self.selected), self.whole)

    def panels(self) -> dict[str, Markup]:
        """The markup of every panel by its id."""
        return {**self._chart_panel(), **self._other_panels()}

    def _chart_panel(self) -> dict[str, Markup]:
        """What is drawn of the view, and what it leaves out."""
        view, shown, whole = self.view, self.shown, self.whole
        if view.tab != "chart":
            return {ids.CHART: self._left_out()}
        strip = html.overview(self.chart, view)
        if not shown.events:
            return {ids.CHART: self._left_out() + strip}
        ways = Markup() if self.selected.events else controls.nothing(view, whole)  # all that is drawn is faded
        drawn = ways + html.chart_fragment(self.chart, html.page_links(view, shown, whole), strip=strip)
        return {ids.CHART: drawn + self._left_out()}

    def _other_panels(self) -> dict[str, Markup]:
        view, shown, whole, lang = self.view, self.shown, self.whole, self.view.lang
        return {
            ids.HEADING: fill("heading.html", lang, page=self),
            ids.SETTINGS: controls.settings(view, whole, lang),
            ids.NOTICES: controls.notices(view),
            ids.CONTROLS: controls.panel(view, self.selected, whole, lang),
            ids.TABS: reading.tabs(view, whole, lang),
            ids.TOOLS: fill("tools.html", lang) + controls.redraw(view, whole),
            ids.SHARE: share_panel(view, whole, self.site, self.chart),
            ids.DETAILS: reading.details(view, shown, whole, lang),
            ids.COLOPHON: self._colophon(),
            **dict.fromkeys((ids.LEGEND, ids.LISTING, ids.TABLE, ids.SOURCES), Markup()),
            **self._tab(),
        }

    def _tab(self) -> dict[str, Markup]:
        """The markup of the panels that stand in the view's tab alone, but for the chart."""
        view, shown, whole, lang = self.view, self.shown, self.whole, self.view.lang
        if view.tab == "table":
            return {ids.TABLE: tables.event_rows(view, shown, whole, lang)}
        if view.tab == "sources":
            return {ids.SOURCES: tables.source_list(view, shown, whole, lang)}
        full = view.tab == "list"
        listed = element("h2", {"class": "unseen"}, text(lang, "page.list"))
        listed += reading.listing(view, shown, whole, lang, self.chart.folds, self._event_address, full)
        legend = html.legend(self.chart) if shown.events and not full else Markup()
        return {ids.LEGEND: legend, ids.LISTING: listed}

    def _left_out(self) -> Markup:
        """What the view does not show and the ways to it; the ways out where it shows nothing."""
        if not self.shown.events:
            return controls.nothing(self.view, self.whole)
        return controls.left_out(self.view, self.whole)

    def chart_answer(self) -> dict[str, Any]:
        """The chart's panel as data for the browser, which shows it first: the other panels take five times as long."""
        return {"lang": self.view.lang, "panels": self._chart_panel(), "overview": self._overview()}

    def panel_answer(self) -> dict[str, Any]:
        """The other panels as data for the browser, and what else of the page changes with the address."""
        return {
            "address": self.address,
            "lang": self.view.lang,
            "dir": direction(self.view.lang),
            "theme": self.view.theme,
            "title": self.title,
            "announcement": self.sentence,
            "panels": self._other_panels(),
        }

    def drawing_answer(self) -> dict[str, Any]:
        """The drawing as data for the browser: what Plotly draws, and what the overview's brush has to know."""
        hover = hover_texts(self.shown, self.whole, self.view.lang)
        return {
            "address": self.address,
            "lang": self.view.lang,
            "drawing": drawing(self.chart, hover, palette(self.view.theme), self._in_sight()),
            "config": dict(CONFIG),
            "overview": self._overview(),
        }

    def _colophon(self) -> Markup:
        info = self.whole.info
        url = web_address(info.licence_url)
        return fill("colophon.html", self.view.lang, info=info, licence_url=url, embed=f"/embed{self.address}")

    def _event_address(self, event: str) -> str:
        return reading.event_address(self.view, self.shown, self.whole, event)

    def _in_sight(self) -> tuple[float, float]:
        """The shares of the axis between which the zoom lies; all of it where that is not on the axis."""
        if self.view.zoom is None:
            return 0.0, 1.0
        first, last = self.view.zoom
        u0, u1 = self.chart.share(first), self.chart.share(last + 1)
        return (u0, u1) if u1 - u0 > 1e-6 else (0.0, 1.0)

    def _overview(self) -> dict[str, Any] | None:
        strip = self.chart.overview
        if strip is None:
            return None
        return {"days": [strip.first_day, strip.last_day + 1], "window": list(strip.window)}


def read_page(whole: EventTable, query_string: str, site: str = "") -> Page:
    """The page for a query string, with or without its `?`. Never raises for what a reader wrote into it."""
    view = View.parse(query_string, whole)
    shown = view.shown(whole)
    return Page(whole, view, shown, build_chart(shown, view, whole), site)


def document(page: Page, dash_parts: Mapping[str, str], assets: Mapping[str, str]) -> str:
    """The whole HTML document. `dash_parts` is what Dash puts into its index, `assets` the address of each asset."""
    parts = {name: Markup(value) for name, value in dash_parts.items()}  # noqa: S704 - Dash's own tags
    drawn = fill(
        "document.html",
        page.view.lang,
        page=page,
        view=page.view,
        panels=page.panels(),
        ids=ids,
        dash=parts,
        assets=assets,
        discovery=discovery.head(page.view, page.whole, Edition(site=page.site)),
        first_rules=Markup(FIRST_RULES),  # noqa: S704 - our own words
        rules=_rules(),
        print_rules=Markup(sheet_rules("print.css")),  # noqa: S704 - our own file
        late_rules=Markup(sheet_rules("plotly.css")),  # noqa: S704 - our own file
        start=Markup(start_script()),  # noqa: S704 - our own file
    )
    plain = str(drawn)
    return plain.replace(FIRST_RULES, _faces() + used_rules(_rules(), _WAITING.sub("", plain)), 1)


def start_script() -> str:
    """The page's one inline script, which a policy has to allow by its hash."""
    return script_text("unfold.js", "explorer-start.js")


def not_found(lang: str, assets: Mapping[str, str]) -> str:
    """The page that says that there is nothing at an address."""
    return message(text(lang, "explorer.not_found"), lang, assets)


def message(words: str, lang: str, assets: Mapping[str, str]) -> str:
    """A page that says one thing, and leads to the timeline."""
    home = "/" if lang == View().lang else f"/?lang={lang}"
    return str(fill("message.html", lang, words=words, assets=assets, rules=_rules(), home=home))


@cache
def _rules() -> Markup:
    sheets = "".join(sheet_rules(name) for name in STYLESHEETS)
    return Markup(sheets + theme_rules() + breakpoints() + shape_rules())  # noqa: S704 - our own files


def _faces() -> str:
    return face_rules() + inlined_face_rules()


def fill(name: str, lang: str, **values: Any) -> Markup:
    """A template filled in; `t(key, …)` gives the words of the language."""
    filled = _templates().get_template(name).render(lang=lang, dir=direction(lang), t=partial(text, lang), **values)
    return Markup(filled)  # noqa: S704 - the environment escapes every value


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("dashboard.explorer"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
