"""The legend: what is on the screen, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.chart.model import Arc, Cluster, Connector, Fold, LegendEntry, Span
from timeline_data.kinds import FAMILIES
from timeline_data.language.words import text
from timeline_data.table import TableInfo, in_language


def make_legend(
    info: TableInfo,
    side_names: Mapping[str, str],
    language: str,
    *,
    events: Iterable[tuple[str, str]],
    spans: Sequence[Span],
    connectors: Sequence[Connector],
    arcs: Sequence[Arc],
    folds: Sequence[Fold],
    clusters: Sequence[Cluster],
) -> tuple[LegendEntry, ...]:
    """The entries of a chart. `events` are its (side, family) pairs; `side_names` gives the table's name of
    the sides "a" and "b".
    """
    pairs = list(events)
    sides = [side for side in ("a", "b", "n") if any(side == found for found, _ in pairs)]
    families = [family for family in FAMILIES if any(family == found for _, found in pairs)]
    entries = []
    if len(sides) > 1:
        entries += [LegendEntry("side", side, _side_words(info, side_names, side, language)) for side in sides]
    entries += [LegendEntry("family", family, text(language, f"families.{family}")) for family in families]
    entries += [
        LegendEntry("sign", sign, text(language, f"chart.sign.{sign}"))
        for sign in _signs(spans, connectors, arcs, folds, clusters)
    ]
    return tuple(entries)


def _side_words(info: TableInfo, side_names: Mapping[str, str], side: str, language: str) -> str:
    name = side_names.get(side)
    if name is None:
        return text(language, "chart.side.neutral")
    return in_language(info.sides.get(name, {}), language) or name


def _signs(
    spans: Sequence[Span],
    connectors: Sequence[Connector],
    arcs: Sequence[Arc],
    folds: Sequence[Fold],
    clusters: Sequence[Cluster],
) -> list[str]:
    present = {
        "arrow": any(connector.role == "target" for connector in connectors),
        "joint": any(connector.role == "joint" for connector in connectors),
        "span": any(span.role == "date" for span in spans),
        "effective": any(span.role == "effective" for span in spans),
        "soft": any(span.soft_start or span.soft_end for span in spans),
        "hatched": any(span.hatched for span in spans),
        "open": any(span.open_start or span.open_end for span in spans),
        "arc": any(arc.shown for arc in arcs),
        "fold": bool(folds),
        "cluster": bool(clusters),
    }
    return [sign for sign, there in present.items() if there]
