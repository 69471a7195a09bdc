"""Imports go one way. Read from the source, those inside functions and under TYPE_CHECKING included."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("timeline_data", "dashboard")

LAYERS: tuple[tuple[str, ...], ...] = (
    ("timeline_data.errors", "timeline_data.calendar_days"),
    ("timeline_data.date_spans", "timeline_data.date_remedies", "timeline_data.dates"),
    ("timeline_data.kinds", "timeline_data.language", "timeline_data.formulas"),
    (
        "timeline_data.model",
        "timeline_data.table",
        "timeline_data.derived",
        "timeline_data.schema",
        "timeline_data.notices",
    ),
    ("timeline_data.readers",),
    ("timeline_data.validation",),
    ("timeline_data.loading",),
    ("timeline_data.address_keys", "timeline_data.filters", "timeline_data.counts", "timeline_data.query"),
    ("timeline_data.groups", "timeline_data.inclusion", "timeline_data.extracts"),
    ("timeline_data.writers",),
    ("timeline_data.conversion",),
    ("timeline_data",),
    ("dashboard.asset_folder", "dashboard.view"),
    ("dashboard.chart",),
    ("dashboard.drawing",),
    ("dashboard.publish", "dashboard.explorer"),
    ("dashboard",),
    ("dashboard.routes",),
    ("dashboard.app",),
    ("dashboard.commands",),
    ("dashboard.cli",),
    ("dashboard.__main__",),
)
"""Low to high. A name stands for all that it holds, but a bare package for its `__init__` only. A module imports
from its own layer and from lower ones; within a layer no circle closes."""

FOREIGN: Mapping[str, tuple[str, ...]] = {
    "babel": ("timeline_data.language", "timeline_data.date_remedies"),
    "dash": ("dashboard.explorer", "dashboard.app"),
    "dateutil": ("timeline_data",),
    "flask": ("dashboard.explorer", "dashboard.routes", "dashboard.app"),
    "jinja2": ("dashboard.drawing", "dashboard.publish", "dashboard.explorer"),
    "markupsafe": ("dashboard.drawing", "dashboard.publish", "dashboard.explorer"),
    "numpy": ("timeline_data", "dashboard.chart"),
    "pandas": ("timeline_data", "dashboard.chart"),
    "plotly": ("dashboard.drawing", "dashboard.explorer", "dashboard.publish.figures", "dashboard.app", "dashboard"),
    "resvg_py": ("dashboard.publish",),
    "rjsmin": ("dashboard.drawing.scripts",),
    "waitress": ("dashboard.app",),
    "werkzeug": ("dashboard.explorer", "dashboard.routes", "dashboard.app"),
}
"""What comes from outside, and the rooms that may import it."""

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "assets",
    "dashboard",
    "pyproject.toml",
    "tests",
    "timeline_data",
}


@cache
def sources() -> Mapping[str, Path]:
    """Every module of the packages by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported_names(module: str, tree: ast.AST) -> Iterator[str]:
    """The absolute names that a module imports, `from a import b` as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                is_package = sources()[module].name == "__init__.py"
                parents = module.split(".")
                kept = parents[: len(parents) - node.level + is_package]
                base = ".".join([*kept, *([base] if base else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def resolve(name: str) -> str:
    """The module of ours that an imported name lies in, or the name itself where it is not ours."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if (candidate := ".".join(parts[:length])) in sources():
            return candidate
    return name


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """What each module imports: modules of ours by name, all else by its full name."""
    return {
        module: frozenset(
            resolve(name) for name in imported_names(module, ast.parse(path.read_text(encoding="utf-8"), str(path)))
        )
        - {module}
        for module, path in sources().items()
    }


def stands_for(name: str, module: str) -> bool:
    """Whether a name in LAYERS or FOREIGN stands for `module`."""
    return module == name or (name not in PACKAGES and module.startswith(f"{name}."))


def layer_of(module: str) -> int:
    """The number of a module's layer."""
    for number, names in enumerate(LAYERS):
        if any(stands_for(name, module) for name in names):
            return number
    raise AssertionError(f"{module} has no place in LAYERS of {Path(__file__).name}: give it one")


def find_circle(graph: Mapping[str, frozenset[str]]) -> list[str]:
    """The modules of one import circle in order, or nothing."""
    done: set[str] = set()

    def visit(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        for other in sorted(graph.get(module, frozenset())):
            if circle := visit(other, [*path, module]):
                return circle
        done.add(module)
        return []

    for module in sorted(graph):
        if circle := visit(module, []):
            return circle
    return []


def test_every_module_has_a_layer() -> None:
    for module in sources():
        layer_of(module)


def test_imports_go_one_way() -> None:
    wrong = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in sorted(others)
        if other in sources() and layer_of(other) > layer_of(module)
    ]
    assert wrong == []


def test_no_circle_closes() -> None:
    assert find_circle(imports()) == []


def test_a_circle_would_be_found() -> None:
    graph = {"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset({"b"})}
    assert find_circle(graph) == ["b", "c", "b"]


def test_foreign_packages_stay_in_their_rooms() -> None:
    wrong = []
    for module, others in imports().items():
        for package in {other.split(".")[0] for other in others} - set(PACKAGES) - sys.stdlib_module_names:
            rooms = FOREIGN.get(package, ())
            # Unlike in LAYERS, a bare package is a room with all that it holds, except "dashboard".
            if not any(
                stands_for(room, module) or (room != "dashboard" and module.startswith(f"{room}.")) for room in rooms
            ):
                wrong.append(f"{module} imports {package}, which is for {rooms or 'nobody'}")
    assert wrong == []


@pytest.mark.parametrize("module", ["timeline_data", "dashboard.view", "dashboard.chart.build", "dashboard.cli"])
def test_dash_and_plotly_load_only_where_they_are_used(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'dash', 'plotly', 'flask'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_files_stay_readable() -> None:
    long = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in sources().values()
    }
    assert {path: lines for path, lines in long.items() if lines > 400} == {}


def test_files_are_nouns_for_what_they_hold() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base"}
    assert {module for module in sources() if empty & set(module.split("."))} == set()


def test_no_module_stands_beside_a_public_name_of_its_package() -> None:
    """`dashboard.figure` is a function: a module of that name would take its place once it is imported."""
    for package in PACKAGES:
        tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
        names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert {name for name in names if f"{package}.{name}" in sources()} == set()


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in sources().values()}
    assert {str(folder) for folder in folders if not (folder / "__init__.py").is_file()} == set()


def test_the_top_level_holds_what_it_should() -> None:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()]
    found = {path.name for path in ROOT.iterdir()} - {".git"}
    assert {name for name in found if not any(fnmatch(name, pattern) for pattern in ignored)} == TOP_LEVEL
