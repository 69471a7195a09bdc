"""`diplomatic-timeline convert`: the files that it writes, and what it says that they lack."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.publish.files import CannotWriteError, write_new_folder
from tests.timeline_data.table_files import write_events
from timeline_data import load
from timeline_data.table import EventTable
from timeline_data.writers import WRITERS

BUNDLED = str(Path(__file__).resolve().parents[2] / "timeline_data" / "nato_russia")
EVENTS = """
date,title@en,title@id,actors,sources
2021-10-06,Limits,Batasi,NATO,https://x.org/a
2021-10-18,Replies,Membalas,Russia,https://x.org/b
"""


@pytest.mark.parametrize("name", ["x.json", "datapackage.json", "folder", "folder/"])
def test_the_bundled_table_comes_back_whole(
    name: str, tmp_path: Path, bundled: EventTable, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", BUNDLED, "-o", f"{tmp_path}/{name}"]) == 0
    said = capsys.readouterr()
    assert said.err.endswith(" holds all of it: nothing is lost.\n")
    assert load(tmp_path / name) == bundled
    for line in said.out.splitlines():
        path, _, size = line.partition(": ")
        assert Path(path).stat().st_size == int(size.removesuffix(" bytes").replace(",", ""))


def test_one_format_after_another(tmp_path: Path) -> None:
    names = ["1.csv", "2.json", "3", "4.datapackage.json", "5.json"]
    source = write_events(tmp_path, EVENTS)
    for name in names:
        assert main(["convert", str(source), "-o", str(tmp_path / name)]) == 0
        source = tmp_path / name
    assert load(source) == load(tmp_path / "events.csv")


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: str(writer.name))
def test_every_format_is_written(writer: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suffix = getattr(writer, "suffix")  # noqa: B009
    assert main(["convert", str(write_events(tmp_path, EVENTS)), "-o", str(tmp_path / f"mine{suffix}")]) == 0
    assert (tmp_path / f"mine{suffix}").stat().st_size > 0
    assert capsys.readouterr().err


def test_what_is_lost_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = str(write_events(tmp_path, EVENTS))
    assert main(["convert", events, "-o", str(tmp_path / "x.ics"), "--lang", "id"]) == 0
    assert capsys.readouterr().err == (
        "iCalendar cannot hold all of it. Lost or changed:\n  events: title@en (all 2)\n  sources: id (all 2)\n"
    )
    assert "SUMMARY;LANGUAGE=id:Batasi" in (tmp_path / "x.ics").read_text(encoding="utf-8")
    assert main(["convert", events, "-o", str(tmp_path / "x.ris"), "--json"]) == 0
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert (report["format"], report["files"][0]["path"], said.err) == ("RIS", str(tmp_path / "x.ris"), "")
    assert {"table": "events", "column": "", "lost": 2, "of": 2} in report["lost"]


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = str(write_events(tmp_path, EVENTS))
    assert main(["convert", events, "-o", str(tmp_path)]) == 2
    assert (
        capsys.readouterr().err == f"{tmp_path} is a folder that is not empty. Name a new folder, or empty it first.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]
    (tmp_path / "empty").mkdir()
    assert main(["convert", events, "-o", str(tmp_path / "empty")]) == 0
    assert load(tmp_path / "empty") == load(tmp_path / "events.csv")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x.html", 'nothing is written with the suffix ".html". Take one of .csv, '),
        ("none/x.csv", 'there is no folder "'),
        ("none/folder", 'there is no folder "'),
        ("events.csv/folder", "a part of this path is a file"),
        ("file", "is a file. Name a new folder"),
        ("a\0b.csv", "cannot be written"),
    ],
)
def test_a_place_that_there_is_not_is_said(
    name: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = write_events(tmp_path, EVENTS)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert main(["convert", str(events), "-o", f"{tmp_path}/{name}"]) == 2
    assert words in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_standard_output_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", BUNDLED, "-o", "-"]) == 2
    assert "Name one; export writes to standard output." in capsys.readouterr().err


def test_a_table_with_errors_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = write_events(tmp_path, "date,title\n12.31.1999,X")
    assert main(["convert", str(events), "-o", str(tmp_path / "x.json")]) == 1
    assert "1999-12-31" in capsys.readouterr().err
    assert not (tmp_path / "x.json").exists()
    assert main(["convert", str(tmp_path / "none.csv"), "-o", str(tmp_path / "x.json")]) == 2


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_is_written_whole_or_not_at_all(there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder"
    if there:
        folder.mkdir()
    synced: list[int] = []

    def fill_the_disk(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fill_the_disk)
    with pytest.raises(CannotWriteError, match="no room for its 3 bytes"):
        write_new_folder(folder, {"a.csv": b"1", "b.csv": b"23"})
    assert list(tmp_path.rglob("*")) == ([folder] if there else [])
    write_new_folder(folder, {"a.csv": b"1", "b.csv": b"23"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.csv": b"1", "b.csv": b"23"}
