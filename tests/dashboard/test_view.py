"""View and address say the same, for any view, whatever the table's default view is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.view import FIRST_DAY, LAST_DAY, View, day_text, default_view
from timeline_data.dates import parse
from timeline_data.query import SELECTING_KEYS, Query, split_query
from timeline_data.table import Actor, Event, EventTable, NamedView, TableInfo

OURS = "actors=NATO~DEU~UKR~RUS&match=between&from=2014-03&to=2021-11&importance=2"
ACTORS = ("NATO", "DEU", "UKR", "RUS")


def table_with(default: str | None) -> EventTable:
    views = (NamedView("other", {}, "actors=DEU"), NamedView("first", {}, default or "", default=default is not None))
    return EventTable(
        tuple(
            Event(f"e{n}", parse(f"20{10 + n}"), {"en": "x"}, kind="expulsion", initiators=(a,), targets=("RUS",))
            for n, a in enumerate(ACTORS)
        ),
        actors={a: Actor(a, {"en": a}) for a in ACTORS},
        info=TableInfo(views=views),
    )


BARE, WITH_DEFAULT, TRUE_SCALE = table_with(None), table_with(OURS), table_with(f"{OURS}&scale=true&lang=id&tab=list")
ONLY_SCALE, BROKEN = table_with("scale=true"), table_with("actors=NATTO&scale=odd&from=2014")
TABLES = (BARE, WITH_DEFAULT, TRUE_SCALE, ONLY_SCALE, BROKEN)
DEFAULT = Query(ACTORS, "between", start=parse("2014-03"), end=parse("2021-11"), importance=2)

queries = st.builds(
    Query,
    actors=st.lists(st.sampled_from(ACTORS), max_size=4).map(tuple),
    match=st.sampled_from(["any", "all", "between"]),
    role=st.sampled_from(["either", "act", "target"]),
    kinds=st.lists(st.sampled_from(["statement", "expulsion"]), max_size=2).map(tuple),
    importance=st.none() | st.integers(1, 3),
    start=st.none() | st.sampled_from(["2014-03", "2014", "1991~"]).map(parse),
    end=st.none() | st.sampled_from(["2021-11", "2021-12-31?"]).map(parse),
    text=st.text(max_size=20),
)
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd")
OUR_KEYS = {"actors", "match", "role", "kinds", "importance", "from", "to", "q"}
OUR_KEYS |= {"zoom", "lang", "scale", "rest", "event", "tab", "theme"}
unknown_pairs = st.tuples(
    st.text(CHARACTERS, max_size=20).filter(lambda key: key not in OUR_KEYS), st.text(CHARACTERS, max_size=200)
)
views = st.builds(
    View,
    query=st.just(Query()) | st.just(DEFAULT) | queries,
    zoom=st.none()
    | st.tuples(st.integers(FIRST_DAY, LAST_DAY), st.integers(FIRST_DAY, LAST_DAY)).map(
        lambda days: (min(days), max(days))
    ),
    lang=st.sampled_from(["en", "id"]),
    scale=st.sampled_from(["folded", "true"]),
    rest=st.sampled_from(["hide", "fade"]),
    event=st.none() | st.sampled_from(["e0", "e3"]),
    tab=st.sampled_from(["chart", "list", "table", "sources"]),
    theme=st.sampled_from(["auto", "light", "dark"]),
    unknown=st.lists(unknown_pairs, max_size=5).map(tuple),
)


@given(views, st.sampled_from(TABLES))
def test_an_address_is_read_as_the_view_that_wrote_it(view: View, table: EventTable) -> None:
    address = view.address(table)
    read = View.parse(address, table)
    assert read == view
    assert View.parse(f"?{address}", table) == view
    assert read.address(table) == address


@given(st.text() | st.text(alphabet="actorsmzqf=&~%.?\\0123456789-/_\ud800\x00 "), st.sampled_from(TABLES))
def test_any_text_becomes_a_view_and_then_stays_it(text: str, table: EventTable) -> None:
    view = View.parse(text, table)
    again = View.parse(view.address(table), table)
    assert again == view
    assert again.address(table) == view.address(table)
    assert again.notices == default_view(table).notices or any(
        key in SELECTING_KEYS for key, _ in split_query(again.address(table))[0]
    )


@given(st.lists(st.tuples(st.sampled_from(sorted(OUR_KEYS)), st.text(max_size=10)), max_size=8))
def test_any_value_becomes_a_view(pairs: list[tuple[str, str]]) -> None:
    address = "&".join(f"{key}={value}" for key, value in pairs)
    view = View.parse(address, WITH_DEFAULT)
    assert View.parse(view.address(WITH_DEFAULT), WITH_DEFAULT) == view
    view.select(WITH_DEFAULT)
    assert all(notice.words("en") and notice.words("id") for notice in view.notices)


def test_no_query_is_the_default_view() -> None:
    assert View.parse("", WITH_DEFAULT) == View(DEFAULT)
    assert View.parse("", BARE) == View()
    assert View.parse("?", TRUE_SCALE) == View(DEFAULT, scale="true")


@pytest.mark.parametrize("address", ["lang=id", "theme=dark", "tab=list", "event=e1", "zoom=2021-10-01/2021-11-10"])
def test_how_it_is_shown_leaves_the_default_selection(address: str) -> None:
    view = View.parse(address, WITH_DEFAULT)
    assert view.query == DEFAULT
    assert view != View(DEFAULT)
    assert view.address(WITH_DEFAULT) == address
    assert View.parse(address, TRUE_SCALE).scale == "true"


@pytest.mark.parametrize("address", ["actors=NATO", "match=all", "role=act", "importance=3", "to=2020", "q=x"])
def test_a_selecting_key_replaces_the_whole_default_selection(address: str) -> None:
    view = View.parse(address, TRUE_SCALE)
    assert view.address(TRUE_SCALE) == address
    assert view.query.kinds == ()
    assert view.scale == "folded"
    assert len([f for f in (view.query.actors, view.query.importance, view.query.start) if f]) <= 1


def test_the_default_selection_is_not_written() -> None:
    assert View.parse(OURS, WITH_DEFAULT).address(WITH_DEFAULT) == ""
    assert View.parse(f"{OURS}&lang=id", WITH_DEFAULT).address(WITH_DEFAULT) == "lang=id"
    assert View.parse(OURS, BARE).address(BARE) == (
        "actors=NATO~DEU~UKR~RUS&match=between&importance=2&from=2014-03&to=2021-11"
    )


def test_the_whole_table_is_written_from_the_beginning() -> None:
    whole = View.parse("from=..", WITH_DEFAULT)
    assert whole == View()
    assert whole.address(WITH_DEFAULT) == "from=.."
    assert whole.address(BARE) == ""
    assert len(whole.select(WITH_DEFAULT)) == 4
    # What an emptied form sends: its fields are there, and say nothing.
    assert View.parse("q=&from=&to=", WITH_DEFAULT) == whole


def test_the_order_of_actors_is_kept_and_tells_views_apart() -> None:
    view = View.parse(OURS.replace("NATO~DEU", "DEU~NATO"), WITH_DEFAULT)
    assert view.query.actors == ("DEU", "NATO", "UKR", "RUS")
    assert view.address(WITH_DEFAULT).startswith("actors=DEU~NATO~UKR~RUS&match=between")


def test_unknown_keys_are_kept_in_their_order() -> None:
    view = View.parse("utm=b&lang=id&width=1200&utm=a&Lang=x&=&%20y=%26", BARE)
    assert view.unknown == (("utm", "b"), ("width", "1200"), ("utm", "a"), ("Lang", "x"), ("", ""), (" y", "&"))
    assert view.notices == ()
    assert view.address(BARE) == "lang=id&utm=b&width=1200&utm=a&Lang=x&=&%20y=%26"


@pytest.mark.parametrize(
    ("address", "rule", "key"),
    [
        ("zoom=2021-11-10/2021-10-01", "zoom_meant", "zoom"),
        ("zoom=2021-10-01/..", "zoom_unreadable", "zoom"),
        ("zoom=../2021-10-01", "zoom_unreadable", "zoom"),
        ("zoom=2021-10-01", "zoom_meant", "zoom"),
        ("zoom=Y-99999/0000", "zoom_unreadable", "zoom"),
        ("zoom=tomorrow", "zoom_unreadable", "zoom"),
        ("lang=xx", "value_unreadable", "lang"),
        ("lang=../../etc", "value_unreadable", "lang"),
        ("scale=log", "value_unreadable", "scale"),
        ("tab=Chart", "value_unreadable", "tab"),
        ("theme=blue", "value_unreadable", "theme"),
        ("event=e9", "event_unknown", "event"),
        ("event=" + "e" * 300, "too_long", "event"),
        ("tab=list&tab=table&x=%01", "characters_unreadable", "x"),
        ("x=" + "y" * 600, "too_long", "x"),
        ("&".join(f"x{n}=" for n in range(30)), "address_too_long", ""),
        ("actors=NATTO", "actor_unknown", "actors"),
    ],
)
def test_what_cannot_be_shown_is_left_out_with_a_notice(address: str, rule: str, key: str) -> None:
    view = View.parse(address, BARE)
    assert (rule, key) in [(notice.rule, notice.key) for notice in view.notices]
    assert View.parse(view.address(BARE), BARE).notices == ()
    for lang in ("en", "id"):
        assert all("{" not in notice.words(lang) for notice in view.notices)


def test_a_notice_speaks_the_language_it_is_asked_for() -> None:
    (notice,) = View.parse("event=e33", BARE).notices
    assert notice.words("en") == "This table has no event “e33”; none is selected. Did you mean “e3”?"
    assert notice.words("id") == (
        "Tabel ini tidak memuat peristiwa “e33”; tidak ada peristiwa yang dipilih. Mungkin maksud Anda “e3”?"
    )


def test_a_default_view_that_cannot_be_read_says_so() -> None:
    view = View.parse("", BROKEN)
    assert view == View(Query(start=parse("2014")))
    assert [notice.rule for notice in view.notices] == ["actor_unknown", "value_unreadable"]


def test_zoom_is_days_and_may_be_given_by_the_month() -> None:
    view = View.parse("zoom=2021-10/2021-11", BARE)
    assert view.address(BARE) == "zoom=2021-10-01/2021-11-30"
    assert View.parse("zoom=-0044-03-15/0000-01-01", BARE).address(BARE) == "zoom=-0044-03-15/0000-01-01"


@given(st.integers(FIRST_DAY, LAST_DAY))
def test_a_day_is_read_as_it_was_written(day: int) -> None:
    assert parse(day_text(day)).earliest == parse(day_text(day)).latest == day


def test_controls_make_new_views() -> None:
    view = View.parse("lang=id&zoom=2021-10-01/2021-11-10&utm=a", WITH_DEFAULT)
    assert view.toggle_actor("DEU").query.actors == ("NATO", "UKR", "RUS")
    assert view.toggle_actor("DEU").toggle_actor("DEU").query.actors == ("NATO", "UKR", "RUS", "DEU")
    assert view.toggle_actor("DEU").zoom == view.zoom
    assert view.toggle_kind("expulsion").query.kinds == ("expulsion",)
    assert view.toggle_kind("expulsion").toggle_kind("expulsion") == view
    assert view.with_language("en").with_language("id") == view
    assert view.with_event("e1").address(WITH_DEFAULT) == "zoom=2021-10-01/2021-11-10&lang=id&event=e1&utm=a"
    assert view.with_event(None) == view == view.with_event("")
    assert view.with_window(parse("2021"), None).zoom is None
    assert view.cleared().address(WITH_DEFAULT) == "from=..&lang=id&utm=a"
    assert view.cleared().reset(WITH_DEFAULT).address(WITH_DEFAULT) == "lang=id&utm=a"
    assert view.replace(match="any", lang="en").query == Query(
        ACTORS, start=parse("2014-03"), end=parse("2021-11"), importance=2
    )


@pytest.mark.parametrize(
    "fields",
    [{"lang": "xx"}, {"scale": "log"}, {"tab": ""}, {"theme": "blue"}, {"zoom": (2, 1)}, {"unknown": (("q", "x"),)}],
)
def test_a_view_that_no_address_says_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Give"):
        View(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("table", TABLES)
@given(view=views)
def test_what_fades_is_what_the_window_holds_and_the_filters_leave_out(table: EventTable, view: View) -> None:
    shown, selected = view.shown(table).by_id.keys(), view.select(table).by_id.keys()
    assert view.faded(table) == shown - selected
    assert selected <= shown
    if view.rest == "hide":
        assert shown == selected
