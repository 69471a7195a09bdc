"""The description of the bundled table: the outside checker accepts it, and its views lead somewhere."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

import timeline_data
from timeline_data.schema import HOUSE_RULES

FOLDER = Path(__file__).parents[2] / "timeline_data" / "nato_russia"
PACKAGE: dict[str, Any] = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
VIEWS: list[dict[str, Any]] = PACKAGE["views"]
SELECTING_KEYS = {"actors", "match", "role", "kinds", "importance", "from", "to"}


def validate(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def selected(query: str) -> list[dict[str, str]]:
    """The events of a query as product.md words it, done by hand: days and months compare as text."""
    keys = {key: values[0] for key, values in parse_qs(query, strict_parsing=True).items()}
    actors, start, end = set(keys["actors"].split("~")), keys.get("from", ""), keys.get("to", "9999")
    kept = []
    for event in rows(FOLDER / "events.csv"):
        initiators, targets = (set(event[column].split(";")) & actors for column in ("initiators", "targets"))
        if keys.get("match", "any") == "between":
            matches = any(initiator != target for initiator in initiators for target in targets)
        else:
            matches = bool(initiators or targets)
        date = event["date"].lstrip("[")[:10]
        in_window = date[: len(start)] >= start and date[: len(end)] <= end
        if matches and in_window and int(event["importance"]) >= int(keys.get("importance", "1")):
            kept.append(event)
    return kept


def test_frictionless_accepts_the_package() -> None:
    result = validate(FOLDER)
    assert result.returncode == 0, result.stdout + result.stderr
    assert json.loads(result.stdout)["valid"] is True


BREAKAGES = [  # file, good text, what replaces it, the error expected and a word of its message
    (
        "events.csv",
        "\nnato-expel-2021,2021-10-06,",
        "\nnato-expel-2021,6 October 2021,",
        "constraint-error",
        "6 October",
    ),
    ("events.csv", ",Usir delapan staf misi,", f",{'Usir staf misi ' * 3},", "constraint-error", "label@id"),
    ("events.csv", "\nrome-2002,", "\nmlm-2002,", "unique-error", '"id"'),
    (
        "relations.csv",
        "rus-nio-2021,responds_to,nato-expel-2021",
        "rus-nio-2021,responds_to,nobody",
        "foreign-key",
        "nobody",
    ),
    ("relations.csv", ",explains,", ",mentions,", "constraint-error", "mentions"),
    ("citations.csv", ",suara-2021-10-19,", ",suara-2031,", "foreign-key", "suara-2031"),
    ("claims.csv", ",disputes,contradicted,", ",disputes,refuted,", "constraint-error", "refuted"),
    ("claims.csv", "nato-reply-2021,RUS,Sergey", "nato-reply-2021,KREMLIN,Sergey", "foreign-key", "KREMLIN"),
    (
        "numbers.csv",
        "nato-expel-2021,posts_abolished,",
        "nato-expel-2021,posts_lost,",
        "constraint-error",
        "posts_lost",
    ),
    ("wordings.csv", ",contradicted,", ",wrong,", "constraint-error", "wrong"),
    ("numbers.csv", ",persons,FRA,", ",persons,GAUL,", "foreign-key", "GAUL"),
    ("sources.csv", ",en,unrecorded,", ",en,perhaps,", "constraint-error", "perhaps"),
    ("sources.csv", ",dw-id-2021-10-19\n", ",dw-id-2031\n", "foreign-key", "dw-id-2031"),
]


def test_frictionless_refuses_each_kind_of_broken_row(tmp_path: Path) -> None:
    """Guards the schema itself: a constraint that nothing can break is no constraint."""
    shutil.copytree(FOLDER, tmp_path / "table")
    for name, good, bad, _, _ in BREAKAGES:
        path = tmp_path / "table" / name
        text = path.read_text(encoding="utf-8")
        assert good in text, good
        path.write_text(text.replace(good, bad, 1), encoding="utf-8", newline="\n")
    result = validate(tmp_path / "table")
    assert result.returncode == 1
    found = [
        (Path(task["place"]).name, error["type"], error["message"])
        for task in json.loads(result.stdout)["tasks"]
        for error in task["errors"]
    ]
    for name, _, _, kind, word in BREAKAGES:
        assert any(error[:2] == (name, kind) and word in error[2] for error in found), (name, kind, word, found)


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda resource: str(resource["name"]))
def test_every_column_is_described_in_the_order_of_the_file(resource: dict[str, Any]) -> None:
    with (FOLDER / resource["path"]).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_house_rules_are_asked_for() -> None:
    assert [rule.partition(":")[0] for rule in PACKAGE["house_rules"]] == [rule.name for rule in HOUSE_RULES]
    assert {"languages:en,id", "label-length:40"} <= set(PACKAGE["house_rules"])


VIOLATIONS = [  # house rule, file, good text, what replaces it
    ("house-languages", "events.csv", ",Usir delapan staf misi,", ",,"),
    ("label-long", "events.csv", ",Usir delapan staf misi,", f",{'Usir staf ' * 5},"),
    ("house-source-present", "citations.csv", "\nipp-1995,bpb-1994,supports,", "\nipp-1995,bpb-1994,disputes,"),
    ("house-address-present", "sources.csv", ",https://tass.com/world/1346841,", ",,"),
    ("house-source-used", "sources.csv", "\nwa-press-", "\nnobody,Nobody,Nothing,https://x.org/,,en,read,,\nwa-press-"),
    ("house-verification-present", "sources.csv", ",2021-10-07,en,read,", ",2021-10-07,en,,"),
]


@pytest.mark.parametrize(("rule", "name", "good", "bad"), VIOLATIONS, ids=[rule for rule, *_ in VIOLATIONS])
def test_a_row_that_breaks_a_house_rule_is_refused(rule: str, name: str, good: str, bad: str, tmp_path: Path) -> None:
    folder = tmp_path / "table"
    shutil.copytree(FOLDER, folder)
    if rule == "house-source-present":  # the other witnesses of that event have to go as well
        every = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [row for row in every if not row.startswith("ipp-1995,") or row.startswith("ipp-1995,bpb")]
        (folder / name).write_text("".join(kept), encoding="utf-8", newline="\n")
    text = (folder / name).read_text(encoding="utf-8")
    assert good in text
    (folder / name).write_text(text.replace(good, bad, 1), encoding="utf-8", newline="\n")
    found = {problem.rule for problem in timeline_data.check(folder) if problem.severity == "error"}
    assert rule in found


def test_the_package_says_its_version_as_the_readme_does() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"**{PACKAGE['version']}" in text.partition("## Changes of the data")[2].split("\n- ")[1]
    assert timeline_data.load().info.version == PACKAGE["version"]
    assert PACKAGE["contributors"]
    assert PACKAGE["sources"]
    assert {resource["profile"] for resource in PACKAGE["resources"]} == {"tabular-data-resource"}


def test_every_column_of_ids_is_a_foreign_key() -> None:
    """All but cells that hold several ids, which Table Schema cannot express."""
    keys = {
        (resource["name"], key["fields"][0], key["reference"]["resource"] or resource["name"])
        for resource in PACKAGE["resources"]
        for key in resource["schema"].get("foreignKeys", ())
    }
    expected = {("sources", "copy_of", "sources"), ("claims", "speaker", "actors"), ("numbers", "actor", "actors")}
    expected |= {("relations", "event", "events"), ("relations", "other", "events")}
    for name in ("citations", "claims", "numbers", "wordings"):
        expected |= {(name, "event", "events"), (name, "source", "sources")}
    assert keys == expected


def test_the_readme_counts_the_rows() -> None:
    text = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    count = {resource["name"]: len(rows(FOLDER / resource["path"])) for resource in PACKAGE["resources"]}
    assert f"{count['events']} events, {count['actors']} actors and {count['sources']} sources" in text
    assert f"{count['claims']} claims, {count['numbers']} numbers and {count['wordings']} date wordings" in text


def test_the_package_names_itself_and_its_licence() -> None:
    for language in ("en", "id"):
        assert PACKAGE[f"title@{language}"]
        assert PACKAGE[f"description@{language}"]
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]
    last = max(event["date"].lstrip("[") for event in rows(FOLDER / "events.csv"))
    assert PACKAGE["as_of"] >= last


def test_sides_of_actors_are_named_in_both_languages() -> None:
    used = {actor["side"] for actor in rows(FOLDER / "actors.csv")} - {""}
    assert used == set(PACKAGE["sides"])
    assert all(side[language] for side in PACKAGE["sides"].values() for language in ("en", "id"))


def test_exactly_one_view_is_the_default_and_ids_are_unique() -> None:
    assert [view["id"] for view in VIEWS if view.get("default")] == [VIEWS[0]["id"]]
    assert len({view["id"] for view in VIEWS}) == len(VIEWS)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view["id"]))
def test_every_view_has_words_and_enough_events(view: dict[str, Any]) -> None:
    for language in ("en", "id"):
        assert view[f"title@{language}"]
        assert view[f"sentence@{language}"].endswith(".")
    query = parse_qs(view["query"], strict_parsing=True)
    assert set(query) <= SELECTING_KEYS
    assert set(query["actors"][0].split("~")) <= {actor["id"] for actor in rows(FOLDER / "actors.csv")}
    assert 5 <= len(selected(view["query"])) <= 20


def test_the_default_view_holds_the_story_and_no_year_long_bar() -> None:
    ids = {event["id"] for event in selected(VIEWS[0]["query"])}
    assert ids >= {
        "crimea-treaty-2014",
        "nato-suspend-2014",
        "nato-cut-2018",
        "nato-expel-2021",
        "rus-mission-2021",
        "rus-mlm-2021",
        "rus-nio-2021",
        "nato-reply-2021",
        "maas-2021",
        "deadline-2021-11-01",
    }
    assert "nato-cap-2015" not in ids
    assert not any(name.startswith("nrc-") for name in ids)
