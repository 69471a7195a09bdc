"""The ids of Dash's components and of the page's replaceable panels; `assets/explorer.js` knows the same names."""

from __future__ import annotations

ADDRESS = "address"
PLACE = "place"
GRAPH = "graph"

HEADING = "panel-heading"
SETTINGS = "panel-settings"
NOTICES = "panel-notices"
CONTROLS = "panel-controls"
TABS = "panel-tabs"
CHART = "panel-chart"
LEGEND = "panel-legend"
DETAILS = "panel-details"
LISTING = "panel-listing"
TABLE = "panel-table"
SOURCES = "panel-sources"
TOOLS = "panel-tools"
SHARE = "panel-share"
COLOPHON = "panel-colophon"

PANELS = (
    HEADING, SETTINGS, NOTICES, CONTROLS, TABS, CHART, TOOLS, LEGEND, SHARE, DETAILS, LISTING, TABLE, SOURCES, COLOPHON,
)  # fmt: skip
"""What is replaced when the address changes. Everything else of the page stays as it was served."""
