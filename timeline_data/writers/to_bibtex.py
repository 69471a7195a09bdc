"""The sources as BibTeX: entries `@online`, whose `date` (EDTF) is for biblatex and whose `year` is for BibTeX itself.

biblatex reads EDTF level 0 and 1 (its manual, section 2.3.8); a date beyond these stands in a field `edtf`.
"""

from __future__ import annotations

import re

from timeline_data.dates import EdtfDate
from timeline_data.table import EventTable
from timeline_data.writers.bibliography import Reference, held, references, shared_parts
from timeline_data.writers.writer import Writer

_PLAIN = r"[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:[0-3][0-9]|XX))?)?[?~%]?"
_BIBLATEX = re.compile(rf"{_PLAIN}|{_PLAIN}/(?:{_PLAIN}|\.\.)?|(?:\.\.)?/{_PLAIN}")

# A parser counts braces with a backslash before them too, so that they need names.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\lbrace{}",
        "}": r"\rbrace{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)
# What LaTeX draws as one other sign: two hyphens as a dash, two commas as a quotation mark.
_LIGATURE = re.compile(r"([-'`,<>])(?=\1)|[?!](?=`)")
# An address is taken letter by letter, but must not upset the braces around it.
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


def write(table: EventTable, lang: str) -> str:
    """The cited sources of the table as the text of a .bib file."""
    return "\n".join(entry(reference) for reference in references(table, lang))


def _latex(words: str) -> str:
    return _LIGATURE.sub(r"\g<0>{}", words.translate(_LATEX))


def entry(reference: Reference) -> str:
    """The reference as one entry, its last line ended."""
    author, title = _latex(reference.author), _latex(reference.title)
    fields = {
        "author": f"{{{author}}}" if author else "",  # in braces of its own an institution is no person
        "title": f"{{{title}}}" if title else "",  # in braces of its own a title keeps its capitals
        "publisher": _latex(reference.publisher),
        "version": _latex(reference.version),
        **_dates(reference.date),
        "url": reference.url.translate(_ADDRESS),
        "language": reference.language,
        "note": _latex(reference.note),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{reference.key},\n{''.join(lines)}}}\n"


def _dates(date: EdtfDate | None) -> dict[str, str]:
    if date is None:
        return {}
    shared = shared_parts(date)
    name, value = ("date", date.text) if _BIBLATEX.fullmatch(date.text) else ("edtf", _latex(date.text))
    return {"year": f"{shared[0]:04}" if shared else "", name: value}


WRITER = Writer(
    "BibTeX", "the sources, for LaTeX and reference managers", ".bib", "application/x-bibtex", write, held=held
)
