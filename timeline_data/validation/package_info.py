"""What `datapackage.json` says of a table: title, licence, sides, views and house rules → TableInfo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline_data.errors import Problem
from timeline_data.readers.raw import NOT_TEXT
from timeline_data.schema import HOUSE_RULES, language_code
from timeline_data.table import NamedView, TableInfo, Words
from timeline_data.validation.inspection import Inspection, shorten
from timeline_data.validation.rows import is_url

FILE = "datapackage.json"

Json = Mapping[str, object]


def read_info(package: Json, inspection: Inspection) -> TableInfo:
    """The table's own words. Every value of another shape than it should have is reported and left out."""
    licence = next(_objects(package, "licenses", inspection), {})
    contributors = _objects(package, "contributors", inspection)
    licence_url = _text(licence, "path", "licenses", inspection)
    if licence_url and not is_url(licence_url):
        remedy = "Write the licence's address, with https:// before it."
        _report(inspection, "licenses", f'"{shorten(licence_url)}" is not a web address.', remedy, licence_url)
    return TableInfo(
        title=_words(package, "title", inspection),
        description=_words(package, "description", inspection),
        licence=_text(licence, "title", "licenses", inspection) or _text(licence, "name", "licenses", inspection),
        licence_url=licence_url if is_url(licence_url) else "",
        as_of=_text(package, "as_of", "as_of", inspection),
        version=_text(package, "version", "version", inspection),
        views=_views(package, inspection),
        sides=_sides(package, inspection),
        house_rules=_house_rules(package, inspection),
        contributors=tuple(filter(None, (_text(one, "title", "contributors", inspection) for one in contributors))),
    )


def _report(inspection: Inspection, key: str, message: str, remedy: str, value: str | None = None) -> None:
    inspection.problems.append(Problem("package-value", FILE, message, remedy, None, key, value))


def _text(part: Json, key: str, place: str, inspection: Inspection) -> str:
    value = part.get(key, "")
    if isinstance(value, str):
        if NOT_TEXT.search(value) is None:
            return value.strip()
        _report(inspection, place, f'"{key}" holds a control character.', "Delete it.", shorten(repr(value)))
        return ""
    _report(inspection, place, f'"{key}" is not a text.', f'Write "{key}": "…", or leave it out.', shorten(repr(value)))
    return ""


def _objects(part: Json, key: str, inspection: Inspection) -> Iterator[Json]:
    value = part.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        _report(inspection, key, f'"{key}" is not a list of objects.', f'Write "{key}": [{{ … }}], or leave it out.')
        return
    yield from value


def _words(part: Json, name: str, inspection: Inspection, place: str | None = None) -> Words:
    """The texts of the keys `name` and `name@language`, or of an object by language at `name`."""
    texts = {key.partition("@")[2]: part[key] for key in part if key == name or key.startswith(f"{name}@")}
    plain = texts.get("")
    if isinstance(plain, dict):
        texts = {**{code: text for code, text in texts.items() if code}, **plain}
    return _by_language(texts, place or name, inspection)


def _by_language(texts: Json, place: str, inspection: Inspection) -> Words:
    words: dict[str, str] = {}
    for code in texts:
        language = language_code(code) if code else ""
        if language is None:
            message = f'"{shorten(code)}" is not a language code.'
            _report(inspection, place, message, "Write a code of two or three letters, such as en or id.", code)
        elif text := _text(texts, code, place, inspection):
            words[language] = text
    return words


def _sides(package: Json, inspection: Inspection) -> dict[str, Words]:
    value = package.get("sides", {})
    if not isinstance(value, dict) or not all(isinstance(names, dict) for names in value.values()):
        remedy = 'Write "sides": {"west": {"en": "…"}}, or leave it out.'
        _report(inspection, "sides", '"sides" does not give every side its names by language.', remedy)
        return {}
    return {side: _by_language(names, "sides", inspection) for side, names in value.items()}


def _house_rules(package: Json, inspection: Inspection) -> tuple[str, ...]:
    value = package.get("house_rules", [])
    if not isinstance(value, list) or not all(isinstance(rule, str) and not NOT_TEXT.search(rule) for rule in value):
        remedy = f'Write "house_rules": ["{HOUSE_RULES[0].example}"], or leave it out.'
        _report(inspection, "house_rules", '"house_rules" is not a list of texts.', remedy)
        return ()
    return tuple(rule.strip() for rule in value)


def _views(package: Json, inspection: Inspection) -> tuple[NamedView, ...]:
    views: list[NamedView] = []
    for item in _objects(package, "views", inspection):
        view = NamedView(
            _text(item, "id", "views", inspection),
            _words(item, "title", inspection, "views"),
            _text(item, "query", "views", inspection).removeprefix("?"),
            item.get("default") is True,
            _words(item, "sentence", inspection, "views"),
        )
        views.append(view)
        if not view.id:
            _report(inspection, "views", "a view has no id.", 'Write "id": "…" in each view.')
        elif any(other.id == view.id for other in views[:-1]):
            _report(inspection, "views", f'two views have the id "{view.id}".', "Give one of them another id.", view.id)
        if item.get("default") not in (None, True, False):
            _report(inspection, "views", '"default" is neither true nor false.', "Write true in one view at most.")
    if sum(view.default for view in views) > 1:
        _report(inspection, "views", "more than one view is the default.", 'Write "default": true in one view at most.')
    return tuple(views)
