"""Rows of text → claims, numbers and date wordings, checked against the events and sources that they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline_data.dates import EdtfDate, soft_widths
from timeline_data.schema import CLAIM_STATUSES, DATE_FIELDS, MEASURES, STANCES, SUBJECTS, VERDICTS
from timeline_data.table import Claim, DateWording, Number
from timeline_data.validation.inspection import Inspection, shorten
from timeline_data.validation.links import EVENT_REMEDY, EventNames, report_twice
from timeline_data.validation.records import by_id, rows_of
from timeline_data.validation.references import ActorNames, SourceNames
from timeline_data.validation.rows import Row, is_url
from timeline_data.validation.sheets import Sheet

_Names = Mapping[str, tuple[str, ...]]

_STANCE_NAMES: _Names = dict.fromkeys(STANCES, ())
_STATUS_NAMES: _Names = dict.fromkeys(CLAIM_STATUSES, ())
_SUBJECT_NAMES: _Names = dict.fromkeys(SUBJECTS, ())
_MEASURE_NAMES: _Names = dict.fromkeys(MEASURES, ())
_FIELD_NAMES: _Names = dict.fromkeys(DATE_FIELDS, ())
_VERDICT_NAMES: _Names = dict.fromkeys(VERDICTS, ())

_LARGEST = 10**10
_WIDEST = 3
"""EDTF gives `~` no width: up to three units of the date's own precision nobody can say that it is wrong."""
_NUMBER_REMEDY = "Write the number alone, such as 8, or leave the cell empty."
_SOURCE_REMEDY = "Write the id of a source."
_CONTRADICTION_REMEDY = "Write the id of a claim or of a source of this table."


@dataclass(frozen=True, slots=True)
class Known:
    """What rows of evidence may speak of."""

    events: EventNames
    actors: ActorNames
    sources: SourceNames


def read_claims(known: Known, sheet: Sheet | None, inspection: Inspection) -> tuple[Claim, ...]:
    """The claims in the order of their rows."""
    if sheet is None:
        return ()
    rows = rows_of(sheet, inspection)
    claims: _Names = {**dict.fromkeys(sheet.unread_ids(), ()), **dict.fromkeys(by_id(rows), ())}
    contradictions = _Contradictions(claims, known.sources)
    return tuple(_read_claim(row, known, contradictions) for row in rows)


def _read_claim(row: Row, known: Known, contradictions: _Contradictions) -> Claim:
    speaker, wording, gist = row.text("speaker"), row.text("wording"), row.words("gist")
    if not wording and not gist:
        remedy = "Write what is claimed, word for word or as a gist."
        row.report("claim-empty", "wording", "", "nothing says what is claimed.", remedy)
    claim = Claim(
        row.text("id"),
        _event(row, known),
        (speaker and known.actors.find_one(row, "speaker", speaker)) or "",
        row.text("person"),
        row.date("said"),
        _source(row, known),
        row.text("via"),
        wording,
        row.language("language"),
        gist,
        row.choice("about", _SUBJECT_NAMES, "subject", warning=True),
        row.choice("stance", _STANCE_NAMES) or "none",
        row.choice("status", _STATUS_NAMES) or "reported",
        contradictions.find(row),
        row.words("note"),
        row.items("codes"),
    )
    if claim.stance != "none" and not row.text("event"):
        message = f'the claim {claim.stance} no event, because the cell "{row.sheet.heading("event")}" is empty.'
        row.report("stance-alone", "stance", claim.stance, message, "Write the event, or none here.", warning=True)
    if claim.status == "contradicted" and not row.text("contradicted_by"):
        message, remedy = "the claim is contradicted, and nothing says by what.", "Write the claim or source that does."
        row.report("contradiction-missing", "contradicted_by", "", message, remedy, warning=True)
    return claim


