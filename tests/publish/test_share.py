"""The lines that the share panel offers for articles."""

from __future__ import annotations

import pytest

from dashboard.publish.share import panel
from dashboard.view import View
from tests.drawing.markup import Element, read
from tests.drawing.samples import TABLE, hostile_table
from timeline_data.table import EventTable

SITE = "https://timeline.example/"
QUERY = "actors=NATO~RUS&match=between&from=2021-10&lang=id&theme=dark"
ALLOWED = {
    "iframe": {"src", "title", "height", "loading", "style"},
    "script": {"async", "src"},
    "a": {"href"},
    "img": {"src", "alt", "loading", "style"},
}


def codes(table: EventTable, query: str) -> dict[str, Element]:
    """Each code as a browser reads it, by the name of its way."""
    found = read(panel(View.parse(query, table), table, SITE)).find("section", class_="codes")[0]
    return {
        (field.attributes["id"] or "").removeprefix("t-share-"): read(field.text.removeprefix("\n"))
        for field in found.find("textarea")
    }


def test_each_code_leads_to_the_view(bundled: EventTable) -> None:
    found = codes(bundled, QUERY)
    assert list(found) == ["frame", "growing", "picture"]
    query = View.parse(QUERY, bundled).address(bundled)
    for way in ("frame", "growing"):
        (frame,) = found[way].find("iframe")
        assert frame.attributes["src"] == f"{SITE}embed?{query}"
        assert int(frame.attributes["height"] or 0) > 400
    assert found["frame"].find("script") == []
    assert found["growing"].find("script")[0].attributes["src"] == f"{SITE}embed.js"
    assert found["picture"].find("a")[0].attributes["href"] == f"{SITE}?{query}"
    (image,) = found["picture"].find("img")
    assert image.attributes["src"] == f"{SITE}timeline.png?{query}"
    assert "peristiwa" in (image.attributes["alt"] or "")


@pytest.mark.parametrize("table", [TABLE, hostile_table()], ids=["plain", "hostile"])
def test_a_code_has_its_own_elements_and_attributes_only(table: EventTable) -> None:
    for way, root in codes(table, "from=..&lang=id").items():
        for element in root.all()[1:]:
            assert element.attributes.keys() <= ALLOWED[element.name], way
        assert len(root.find("script")) == (way == "growing")
