"""An event table as a timeline: the chart, its drawings, and the explorer.

In Python: `figure`, `svg` and `snapshot` give a view of a table as a Plotly figure, a picture and a page; `show` shows
it in a notebook. `view` is a query string (`actors=NATO~RUS&from=2014-03&lang=id`), the id of one of the table's own
views, or a View; left out, it is the table's default view. What of a query cannot be read is left out with a warning.
"""

from __future__ import annotations

import warnings
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

    from dashboard.publish.edition import Edition
    from dashboard.publish.notebook import Shown
    from dashboard.view import View
    from timeline_data.table import EventTable

__all__ = ["figure", "show", "snapshot", "svg"]


def figure(
    table: EventTable, view: str | View = "", *, width: float = 1200, edition: Edition | None = None
) -> go.Figure:
    """A view of the table as a Plotly figure `width` px wide, with headline, legend and source line.

    Raises ValueError where `view` is the id of no view.
    """
    from dashboard.publish import figures

    return figures.figure(table, _read(table, view), width, _edition(edition))


def svg(table: EventTable, view: str | View = "", *, width: float = 1200, edition: Edition | None = None) -> str:
    """A view of the table as an SVG document `width` px wide, its letters inside.

    Raises ValueError where `view` is the id of no view.
    """
    from dashboard.publish import pictures

    return pictures.svg(table, _read(table, view), width, _edition(edition))


def snapshot(table: EventTable, view: str | View | Sequence[str | View] = "", *, edition: Edition | None = None) -> str:
    """One or several views of the table as a page to keep: one HTML document that needs no network.

    Raises ValueError where `view` is the id of no view.
    """
    from dashboard.publish import snapshot as snapshots
    from dashboard.view import View

    asked = [view] if isinstance(view, str | View) else view
    # by map, which is no line of Python of its own: a warning counts these up to the caller's
    return snapshots.page(table, list(map(partial(_read, table), asked)), _edition(edition))


def show(table: EventTable, view: str | View = "", *, edition: Edition | None = None) -> Shown:
    """A view of the table as the value of a notebook's cell: a page to read in, a picture where there can be none.

    Raises ValueError where `view` is the id of no view.
    """
    from dashboard.publish import notebook

    return notebook.shown(table, _read(table, view), _edition(edition))


def _edition(edition: Edition | None) -> Edition:
    from dashboard.publish.edition import Edition

    return edition or Edition()


def _read(table: EventTable, view: str | View) -> View:
    """The view that is asked for; what is left out of a query is a QueryWarning at the line of who called us."""
    from dashboard.publish.asked import asked_view
    from timeline_data.query import QueryWarning

    if not isinstance(view, str):
        return view
    asked = asked_view(table, view)
    for sentence in asked.left_out:
        warnings.warn(sentence, QueryWarning, stacklevel=3)
    return asked.view
