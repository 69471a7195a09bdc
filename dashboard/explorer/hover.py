"""What a pointer reads at a mark of the Plotly drawing, in words."""

from __future__ import annotations

from dashboard.chart.entries import Entry, Teller, who_to_whom
from dashboard.drawing.plotly_traces import wrapped
from timeline_data.language.words import text
from timeline_data.table import EventTable


def hover_texts(shown: EventTable, whole: EventTable, lang: str) -> dict[str, str]:
    """The hover text of each shown event by its id: escaped, in short lines joined by `<br>`."""
    teller = Teller(shown, lang, whole)
    return {event.id: _lines(teller.entry(event), lang) for event in shown.events}


def _lines(event: Entry, lang: str) -> str:
    heading = " · ".join(part for part in (event.date, who_to_whom(event)) if part)
    answers = [
        text(lang, "explorer.answers", lag=other.lag, title=str(other.title))
        if other.lag
        else text(lang, "explorer.answers_undated", title=str(other.title))
        for other in event.answers
    ]
    effective = f"{text(lang, 'describe.effective')} {event.effective}" if event.effective else ""
    differ = text(lang, "page.disputed") if event.disputed else ""
    told = (effective, *answers, differ)
    lines = [wrapped(heading), f"<b>{wrapped(str(event.title))}</b>", *map(wrapped, told)]
    return "<br>".join(line for line in lines if line)
