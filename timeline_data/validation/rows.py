"""A row of a sheet: its cells read by their types, and whatever is wrong with them reported in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.errors import Problem
from timeline_data.readers.raw import RawRow
from timeline_data.schema import fold, language_code
from timeline_data.table import Words
from timeline_data.validation.inspection import Inspection, shorten
from timeline_data.validation.sheets import Sheet

# Characters that part one name from the next in a cell or in an address.
SEPARATING = ";~"

_ONE_DAY = re.compile(r"(Write (([0-9]{4})-[0-9]{2})-[0-9]{2})\.")
_WHOLE = re.compile(r"-?[0-9]{1,12}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=//)|(?:javascript|data|vbscript|file|blob|about|mailto)\s*:", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def is_url(text: str) -> bool:
    """Whether a text is a web address: http or https, and no blank in it."""
    return bool(_WEB.match(text)) and not any(character.isspace() for character in text)


def has_scheme(text: str) -> bool:
    """Whether a text is meant as an address of any kind, `javascript:` and `file://` included."""
    return bool(_SCHEME.match(text))


class Row:
    """The cells of one row by the names of their columns; every method that finds a fault reports it here."""

    __slots__ = ("_cells", "_inspection", "number", "sheet")

    def __init__(self, sheet: Sheet, raw: RawRow, inspection: Inspection) -> None:
        self.sheet, self.number, self._cells, self._inspection = sheet, raw.number, raw.cells, inspection

    def report(
        self, rule: str, column: str | tuple[str, str], value: str, message: str, remedy: str, *, warning: bool = False
    ) -> None:
        """Report a problem of this row's `column`: its name in the schema, or that and a language."""
        heading = self.sheet.heading(column) if isinstance(column, str) else self.sheet.heading(*column)
        severity = "warning" if warning else "error"
        self._inspection.problems.append(
            Problem(rule, self.sheet.file, message, remedy, self.number, heading, value, severity)
        )

    def text(self, name: str) -> str:
        """The text of a cell without blanks around it; "" where the file has no such column."""
        position = self.sheet.places.get(name)
        return "" if position is None else self._cells[position].strip()

    def required(self, name: str, remedy: str) -> str:
        """The text of a cell that must not be empty, which is reported if the file has the column."""
        text = self.text(name)
        if not text and self.sheet.has(name):
            self.report("cell-empty", name, "", "the cell is empty.", remedy)
        return text

    def words(self, name: str) -> Words:
        """The texts of a worded column by language; empty ones are left out."""
        worded = self.sheet.worded.get(name, ())
        texts = ((language, self._cells[position].strip()) for language, position in worded)
        return {language: text for language, text in texts if text}

    def items(self, name: str) -> tuple[str, ...]:
        """The values of a cell that `;` separates, each once and in their order."""
        text = self.text(name)
        if not text:
            return ()
        return tuple(dict.fromkeys(item for item in (part.strip() for part in text.split(";")) if item))

    def date(self, name: str) -> EdtfDate | None:
        """The EDTF date of a cell; None where it is empty or was reported."""
        text = self.text(name)
        return self.edtf(name, text) if text else None

    def edtf(self, name: str, text: str) -> EdtfDate | None:
        """A text as an EDTF date; None after a report."""
        try:
            return parse(text)
        except EdtfError as error:
            day = _ONE_DAY.fullmatch(error.remedy)
            remedy = f"{day[1]}, or {day[2]} or {day[3]} if that is all you know." if day else error.remedy
            self.report(error.rule, name, text, error.message, remedy)
            return None

    def whole(self, name: str, low: int, high: int, remedy: str) -> int | None:
        """The whole number of a cell from `low` to `high`; None where it is empty or was reported."""
        text = self.text(name)
        if not text:
            return None
        number = int(text) if _WHOLE.fullmatch(text) else None
        if number is not None and low <= number <= high:
            return number
        bounds = f" from {low} to {high}" if high < 10 or number is not None else ""
        self.report("number", name, text, f'"{shorten(text)}" is not a whole number{bounds}.', remedy)
        return None

    def choice(
        self, name: str, vocabulary: Mapping[str, Iterable[str]], what: str = "", *, warning: bool = False
    ) -> str:
        """A cell of a vocabulary, written without regard to case and blanks; one that is not in it is reported.

        `what` is what the column holds, where its name does not say that. With `warning` an unknown value is kept
        as it is, otherwise it is left out.
        """
        text = self.text(name)
        if not text:
            return ""
        folded = fold(text)
        if folded in vocabulary:
            return folded
        near = self._inspection.did_you_mean(text, vocabulary)
        kept = "It is kept as it is." if warning else f"Known are {', '.join(vocabulary)}."
        message = f'"{shorten(text)}" is not a known {what or name}.'
        self.report(f"{what or name}-unknown", name, text, message, near + kept, warning=warning)
        return text if warning else ""

    def unknown(self, name: str, text: str, names: Mapping[str, Iterable[str]], what: str, remedy: str) -> None:
        """Report that `text` is none of the known names of `what`: an actor, an event, a source."""
        near = self._inspection.did_you_mean(text, names)
        self.report(
            f"{what.replace(' ', '-')}-unknown", name, text, f'there is no {what} "{shorten(text)}".', near + remedy
        )

    def separable(self, name: str, text: str) -> None:
        """Report a name that holds a character which separates names elsewhere."""
        if any(character in text for character in SEPARATING):
            message = f'"{shorten(text)}" holds a ; or a ~, which separate names in cells and addresses.'
            self.report("name-separator", name, text, message, "Write another character, for instance a hyphen.")

    def url(self, name: str) -> str:
        """The web address of a cell; "" where it is empty or was reported."""
        text = self.text(name)
        if text and not is_url(text):
            self.no_url(name, text)
            return ""
        return text

    def no_url(self, name: str, text: str) -> None:
        """Report a text that is not the web address that it should be."""
        remedy = "Write the whole address, with https:// or http:// before it and no blank inside."
        self.report("url", name, text, f'"{shorten(text)}" is not a web address.', remedy)

    def language(self, name: str) -> str:
        """The language code of a cell; "" where it is empty or was reported."""
        text = self.text(name)
        code = language_code(text) if text else ""
        if code is None:
            message = f'"{shorten(text)}" is not a language code.'
            self.report("language-code", name, text, message, "Write a code of two or three letters, such as en or id.")
        return code or ""
