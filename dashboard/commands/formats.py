"""`diplomatic-timeline formats`: what is read and what is written."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from dashboard.commands.command import DONE, Command
from timeline_data.readers import READERS
from timeline_data.schema import TABLES
from timeline_data.writers import WRITERS


def add_arguments(parser: ArgumentParser) -> None:
    """Nothing."""
    del parser


def run(options: Namespace) -> int:
    """List the formats that are read and written, and the columns of the tables that are read."""
    del options
    from dashboard.publish.formats import FORMATS

    print("Read:")
    for reader in READERS:
        print(f"  {reader.name}: {reader.meaning}")
    data = {writer.suffix for writer in WRITERS}
    print("\nWritten, by export:")
    for form in FORMATS:
        if form.suffix not in data:
            _print_written(form.suffix, form.name, form.meaning)
    print("\nWritten, by export and convert:")
    for writer in WRITERS:
        _print_written(writer.own_file or writer.suffix, writer.name, writer.meaning)
    print("\nWritten, by convert:")
    _print_written("a folder", "Data Package", "the whole table as a folder of CSV files; loads again the same")
    for table in TABLES:
        print(f"\n{table.name}.csv: {table.meaning}")
        for column in table.columns:
            name = f"{column.name}, {column.name}@en, …" if column.worded else column.name
            needed = " (required)" if column.required else ""
            also = f" [also: {', '.join(column.headings)}]" if column.headings else ""
            print(f"  {name:34} {column.meaning}{needed}{also}")
    return DONE


def _print_written(suffix: str, name: str, meaning: str) -> None:
    print(f"  {suffix:16} {name}: {meaning}")


COMMAND = Command(
    "formats",
    "list what is read and written",
    "List the formats that are read and written, and the columns of the tables that are read.",
    add_arguments,
    run,
)
