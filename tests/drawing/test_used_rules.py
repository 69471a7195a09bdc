from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.drawing.stylesheets import sheet_rules
from dashboard.drawing.used_rules import used_rules

PAGE = '<main class="timeline"><p class="when old">1</p><a href="#">2</a></main>'


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        (".when{a:b}.then{c:d}", ".when{a:b}"),
        (".when,.then{a:b}", ".when{a:b}"),
        (".timeline q{a:b}.timeline a:hover{c:d}", ".timeline a:hover{c:d}"),
        (".timeline :is(.then,q)>a:not(.then){a:b}", ".timeline :is(.then,q)>a:not(.then){a:b}"),
        ("a[href].when::before{content:'x'}", "a[href].when::before{content:'x'}"),
        ("@media print{.then{a:b}.old{c:d}}", "@media print{.old{c:d}}"),
        ("@container page (width >= 640px){.then{a:b}}", ""),
        ("@font-face{font-family:x}:root{--a:b}html body{c:d}", "@font-face{font-family:x}:root{--a:b}html body{c:d}"),
        (".faded{a:b}.lost{c:d}", ".faded{a:b}"),
    ],
)
def test_a_rule_stays_where_all_that_it_names_is_there(rules: str, kept: str) -> None:
    assert used_rules(rules, PAGE, 'x.classList.add("faded")') == kept


@given(st.lists(st.sampled_from(["when", "old", "then", "timeline", "a", "q"]), unique=True))
def test_more_of_a_page_never_means_fewer_rules(names: list[str]) -> None:
    rules = sheet_rules("timeline.css")
    less, more = (f'<p class="{" ".join(some)}">' for some in (names[:-1], names))
    kept, all_kept = (set(re.findall(r"[^{}]+\{", used_rules(rules, markup))) for markup in (less, more))
    assert {head for head in kept if "," not in head} <= all_kept


def test_a_page_that_uses_everything_keeps_every_rule() -> None:
    rules = sheet_rules("timeline.css")
    words = " ".join(re.findall(r"[A-Za-z_][\w-]*", rules))
    assert used_rules(rules, "", words) == rules