class _Contradictions:
    """Finds what contradicts a claim: another claim, or a source."""

    def __init__(self, claims: _Names, sources: SourceNames) -> None:
        self._claims, self._sources = claims, sources
        self._names: _Names = {**dict.fromkeys(sources.sources, ()), **claims}

    def find(self, row: Row) -> tuple[str, ...]:
        found = (self._find_one(row, text) for text in row.items("contradicted_by"))
        return tuple(dict.fromkeys(id_ for id_ in found if id_))

    def _find_one(self, row: Row, text: str) -> str | None:
        column = "contradicted_by"
        if text == row.text("id"):
            message, remedy = f'the claim "{shorten(text)}" contradicts itself.', "Write the id of the other claim."
            row.report("link-self", column, text, message, remedy)
        elif text in self._claims and text in self._sources.sources:
            message = f'"{shorten(text)}" is the id of a claim and of a source.'
            row.report("contradiction-twice", column, text, message, "Give one of the two another id.")
        elif text in self._claims:
            return text
        elif text in self._sources.sources or is_url(text):
            return self._sources.find_one(row, column, text)
        else:
            row.unknown(column, text, self._names, "claim or source", _CONTRADICTION_REMEDY)
        return None


def read_numbers(known: Known, sheet: Sheet | None, inspection: Inspection) -> tuple[Number, ...]:
    """The numbers in the order of their rows; a row whose event is not known is left out after a report."""
    if sheet is None:
        return ()
    first: dict[tuple[str, ...], Row] = {}
    read: list[tuple[Row, Number]] = []
    for row in rows_of(sheet, inspection):
        number = _read_number(row, known)
        said = (number.event, number.measure, number.unit, number.source, number.wording, number.actor)
        earlier = first.setdefault((*said, row.text("value"), row.text("low"), row.text("high")), row)
        if number.event and earlier is not row:
            report_twice(row, "measure", number.measure, earlier)
        if number.event:
            read.append((row, number))
    _check_parts(read)
    return tuple(number for _, number in read)


def _read_number(row: Row, known: Known) -> Number:
    row.required("event", EVENT_REMEDY)
    row.required("measure", f"Write what is counted: {', '.join(MEASURES)}.")
    number = Number(
        _event(row, known),
        row.choice("measure", _MEASURE_NAMES, warning=True),
        row.whole("value", 0, _LARGEST, _NUMBER_REMEDY),
        row.whole("low", 0, _LARGEST, _NUMBER_REMEDY),
        row.whole("high", 0, _LARGEST, _NUMBER_REMEDY),
        row.text("unit"),
        row.text("wording"),
        row.language("language"),
        _source(row, known),
        row.words("note"),
        row.items("codes"),
        _part_of(row, known),
    )
    _check_range(row, number)
    return number


def _part_of(row: Row, known: Known) -> str:
    """The actor whose part a number is, who has to take part in the event; "" where it is the whole."""
    text = row.text("actor")
    actor = (text and known.actors.find_one(row, "actor", text)) or ""
    taking_part = known.events.actors(row.text("event"))
    if actor and taking_part and actor not in taking_part:
        message = f'"{shorten(text)}" takes no part in the event.'
        remedy = "Write one of its actors, or leave the cell empty if the number is the event's own."
        row.report("number-actor", "actor", text, message, remedy, warning=True)
    return actor


def _check_parts(read: Sequence[tuple[Row, Number]]) -> None:
    """What one source says of the parts must not come to more than what it says of the whole."""
    wholes: dict[tuple[str, ...], int] = {}
    parts: dict[tuple[str, ...], dict[str, tuple[Row, int]]] = {}
    for row, one in read:
        key: tuple[str, ...] = (one.event, one.measure, one.unit, one.source)
        if one.actor:
            parts.setdefault(key, {})[one.actor] = row, one.value or 0
        elif one.value is not None:
            wholes[key] = max(wholes.get(key, 0), one.high or one.value)
    for key, found in parts.items():
        total, whole = sum(value for _, value in found.values()), wholes.get(key)
        if whole is not None and total > whole:
            row = [row for row, _ in found.values()][-1]
            message = f"the parts come to {total}, and the same source makes the whole {whole}."
            row.report("number-parts", "value", row.text("value"), message, "Check the numbers.", warning=True)


