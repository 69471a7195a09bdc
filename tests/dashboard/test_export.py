"""`export`: every form as a file, the texts beside the pictures, and what is said where it cannot be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.publish.asked import asked_view
from dashboard.publish.edition import Edition
from dashboard.publish.formats import FORMATS, Format
from dashboard.publish.pictures import alternative
from dashboard.publish.snapshot import page
from dashboard.view import View
from tests.timeline_data.table_files import write_events
from timeline_data.table import EventTable

QUERY = "actors=NATO~RUS&match=between&from=2021-10&to=2021-11&lang=id"
BROKEN = "date,title,actors\nsoon,Expulsion,NATO\n"
WARNED = "date,title,actors,colour\n2021,Talks,NATO,red\n"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: str(form.suffix))
def test_every_form_is_written_by_its_suffix(
    form: Format, bundled: EventTable, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"Crimea.2021{form.suffix.upper()}"
    words = ["--title", "Tajuk", "--note", "Catatan", "--credit", "Grafik"]
    assert main(["export", "-o", str(file), "--view", QUERY, *words]) == 0
    view, edition = View.parse(QUERY, bundled), Edition("Tajuk", "Catatan", "Grafik")
    assert file.read_bytes() == form.make(bundled, view, edition, None)
    out, err = capsys.readouterr()
    assert out.startswith(f"{file}: {file.stat().st_size:,} bytes\n")
    assert err == ""


def test_beside_a_picture_stands_what_it_says(bundled: EventTable, tmp_path: Path) -> None:
    assert main(["export", "-o", str(tmp_path / "a.svg"), "--view", QUERY, "--width", "900"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"a.svg", "a.alt.txt"}
    said = (tmp_path / "a.alt.txt").read_text(encoding="utf-8")
    assert said == f"{alternative(bundled, View.parse(QUERY, bundled))}\n"
    assert 'width="900"' in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_a_table_of_ones_own_in_a_format_that_is_named(tmp_path: Path) -> None:
    events = write_events(tmp_path, "date,title,actors\n2021-10-06,Expulsion,NATO")
    assert main(["export", str(events), "-o", str(tmp_path / "data"), "--format", "CSV"]) == 0
    assert "Expulsion" in (tmp_path / "data").read_text(encoding="utf-8")


@pytest.mark.parametrize("view", ["october-2021", "?october-2021&lang=id"])
def test_a_view_of_the_tables_own_is_called_by_its_id(view: str, bundled: EventTable, tmp_path: Path) -> None:
    assert main(["export", "-o", str(tmp_path / "a.svg"), "--view", view]) == 0
    (named,) = (own for own in bundled.info.views if own.id == "october-2021")
    assert named.title["id" if "id" in view[-2:] else "en"] in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_a_page_may_hold_several_views(bundled: EventTable, tmp_path: Path) -> None:
    assert main(["export", "-o", str(tmp_path / "a.html"), "--view", QUERY, "--view", "october-2021"]) == 0
    views = [asked_view(bundled, text).view for text in (QUERY, "october-2021")]
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page(bundled, views, Edition())


def test_bytes_go_to_standard_output() -> None:
    command = [sys.executable, "-m", "dashboard", "export", "-o", "-", "--format", "png", "--view", QUERY]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout[:8], done.stderr) == (0, b"\x89PNG\r\n\x1a\n", b"")


def test_what_is_left_out_of_a_view_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-o", str(tmp_path / "a.csv"), "--view", "actor=NATO&from=201x&kinds=expulsio"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("warning: --view: ") for line in lines)
    assert lines[-1].endswith('"actor" is no key of a view and has no effect. Did you mean actors?')


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "x.gif"], 'x.gif: the suffix of the file chooses the format, and its suffix ".gif" is none of them.'),
        (["-o", "x"], "and it has no suffix. Take one of .html, .svg, "),
        (["-o", "-"], "--format: say which"),
        (["-o", "x.svg", "--format", "gif"], '--format: there is no "gif". Name one of .html, .svg, '),
        (["-o", "no/x.svg"], 'no/x.svg: there is no folder "no". Make it first'),
        (["-o", "x.csv", "--width", "900"], "--width: only a picture (.svg, .png, .pdf) has one"),
        (["-o", "x.svg", "--view", "october-2012"], '"october-2012" is no query and no view of this table. Did'),
        (["-o", "x.svg", "--view", "lang=id", "--view", "lang=en"], "--view: .svg holds one view, and 2 are given."),
        (["no-such.csv", "-o", "x.svg"], "no-such.csv"),
    ],
)  # fmt: skip
def test_wrong_use_is_said_in_one_line(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("width", ["0", "319", "4097", "1e3", "900px", "٩٠٠", "9" * 5000, ""])
def test_a_width_that_there_is_not_is_said(width: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-o", "x.svg", "--width", width]) == 2
    assert "is not a width; write a whole number from 320 to 4096, such as 1200" in capsys.readouterr().err


def test_a_table_with_errors_gives_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(write_events(tmp_path, BROKEN)), "-o", str(tmp_path / "x.svg")]) == 1
    assert 'events.csv, row 2, column "date"' in capsys.readouterr().err
    assert not (tmp_path / "x.svg").exists()


def test_warnings_of_a_table_are_told_and_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(write_events(tmp_path, WARNED)), "-o", str(tmp_path / "x.svg")]) == 0
    assert capsys.readouterr().err.startswith('warning: events.csv, row 1, column "colour"')
    assert (tmp_path / "x.svg").exists()


def test_a_missing_extra_is_named_with_the_line_that_installs_it(tmp_path: Path) -> None:
    """As where Typst is not installed: an import of it fails in a process of its own."""
    code = (
        "import sys; sys.modules['typst'] = None; from dashboard.cli import main; "
        f"sys.exit(main(['export', '-o', {str(tmp_path / 'x.pdf')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "PDF needs the package Typst, which is not installed. Run: pip install 'diplomatic-timeline[pdf]'\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_formats_lists_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    out = capsys.readouterr().out
    for form in FORMATS:
        assert f"  {form.own_file or form.suffix} " in out
        assert form.meaning in out


def test_the_same_export_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """In another process, time zone, language of the system and order of hashes."""
    found = []
    for number, (zone, tongue) in enumerate((("Asia/Jakarta", "C"), ("America/New_York", "C.UTF-8"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        code = f"import sys; from dashboard.cli import main; sys.exit(max(main(a) for a in {_exports(folder)!r}))"
        surroundings = {"TZ": zone, "LC_ALL": tongue, "PYTHONHASHSEED": str(number), "PATH": "/usr/bin:/bin"}
        done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], env=surroundings, check=False)
        assert done.returncode == 0
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert found[0] == found[1]
    assert len(found[0]) > len(FORMATS)


def _exports(folder: Path) -> list[list[str]]:
    return [["export", "-o", str(folder / f"{form.suffix[1:]}{form.suffix}"), "--view", QUERY] for form in FORMATS]


def test_the_json_of_standard_output_is_not_mixed_with_words() -> None:
    named = {form.suffix for form in FORMATS} & {".json", ".jsonld"}
    for suffix in sorted(named):
        command = [sys.executable, "-m", "dashboard", "export", "-o", "-", "--format", suffix, "--view", QUERY]
        done = subprocess.run(command, capture_output=True, check=True)
        assert json.loads(done.stdout)
