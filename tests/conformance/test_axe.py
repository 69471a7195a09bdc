"""The newest axe-core, which PyPI does not have yet, finds nothing on any page, in both themes and all languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from dashboard.publish import snapshot
from dashboard.view import TABS, View
from tests.accessibility.conftest import page_of
from timeline_data.language.words import LANGUAGES
from timeline_data.table import EventTable

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: rules } });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
EVENT = "rus-mission-2021"
ADDRESSES = (*(f"?tab={tab}&event={EVENT}&" for tab in TABS), "embed?", f"embed?event={EVENT}&")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_violation(browser: Browser, node_modules: Path, site: str, address: str, lang: str, theme: str) -> None:
    drawn = address.startswith("?tab=chart")  # there Plotly takes the chart's place
    with page_of(browser, dash=drawn) as page:
        page.goto(f"{site}{address}lang={lang}&theme={theme}")
        if drawn:
            page.locator("html.taken").wait_for(state="attached")
        assert violations(page, node_modules) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_violation_in_any_tab_of_a_snapshot(
    browser: Browser, node_modules: Path, bundled: EventTable, tmp_path: Path, lang: str, theme: str
) -> None:
    kept = tmp_path / "kept.html"
    view = View.parse(f"event={EVENT}&lang={lang}&theme={theme}", bundled)
    kept.write_text(snapshot.page(bundled, [view]), encoding="utf-8")
    with page_of(browser) as page:
        page.goto(kept.as_uri())
        for tab in page.locator(".tab").all():
            tab.click()
            assert violations(page, node_modules) == []


def violations(page: Any, node_modules: Path) -> list[str]:
    """What axe finds on the page: rule, place and its own words."""
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    return list(page.evaluate(RUN, RULES))
