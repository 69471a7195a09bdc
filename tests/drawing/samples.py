"""A small table and a hand-made Chart with one of everything, and a table in which every text is hostile."""

from __future__ import annotations

import math
from dataclasses import replace

from dashboard.chart.model import (
    LEVELS,
    Arc,
    Chart,
    Cluster,
    Connector,
    Deadline,
    Fold,
    FoldLabel,
    Label,
    Lane,
    LegendEntry,
    Mark,
    Overview,
    OverviewBin,
    Range,
    Span,
    Tick,
)
from timeline_data.dates import parse
from timeline_data.table import (
    Actor,
    Citation,
    Event,
    EventTable,
    NamedView,
    Relation,
    Source,
    TableInfo,
)

WIDE, NARROW = Range(LEVELS[6]), Range(LEVELS[0], LEVELS[6])

CHART = Chart(
    language="en",
    height=230,
    header=46,
    scale=((735000, 0.0), (735100, 0.4), (737000, 0.5), (737100, 1.0)),
    lanes=(Lane("NATO", "NATO", "a", 46, 84), Lane("RUS", "Russian Federation of long names", "b", 135, 84)),
    folds=(
        Fold(0.4, 0.5, 735101, 736999, "≈ 5.2 yr",
             (FoldLabel("5.2 y", True, NARROW), FoldLabel("≈ 5.2 yr", False, WIDE))),
    ),
    ticks=(
        Tick(0.1, "1 Mar 2014", 52, Range(), "start"), Tick(0.6, "1 Oct", 28, WIDE),
        Tick(1.0, "2021", 24, Range(), "end"),
    ),
    marks=(
        Mark("m-1", 0.1, 68, 0, 0, "agreement", "a", Range()),
        Mark("m-2", 0.6, 157, 1, 0, "expulsion", "b", Range()),
        Mark("m-3", 0.6, 68, 0, 0, "statement", "a", WIDE),
        Mark("m-4", 0.9, 193, 1, 1, "deadline", "b", Range()),
        Mark("m-5", 0.9, 68, 0, 0, "force", "n", Range(), hatched=True, disputed=True),
    ),
    clusters=(Cluster(("m-3", "m-5"), 0.7, 68, 0, 0, "2", NARROW),),
    spans=(
        Span("m-1", "date", 0.1, 0.3, 81, "a", Range(), soft_end=True),
        Span("m-2", "effective", 0.6, 0.9, 170, "b", Range(), soft_start=True, soft_end=True),
        Span("m-4", "date", 0.8, 0.9, 206, "b", WIDE, hatched=True, soft_start=True),
        Span("m-5", "date", 0.85, 1.0, 81, "n", Range(), open_start=True, open_end=True),
    ),
    deadlines=(Deadline(("m-2",), 0.9, 166, 193, "b", Range()),),
    connectors=(
        Connector("m-1", "target", 0.1, 77.5, 136, (136,), 86.5, "a", NARROW, WIDE),
        Connector("m-2", "joint", 0.6, 147.5, 119, (119,), 138.5, "b", Range(), Range(math.inf)),
    ),
    arcs=(
        Arc("m-2", "m-1", 0.1, 68, 0.6, 157, "12 days later", True),
        Arc("m-3", "m-2", 0.6, 157, 0.6, 68, "the same day", True),
        Arc("m-5", "m-1", 0.1, 68, 0.9, 68, "3 days later", True),
        Arc("m-4", "m-1", 0.1, 68, 0.9, 193, "4 days later", False),
    ),
    labels=(
        Label("m-1", "title", "Founding Act", 0.1, 68, "right", 76, Range()),
        Label("m-2", "title", "Expels eight", 0.6, 157, "left", 74, WIDE),
        Label("m-2", "lag", "12 days later", 0.6, 157, "right", 66, WIDE),
        Label("m-3", "lag", "the same day", 0.6, 68, "left", 66, WIDE),
    ),
    legend=(
        LegendEntry("side", "a", "NATO"), LegendEntry("family", "agreement", "Agreement"),
        *(LegendEntry("sign", sign, sign) for sign in (
            "arrow", "joint", "span", "effective", "soft", "hatched", "open", "arc", "fold", "cluster",
        )),
    ),
    overview=Overview(
        735000, 738000, (OverviewBin(0.1, 0.2, 9, "9 events, 2014"), OverviewBin(0.8, 0.9, 1, "1 event, 2021")),
        (Tick(0.1, "2014", 24, Range()), Tick(0.9, "2021", 24, Range(), "end")), (0.25, 0.75),
    ),
    alternative=("Five events.", "One answers another."),
    selected="m-2",
)  # fmt: skip
"""One of every part that a drawing knows."""

