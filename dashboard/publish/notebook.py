"""A view in a notebook: the light page in a frame, and where no page is shown, its picture or its sentences."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.drawing.elements import element
from dashboard.publish import embed, pictures
from dashboard.publish.edition import Edition
from dashboard.publish.frame import Content, fitted
from dashboard.view import View
from timeline_data.table import EventTable

WIDTH = 1000
"""About the width in px of a notebook's outputs, for which the frame's height is reckoned."""


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """What a notebook shows as the value of a cell, each form for another place: `page` is HTML, `picture` SVG."""

    page: str
    picture: str
    words: str

    def __repr__(self) -> str:
        """The view in sentences."""
        return self.words

    def _repr_html_(self) -> str:
        return self.page

    def _repr_svg_(self) -> str:
        return self.picture

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Every form by its media type (IPython, "Integrating your objects with IPython")."""
        forms = {"text/html": self.page, "image/svg+xml": self.picture, "text/plain": self.words}
        return {
            name: form
            for name, form in forms.items()
            if (not include or name in include) and name not in (exclude or ())
        }


def shown(table: EventTable, view: View, edition: Edition = Edition()) -> Shown:
    """The view of the whole `table` for a notebook. Its page may run its own script and open links, nothing else."""
    size = fitted(Content.of(view, table, edition), WIDTH)
    words = pictures.alternative(table, view, edition)
    frame = element(
        "iframe",
        {
            "srcdoc": embed.page(table, view, edition),
            "title": pictures.heading(table, view, edition).title,
            "width": "100%",
            "height": size.height,
            "sandbox": "allow-scripts allow-popups allow-popups-to-escape-sandbox",
            "frameborder": "0",
        },
        " ",  # an iframe has an end tag in HTML, which is written where there is content
    )
    return Shown(str(frame), pictures.svg(table, view, edition=edition), words)
