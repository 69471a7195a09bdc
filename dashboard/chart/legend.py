"""The legend: what is on the screen, and nothing else."""

from __future__ import annotations

from dashboard.chart.lanes import acting_side, side_letters, side_names
from dashboard.chart.model import Chart, LegendEntry
from timeline_data.kinds import FAMILIES, family_of
from timeline_data.language.words import text
from timeline_data.table import EventTable, in_language


def legend_of(chart: Chart, table: EventTable) -> tuple[LegendEntry, ...]:
    """The entries for a chart of `table`: sides where there are several, families, and the signs in use."""
    letters = side_letters(table)
    sides = {acting_side(event, letters) for event in table.events}
    families = {family_of(event.kind) for event in table.events}
    entries = [LegendEntry("side", side, _side_words(table, side, chart.language)) for side in "abn" if side in sides]
    return (
        *(entries if len(entries) > 1 else ()),
        *(
            LegendEntry("family", family, text(chart.language, f"families.{family}"))
            for family in FAMILIES
            if family in families
        ),
        *(LegendEntry("sign", sign, text(chart.language, f"chart.sign.{sign}")) for sign in _signs(chart)),
    )


def _side_words(table: EventTable, side: str, language: str) -> str:
    name = side_names(table).get(side)
    if name is None:
        return text(language, "chart.side.neutral")
    return in_language(table.info.sides.get(name, {}), language) or name


def _signs(chart: Chart) -> list[str]:
    present = {
        "arrow": any(connector.role == "target" for connector in chart.connectors),
        "joint": any(connector.role == "joint" for connector in chart.connectors),
        "span": any(span.role == "date" for span in chart.spans),
        "effective": any(span.role == "effective" for span in chart.spans),
        "soft": any(span.soft_start or span.soft_end for span in chart.spans),
        "hatched": any(span.hatched for span in chart.spans) or any(mark.hatched for mark in chart.marks),
        "disputed": any(mark.disputed for mark in chart.marks),
        "open": any(span.open_start or span.open_end for span in chart.spans),
        "arc": any(arc.shown for arc in chart.arcs),
        "fold": bool(chart.folds),
        "cluster": bool(chart.clusters),
    }
    return [sign for sign, there in present.items() if there]
