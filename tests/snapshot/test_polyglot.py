"""Markup as a tree and back, and one page from the same page in several languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from playwright.sync_api import Browser

from dashboard.drawing.elements import clean
from dashboard.publish.snapshot.markup import Content, Node, parse, tidied, write, write_short
from dashboard.publish.snapshot.polyglot import QUOTING, element_of, merged, together

LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TAGS = st.sampled_from(["p", "b", "div", "li", "span", "ul", "h3", "g", "text"])


@st.composite
def markups(draw: st.DrawFn, depth: int = 3) -> str:
    """Markup as our own templates write it."""
    if depth == 0 or draw(st.booleans()):
        return str(escape(clean(draw(LETTERS))))
    attributes = draw(st.dictionaries(st.sampled_from(["class", "href", "title"]), LETTERS, max_size=2))
    inner = [draw(markups(depth - 1)) for _ in range(draw(st.integers(0, 3)))]
    written = "".join(f' {name}="{escape(clean(value))}"' for name, value in attributes.items())
    tag = draw(TAGS)
    return f"<{tag}{written}>{''.join(inner)}</{tag}>"


def spoken(content: Content, lang: str, languages: tuple[str, ...] = ("en", "id")) -> str:
    """The text that a reader of a language finds, white space aside."""

    def words(node: Node | str) -> str:
        if isinstance(node, str):
            return node
        others = {element_of(other, languages) for other in languages if other != lang}
        if node.tag in others or (node.attributes.get("lang", lang) != lang and node.tag not in QUOTING):
            return ""
        return "".join(map(words, node.children))

    return "".join("".join(map(words, content)).split())


@given(markups())
def test_markup_is_read_and_written_again(markup: str) -> None:
    content = parse(markup)
    assert parse(write(content)) == content


@given(markups(), markups(), markups())
def test_each_language_reads_its_own_words_and_no_others(one: str, other: str, shared: str) -> None:
    pages = {
        "en": f"<main>{shared}<p>{one}</p><b>{other}</b></main>",
        "id": f"<main>{shared}<b>{one}{other}</b><p>{one}{shared}</p></main>",
    }
    for lang, page in pages.items():
        assert spoken(together(pages), lang) == spoken(parse(page), lang)


@given(markups())
def test_what_is_the_same_in_all_stands_once(markup: str) -> None:
    assert together({"en": markup, "id": markup, "nl": markup}) == tidied(parse(markup))


def test_words_attributes_and_ids() -> None:
    pages = {
        "en": '<h1 id="t-a" title="Yes">Title</h1><p class="n">One <b>NATO</b></p><svg><text x="1">Mark</text></svg>',
        "id": '<h1 id="t-a" title="Ya">Judul</h1><p class="n">Satu <b>NATO</b></p><svg><text x="2">Tanda</text></svg>',
    }
    assert merged(pages) == (
        "<h1 id=t-a title=Yes data-id-title=Ya><e->Title</e-><i->Judul</i-></h1>"
        "<p class=n><e->One</e-><i->Satu</i-> <b>NATO</b></p><svg><text x=1 lang=en>Mark</text>"
        "<text x=2 lang=id>Tanda</text></svg>"
    )


@pytest.mark.parametrize(
    ("en", "id_", "both"),
    [
        ("6 March 2018", "6 Maret 2018", "6 <e->March</e-><i->Maret</i-> 2018"),
        ("Brussels", "Brussel", "<e->Brussels</e-><i->Brussel</i->"),
        ("the end", "the very end", "<e->the end</e-><i->the very end</i->"),
        ("in Paris.", "di Paris.", "<e->in</e-><i->di</i-> Paris."),
    ],
)
def test_words_that_all_languages_begin_and_end_with_stand_once(en: str, id_: str, both: str) -> None:
    assert merged({"en": f"<h3>{en}</h3>", "id": f"<h3>{id_}</h3>"}) == f"<h3>{both}</h3>"


def test_names_are_not_repeated_nor_what_holds_them() -> None:
    pages = {"en": "<p><b>Poland</b> → <b>Russia</b></p>", "id": "<p><b>Polandia</b> → <b>Rusia</b></p>"}
    assert merged(pages).count("<p>") == 1


def test_a_third_language_and_what_only_one_of_them_has() -> None:
    pages = {"en": "<p>a</p><ul><li>b</li></ul>", "id": "<p>a</p>", "en-XA": '<p>a</p><i lang="en">b</i>'}
    assert [spoken(together(pages), lang, tuple(pages)) for lang in pages] == ["ab", "a", "ab"]


@pytest.mark.parametrize("markup", ["<p>", "<b><i></b></i>", "</p>"])
def test_markup_that_is_not_well_formed_is_refused(markup: str) -> None:
    with pytest.raises(ValueError, match="close"):
        parse(markup)


def test_a_browser_reads_the_short_form_as_the_long_one(browser: Browser) -> None:
    same = """([long, short]) => {
      const read = (markup) => new DOMParser().parseFromString(`<!doctype html><body>${markup}`, "text/html").body;
      return read(long).isEqualNode(read(short));
    }"""
    with browser.new_context() as context:
        page = context.new_page()

        @settings(max_examples=150)
        @given(blocks())
        def check(markup: str) -> None:
            content = parse(markup)
            assert page.evaluate(same, [str(write(content)), str(write_short(content))])

        check()


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Blocks as HTML lets them stand in one another, with words and drawings in them."""
    value = escape(clean(draw(LETTERS)))
    text = draw(
        st.sampled_from(["word", "a &lt; b &amp; c", str(escape(clean(draw(LETTERS)))), f'<b title="{value}">x</b>'])
    )
    drawing = f'<svg class="a b"><g><path d="M0 0"/><use href="#x"/></g><text y="{value}">{text}</text></svg>'
    leaf = st.sampled_from([f"<p>{text}</p>", f'<p class="{value}"></p>', drawing, text, "<br>", "<h3>t</h3>"])
    inner = "".join(draw(st.lists(leaf, max_size=5)))
    items = "".join(f"<li>{draw(leaf)}</li>" for _ in range(draw(st.integers(0, 3))))
    return f"<div>{inner}<ul>{items}</ul>{inner}</div><section>{draw(leaf)}{draw(leaf)}</section>"
