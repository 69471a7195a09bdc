"""The light page does nothing but be read: it asks nobody, stores nothing, and its policy stops everything else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.publish import embed
from dashboard.publish.policy import with_policy
from dashboard.view import View
from tests.embed.conftest import Reader, article, article_text, reader_of
from timeline_data.table import EventTable

USED = """() => {
  const used = [];
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(window, name, {get() { used.push(name); return undefined; }});
  const cookie = () => { used.push("cookie"); return ""; };
  Object.defineProperty(Document.prototype, "cookie", {get: cookie, set: cookie});
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) window[name] = () => used.push(name);
  navigator.sendBeacon = () => used.push("sendBeacon");
  window.used = used;
}"""


def read_along(page: Page, inner: Page | None = None) -> None:
    """What a reader does with the page, all of it."""
    page.get_by_role("button", name="Germany").click()
    page.get_by_role("button", name="All events").click()
    page.locator(".event:visible").first.press("Enter")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Show all").click()
    page.get_by_role("button", name="Close").click()
    page.locator(".listing .further summary").first.click()


def test_it_asks_for_nothing_but_itself_and_keeps_nothing(reader: Reader, site: str) -> None:
    reader.page.add_init_script(f"({USED})()")
    page = reader.open(f"{site}embed")
    read_along(page)
    assert [address for address in reader.requests if not address.startswith("data:")] == [f"{site}embed"]
    assert page.evaluate("used") == []
    assert page.context.cookies() == []


def test_all_of_it_works_in_a_sandbox_that_allows_scripts_only(reader: Reader, site: str) -> None:
    frame = f'<iframe src="{site}embed" sandbox="allow-scripts" width="1000" height="2600" title="T"></iframe>'
    with article(article_text(frame)) as address:
        page = reader.open(address)
        page.frame_locator("iframe").get_by_text("as a list").click()
        read_along(page.frame_locator("iframe"))  # type: ignore[arg-type]
        assert page.frames[1].evaluate("self.origin") == "null"
        wanted = [address, f"{site}embed"]
        assert [asked for asked in reader.requests if not asked.startswith("data:")] == wanted


def test_a_file_of_it_carries_its_policy(browser: Browser, bundled: EventTable) -> None:
    page_text = with_policy(embed.page(bundled, View.parse("", bundled)))
    with article(page_text) as address, reader_of(browser) as reader:
        page = reader.open(address)
        read_along(page)
        stopped = page.evaluate("""() => new Promise((done) => {
          const stopped = [];
          document.addEventListener("securitypolicyviolation", (stop) => {
            if (stopped.push(stop.effectiveDirective) === 4) done(stopped);
          });
          const script = document.createElement("script"); script.textContent = "window.bitten = 1";
          const style = document.createElement("style"); style.textContent = "body { display: none }";
          const picture = new Image(); picture.src = "/x.png";
          document.body.append(script, style, picture);
          document.body.setAttribute("style", "display: none");
        })""")
        assert {name.removesuffix("-elem").removesuffix("-attr") for name in stopped} == {
            "script-src", "style-src", "img-src",
        }  # fmt: skip
        assert page.evaluate("window.bitten") is None
        expect(page.locator("h1")).to_be_visible()
        reader.complaints.clear()  # of what was stopped


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_header_allows_its_own_style_and_script_and_anyone_to_frame_it(
    reader: Reader, site: str, lang: str
) -> None:
    answer = reader.page.request.get(f"{site}embed?lang={lang}")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["font-src"] == "data:"
    assert policy["frame-ancestors"] == "*"
    for name in ("style-src", "script-src"):
        assert policy[name].startswith("'sha256-")
        assert "unsafe" not in policy[name]
    assert " style=" not in answer.text()
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
