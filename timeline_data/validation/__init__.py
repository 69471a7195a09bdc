"""From tables of text to an EventTable, with everything that is wrong said at once: `validate` in `tables`."""

from timeline_data.validation.tables import validate

__all__ = ["validate"]
