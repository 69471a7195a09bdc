"""`diplomatic-timeline formats`: what is read and what is written."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from dashboard.commands.command import DONE, Command
from timeline_data.readers import READERS
from timeline_data.schema import TABLES


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
    print("\nWritten (export):")
    for form in FORMATS:
        print(f"  {form.suffix:8} {form.name}: {form.meaning}")
    for table in TABLES:
        print(f"\n{table.name}.csv: {table.meaning}")
        for column in table.columns:
            name = f"{column.name}, {column.name}@en, …" if column.worded else column.name
            needed = " (required)" if column.required else ""
            also = f" [also: {', '.join(column.headings)}]" if column.headings else ""
            print(f"  {name:34} {column.meaning}{needed}{also}")
    return DONE


COMMAND = Command(
    "formats",
    "list what is read and written",
    "List the formats that are read and written, and the columns of the tables that are read.",
    add_arguments,
    run,
)