def _check_range(row: Row, number: Number) -> None:
    value, low, high = number.value, number.low, number.high
    texts = {name: row.text(name) for name in ("value", "low", "high", "wording")}
    if not any(texts.values()):
        remedy = "Write the value, the range from low to high, or the wording that stands for a number."
        row.report("number-empty", "value", "", "the row gives no number.", remedy)
    for name, other in (("low", "high"), ("high", "low")):
        if texts[name] and not texts[other]:
            message = f'"{name}" is {shorten(texts[name])}, and "{other}" is empty.'
            row.report("range-open", other, "", message, "Write both ends of the range, or neither.")
    if low is None or high is None:
        return
    if low > high:
        message = f"the range runs from {low} down to {high}."
        row.report("range-reversed", "low", texts["low"], message, f"Let it run from {high} to {low}.")
    elif value is not None and not low <= value <= high:
        message = f"{value} does not lie within the range from {low} to {high}."
        row.report("range-value", "value", texts["value"], message, "Correct the value or the range.")


def read_wordings(known: Known, sheet: Sheet | None, inspection: Inspection) -> tuple[DateWording, ...]:
    """The date wordings in the order of their rows; one that names no event or source is left out after a report."""
    return tuple(_wordings(known, sheet, inspection)) if sheet else ()


def _wordings(known: Known, sheet: Sheet, inspection: Inspection) -> Iterator[DateWording]:
    first: dict[tuple[str, ...], Row] = {}
    for row in rows_of(sheet, inspection):
        row.required("event", EVENT_REMEDY)
        row.required("field", f"Write one of {', '.join(DATE_FIELDS)}.")
        row.required("source", _SOURCE_REMEDY)
        wording = DateWording(
            _event(row, known),
            row.choice("field", _FIELD_NAMES),
            _source(row, known),
            row.required("wording", "Write how the source words the date."),
            row.language("language"),
            row.date("published"),
            row.date("resolved"),
            row.choice("verdict", _VERDICT_NAMES),
            row.words("note"),
            row.items("codes"),
        )
        if not (wording.event and wording.field and wording.source):
            continue
        earlier = first.setdefault((wording.event, wording.field, wording.source, wording.wording), row)
        if earlier is not row:
            report_twice(row, "wording", wording.wording, earlier)
        _check_verdict(row, wording, known.events)
        yield wording


def _check_verdict(row: Row, wording: DateWording, events: EventNames) -> None:
    """A verdict must be one that the two dates allow; where they leave it open the table's word stands."""
    own, verdict = events.date(wording.event, wording.field), wording.verdict
    if wording.resolved is None and verdict in ("exact", "contradicted") and not row.text("resolved"):
        message = f'the verdict is "{verdict}", and nothing says what the wording comes to.'
        row.report("verdict-alone", "resolved", "", message, "Write the date that it gives, as EDTF.", warning=True)
    if own is None or wording.resolved is None or not verdict:
        return
    dates = f"{wording.resolved.text} and the event's {own.text}"
    if verdict == "contradicted" and _meet(own, wording.resolved, 0):
        message, remedy = f'{dates} have a day in common, and the verdict is "{verdict}".', "Write compatible or exact"
    elif verdict != "contradicted" and not _meet(own, wording.resolved, _WIDEST):
        message, remedy = f'{dates} have no day in common, and the verdict is "{verdict}".', "Write contradicted"
    else:
        return
    row.report("verdict", "verdict", verdict, message, f"{remedy}, or check the dates.", warning=True)


def _meet(one: EdtfDate, other: EdtfDate, units: int) -> bool:
    """Whether two dates can be the same day where `~` reaches so many units of its date's precision."""
    (start, end), (other_start, other_end) = _widened(one, units), _widened(other, units)
    return (start is None or other_end is None or start <= other_end) and (
        other_start is None or end is None or other_start <= end
    )


def _widened(date: EdtfDate, units: int) -> tuple[int | None, int | None]:
    before, after = soft_widths(date, units)
    return (
        None if date.earliest is None else date.earliest - before,
        None if date.latest is None else date.latest + after,
    )


def _event(row: Row, known: Known) -> str:
    text = row.text("event")
    return (text and known.events.find(row, "event", text)) or ""


def _source(row: Row, known: Known) -> str:
    text = row.text("source")
    return (text and known.sources.find_one(row, "source", text)) or ""
