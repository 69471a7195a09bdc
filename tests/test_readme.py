"""What the README shows is what there is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import timeline_data
from dashboard.app import create_app
from dashboard.cli import main
from dashboard.view import SHOWING_KEYS, View
from timeline_data.query import SELECTING_KEYS
from timeline_data.table import EventTable

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def table_rows(heading: str) -> list[list[str]]:
    """The cells of the README's table under the heading row that begins with `heading`."""
    block = re.search(rf"^\| {heading} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", README, flags=re.MULTILINE)
    assert block is not None, heading
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in block[1].splitlines()]


def block(language: str) -> str:
    """All that the README writes in a language, one block after the other."""
    found = re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)
    assert found, language
    return "".join(found)


@pytest.fixture
def own_table(tmp_path: Path) -> Path:
    """The table that the README brings along as an example."""
    path = tmp_path / "mine.csv"
    path.write_text(block("csv"), encoding="utf-8")
    return path


def test_its_table_has_no_problem(own_table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(own_table)]) == 0, capsys.readouterr().err
    assert capsys.readouterr().err == ""


def test_its_python_runs(own_table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own_table.parent)
    names: dict[str, object] = {}
    exec(block("python"), names)
    assert isinstance(names["table"], EventTable)
    assert len(names["table"]) == 3
    assert "<svg" in str(names["picture"])
    assert "Talks about talks" in str(names["snapshot"])


def test_its_commands_for_publishing_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^\.venv/bin/diplomatic-timeline ((?:kit|export) .*)$", README, flags=re.MULTILINE)
    assert len(lines) >= 3
    for line in lines:
        assert main(shlex.split(line)) == 0, line
    assert {path.name for path in tmp_path.iterdir()} == {"kit", "nato.html", "nato.png", "nato.alt.txt"}
    assert (tmp_path / "kit" / "README.html").is_file()


def test_its_dates_can_be_read() -> None:
    sentence = README.split("[EDTF]", 1)[1].split("Every other column", 1)[0]
    dates = re.findall(r"`([^`]+)`", sentence)
    assert len(dates) >= 5
    for date in dates:
        timeline_data.parse(date)


def test_it_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    commands = set(re.findall(r"^    (\w+) ", capsys.readouterr().out, flags=re.MULTILINE))
    shown = {re.findall(r"diplomatic-timeline (\w+)", row[0])[0] for row in table_rows("command")}
    assert shown == commands


def test_it_names_every_key_of_an_address() -> None:
    shown = {name for row in table_rows("key") for name in re.findall(r"`(\w+)`", row[0])}
    assert shown == {*SELECTING_KEYS, *SHOWING_KEYS}


def test_its_examples_of_keys_are_understood(bundled: EventTable) -> None:
    for row in table_rows("key"):
        example = row[-1].strip("`").removesuffix(" |").strip("`")
        view = View.parse(example, bundled)
        assert (view.notices, view.unknown) == ((), ()), example


def test_it_names_every_address(bundled: EventTable) -> None:
    server = create_app(bundled).server
    shown = {row[0].strip("`") for row in table_rows("address")}
    rules = {rule.rule for rule in server.url_map.iter_rules()}
    ours = {rule for rule in rules if not rule.startswith(("/_", "/assets", "/favicon")) and "<" not in rule}
    assert shown == ours
    for address in sorted(shown):
        asked = "?url=http://localhost/" if address == "/oembed" else ""
        assert server.test_client().get(address + asked).status_code == 200, address
