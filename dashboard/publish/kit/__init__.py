"""The newsroom kit: a folder with all that a newspaper needs to publish a view from its own server.

Page, pictures, data, oEmbed answers and the lines to paste call nobody but the folder itself.
"""

from dashboard.publish.kit.order import PLACEHOLDER, Order, UnknownAddressError, folder_address
from dashboard.publish.kit.parts import MANIFEST, Part, made, parts

__all__ = ["MANIFEST", "PLACEHOLDER", "Order", "Part", "UnknownAddressError", "folder_address", "made", "parts"]
