"""House rules: a table that asks for them is held to them, any other is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.timeline_data.table_files import write_files
from timeline_data.loading import check, load
from timeline_data.schema import HOUSE_RULES, TABLES, HouseRule
from timeline_data.validation import house_rules

SOUND = {
    "events": """
        id,date,title@en,title@id,label@en,label@id,summary@en,summary@id,initiators,notes@en
        a,2021,Talks,Perundingan,Talks,Perundingan,They talk.,Mereka berunding.,RUS,
    """,
    "actors": "id,name@en,name@id\nRUS,Russia,Rusia",
    "sources": "id,url,verification\ns,https://x.org/,read",
    "citations": "event,source\na,s",
    "claims": "id,wording,gist@en,gist@id,source\nc,kata,Words,Kata,s",
    "numbers": "event,measure,value,source\na,expelled,8,s",
    "wordings": "event,field,source,wording\na,date,s,this year",
}
ALL_RULES = [rule.example for rule in HOUSE_RULES]


def folder_of(folder: Path, rules: object, **texts: str) -> Path:
    """A folder of the sound tables with these in place of theirs, and a package that asks for the rules."""
    names = {schema.name for schema in TABLES} & {*SOUND, *texts}
    write_files(folder, **{**SOUND, **texts})
    resources = [{"name": name, "path": f"{name}.csv"} for name in sorted(names)]
    return write_package(folder, resources=resources, house_rules=rules)


def write_package(folder: Path, **values: object) -> Path:
    (folder / "datapackage.json").write_text(json.dumps(values), encoding="utf-8")
    return folder


def problems_of(folder: Path, *rules: str, **texts: str) -> list[str]:
    return [str(problem) for problem in check(folder_of(folder, list(rules), **texts))]


def test_a_table_that_keeps_all_of_them_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, *ALL_RULES) == []
    assert load(tmp_path).info.house_rules == tuple(ALL_RULES)


def test_every_rule_is_enforced() -> None:
    assert list(house_rules._RULES) == [rule.name for rule in HOUSE_RULES]


BROKEN = {
    "languages": {"events": "id,date,title@en,initiators\na,2021,Talks,RUS"},
    "label-length": {"events": f"id,date,title,label,initiators\na,2021,Talks,{'x' * 21},RUS"},
    "source-present": {"citations": "event,source,role\na,s,disputes"},
    "address-present": {"sources": "id,url,verification\ns,,read"},
    "source-used": {"sources": "id,url,verification\ns,https://x.org/,read\nt,https://y.org/,read"},
    "verification-present": {"sources": "id,url\ns,https://x.org/"},
}


@pytest.mark.parametrize("rule", HOUSE_RULES, ids=lambda rule: str(rule.name))
def test_a_breach_is_an_error_only_where_the_rule_is_asked_for(rule: HouseRule, tmp_path: Path) -> None:
    assert problems_of(tmp_path, **BROKEN[rule.name]) == []
    asked = rule.example.replace("40", "20")
    found = check(folder_of(tmp_path, [asked], **BROKEN[rule.name]))
    assert {(problem.rule, problem.severity) for problem in found} == {(f"house-{rule.name}", "error")}
    assert all(problem.remedy for problem in found)


def test_languages_are_asked_of_every_text(tmp_path: Path) -> None:
    texts = {
        "events": """
            id,date,title@en,title@id,label@en,summary@en,summary@id,notes@en,notes@id,initiators
            a,2021,Talks,,Talks,They talk.,Mereka berunding.,Note,,RUS
            b,2021,Talks,Perundingan,,,Mereka berunding.,,,RUS
        """,
        "citations": "event,source,note@en\na,s,Note\nb,s,",
        "numbers": "event,measure,value,source,note@en\na,expelled,8,s,",
        "claims": "id,wording,gist@en,gist@id,source\nc,kata,Words,,s",
    }
    assert problems_of(tmp_path, "languages: EN, id", **texts) == [
        'events.csv, row 1, column "label@id": there is no column "label@id". Add it, or take "id" out of house_rules.',
        'events.csv, row 2, column "title@id": the cell is empty, and the house rules ask for "id". '
        "Write the title in this language too.",
        'events.csv, row 2, column "notes@id": the cell is empty, and the house rules ask for "id". '
        "Write the notes in this language too.",
        'events.csv, row 3, column "label@en": the cell is empty, and the house rules ask for "en". '
        "Write the label in this language too.",
        'events.csv, row 3, column "summary@en": the cell is empty, and the house rules ask for "en". '
        "Write the summary in this language too.",
        'citations.csv, row 1, column "note@id": there is no column "note@id". '
        'Add it, or take "id" out of house_rules.',
        'claims.csv, row 2, column "gist@id": the cell is empty, and the house rules ask for "id". '
        "Write the gist in this language too.",
    ]


def test_languages_are_asked_of_the_package_too(tmp_path: Path) -> None:
    package: dict[str, object] = {
        "title": "Talks",
        "title@en": "Talks",
        "sides": {"west": {"en": "West", "id": "Barat"}, "east": {"id": "Timur"}},
        "views": [{"id": "v", "title@en": "All", "title@id": "Semua", "sentence@id": "Semuanya."}],
    }
    write_files(tmp_path, events=SOUND["events"])
    resources = [{"name": "events", "path": "events.csv"}]
    write_package(tmp_path, resources=resources, house_rules=["languages:en,id"], **package)
    assert [str(problem) for problem in check(tmp_path)] == [
        'datapackage.json, column "title": there is no title in "id". Write it in this language too.',
        'datapackage.json, column "sides": there is no name of the side "east" in "en". Write it in this language too.',
        'datapackage.json, column "views": there is no sentence of the view "v" in "en". '
        "Write it in this language too.",
    ]


def test_a_row_without_a_source_is_named_once(tmp_path: Path) -> None:
    texts = {
        "citations": "event,source,role\na,s,disputes",
        "claims": "id,wording,gist@en,gist@id\nc,kata,Words,Kata",
        "numbers": "event,measure,value,source\na,expelled,8,",
    }
    events = 'events.csv, row 2, column "id": '
    assert problems_of(tmp_path, "source-present", "address-present", **texts) == [
        f'{events}no source supports the event "a". Name one in the table of citations, or in a column sources.',
        'claims.csv, row 2, column "source": the row names no source. Write the id of one.',
        'numbers.csv, row 2, column "source": the row names no source. Write the id of one.',
    ]
    assert problems_of(tmp_path, "address-present", **texts) == [
        f'{events}no source that supports the event "a" has an address. '
        "Write the address of one of its sources, or name a source that has one.",
        'claims.csv, row 2, column "source": no source gives an address. Write its address in the table of sources.',
        'numbers.csv, row 2, column "source": no source gives an address. Write its address in the table of sources.',
    ]


def test_one_address_among_the_sources_of_an_event_is_enough(tmp_path: Path) -> None:
    texts = {
        "sources": "id,url,verification\ns,https://x.org/,read\nt,,read",
        "citations": "event,source\na,t\na,s",
        "wordings": "event,field,source,wording\na,date,t,this year\na,date,https://y.org/,in 2021",
    }
    assert problems_of(tmp_path, *ALL_RULES, **texts) == [
        'wordings.csv, row 2, column "source": the source "t" has no address. '
        "Write its address in the table of sources."
    ]


def test_the_original_of_a_copy_is_used(tmp_path: Path) -> None:
    sources = "id,url,copy_of\ns,https://x.org/1,t\nt,https://x.org/2,\nu,https://x.org/3,s"
    assert problems_of(tmp_path, "source-used", sources=sources) == [
        'sources.csv, row 4, column "id": nothing names the source "u". Cite it, or take the row out.'
    ]


def test_events_without_an_id_of_their_own_are_held_to_the_rules(tmp_path: Path) -> None:
    events = "date,title,initiators,url\n2021,Talks,RUS,https://x.org/\n2022,More talks,RUS,"
    write_files(tmp_path, events=events)
    write_package(tmp_path, resources=[{"name": "events", "path": "events.csv"}], house_rules=["source-present"])
    (problem,) = check(tmp_path)
    assert (problem.row, problem.value) == (3, "2022-more-talks")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("langauges:en", '"langauges:en" is no house rule. The nearest known one is "languages". Known are languages, '
                         "label-length, source-present, address-present, source-used, verification-present."),
        ("languages", '"languages": these are not codes of languages. Write it as in "languages:en,id".'),
        ("languages:en,", '"languages:en,": these are not codes of languages. Write it as in "languages:en,id".'),
        ("label-length:41", '"label-length:41": this is not a whole number from 1 to 40. '
                            'Write it as in "label-length:40".'),
        ("label-length:0", '"label-length:0": this is not a whole number from 1 to 40. '
                           'Write it as in "label-length:40".'),
        ("source-used:yes", '"source-used:yes": this rule takes nothing behind a colon. Write it as in "source-used".'),
    ],
)  # fmt: skip
def test_a_rule_that_there_is_not_is_an_error(rule: str, words: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, rule) == [f'datapackage.json, column "house_rules": {words}']


@pytest.mark.parametrize("rules", ["languages:en", [5], {"languages": "en"}, ["a\0b"], ["\ud800"]])
def test_rules_are_a_list_of_texts(rules: object, tmp_path: Path) -> None:
    (problem,) = check(folder_of(tmp_path, rules))
    assert (problem.rule, problem.column) == ("package-value", "house_rules")


def test_what_the_general_rules_report_is_not_reported_twice(tmp_path: Path) -> None:
    events = f"id,date,title@en,title@id,label@en,label@id,summary@en,summary@id\na,2021,,,{'x' * 41},Satu,One.,Satu."
    found = check(folder_of(tmp_path, ["languages:en,id", "label-length:40"], events=events))
    assert [problem.rule for problem in found if problem.severity == "error"] == ["cell-empty", "label-long"]
