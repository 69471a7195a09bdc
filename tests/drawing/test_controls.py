"""Controls are links and one form: what each leads to, and what it says that it brings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.drawing import choices, controls
from dashboard.drawing.elements import part_id
from dashboard.view import View
from tests.drawing.golden import check_golden
from tests.drawing.markup import Element, read
from tests.drawing.samples import TABLE
from timeline_data.dates import parse
from timeline_data.language.words import LANGUAGES
from timeline_data.query import describe_query, select
from timeline_data.table import Actor, Event, EventTable, Membership

WHOLE = View.parse("from=..", TABLE)


def test_the_controls_of_a_small_table() -> None:
    view = View.parse("", TABLE)
    check_golden("small-table.controls.html", controls.panel(view, view.select(TABLE), TABLE, "en"))


def test_notices_are_said_and_silence_is_empty() -> None:
    assert controls.notices(WHOLE) == ""
    view = View.parse("actors=NATOO", TABLE)
    assert "NATOO" in read(controls.notices(view)).find("li")[0].text


def test_a_chip_adds_or_removes_its_actor_and_says_so() -> None:
    view = View.parse("actors=NATO&match=any", TABLE)
    chips = {
        chip.attributes["id"]: chip for chip in read(controls.panel(view, TABLE, TABLE, "en")).find("a", class_="chip")
    }
    added, removed = chips[part_id("actor", "RUS")], chips[part_id("actor", "NATO")]
    assert View.parse(added.attributes["href"] or "", TABLE).query.actors == ("NATO", "RUS")
    assert View.parse(removed.attributes["href"] or "", TABLE).query.actors == ()
    assert (removed.attributes["aria-current"], removed.attributes["title"]) == ("true", "Remove NATO")
    assert "aria-current" not in added.attributes


@pytest.mark.parametrize(
    "address", ["", "from=..", "actors=NATO~RUS&match=between&kinds=expulsion&q=eight&lang=id&x=1&x=2"]
)
def test_the_form_as_it_stands_gives_the_same_view(address: str) -> None:
    view = View.parse(address, TABLE)
    panel = read(controls.panel(view, view.select(TABLE), TABLE, view.lang))
    assert panel.find("form")[0].attributes["method"] == "get"
    own = {id(field) for field in panel.find("form")[0].all()}
    fields = [field for name in ("input", "select") for field in panel.find(name)]
    assert all(id(field) in own or field.attributes["form"] == part_id("form") for field in fields)
    pairs = [(field.attributes["name"], value_of(field)) for field in fields if submitted(field)]
    again = View.parse("&".join(f"{key}={value}" for key, value in pairs), TABLE)
    assert again == view
    assert again.notices == ()


def submitted(field: Element) -> bool:
    return field.attributes.get("type") != "checkbox" or "checked" in field.attributes


def value_of(field: Element) -> str:
    if field.name == "select":
        field = next(option for option in field.find("option") if "selected" in option.attributes)
    return field.attributes.get("value") or ""


def test_every_link_of_the_controls_reads_without_a_notice() -> None:
    view = View.parse("actors=NATO~RUS&event=expel-2021&theme=dark&lang=id&other=kept", TABLE)
    links = read(controls.panel(view, TABLE, TABLE, "id") + controls.settings(view, TABLE, "id")).find("a")
    assert len(links) > 15
    for link in links:
        target = View.parse(address_of(link), TABLE)
        assert target.notices == ()
        assert "id" in link.attributes


# --- What is shown, and what is not ---------------------------------------------------------------------------


def links(markup: str) -> dict[str, Element]:
    return {link.attributes["id"] or "": link for link in read(markup).find("a")}


def address_of(link: Element) -> str:
    return (link.attributes["href"] or "").partition("#")[0]


def count_at(link: Element, whole: EventTable = TABLE) -> int:
    return len(View.parse(address_of(link), whole).select(whole))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_says_what_is_asked_and_each_part_can_go(lang: str) -> None:
    view = View.parse("actors=NATO~RUS&match=between&importance=3&q=eight&from=2021", TABLE).with_language(lang)
    sentence = controls.sentence(view, 1, TABLE)
    plain = read(sentence).text.replace("\u2060", "").replace("×", "")
    assert plain == controls.words(view, 1, TABLE)
    drops = links(sentence)
    assert set(drops) == {part_id("drop", key) for key in ("actors", "from", "importance", "q")}
    gone = View.parse(address_of(drops[part_id("drop", "actors")]), TABLE).query
    assert gone == replace(view.query, actors=(), match="any")


def test_ways_to_what_is_not_shown_bring_what_they_say() -> None:
    view = View.parse("kinds=expulsion&from=2021-10-02&to=2021-10-10", TABLE)
    found = links(controls.left_out(view, TABLE))
    assert "1 event left out" in found[part_id("left-out")].text
    assert count_at(found[part_id("left-out")]) == 2
    assert View.parse(address_of(found[part_id("fade")]), TABLE).rest == "fade"
    assert part_id("before") not in found
    later = links(controls.left_out(View.parse("to=2000", TABLE), TABLE))
    assert "3 events after" in later[part_id("after")].text
    assert count_at(later[part_id("after")]) == 4
    assert controls.left_out(WHOLE, TABLE) == ""


def test_no_result_offers_each_single_step_back_with_its_count() -> None:
    view = View.parse("q=eight&kinds=agreement&from=1990", TABLE)
    markup = controls.nothing(view, TABLE)
    ways = read(markup).find("ul", class_="ways")[0]
    assert [way.text.split()[-2:] for way in ways.find("li")] == [["1", "event"], ["1", "event"], ["4", "events"]]
    assert [count_at(link) for link in ways.find("a")] == [1, 1, 4]
    assert describe_query(view.query, TABLE, "en") in read(markup).text


def test_a_year_or_a_preset_leads_to_as_many_events_as_it_says() -> None:
    view = View.parse("actors=NATO", TABLE)
    for choice in (*choices.years(view, TABLE), *choices.windows(view, TABLE)):
        target = View.parse(choice.href, TABLE)
        assert str(len(target.select(TABLE))) == choice.count
    assert [year.words for year in choices.years(view, TABLE)] == ["1997", "2021"]


def test_a_family_chooses_all_its_kinds_and_then_none_of_them() -> None:
    view = View.parse("kinds=hearing", TABLE)
    families = {family.toggle.id: family for family in choices.families(view, TABLE)}
    chosen = View.parse(families[part_id("family", "expulsion")].toggle.href, TABLE)
    assert chosen.query.kinds == ("hearing", "expulsion", "mission_closure")
    again = {family.toggle.id: family for family in choices.families(chosen, TABLE)}[part_id("family", "expulsion")]
    assert again.toggle.current
    assert View.parse(again.toggle.href, TABLE).query == view.query


# --- Actors ---------------------------------------------------------------------------------------------------

MEMBERS = EventTable(
    tuple(Event(f"e-{a}", parse("2021"), {"": "x"}, initiators=(a,)) for a in ("DEU", "POL", "FIN", "RUS", "BLR")),
    actors={
        "DEU": Actor("DEU", {"en": "Germany"}, side="west", memberships=(Membership("NATO"),)),
        "POL": Actor("POL", {"en": "Poland"}, side="west", memberships=(Membership("NATO", parse("1999-03-12")),)),
        "FIN": Actor("FIN", {"en": "Finland"}, side="west", memberships=(Membership("NATO", parse("2023-04-04")),)),
        "RUS": Actor("RUS", {"en": "Russia"}, side="east"),
        "BLR": Actor("BLR", {"en": "Belarus"}, side="east"),
    },
)


def test_a_group_stands_beside_its_own_side_and_can_go_again() -> None:
    view = View.parse("actors=DEU~RUS&match=between&to=2021", MEMBERS)
    (group,) = choices.groups(view, MEMBERS)
    chosen = View.parse(group.href, MEMBERS)
    assert (group.words, group.title, group.count) == ("NATO members", "Germany, Poland", "2")
    assert (chosen.query.actors, chosen.query.match) == (("DEU", "POL", "RUS"), "between")
    (again,) = choices.groups(chosen, MEMBERS)
    assert again.current
    assert View.parse(again.href, MEMBERS).query.actors == ("RUS",)
    assert choices.groups(View.parse("to=1998", MEMBERS), MEMBERS) == []
    assert View.parse(choices.groups(View.parse("from=2024", MEMBERS), MEMBERS)[0].href, MEMBERS).query.actors == (
        "DEU", "POL", "FIN",
    )  # fmt: skip


def test_lanes_move_one_place_and_no_further() -> None:
    view = View.parse("actors=DEU~POL~RUS&event=e-DEU", MEMBERS)
    first, second, last = choices.moves(view, MEMBERS)
    assert (first.up, last.down) == ("", "")
    assert View.parse(second.up, MEMBERS) == view.replace(actors=("POL", "DEU", "RUS"))
    assert View.parse(second.down, MEMBERS) == view.replace(actors=("DEU", "RUS", "POL"))
    assert choices.moves(View.parse("actors=DEU", MEMBERS), MEMBERS) == []
    assert choices.joined_by(("DEU", "RUS"), ("BLR", "FIN", "DEU"), MEMBERS) == ("DEU", "FIN", "RUS", "BLR")


def test_redraw_makes_the_stretch_in_sight_the_window() -> None:
    view = View.parse("from=2021&zoom=2021-10-05/2021-10-19", TABLE)
    link = links(controls.redraw(view, TABLE))[part_id("redraw")]
    target = View.parse(address_of(link), TABLE)
    assert target.query == replace(view.query, start=parse("2021-10-05"), end=parse("2021-10-19"))
    assert target.zoom is None
    assert "hidden" not in link.attributes
    assert "hidden" in links(controls.redraw(WHOLE, TABLE))[part_id("redraw")].attributes


def test_hundreds_of_actors_are_chips_that_can_be_found_by_name() -> None:
    names = [f"A{number:03}" for number in range(300)]
    crowd = EventTable(
        (Event("e", parse("2021"), {"": "x"}, initiators=tuple(names)),),
        actors={name: Actor(name, {"en": f"Actor {name}"}) for name in names},
    )
    view = View.parse("actors=A001", crowd)
    panel = read(controls.panel(view, crowd, crowd, "en"))
    assert len(panel.find("ul", id=part_id("chips"))[0].find("li")) == controls.CHIPS
    others = panel.find("datalist")[0].find("option")
    assert len(others) == 300 - controls.CHIPS
    named = View.parse(f"actors=A001&actors={others[-1].attributes['value']}", crowd)
    assert (named.query.actors, named.notices) == (("A001", "A299"), ())


def test_a_view_of_the_whole_table_has_nothing_to_clear() -> None:
    panel = links(controls.panel(WHOLE, TABLE, TABLE, "en"))
    assert part_id("clear") not in panel
    assert select(TABLE, View.parse(address_of(panel[part_id("default")]), TABLE).query) != TABLE
    assert part_id("default") not in links(controls.panel(View.parse("", TABLE), TABLE, TABLE, "en"))
