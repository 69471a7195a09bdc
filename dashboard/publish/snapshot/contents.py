"""What a snapshot shows, in one language: its views, each with its chart, the list of all of them, and the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from dashboard.chart.build import build_chart
from dashboard.chart.entries import Teller
from dashboard.chart.model import Chart, Fold
from dashboard.chart.testimony import Hearing, Testimony
from dashboard.drawing import html
from dashboard.drawing.elements import anchor, part_id
from dashboard.drawing.layers import Links
from dashboard.drawing.tally import Tally, tally_chart, tally_of
from dashboard.publish.citation import apa, bibtex, reference, ris
from dashboard.publish.edition import Edition
from dashboard.publish.snapshot.drawn import called, drawn
from dashboard.publish.snapshot.footnotes import Footnote, footnotes, numbered
from dashboard.publish.snapshot.markup import Node, parse, write
from dashboard.publish.snapshot.told import Told, told
from dashboard.publish.titles import Titles, named_view, titles
from dashboard.view import View
from timeline_data.kinds import FAMILIES, family_of
from timeline_data.language.words import LANGUAGES, kind_words, text
from timeline_data.query import describe_query
from timeline_data.table import EventTable, in_language


@dataclass(frozen=True, slots=True)
class Selection:
    """The events that a snapshot carries: those of any of its views, of the whole table."""

    whole: EventTable
    views: tuple[View, ...]
    edition: Edition
    table: EventTable
    shown: tuple[frozenset[str], ...]
    """The ids of the events of each view."""
    keys: Mapping[str, str]
    """A short name of each event by its id: its place in the list."""


def selection(whole: EventTable, views: Sequence[View], edition: Edition) -> Selection:
    """The events of the views together. What its filters leave out is no part of it."""
    kept = tuple(replace(view, rest="hide") for view in views)
    shown = tuple(frozenset(view.shown(whole).by_id) for view in kept)
    table = whole.take(any(event.id in ids for ids in shown) for event in whole.events)
    keys = {event.id: str(place) for place, event in enumerate(table.events, 1)}
    return Selection(whole, kept, edition, table, shown, keys)


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the views: its words, its chart and legend, "" where it holds no event.

    `called` are the ids of the headings in the list by which marks without a label are called.
    """

    number: int
    words: Titles
    chart: Markup
    legend: Markup
    drawn: Chart
    called: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by: its value, its words, and the side of an actor."""

    value: str
    words: str
    side: str = ""


@dataclass(frozen=True)
class Contents:
    """A selection in words of one language."""

    selected: Selection
    lang: str
    numbers: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The views in this language."""
        return tuple(view.with_language(self.lang) for view in self.selected.views)

    @cached_property
    def panels(self) -> list[Panel]:
        """A chart for each view."""
        return [self._panel(number, view) for number, view in enumerate(self.views, 1)]

    def _panel(self, number: int, view: View) -> Panel:
        whole = self.selected.whole
        # With several views the editor's headline is that of all of them.
        edition = self.selected.edition if len(self.views) == 1 else Edition()
        words = titles(view, whole, edition)
        if len(self.views) > 1 and named_view(view, whole) is None:
            words = replace(words, title=describe_query(view.query, whole, self.lang))
        shown = view.shown(whole)
        chart = build_chart(shown, view, whole, LANGUAGES)
        if not shown.events:
            return Panel(number, words, Markup(), Markup(), chart)
        ids = "chart" if number == 1 else f"chart-{number}"
        links = Links(event=lambda event: "#" + anchor(event), key=lambda event: self.selected.keys[event])
        figure = drawn(parse(html.chart_fragment(chart, links, words.title, ids=ids)))
        return Panel(number, words, write(figure), html.legend(chart), chart, frozenset(called(figure)))

    @property
    def standfirst(self) -> str:
        """One sentence below the headline; "" where the views have each its own, or the caption says it all."""
        if len(self.panels) > 1:
            return self.selected.edition.note
        words = self.panels[0].words
        return words.sentence if words.sentence != words.caption else ""

    @cached_property
    def headline(self) -> str:
        """The editor's headline, else that of the only view, else that of the table."""
        title = self.selected.whole.info.title
        own = self.selected.edition.title or (self.panels[0].words.title if len(self.panels) == 1 else "")
        return own or in_language(title, self.lang) or text(self.lang, "page.chart")

    @cached_property
    def rows(self) -> list[Told | Fold]:
        """The events in order, with the long empty stretches of a single view between them."""
        table, whole = self.selected.table, self.selected.whole
        teller, hearing = Teller(table, self.lang, whole), Hearing(whole, self.lang)
        folds = sorted(self.panels[0].drawn.folds, key=lambda fold: fold.from_day) if len(self.panels) == 1 else []
        found: list[Told | Fold] = []
        for event in table.events:
            while folds and event.date.earliest is not None and event.date.earliest >= folds[0].to_day - 1:
                found.append(folds.pop(0))
            of = tuple(number for number, ids in enumerate(self.selected.shown, 1) if event.id in ids)
            key, numbers = self.selected.keys[event.id], whole.numbers_of(event.id)
            found.append(told(key, event, teller.entry(event), hearing.of(event.id), numbers, of, self.lang))
        return found

    @cached_property
    def footnotes(self) -> list[Footnote]:
        """The sources."""
        return footnotes(numbered(self.selected.table, self.selected.whole), self.selected.whole, self.lang)

    @cached_property
    def background(self) -> Testimony:
        """What is claimed of no single event."""
        return Hearing(self.selected.whole, self.lang).of("")

    @cached_property
    def actors(self) -> list[Choice]:
        """The actors by how many events they are in, those of the chosen lanes first: one order in every language."""
        teller, counts = Teller(self.selected.table, self.lang, self.selected.whole), dict[str, int]()
        sides, names = dict[str, str](), dict[str, str]()
        for event in self.selected.table.events:
            entry = teller.entry(event)
            for name in (*entry.initiators, *entry.targets):
                names[name.id], sides[name.id] = name.name, name.side
            for actor in event.actors:
                counts[actor] = counts.get(actor, 0) + 1
        chosen = list(dict.fromkeys(actor for view in self.selected.views for actor in view.query.actors))
        places = {actor: place for place, actor in enumerate(chosen)}
        order = sorted(counts, key=lambda actor: (places.get(actor, len(places)), -counts[actor], actor))
        return [Choice(actor, names[actor], sides[actor]) for actor in order]

    @cached_property
    def kinds(self) -> list[tuple[str, str, list[Choice]]]:
        """The kinds of events by family: (family, its words, kinds)."""
        found = sorted({event.kind for event in self.selected.table.events if event.kind})
        groups = {family: [kind for kind in found if family_of(kind) == family] for family in FAMILIES}
        return [
            (
                family,
                text(self.lang, f"families.{family}"),
                [Choice(kind, kind_words(kind, self.lang)) for kind in kinds],
            )
            for family, kinds in groups.items()
            if kinds
        ]

    @cached_property
    def tally(self) -> Tally | None:
        """The people expelled, by side and year."""
        return tally_of(self.selected.table, self.selected.whole, self.lang)

    @property
    def tally_drawing(self) -> Markup:
        """Its bars, each with what it says; the drawing is called by the heading of its part."""
        if self.tally is None:
            return Markup()
        (drawing,) = parse(tally_chart(self.tally, self.lang))
        assert isinstance(drawing, Node)
        heading = {"role": "group", "aria-labelledby": part_id("tally", "name")}
        return write((drawing.without("aria-label").having(**heading),))

    @cached_property
    def citings(self) -> list[tuple[str, str, str]]:
        """How to cite the first view: (name of the style, words, name of a file or "")."""
        site = self.selected.edition.site
        cited = reference(self.views[0], self.selected.whole, site)
        cited = cited if site else replace(cited, url="")  # an address that leads nowhere is none
        cited = replace(cited, title=self.headline) if self.selected.edition.title else cited
        return [
            ("apa", apa(cited).strip(), ""),
            ("bibtex", bibtex(cited), f"{cited.key}.bib"),
            ("ris", ris(cited).replace("\r\n", "\n"), f"{cited.key}.ris"),
        ]
