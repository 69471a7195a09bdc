from __future__ import annotations

from timeline_data.dates import parse
from timeline_data.groups import Group, groups_of
from timeline_data.table import Actor, Event, EventTable, Membership

ACTORS = {
    "DEU": Actor("DEU", {}, memberships=(Membership("NATO"), Membership("EU"))),
    "POL": Actor("POL", {}, memberships=(Membership("NATO", parse("1999-03-12")), Membership("EU", parse("2004-05")))),
    "GBR": Actor("GBR", {}, memberships=(Membership("NATO"), Membership("EU", None, parse("2020-01-31")))),
    "ESP": Actor("ESP", {}, memberships=(Membership("NATO"),)),
}
TABLE = EventTable(
    tuple(Event(f"e-{a}", parse("2001"), {"": "x"}, initiators=(a,)) for a in ("DEU", "POL", "GBR")), actors=ACTORS
)


def test_a_group_holds_those_of_its_members_that_occur() -> None:
    assert groups_of(TABLE) == (Group("EU", ("DEU", "POL", "GBR")), Group("NATO", ("DEU", "POL", "GBR")))


def test_a_membership_counts_where_it_meets_the_window() -> None:
    def members(start: str | None, end: str | None) -> dict[str, tuple[str, ...]]:
        return {g.id: g.members for g in groups_of(TABLE, start and parse(start), end and parse(end))}  # type: ignore[arg-type]

    assert members("1991", "1998") == {"EU": ("DEU", "GBR"), "NATO": ("DEU", "GBR")}
    assert members("1991", "1999-03-12") == {"EU": ("DEU", "GBR"), "NATO": ("DEU", "POL", "GBR")}
    assert members("2020-02", None)["EU"] == ("DEU", "POL")
    assert members("2020-01-31", None)["EU"] == ("DEU", "POL", "GBR")


def test_a_group_of_one_is_none() -> None:
    assert groups_of(TABLE.take([True, False, False])) == ()
