"""What is installed is what is in the checkout, and says the truth about itself."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from plotly.offline import get_plotlyjs_version

from dashboard.asset_folder import find_assets
from dashboard.chart.metrics import text_width

ROOT = Path(__file__).resolve().parents[1]
PLOTLY_SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
"""Of plotly.js-basic-dist-min 4.1.1 as npm packs it."""


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the backend that pip would use, without the network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, away from the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files_under(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def run_installed(installed: Path, code: str) -> str:
    """What `code` prints where the packages come from the wheel and nothing from the checkout."""
    start = f"import sys; sys.path.insert(0, {str(installed)!r}); "
    done = subprocess.run(
        [sys.executable, "-P", "-W", "error", "-c", start + code],
        cwd=installed,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_wheel_holds_both_packages_and_the_assets(installed: Path) -> None:
    for package in ("timeline_data", "dashboard"):
        assert files_under(ROOT / package) <= files_under(installed / package)
    assert files_under(ROOT / "assets") == files_under(installed / "dashboard" / "assets")


def test_the_wheel_holds_nothing_else(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"timeline_data", "dashboard"}


def test_assets_are_found_in_checkout_and_wheel(installed: Path) -> None:
    assert find_assets() == ROOT / "assets"
    found = run_installed(installed, "from dashboard.asset_folder import find_assets as f; print(f())")
    assert Path(found) == installed / "dashboard" / "assets"


def test_texts_are_measured_alike_from_the_wheel(installed: Path) -> None:
    found = run_installed(installed, "from dashboard.chart.metrics import text_width as w; print(w('NATO', 13))")
    assert float(found) == text_width("NATO", 13)


def test_the_bundled_table_loads_from_the_wheel(installed: Path) -> None:
    code = (
        "import timeline_data; from pathlib import Path; "
        "print(len(timeline_data.load(Path(timeline_data.__file__).parent / 'nato_russia').events))"
    )
    assert int(run_installed(installed, code)) > 50


def test_the_command_is_there(installed: Path, project: dict[str, Any]) -> None:
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "diplomatic-timeline = dashboard.cli:main" in entry_points.read_text(encoding="utf-8")
    assert project["project"]["scripts"] == {"diplomatic-timeline": "dashboard.cli:main"}


def test_licences_travel_with_the_wheel(installed: Path) -> None:
    (metadata,) = installed.glob("*.dist-info/METADATA")
    text = metadata.read_text(encoding="utf-8")
    for file in (
        "LICENSE",
        "assets/fonts/OFL.txt",
        "assets/plotly-basic.LICENSE.txt",
        "assets/regenerator-runtime.LICENSE.txt",
    ):
        assert f"License-File: {file}" in text
        assert (metadata.parent / "licenses" / file).is_file()


def test_plotly_in_the_browser_is_the_version_that_plotly_in_python_writes_for() -> None:
    script = (ROOT / "assets" / "plotly-basic.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == PLOTLY_SHA256
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}".encode() in script[:200]


def test_the_readme_shows_the_lines_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    start = "python3 -m venv --without-pip .venv && python3 -m pip --python .venv install "
    assert f"\n{start}. && .venv/bin/diplomatic-timeline serve\n" in readme
    assert f"\n{start}-e '.[test]' && .venv/bin/python -m pytest\n" in readme
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"\n{start.replace('install ', 'install --quiet ')}-e '.[test]'\n" in run
    assert run.endswith("\n.venv/bin/python -m pytest\n"), "pytest's closing line has to be the last"


def test_the_changelog_knows_the_version(project: dict[str, Any]) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.findall(r"^## \[(.+?)\]", changelog, flags=re.MULTILINE)[0]
    assert newest in {"Unreleased", project["project"]["version"]}


def test_files_that_the_readme_names_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:timeline_data|dashboard|assets|tests)/[\w/.]*)`", readme)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
