"""From an SVG to what cannot be one: PNG by resvg, PDF by Typst, both with our own face and without a browser.

The system's faces stay out, so that a picture has the same bytes on every machine; only where a text has letters that
our face lacks does the system draw those.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

import resvg_py

from dashboard.asset_folder import find_assets
from dashboard.drawing.fonts import FAMILY, missing_letters

PDF_EXTRA = "pip install 'diplomatic-timeline[pdf]'"

PDF_STANDARD = "ua-1"
"""For readers who hear the page (ISO 14289-1). The standard for archives would ask for a date of its making."""

_DOCUMENT = b"""
#set document(title: sys.inputs.title, date: none)
#set page(width: auto, height: auto, margin: 0pt)
#set text(lang: sys.inputs.lang, font: sys.inputs.face)
#image(bytes(sys.inputs.drawing), format: "svg", alt: sys.inputs.alternative)
"""


class MissingPartError(Exception):
    """A package of an extra is not installed; the message names the line that installs it."""


def to_png(drawing: str, scale: float = 1) -> bytes:
    """The SVG document as a PNG of `scale` pixels for each of its px."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=scale,
            font_files=list(_face_files()),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            skip_system_fonts=not missing_letters(drawing),
        )
    )


def to_pdf(drawing: str, title: str, alternative: str, lang: str) -> bytes:
    """The SVG document as one page of PDF whose text can be searched and read aloud; it bears no date of its making.

    Raises MissingPartError where Typst is not installed.
    """
    foreign = bool(missing_letters(drawing))
    compiled = _typst().compile(
        _DOCUMENT,
        font_paths=_typst_faces(foreign),
        sys_inputs={
            "drawing": drawing, "title": title, "alternative": alternative, "lang": lang, "face": FAMILY,
        },
        pdf_standards=[] if foreign else [PDF_STANDARD],  # which asks for a face for every letter
    )  # fmt: skip
    return bytes(compiled)


def _typst() -> Any:
    try:
        return import_module("typst")
    except ImportError as error:
        raise MissingPartError(f"PDF needs the package Typst, which is not installed. Run: {PDF_EXTRA}") from error


@cache
def _typst_faces(with_system: bool) -> Any:
    return _typst().Fonts(
        include_system_fonts=with_system,
        include_embedded_fonts=False,
        font_paths=[str(find_assets() / "fonts")],
    )


@cache
def _face_files() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted((find_assets() / "fonts").glob("*.ttf")))
