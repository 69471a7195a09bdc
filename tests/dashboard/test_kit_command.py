"""`kit` on the command line: the folder, the line that makes it anew, and what is said where it cannot be."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.timeline_data.table_files import write_events

EVENTS = """
    id,date,title,title@id,actors,kind,source_url
    e1,2021-10-06,NATO expels eight,NATO mengusir delapan,NATO,expulsion,https://example.org/1
    e2,2021-10-18,Russia suspends its mission,Rusia menangguhkan misinya,Russia,mission_closure,https://example.org/2
"""


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return write_events(tmp_path, EVENTS)


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_says_how_to_make_it_anew(
    events: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(events.parent if events.is_file() else events)
    name = events.name if events.is_file() else "events.csv"
    words = ["--title", 'It\'s so; "so"', "--note", "$HOME & more", "--credit", "A. Writer"]
    address = ["--address", "https://cdn.example/2026"]
    assert main(["kit", name, "-o", "kit", "--view", "from=2021-10-10", "--lang", "id", *words, *address]) == 0
    out, err = capsys.readouterr()
    first = held(Path("kit"))
    assert out == f"kit: {len(first)} files, {sum(map(len, first.values())):,} bytes. Begin with README.html.\n"
    assert err == "", "no progress where nobody looks"
    command, *again = shlex.split(json.loads(first["kit.json"])["again"])
    assert command == "diplomatic-timeline"
    assert main([part if part != "FOLDER" else "second" for part in again]) == 0
    assert held(Path("second")) == first
    assert json.loads(first["kit.json"])["language"] == "id"
    assert "Rusia menangguhkan misinya" in first["index.html"].decode()
    assert "mengusir delapan" not in first["index.html"].decode()


def test_a_kit_is_replaced_and_nothing_else(events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "kit"
    assert main(["kit", str(events), "-o", str(place)]) == 0
    before = held(place)
    assert main(["kit", str(events), "-o", str(place), "--lang", "id"]) == 0
    assert held(place).keys() == before.keys()
    assert held(place) != before
    (place / "mine.txt").write_text("mine")
    before = held(place)
    capsys.readouterr()
    assert main(["kit", str(events), "-o", str(place)]) == 2
    assert 'beside it "mine.txt", which no kit wrote' in capsys.readouterr().err
    assert held(place) == before


def test_wrong_use_is_said_and_nothing_written(
    events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "kit"
    for arguments, words in (
        (["-o", str(tmp_path / "none" / "kit")], "there is no folder"),
        (["-o", str(events if events.is_file() else events / "events.csv")], "is a file"),
        (["-o", str(place), "--view", "nonsense"], "is no query and no view of this table"),
        (["-o", str(place), "--address", "cdn.example"], "is no address of a folder on the web"),
        (["-o", str(place), "--lang", "xx"], "invalid choice"),
        ([], "-o/--output"),
    ):
        assert main(["kit", str(events), *arguments]) == 2
        assert words in capsys.readouterr().err
    assert not place.exists()


def test_a_table_with_errors_makes_no_kit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = write_events(tmp_path, "date,title,actors\nsoon,Expulsion,NATO\n")
    assert main(["kit", str(events), "-o", str(tmp_path / "kit")]) == 1
    assert "soon" in capsys.readouterr().err
    assert not (tmp_path / "kit").exists()
    assert main(["kit", str(tmp_path / "nothing.csv"), "-o", str(tmp_path / "kit")]) == 2


def test_what_of_a_view_has_no_effect_is_told(events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kit", str(events), "-o", str(tmp_path / "kit"), "--view", "from=soon&colour=red"]) == 0
    err = capsys.readouterr().err
    assert err.count("warning: --view: ") == 2
    assert "colour" not in json.loads((tmp_path / "kit" / "kit.json").read_text())["view"]
