from pathlib import Path

import pytest

from tests.drawing.golden import check_golden, normalised


def test_numbers_are_compared_to_one_decimal() -> None:
    assert normalised('<a x="1.04"/><b x="2.96"/>') == normalised('<a x="1.0"/>\n  <b x="3"/>\n')
    assert normalised('<a x="1.04"/>') != normalised('<a x="1.14"/>')


def test_a_change_fails_and_is_left_beside_the_golden_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACCEPT_GOLDEN", raising=False)
    (tmp_path / "one.svg").write_text("<svg>\n</svg>\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"one\.svg\.actual"):
        check_golden("one.svg", "<svg><a/></svg>", tmp_path)
    assert (tmp_path / "one.svg.actual").read_text(encoding="utf-8") == "<svg>\n<a/>\n</svg>\n"


def test_an_accepted_change_is_golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPT_GOLDEN", "1")
    check_golden("one.svg", "<svg/>", tmp_path)
    monkeypatch.delenv("ACCEPT_GOLDEN")
    check_golden("one.svg", "<svg/>", tmp_path)
    assert not (tmp_path / "one.svg.actual").exists()
