"""The lines of HTML that an editor pastes into an article."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.drawing.html import render
from dashboard.publish.frame import Size


def plain_frame(page: str, title: str, size: Size, lang: str) -> Markup:
    """A frame of a fixed size with the light page at the address `page`, in attributes that filters of HTML know."""
    return render("code_plain.html", lang, page=page, title=title, size=size)
