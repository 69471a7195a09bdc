"""Every format that is read: one module each, and a row here."""

from timeline_data.readers import from_csv, from_folder, from_json

READERS = (from_csv.READER, from_folder.FOLDER, from_folder.PACKAGE_FILE, from_json.READER)
"""The formats in the order in which a path is offered to them."""
