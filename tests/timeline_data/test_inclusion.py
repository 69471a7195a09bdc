"""A query is widened by as little as brings one event more into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline_data
from timeline_data.address_keys import MATCHES, ROLES
from timeline_data.counts import mask_of
from timeline_data.dates import parse
from timeline_data.filters import Query
from timeline_data.inclusion import including
from timeline_data.query import parse_query, split_query, write_query
from timeline_data.table import EventTable

TABLE = timeline_data.load()
DEFAULT = "actors=NATO~DEU~UKR~RUS&match=between&from=2014-03&to=2021-11&importance=2"


def query_of(address: str, table: EventTable) -> Query:
    return parse_query(split_query(address)[0], table)[0]


@pytest.mark.parametrize(
    ("event", "changed"),
    [
        ("pol-expel-2022", {"actors": "NATO~DEU~UKR~RUS~POL", "to": "2022-03"}),
        ("nato-expel-2021", {}),
    ],
)
def test_only_what_leaves_the_event_out_changes(event: str, changed: dict[str, str]) -> None:
    query = query_of(DEFAULT, TABLE)
    wider = dict(write_query(including(TABLE, query, event)))
    assert wider == dict(write_query(query)) | changed


queries = st.builds(
    Query,
    actors=st.lists(st.sampled_from(sorted(TABLE.actors)), max_size=3).map(tuple),
    match=st.sampled_from(MATCHES),
    role=st.sampled_from(ROLES),
    kinds=st.lists(st.sampled_from(sorted({event.kind for event in TABLE.events})), max_size=2).map(tuple),
    importance=st.sampled_from([None, 2, 3]),
    start=st.sampled_from([None, parse("2014"), parse("2018-03-26")]),
    end=st.sampled_from([None, parse("2019"), parse("2021-10-18")]),
    text=st.sampled_from(["", "mission", "zzz"]),
)


@given(query=queries, event=st.sampled_from(sorted(TABLE.by_id)))
def test_any_event_joins_all_that_were_there(query: Query, event: str) -> None:
    before, wider = mask_of(TABLE, query), including(TABLE, query, event)
    after = mask_of(TABLE, wider)
    assert after[[one.id for one in TABLE.events].index(event)]
    assert (after | ~before).all()
    assert including(TABLE, wider, event) == wider, "once is enough"
    assert parse_query(write_query(wider), TABLE) == (wider, ())


def test_an_event_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        including(TABLE, Query(), "nothing")
