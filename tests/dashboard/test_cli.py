"""The commands: what they print where, and their exit codes."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.timeline_data.table_files import write_events
from timeline_data.loading import load

BARE = "date,title,actors\n2021-10-06,Expulsion,NATO\n2021-10-18,Suspension,Russia"
BROKEN = "date,title,actors,colour\nsoon,Expulsion,NATO,red\n2021,,Russia,\n2021,Talks,Russia,,x"


def test_a_sound_table_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write_events(tmp_path, BARE))]) == 0
    assert capsys.readouterr() == ("2 events, 2 actors, 0 problems\n", "")


def test_warnings_leave_a_table_usable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write_events(tmp_path, "date,title,actors,colour\n2021,Talks,NATO,red"))]) == 0
    out, err = capsys.readouterr()
    assert out == "1 event, 1 actor, 1 warning\n"
    assert err.startswith('warning: events.csv, row 1, column "colour": this column is not read.')


def test_problems_go_to_standard_error_with_their_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write_events(tmp_path, BROKEN))]) == 1
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert [line.split(":")[0] for line in lines] == [
        "warning",
        'events.csv, row 2, column "date"',
        'events.csv, row 3, column "title"',
        "events.csv, row 4",
        "events.csv",
    ]
    assert lines[-1] == "events.csv: 3 errors, 1 warning"


def test_a_machine_reads_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write_events(tmp_path, "date,title,actors\n12.31.1999,Talks,NATO"))
    assert main(["check", path, "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "path": path,
        "events": None,
        "actors": None,
        "errors": 1,
        "warnings": 0,
        "problems": [
            {
                "rule": "date-format",
                "file": "events.csv",
                "message": 'cannot read "12.31.1999" as a date.',
                "remedy": "Write 1999-12-31, or 1999-12 or 1999 if that is all you know.",
                "row": 2,
                "column": "date",
                "value": "12.31.1999",
                "severity": "error",
            }
        ],
    }
    assert err == ""


def test_a_sound_table_as_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write_events(tmp_path, BARE))
    assert main(["check", "--json", path]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "path": path, "events": 2, "actors": 2, "errors": 0, "warnings": 0, "problems": []
    }  # fmt: skip


@pytest.mark.parametrize("command", ["check", "serve"])
@pytest.mark.parametrize("path", ["no-such-file.csv", "no/such/folder/", "https://x.org/events.csv"])
def test_a_path_that_leads_nowhere_is_wrong_use(command: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, path]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(path.rstrip("/"))
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["draw"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "http"],
        ["check", "a", "b"],
        ["--json"],
    ],
)
def test_wrong_use_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: diplomatic-timeline" in err


@pytest.mark.parametrize("command", [[], ["serve"], ["check"], ["convert"], ["export"], ["formats"]])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(" ".join(["usage: diplomatic-timeline", *command]))


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("diplomatic-timeline ")


def test_formats_lists_readers_and_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    out = capsys.readouterr().out
    assert "CSV file: one file of events" in out
    assert "\ncitations.csv: " in out
    assert "  date " in out


def test_a_table_with_errors_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(write_events(tmp_path, BROKEN))]) == 1
    assert capsys.readouterr().err.endswith("events.csv: 3 errors, 1 warning\n")


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "dashboard", "serve", str(write_events(tmp_path, BARE)), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"cannot listen on 127.0.0.1, port {port}: ")
    assert done.stderr.count("\n") == 1


def test_a_host_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(write_events(tmp_path, BARE)), "--host", "a..b"]) == 2
    assert capsys.readouterr().err.startswith("cannot listen on a..b, port 8050: ")


def test_output_that_nobody_reads_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "formats"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("arguments", [["formats"], ["export", "-o", "-", "--format", "csv"]])
def test_output_that_has_no_room_is_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "dashboard", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    said = f"cannot write to standard output ({os.strerror(errno.ENOSPC)}). Send it to another place.\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_the_bundled_table_is_served(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dashboard", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), server.stderr and server.stderr.read()
            with urllib.request.urlopen(f"{address}healthz", timeout=30) as answer:
                assert answer.status == 200
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.mark.skipif(os.name != "posix", reason="the signal that a terminal sends for Ctrl+C")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["serve", "--port", "0"], 0), (["export", "-o", "-", "--format", "csv", "--view", "from=.."], 130)],
)
def test_what_is_interrupted_is_done_only_where_it_had_no_end(arguments: list[str], code: int) -> None:
    """The export is stopped while nobody reads what it writes."""
    command = [sys.executable, "-m", "dashboard", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.read(5)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == code


def test_check_of_the_bundled_folder_agrees_with_load(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).resolve().parents[2] / "timeline_data" / "nato_russia"
    assert main(["check", str(folder)]) == 0
    table = load()
    assert capsys.readouterr().out == f"{len(table)} events, {len(table.actors)} actors, 0 problems\n"