TABLE = EventTable(
    events=(
        Event("act-1997", parse("1997-05-27"), {"en": "Founding Act signed", "id": "Akta Pendirian ditandatangani"},
              summary={"en": "NATO and Russia signed the Founding Act."}, kind="agreement", status="ended",
              initiators=("NATO", "RUS"), place={"": "Paris"}, importance=3),
        Event("expel-2021", parse("2021-10-06"), {"en": "NATO expels eight"}, kind="expulsion", people=8,
              people_of="expelled", initiators=("NATO",), targets=("RUS",), importance=3),
        Event("mission-2021", parse("2021-10-18"), {"en": "Russia suspends its mission"}, kind="mission_closure",
              status="announced", effective=parse("2021-11-01~"), initiators=("RUS",), targets=("NATO",), importance=3,
              notes={"en": "No report confirms the day."}),
        Event("talk-2021", parse("2021-10~"), {"": "Contacts"}, kind="hearing", initiators=("DEU",), people=3),
    ),
    actors={
        "NATO": Actor("NATO", {"en": "NATO"}, side="west", order=1),
        "RUS": Actor("RUS", {"en": "Russia", "id": "Rusia"}, side="east", order=3),
        "DEU": Actor("DEU", {"en": "Germany", "id": "Jerman"}, order=2),
    },
    sources={
        "ap": Source("ap", "Associated Press", "NATO expels 8", "https://example.org/ap", "2021-10-06", "en"),
        "idn": Source("idn", "IDN Times", "Hubungan memanas", "https://example.org/idn", "", "id"),
    },
    relations=(
        Relation("mission-2021", "responds_to", "expel-2021"),
        Relation("talk-2021", "explains", "mission-2021"),
    ),
    citations=(
        Citation("expel-2021", "ap"),
        Citation("expel-2021", "idn", "disputes", "pada awal bulan ini", "id", {"en": "Says only “early this month”."}),
    ),
    info=TableInfo(
        title={"en": "NATO and Russia"}, licence="CC BY 4.0", licence_url="https://creativecommons.org/licenses/by/4.0/",
        as_of="2026-10", sides={"west": {"en": "NATO"}, "east": {"en": "Russia"}},
        views=(NamedView("main", {"en": "The closed missions"}, "actors=NATO~RUS&from=2021&importance=2", True),),
    ),
)  # fmt: skip

HOSTILE = """<script>alert(1)</script>"'>]]>--><img src=x onerror=alert(2)>&amp;{{ 7*7 }}\x00\x0b</style></title>"""


def hostile_table() -> EventTable:
    """TABLE with a hostile text in every text that a person can write; addresses are `javascript:`."""
    words = {"en": HOSTILE, "id": HOSTILE}
    names = {actor: f"{HOSTILE}{actor}" for actor in TABLE.actors}

    def renamed(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names[id_] for id_ in ids)

    events = tuple(
        replace(
            event, id=f"{HOSTILE}{event.id}", title=words, label=words, summary=words, notes=words, kind=HOSTILE,
            people_of=HOSTILE, people=8, place={"": HOSTILE},
            initiators=renamed(event.initiators), targets=renamed(event.targets),
        )
        for event in TABLE.events
    )  # fmt: skip
    return EventTable(
        events=events,
        actors={
            names[a.id]: replace(a, id=names[a.id], name=words, side=f"{HOSTILE}{a.side}")
            for a in TABLE.actors.values()
        },
        sources={
            s.id: Source(s.id, HOSTILE, HOSTILE, f"javascript:alert(3)//{HOSTILE}", HOSTILE, HOSTILE)
            for s in TABLE.sources.values()
        },
        relations=tuple(Relation(f"{HOSTILE}{r.event}", r.relation, f"{HOSTILE}{r.other}") for r in TABLE.relations),
        citations=tuple(
            Citation(f"{HOSTILE}{c.event}", c.source, c.role, HOSTILE, HOSTILE, words) for c in TABLE.citations
        ),
        info=TableInfo(
            title=words, licence=HOSTILE, licence_url="javascript:alert(4)", as_of=HOSTILE, sides={HOSTILE: words},
            views=(NamedView(HOSTILE, words, "from=..", True, words),),
        ),
    )  # fmt: skip
