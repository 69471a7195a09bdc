"""The snapshot: one HTML file that works from a disk, with its data, and without a server or a network."""

from dashboard.publish.snapshot.document import page

__all__ = ["page"]
