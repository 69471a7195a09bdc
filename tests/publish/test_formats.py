"""The table of forms: what a row has to keep so that address, share menu and export can rely on it."""

from __future__ import annotations

import pytest

from dashboard.publish.edition import Edition
from dashboard.publish.formats import FORMATS, SERVED, Format
from dashboard.publish.share import FORMS, PAGE
from dashboard.view import View
from timeline_data.language.words import LANGUAGES, text
from timeline_data.table import EventTable
from timeline_data.writers import WRITERS

QUERY = "actors=NATO~RUS&match=between&from=2021-10&to=2021-11&lang=id"


def test_no_two_forms_share_a_suffix_or_a_name() -> None:
    for names in ([form.suffix for form in FORMATS], [form.name.casefold() for form in FORMATS]):
        assert len(set(names)) == len(names)
    assert all(form.suffix.startswith(".") and form.suffix == form.suffix.lower() for form in FORMATS)


def test_every_writer_is_a_form() -> None:
    assert {writer.suffix for writer in WRITERS} <= {form.suffix for form in FORMATS}


def test_what_is_served_is_in_the_share_menu_and_named_in_every_language() -> None:
    assert list(FORMS) == [PAGE, *(form.path for form in SERVED)]
    for lang in LANGUAGES:
        named = [text(lang, key) for key in FORMS.values()]
        assert len(set(named)) == len(named)


def test_what_needs_more_than_the_package_is_not_served() -> None:
    assert {form.suffix for form in FORMATS if form.extra} == {".pdf"}
    assert not any(form.extra for form in SERVED)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: str(form.suffix))
def test_the_same_view_gives_the_same_bytes_and_another_others(form: Format, bundled: EventTable) -> None:
    view, edition = View.parse(QUERY, bundled), Edition()
    made = form.make(bundled, view, edition, None)
    assert made
    assert made == form.make(bundled, view, edition, None) == form.make_all(bundled, [view], edition)
    assert made != form.make(bundled, View.parse("from=2014&to=2015", bundled), edition, None)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: str(form.suffix))
def test_only_pictures_have_a_width(form: Format, bundled: EventTable) -> None:
    view, edition = View.parse(QUERY, bundled), Edition()
    narrow = form.make(bundled, view, edition, 700)
    assert (narrow != form.make(bundled, view, edition, 1400)) is form.sized


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: str(form.suffix))
def test_only_some_forms_hold_several_views(form: Format, bundled: EventTable) -> None:
    views = [View.parse(query, bundled) for query in ("", QUERY)]
    if form.make_several is None:
        with pytest.raises(ValueError, match=f"{form.name} holds one view, not 2"):
            form.make_all(bundled, views, Edition())
    else:
        assert form.make_all(bundled, views, Edition()) == form.make_all(bundled, views, Edition())
