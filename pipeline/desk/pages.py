"""Views → the pages of the desk, and the pieces of them that change.

All text is escaped, but for what shows a text as readers see it: that is HTML which
has been made inert (`rendering/excerpts.py`).
"""

from collections.abc import Mapping
from functools import cache, partial
from importlib import resources
from types import SimpleNamespace

from babel import Locale
from babel.dates import format_date
from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from msgspec import Struct

from pipeline.desk import lists, texts, wording
from pipeline.model.locales import direction, endonym, parse_tag, to_tag
from pipeline.rendering.theming import theme_assets

_PACKAGE = "pipeline.desk"
_ASSETS = (
    "desk.css",
    "desk.js",
    "drafts.js",
    "home.js",
    "keys.js",
    "live.js",
    "talking.js",
    "typing.js",
)


class Reader(Struct, frozen=True, kw_only=True):
    """Who looks at the desk: the language, and what says a phrase in it."""

    language: str
    tell: wording.Tell


def page(reader: Reader, name: str, **views: object) -> str:
    """Return a page, or a piece of one, in the language of the reader."""
    template = _environment().get_template(name)
    return template.render(_shared(reader) | views)


def _shared(reader: Reader) -> dict[str, object]:
    tell = reader.tell
    return {
        "lang": reader.language,
        "languages": wording.LANGUAGES,
        "locale": Locale(reader.language),
        "words": SimpleNamespace(**wording.spoken(wording.PAGES, tell)),
        "script": htmlsafe_json_dumps(wording.spoken(wording.SCRIPT, tell)),
        "states": {state: tell(said) for state, said in wording.STATES.items()},
        "kinds": {kind: tell(said) for kind, said in wording.KINDS.items()},
        "urgencies": {each: tell(said) for each, said in wording.URGENCIES.items()},
        "severities": {each: tell(said) for each, said in wording.SEVERITIES.items()},
        "tell": tell,
    }


@cache
def assets() -> Mapping[str, bytes]:
    """Return the files that the pages refer to, by name."""
    folder = resources.files(_PACKAGE) / "assets"
    return {
        **{name: (folder / name).read_bytes() for name in _ASSETS},
        "icon.svg": theme_assets()["icon.svg"],
    }


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        tag=to_tag,
        endonym=endonym,
        direction=direction,
        compared=texts.compared,
        day=partial(format_date, format="medium"),
        mended=texts.mended,
        place=texts.place_of,
        found=texts.found,
        todo=lists.todo,
        named=lambda tag: endonym(parse_tag(tag)),
    )
    return made


def _source(name: str) -> str:
    return (resources.files(_PACKAGE) / "templates" / name).read_text("utf-8")
