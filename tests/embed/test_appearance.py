"""What readers see: any width, both themes, paper, forced colours, right to left; and no rule of axe-core is broken."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.drawing.theme import DARK, LIGHT
from tests.accessibility.test_axe import NO_COLOURS, violations
from tests.embed.conftest import article, article_text, reader_of
from timeline_data.language.words import LANGUAGES

PAPER = "getComputedStyle(document.body).backgroundColor"
ACTOR = {"en": "Germany", "id": "Jerman"}


def colour(value: str) -> str:
    """A `#rrggbb` as a browser says it."""
    return f"rgb({int(value[1:3], 16)}, {int(value[3:5], 16)}, {int(value[5:7], 16)})"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(browser: Browser, site: str, lang: str, theme: str) -> None:
    with reader_of(browser, bypass_csp=True, color_scheme=theme) as reader:
        page = reader.open(f"{site}embed?lang={lang}&event=rus-mission-2021")
        page.locator(".further").evaluate_all("nodes => nodes.forEach((node) => { node.open = true; })")
        found = violations(page)
        page.locator("button.chip", has_text=ACTOR[lang]).click()
        page.locator("[data-do='zoom-in']").click()
        assert found + violations(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_axe_finds_nothing_on_a_phone(browser: Browser, site: str, scripts: bool) -> None:
    phone = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
    with reader_of(browser, bypass_csp=True, **phone) as reader:
        if not scripts:
            reader.page.route("**/embed", lambda route: route.fulfill(body=_without_script(route.fetch().text())))
        page = reader.open(f"{site}embed")
        page.locator(".further").evaluate_all("nodes => nodes.forEach((node) => { node.open = true; })")
        assert violations(page, rules=NO_COLOURS) == []


def _without_script(text: str) -> str:
    return text[: text.index("<script>")] + text[text.index("</script>") :]


@pytest.mark.parametrize("query", ["", "lang=id&from=..&importance=1"])
def test_no_width_scrolls_sideways_and_every_target_has_room(browser: Browser, site: str, query: str) -> None:
    with reader_of(browser) as reader:
        page = reader.open(f"{site}embed?{query}")
        for width in (320, 360, 639, 640, 768, 1024, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            expect(page.locator(".chart")).to_be_visible(visible=width >= 640)
            small = page.locator("button:visible, .further > summary:visible").evaluate_all(
                "nodes => nodes.filter(node => node.getBoundingClientRect().height < 24).map(node => node.outerHTML)"
            )
            assert small == []


def test_by_itself_it_has_margins_and_in_a_frame_it_lies_flush(browser: Browser, site: str) -> None:
    edge = "Math.round(document.querySelector('h1').getBoundingClientRect().x)"
    with reader_of(browser) as reader:
        for width, margin in ((360, 16), (800, 16), (1920, 304 + 16)):
            reader.page.set_viewport_size({"width": width, "height": 900})
            assert reader.open(f"{site}embed").evaluate(edge) == margin
        with article(
            article_text(f'<iframe src="{site}embed" width="700" height="900" title="T"></iframe>')
        ) as address:
            page = reader.open(address)
            page.frame_locator("iframe").locator(".listing").wait_for(state="attached")
            assert page.frames[1].evaluate(edge) == 0


def test_the_theme_is_the_systems_unless_the_address_says_it(browser: Browser, site: str) -> None:
    for system, asked, expected in (
        ("light", "auto", LIGHT), ("dark", "auto", DARK), ("dark", "light", LIGHT), ("light", "dark", DARK),
    ):  # fmt: skip
        with reader_of(browser, color_scheme=system) as reader:
            page = reader.open(f"{site}embed?theme={asked}")
            assert page.evaluate(PAPER) == colour(expected.paper)


def test_on_paper_everything_is_told_and_no_button_stands(browser: Browser, site: str) -> None:
    with reader_of(browser, color_scheme="dark") as reader:
        page = reader.open(f"{site}embed?theme=dark&event=rus-mission-2021")
        page.emulate_media(media="print")
        assert page.evaluate(PAPER) == colour(LIGHT.paper)
        for entry in page.locator(".entry").all():
            expect(entry.locator("h3")).to_be_visible()
            expect(entry.locator(".sources")).to_be_visible()
        for name in ("[data-panel]", ".zoom-tools", ".further summary >> nth=0"):
            expect(page.locator(name)).to_be_hidden()


def test_forced_colours_keep_what_is_chosen_apart(browser: Browser, site: str) -> None:
    with reader_of(browser, forced_colors="active") as reader:
        page = reader.open(f"{site}embed")
        page.get_by_role("button", name="Germany").click()
        ground = "node => getComputedStyle(node).backgroundColor"
        chips = [page.get_by_role("button", name=name) for name in ("Germany", "Ukraine")]
        assert chips[0].evaluate(ground) != chips[1].evaluate(ground)
        page.locator(".event:visible:not(.faded)").first.press("Enter")
        assert page.locator("[data-panel]").evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"


def test_less_motion_is_none(browser: Browser, site: str) -> None:
    with reader_of(browser, reduced_motion="reduce") as reader:
        page = reader.open(f"{site}embed")
        assert page.locator(".scroll").evaluate("node => getComputedStyle(node).scrollBehavior") == "auto"


def test_right_to_left_the_page_is_mirrored_and_time_is_not(browser: Browser, site: str) -> None:
    with reader_of(browser) as reader:
        page = reader.open(f"{site}embed?event=rus-mission-2021")
        page.locator("html").evaluate("node => { node.dir = 'rtl'; }")

        def left(selector: str) -> float:
            return float(page.locator(selector).first.evaluate("node => node.getBoundingClientRect().x"))

        assert left("[data-do=close]") < left("[data-do=previous]")
        assert left(".zoom-tools") < left(".chip >> nth=0")
        assert left(".gutter") < left(".axis")
        assert left(".panel .glyph") > left(".panel .when time")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1100


def test_a_page_of_faults_would_be_found(browser: Browser, site: str) -> None:
    with reader_of(browser, bypass_csp=True) as reader:
        page: Page = reader.open(f"{site}embed")
        page.locator("[data-do=zoom-in]").evaluate(
            "node => { node.removeAttribute('aria-label'); node.title = ''; node.textContent = ''; }"
        )
        assert [found.split(":")[0] for found in violations(page, rules=NO_COLOURS)] == ["button-name"]


SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((shift) => shift.value)))
  .observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("height", [1000, 2400])
@pytest.mark.parametrize("query", ["", "actors=DEU~RUS&match=between&from=2021-10&to=2021-11"])
def test_nothing_is_seen_to_move_when_the_list_arrives(browser: Browser, site: str, query: str, height: int) -> None:
    with reader_of(browser, viewport={"width": 1280, "height": height}) as reader:
        reader.page.add_init_script(SHIFTS)
        page = reader.open(f"{site}embed?{query}")
        expect(page.locator(".listing .entry").last).to_be_visible()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("shifts") == []
