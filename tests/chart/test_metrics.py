from __future__ import annotations

import base64
import csv
import json
import unicodedata
from pathlib import Path

import pytest
from fontTools.subset import parse_unicodes
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from dashboard.asset_folder import find_assets
from dashboard.chart.metrics import LABEL_SIZE, SMALL_SIZE, text_width
from dashboard.chart.places import label_of
from tests.chart.face import FAMILY, PARTS, WEIGHTS, widths
from timeline_data.dates import parse
from timeline_data.table import Event

ROOT = Path(__file__).resolve().parents[2]
FONTS = find_assets() / "fonts"
ASCII = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E))

SAMPLES = (
    "Suspends its mission, from ≈1 Nov",
    "Ends NATO Moscow accreditation, 1 Nov",
    "“No official communication yet”",
    "Annexes Crimea · 18 Mar 2014",
    "Expels 8 staff, 10 remain",
    "Menangguhkan misinya, mulai ±1 Nov 2021",
    "Mengusir 8 diplomat; 10 tersisa (−44 %)",
    "12 hari kemudian → 1 November",
    "≈ 3.9 yr",
    "≈ 3,9 thn",
    "AVATAR, To Ta Te VA 1111 fi ffl",
    "Česko, Łódź, İstanbul, Đặng, Ștefan",
    "НАТО и Россия: Жуков, Київ, Ґ",
    "Ελλάδα και ΝΑΤΟ",
    unicodedata.normalize("NFC", "e\u0301a\u0308 decomposed"),  # as `label_of` writes it
)


def metrics() -> dict[str, object]:
    found: dict[str, object] = json.loads((FONTS / "metrics.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("weight", WEIGHTS)
def test_widths_are_those_of_the_bundled_face(weight: str) -> None:
    number, _ = WEIGHTS[weight]
    face = TTFont(FONTS / f"timeline-sans-{number}.ttf")
    assert metrics()[weight] == widths(face)
    assert metrics()["units_per_em"] == face["head"].unitsPerEm


def test_the_face_carries_its_own_name_and_licence() -> None:
    for file in FONTS.glob("timeline-sans-*.*"):
        face = TTFont(file)
        assert "Source" not in face["name"].getDebugName(4)
        assert face["name"].getDebugName(4).startswith(FAMILY)
        assert "Open Font License" in face["name"].getDebugName(13)
        assert not {"GPOS", "GSUB", "kern"} & set(face.keys()), "a text is wider or narrower than its advances"


def test_what_an_embed_inlines_is_small() -> None:
    assert (FONTS / "timeline-sans-400-basic.woff2").stat().st_size <= 6_800
    for file in FONTS.glob("*.woff2"):
        assert file.stat().st_size <= 16_000, file.name


def test_what_the_chart_writes_is_in_the_basic_part() -> None:
    basic = set(TTFont(FONTS / "timeline-sans-400-basic.woff2").getBestCmap())
    for file in (ROOT / "timeline_data" / "language").glob("*.json"):
        words = json.loads(file.read_text(encoding="utf-8"))
        written = json.dumps([words[part] for part in ("chart", "dates", "durations", "families")], ensure_ascii=False)
        assert {character for character in written if ord(character) not in basic} == set(), file.name


@given(st.text(), st.sampled_from(sorted(WEIGHTS)))
def test_any_text_has_a_width(text: str, weight: str) -> None:
    assert 0 <= text_width(text, LABEL_SIZE, weight) <= 1.5 * LABEL_SIZE * len(text)


@given(ASCII, ASCII)
def test_a_text_is_as_wide_as_its_parts(left: str, right: str) -> None:
    parts = text_width(left, LABEL_SIZE) + text_width(right, LABEL_SIZE)
    assert text_width(left + right, LABEL_SIZE) == pytest.approx(parts)


@given(ASCII)
def test_width_grows_with_size(text: str) -> None:
    assert text_width(text, 26.0) == pytest.approx(2 * text_width(text, 13.0))


def test_every_character_of_the_bundled_labels_is_in_the_face() -> None:
    known = {character for _, group in PARTS for character in map(chr, parse_unicodes(group))}
    assert {character for label in bundled_labels() for character in label} <= known


@given(st.text())
def test_a_label_is_as_wide_as_its_letters_whatever_their_form(text: str) -> None:
    forms = (Event("e", parse("2021"), {"": unicodedata.normalize(form, text)}) for form in ("NFD", "NFC"))
    assert len({label_of(event, "en") for event in forms}) == 1


def test_other_scripts_get_room() -> None:
    assert text_width("北约", 10) == pytest.approx(20)
    assert text_width("🕊", 10) == pytest.approx(14)
    assert text_width("שלום", 10) == pytest.approx(28)
    assert text_width("", 10) == 0


def test_an_unknown_weight_is_an_error() -> None:
    with pytest.raises(KeyError):
        text_width("a", 13, "black")


def bundled_labels() -> list[str]:
    """Every label and title of the bundled table, in each of its languages."""
    with (ROOT / "timeline_data" / "nato_russia" / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = ("label@en", "label@id", "title@en", "title@id")
    return sorted({row[column] for row in rows for column in wanted if row[column]})


def page_with_face() -> str:
    """A page that holds every WOFF2 part of the face, as the product's own pages declare it."""
    rules = []
    for entry in metrics()["files"]:  # type: ignore[attr-defined]
        data = base64.b64encode((FONTS / entry["file"]).read_bytes()).decode()
        rules.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{entry['weight']};"
            f"src:url(data:font/woff2;base64,{data});unicode-range:{entry['unicode_range']}}}"
        )
    return f"<!doctype html><style>{''.join(rules)}</style><svg id=s width=900 height=40></svg>"


MEASURE = """async ([family, weight, size, texts]) => {
  const svg = document.getElementById('s'), found = [];
  for (const text of texts) {
    await document.fonts.load(`${weight} ${size}px '${family}'`, text);
    const node = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    node.setAttribute('font-family', family);
    node.setAttribute('font-size', size);
    node.setAttribute('font-weight', weight);
    node.setAttribute('text-rendering', 'geometricPrecision');
    node.textContent = text;
    svg.append(node);
    found.push(node.getComputedTextLength());
    node.remove();
  }
  return found;
}"""


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("size", [LABEL_SIZE, SMALL_SIZE])
def test_a_browser_draws_texts_as_wide_as_measured(browser: Browser, weight: str, size: float) -> None:
    texts = [*SAMPLES, *bundled_labels()]
    page = browser.new_page()
    page.set_content(page_with_face())
    drawn = page.evaluate(MEASURE, [FAMILY, WEIGHTS[weight][0], size, texts])
    page.close()
    measured = {text: text_width(text, size, weight) for text in texts}
    assert dict(zip(texts, drawn, strict=True)) == pytest.approx(measured, abs=0.5)
