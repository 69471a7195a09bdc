from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_data.kinds import FAMILIES, KINDS, family_of, quad_of
from timeline_data.schema import RELATION_KINDS, ROLES
from timeline_data.table import STATUSES


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_kind_agrees_with_its_cameo_root(kind: object) -> None:
    known = KINDS[getattr(kind, "id")]  # noqa: B009 - the parameter is typed as object
    assert known.family in FAMILIES
    assert quad_of(known.cameo) == known.quad


def test_every_family_but_other_has_a_kind() -> None:
    assert {kind.family for kind in KINDS.values()} == set(FAMILIES) - {"other"}


def test_an_unknown_kind_is_of_the_family_other() -> None:
    assert (family_of("expulsion"), family_of("ball"), family_of("")) == ("expulsion", "other", "other")


@pytest.mark.parametrize(
    ("cameo", "quad"),
    [
        ("01", 1), ("05", 1), ("057", 1), ("06", 2), ("08", 2), ("09", 3), ("13", 3), ("139", 3), ("1312", 3),
        ("14", 4), ("20", 4), ("2042", 4), ("21", None), ("00", None), ("4", None), ("14000", None), ("1a", None),
        ("", None), ("١٤", None), ("²²", None),
    ],
)  # fmt: skip
def test_quad_classes_follow_the_root(cameo: str, quad: int | None) -> None:
    assert quad_of(cameo) == quad


@given(st.text(max_size=5))
def test_any_text_has_a_quad_class_or_none(text: str) -> None:
    assert quad_of(text) in {None, 1, 2, 3, 4}


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_coded_word_has_a_name(language: str) -> None:
    words = json.loads((files("timeline_data") / "language" / f"{language}.json").read_text(encoding="utf-8"))
    assert set(words["kinds"]) == {*KINDS, "none"}
    assert set(words["families"]) == set(FAMILIES)
    assert set(words["statuses"]) == set(STATUSES)
    assert set(words["roles"]) == set(ROLES)
    assert {name: set(ways) for name, ways in words["relations"].items()} == {
        name: {"forward", "backward"} for name in RELATION_KINDS
    }
