"""The page of `/embed`: chart, list, legend and source line in one file that asks nobody for anything.

Without its script everything in it can be read: chips are links to the explorer, marks lead to the list. With it
chips fade and count, an event opens under the chart, and the axis zooms (`assets/reader.js`); the page tells the one
that frames it how high it is (`assets/heights.js`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from markupsafe import Markup

from dashboard.chart.build import build_chart
from dashboard.chart.model import Chart
from dashboard.drawing import controls, html
from dashboard.drawing.brief import brief_listing
from dashboard.drawing.choices import Choice
from dashboard.drawing.elements import part_id, token, web_address
from dashboard.drawing.fonts import inlined_face_rules
from dashboard.drawing.placement import breakpoints
from dashboard.drawing.scripts import script_text
from dashboard.drawing.stylesheets import sheet_rules
from dashboard.drawing.theme import theme_rules
from dashboard.drawing.used_rules import used_rules
from dashboard.publish import discovery
from dashboard.publish.edition import Edition
from dashboard.publish.titles import as_of_words, named_view, titles
from dashboard.view import View
from timeline_data.language.words import number, text
from timeline_data.table import EventTable, in_language

MOST_ZOOM = 50.0
"""An axis is at most so many times as wide as its frame."""
SHEETS = ("timeline.css", "reader.css", "embed.css")
SCRIPTS = ("unfold.js", "reader.js", "embed-page.js", "heights.js")
STYLE = "/* style */"
"""Where the style goes when the page is known, which decides what style it needs."""


def page(table: EventTable, view: View, edition: Edition = Edition(), head: Markup | None = None) -> str:
    """The light page of one view of the whole `table`: a complete HTML document.

    From 640 px of its own width on it shows the chart with the list below it; under that the list is the
    timeline. Where `edition` names a site, it leads to the same view there. `head` is for programs that meet the page
    elsewhere than on that site (`discovery.tags`).
    """
    shown, lang = view.shown(table), view.lang
    chart = build_chart(shown, view, table)
    words, named = titles(view, table, edition), named_view(view, table)
    links = html.anchor_links(shown, table, lang)
    explorer = _explorer(table, edition.site)
    all_events = len(view.select(table).events)
    drawn = html.render(
        "embed.html", lang,
        theme=view.theme, words=words, head=discovery.head(view, table, edition) if head is None else head,
        standfirst=in_language(named.sentence, lang) if named else "",
        style=Markup(STYLE), script=Markup(script_text(*SCRIPTS)),  # noqa: S704 - our own files
        notices=controls.notices(view), sight=_sight(chart, view.zoom),
        chips=_chips(view, table, chart, explorer), site=edition.site,
        counted=text(lang, "describe.events_of", shown="{shown}", n=all_events),
        chart=html.chart_fragment(chart, links, words.title) if shown.events else "",
        legend=html.legend(chart) if shown.events else "",
        events=len(shown.events),
        listing=brief_listing(view, shown, table, chart.folds, _event_address(view, explorer)),
        explorer=explorer(view) if explorer else "", edition=edition,
        info=table.info, licence_url=web_address(table.info.licence_url), as_of=as_of_words(table, lang),
        source=in_language(table.info.title, lang),
    )  # fmt: skip
    plain = str(drawn)
    return plain.replace(STYLE, stylesheet(chart, plain, view.zoom), 1)


Address = Callable[[View], str]


def _explorer(table: EventTable, site: str) -> Address | None:
    """What gives a view's address in the explorer; None where there is no explorer to go to."""
    if not site:
        return None

    def address(view: View) -> str:
        written = view.replace(unknown=(), tab="chart").address(table)
        return f"{site}?{written}" if written else site

    return address


def _event_address(view: View, explorer: Address | None) -> Callable[[str], str] | None:
    return (lambda event: explorer(view.replace(event=event))) if explorer else None


def _chips(view: View, table: EventTable, chart: Chart, explorer: Address | None) -> list[Choice]:
    """The actors of the lanes with their events in this view; none where there is no choice."""
    parties = Counter(actor for event in view.select(table).events for actor in {*event.initiators, *event.targets})
    lanes = [lane for lane in chart.lanes if lane.actor and parties[lane.actor]]
    alone = view.replace(match="any", role="either", event=None, zoom=None)
    return [
        Choice(
            part_id("actor", lane.actor), lane.name, explorer(alone.replace(actors=(lane.actor,))) if explorer else "",
            False, number(parties[lane.actor], view.lang), lane.side, value=token(lane.actor),
        )
        for lane in lanes
        if len(lanes) > 1
    ]  # fmt: skip


def stylesheet(chart: Chart, drawn: str, zoom: tuple[int, int] | None = None) -> str:
    """All the style that a page of this chart needs: face, colours, rules, and the widths that its drawing uses."""
    rules = "".join(sheet_rules(name) for name in SHEETS)
    used = used_rules(rules, drawn, script_text(*SCRIPTS))
    face = inlined_face_rules(_letters(chart), weights=(400,))
    return face + theme_rules() + used + breakpoints(drawn) + zoom_rule(chart, zoom)


def _letters(chart: Chart) -> str:
    """The characters that the page writes in the chart's own face."""
    texts = [label.text for fold in chart.folds for label in fold.labels]
    texts += [thing.text for things in (chart.labels, chart.ticks, chart.clusters) for thing in things]
    texts += [*(lane.name for lane in chart.lanes), *(entry.words for entry in chart.legend)]
    return "".join(sorted(set("".join(texts))))


def _sight(chart: Chart, zoom: tuple[int, int] | None) -> str:
    """The shares of the axis between which the days of `zoom` lie; "" where there is no zoom that can be shown."""
    if zoom is None:
        return ""
    u0, u1 = chart.share(zoom[0]), chart.share(zoom[1] + 1)
    return "" if u1 - u0 < 1 / MOST_ZOOM else f"{u0:.4f} {u1:.4f}"


def zoom_rule(chart: Chart, zoom: tuple[int, int] | None) -> str:
    """The width of the axis at which the days of `zoom` fill its frame; "" where there is no zoom."""
    if not (sight := _sight(chart, zoom)):
        return ""
    u0, u1 = map(float, sight.split())
    return f"#{part_id('chart', 'axis')}{{width:{100 / (u1 - u0):.2f}%}}"
