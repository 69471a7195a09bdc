"""The addresses that are not Dash's, and what every answer carries: its caching, its compression, its safety.

A new address is a row of what `addresses` gives in one of the modules here: `pages` (documents to read), `forms` (a
view as a file); a new module of them is a row of `addresses.ROOMS`.
"""

from dashboard.routes.addresses import add_routes
from dashboard.routes.site import Site, asset_addresses

__all__ = ["Site", "add_routes", "asset_addresses"]
