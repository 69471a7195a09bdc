"""The public functions, and a notebook that is run by a real kernel."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import plotly.graph_objects as go
import pytest
from nbclient import NotebookClient
from playwright.sync_api import Browser, Page

import dashboard
from dashboard.publish import embed, pictures, snapshot
from dashboard.publish.asked import asked_view
from dashboard.publish.edition import Edition
from dashboard.view import View
from tests.timeline_data.table_files import write_events
from timeline_data import load
from timeline_data.query import QueryWarning
from timeline_data.table import EventTable

ROOT = Path(__file__).resolve().parents[2]
QUERY = "actors=NATO~RUS&match=between&from=2021-10&to=2021-11&lang=id"
LABEL = "Usir delapan staf misi"
HOSTILE = "date,title,actors\n2021-10-06,<b>Bold</b> $x$ & <script>alert(1)</script>,<i>NATO</i>\n"


@pytest.mark.parametrize("module", ["dashboard", "dashboard.cli"])
def test_the_package_is_there_at_once(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'dash', 'plotly', 'flask', 'typst', 'IPython'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_a_view_may_be_a_query_an_id_or_a_view(bundled: EventTable) -> None:
    view = View.parse(QUERY, bundled)
    assert dashboard.svg(bundled, QUERY) == dashboard.svg(bundled, view) == pictures.svg(bundled, view)
    assert dashboard.svg(bundled, "october-2021", width=700) != dashboard.svg(bundled, width=700)
    titled = dashboard.svg(bundled, edition=Edition("Own headline"))
    assert "Own headline" in titled


def test_what_is_left_out_is_told_at_the_callers_line(bundled: EventTable) -> None:
    for call in (dashboard.svg, dashboard.figure, dashboard.show, dashboard.snapshot):
        with pytest.warns(QueryWarning, match="kinds|jenis|expulsio") as told:
            call(bundled, "from=2021-10&to=2021-11&kinds=expulsio")
        assert [warning.filename for warning in told] == [__file__]
        with pytest.raises(ValueError, match="is no query and no view of this table"):
            call(bundled, "octobr-2021")


def test_a_snapshot_holds_one_view_or_several(bundled: EventTable) -> None:
    queries = [QUERY, "october-2021"]
    views = [asked_view(bundled, query).view for query in queries]
    assert dashboard.snapshot(bundled, QUERY) == snapshot.page(bundled, views[:1], Edition())
    assert dashboard.snapshot(bundled, queries) == snapshot.page(bundled, views, Edition())


def texts_of(figure: go.Figure) -> str:
    """Everything that a figure says."""
    said = [text for trace in figure.data if trace.text is not None for text in trace.text]
    said += [annotation.text for annotation in figure.layout.annotations]
    return " ".join(map(str, [*said, *figure.layout.yaxis.ticktext]))


def test_a_figure_says_what_the_picture_says(bundled: EventTable) -> None:
    figure = dashboard.figure(bundled, QUERY, width=900)
    assert isinstance(figure, go.Figure)
    assert (figure.layout.width, figure.layout.height > 300) == (900, True)
    view = View.parse(QUERY, bundled)
    said, heading = texts_of(figure), pictures.heading(bundled, view)
    for words in (heading.title, heading.caption, *heading.footer, LABEL, "NATO", "Rusia", "12 hari kemudian"):
        assert words in said
    assert figure.to_json() == dashboard.figure(bundled, QUERY, width=900).to_json()
    assert dashboard.figure(bundled, QUERY, width=100).layout.width == 660


def test_a_figure_shows_foreign_text_as_text(tmp_path: Path) -> None:
    said = texts_of(dashboard.figure(load(write_events(tmp_path, HOSTILE))))
    assert "&lt;i&gt;NATO" in said
    assert "&#36;x&#36;" in said
    assert not re.search(r"<(?!/?b>|br>|/?span\b)", said.replace("&lt;b&gt;", ""))


def test_show_leaves_out_the_button_that_sends_data_away(bundled: EventTable, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}
    monkeypatch.setattr("plotly.io.show", lambda _figure, *_args, **kwargs: given.update(kwargs))
    dashboard.figure(bundled).show(config={"scrollZoom": True})
    assert given["config"]["showSendToCloud"] is False
    assert given["config"]["scrollZoom"] is True


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def buttons_of(figure: go.Figure, page: Page, tmp_path: Path) -> list[str]:
    """The names of the buttons that Plotly offers over a figure in a page of its own."""
    figure.write_html(tmp_path / "figure.html")
    page.goto((tmp_path / "figure.html").as_uri())
    page.hover(".js-plotly-plot")
    page.wait_for_selector(".modebar-btn", state="attached")
    names = page.eval_on_selector_all(".modebar-btn", "all => all.map(one => one.outerHTML)")
    return [str(name) for name in names]


def test_no_page_of_a_figure_has_that_button(bundled: EventTable, page: Page, tmp_path: Path) -> None:
    plain = buttons_of(go.Figure(go.Scatter(y=[1, 2])), page, tmp_path)
    ours = buttons_of(dashboard.figure(bundled), page, tmp_path)
    lost = {re.sub(r".*?data-title=\"([^\"]*).*", r"\1", name, flags=re.DOTALL) for name in plain}
    lost -= {re.sub(r".*?data-title=\"([^\"]*).*", r"\1", name, flags=re.DOTALL) for name in ours}
    assert len(lost) == 1
    assert re.search("share|cloud|chart studio", lost.pop(), re.IGNORECASE)


CELLS = (
    "import dashboard, timeline_data\ntable = timeline_data.load()",
    f"dashboard.show(table, {QUERY!r})",
    f"dashboard.figure(table, {QUERY!r})",
    f"dashboard.svg(table, {QUERY!r})[:4]",
    "dashboard.show(table, 'kinds=expulsio')",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[list[Any]]:
    """The outputs of every cell but the first, as a kernel of Jupyter gave them."""
    written: dict[str, Any] = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    cells = [{**written, "id": f"cell-{number}", "source": source} for number, source in enumerate(CELLS)]
    reads: Any = nbformat.reads  # it has no types of its own
    notebook = reads(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}), as_version=4)
    folder = tmp_path_factory.mktemp("notebook")
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder), "IPYTHONDIR": str(folder)}
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    with client.setup_kernel(env=surroundings):
        for number, cell in enumerate(notebook.cells):
            client.execute_cell(cell, number)
    return [cell.outputs for cell in notebook.cells[1:]]


def test_a_notebook_shows_the_view_in_every_form_that_it_may_need(
    outputs: list[list[Any]], bundled: EventTable
) -> None:
    view = View.parse(QUERY, bundled)
    (shown,) = outputs[0]
    data = shown["data"]
    assert set(data) == {"text/html", "image/svg+xml", "text/plain"}
    assert data["image/svg+xml"] == pictures.svg(bundled, view)
    assert data["text/plain"] == pictures.alternative(bundled, view)
    found = re.search(r'srcdoc="([^"]*)"', data["text/html"])
    assert found
    assert html.unescape(found.group(1)) == embed.page(bundled, view)


def test_the_frame_of_a_notebook_is_a_page_to_read_in(outputs: list[list[Any]], page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(outputs[0][0]["data"]["text/html"])
    frame = page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert frame.locator("svg").get_by_text(LABEL).first.is_visible()
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert box["width"] > 1200
    assert 400 < box["height"] <= 1000
    assert [address for address in asked if address.startswith("http")] == []


def test_a_figure_in_a_notebook_is_plotlys_own(outputs: list[list[Any]], bundled: EventTable) -> None:
    data = outputs[1][0]["data"]
    mine = json.loads(dashboard.figure(bundled, QUERY).to_json())
    assert data["application/vnd.plotly.v1+json"]["layout"]["modebar"] == mine["layout"]["modebar"]
    assert len(data["application/vnd.plotly.v1+json"]["data"]) == len(mine["data"])
    assert outputs[2][0]["data"]["text/plain"] == "'<svg'"


def test_a_notebook_tells_what_was_left_out(outputs: list[list[Any]]) -> None:
    told = "".join(output.get("text", "") for output in outputs[3])
    assert "QueryWarning" in told
    assert "expulsio" in told
