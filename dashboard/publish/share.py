"""The panel that passes a view on: its address, its citation, and the way to each other form of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from dashboard.chart.model import Chart
from dashboard.drawing.html import render
from dashboard.publish import citation, codes
from dashboard.publish.formats import SERVED
from dashboard.publish.frame import COLUMN, Content, fitted_height
from dashboard.view import View
from timeline_data.language.words import text
from timeline_data.table import EventTable
from timeline_data.writers import to_bibtex, to_ris

PAGE, PICTURE, SCRIPT = "embed", "timeline.png", "embed.js"
FORMS = {PAGE: "share.form_embed", **{form.path: form.key for form in SERVED}}
"""The addresses that give the same view in another form, and the key of the words for each."""


@dataclass(frozen=True, slots=True)
class Citing:
    """One way to cite the view. `file` and `download` name and hold a file of it, "" where there is none."""

    name: str
    words: str
    file: str = ""
    download: str = ""


def panel(view: View, table: EventTable, site: str = "", chart: Chart | None = None) -> Markup:
    """The disclosure with all of it; `site` is the explorer's whole address, such as `https://example.org/`, `chart`
    that of the view where it is drawn already.

    Everything in it is a link or a field to copy from, so that it works without a script.
    """
    lang = view.lang
    cited = citation.reference(view, table, site)
    citings = (
        Citing("apa", citation.apa(cited)),
        _with_file("bibtex", citation.bibtex(cited), cited.key, to_bibtex.WRITER.suffix, to_bibtex.WRITER.media_type),
        _with_file("ris", citation.ris(cited), cited.key, to_ris.WRITER.suffix, to_ris.WRITER.media_type),
    )
    forms = [(form, citation.address(view, table, path=form), text(lang, key)) for form, key in FORMS.items()]
    return render(
        "share.html", lang,
        address=citation.address(view, table, site), title=cited.title, citings=citings, forms=forms,
        codes=embed_codes(view, table, site, Content.of(view, table, chart=chart)),
    )  # fmt: skip


def embed_codes(view: View, table: EventTable, site: str, content: Content) -> dict[str, Markup]:
    """The lines to paste into an article, by the name of each way."""
    page, embed = citation.address(view, table, site), citation.address(view, table, site, PAGE)
    height = fitted_height(content, COLUMN)
    drawn = codes.Picture(citation.address(view, table, site, PICTURE))
    alternative = f"{content.words.title}. {content.words.caption}"
    return {
        "frame": codes.wide_frame(embed, content.words.title, height, view.lang),
        "growing": codes.wide_frame(embed, content.words.title, height, view.lang, f"{site or '/'}{SCRIPT}"),
        "picture": codes.picture(page, alternative, [drawn], view.lang),
    }


def _with_file(name: str, words: str, key: str, suffix: str, media_type: str) -> Citing:
    return Citing(name, words, f"{key}{suffix}", f"data:{media_type};charset=utf-8,{quote(words)}")
