"""The package's theme and a site's own templates → a Jinja environment.

Templates are code of the operator; texts are values, so template syntax in
prose is prose. The only module that loads templates.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from babel import Locale
from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    TemplateNotFound,
    TemplateRuntimeError,
)
from markupsafe import Markup, escape

from pipeline.model.articles import MessageKey
from pipeline.model.phrases import say
from pipeline.rendering.compiled import PackageBytecode, folder_of
from pipeline.rendering.headlines import whole
from pipeline.rendering.marking import WORDS, filled, marked, signed, unsigned
from pipeline.rendering.mistakes import MISTAKES, Unknown, mistake
from pipeline.rendering.printing import PRINTED
from pipeline.rendering.rationing import RationedEnvironment, draw
from pipeline.rendering.theming import package, theme_sources
from pipeline.rendering.translations import Translations

ORIGINALS = "theme/"
"""What a site's template writes before a name to reach the package's own."""

_HOME = "pipeline/rendering/theme"
"""Where the package has its own, as an error names it."""

_OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "extensions": ["jinja2.ext.i18n"],
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }
)
"""What the code of a template depends on, beside its text."""


def environment(
    words: Translations,
    overrides: Mapping[str, str] = MappingProxyType({}),
    folder: str = "theme",
    locale: Locale = WORDS,
) -> RationedEnvironment:
    """Return the templates, speaking one language; make one and keep it.

    A site's template stands before the package's of the same name, and may
    build on it: `{% extends "theme/article.html" %}`. `folder` is where the site
    has its own, for who reads of a mistake in one. What the language has no words
    for is marked as English.
    """
    made = RationedEnvironment(
        loader=_Loader(overrides, folder),
        autoescape=True,
        undefined=Unknown,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_bytecode(),
        **_OPTIONS,
    )
    made.rationed = frozenset(f"{folder}/{name}" for name in overrides)
    # As the strings are extracted: a message is one line.
    made.policies["ext.i18n.trimmed"] = True
    _install(made, words, locale)
    made.globals["locale"] = locale
    made.filters["whole"] = whole
    return made


def render(made: Environment, name: str, views: Mapping[str, object]) -> Markup:
    """Return a page; a mistake in a template is a `ConfigurationError`."""
    try:
        drawn = Markup(draw(made.get_template(name), views))  # noqa: S704 - autoescaped
    except MISTAKES as error:
        raise mistake(error, file_of(made, name)) from error
    locale = made.globals["locale"]
    return marked(drawn, locale) if isinstance(locale, Locale) else drawn


def file_of(made: Environment, name: str) -> str:
    """Return the file of a template: the site's, or else the package's."""
    if isinstance(made.loader, _Loader) and name in made.loader.sources:
        return made.loader.sources[name][1]
    return name


class _Loader(BaseLoader):
    """Finds a template among the site's own, then among the package's.

    Each has the name of its file, for who reads of a mistake in it.
    """

    def __init__(self, overrides: Mapping[str, str], folder: str) -> None:
        shipped = {
            name: (text, f"{_HOME}/{name}") for name, text in theme_sources().items()
        }
        self.sources = {
            **{ORIGINALS + name: each for name, each in shipped.items()},
            **shipped,
            **{name: (text, f"{folder}/{name}") for name, text in overrides.items()},
        }

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text, and the file that an error names."""
        del environment
        if template not in self.sources:
            raise TemplateNotFound(template)
        return *self.sources[template], lambda: True


def _install(made: Environment, words: Translations, locale: Locale) -> None:
    """Give the templates gettext, with translations as text and never as HTML.

    These are Jinja's “new style” functions, which format what they return,
    without its wrappers, which cost more than all else on a page.
    """
    said = _voice(words, locale)

    @cache
    def fixed(context: str, message: str) -> Markup:
        return said(words.pgettext(context, message), (context, message), {})

    def pgettext(context: str, message: str, **values: object) -> Markup:
        if not values:
            return fixed(context, message)
        return said(words.pgettext(context, message), (context, message), values)

    def npgettext(
        context: str, singular: str, plural: str, num: int, **values: object
    ) -> Markup:
        text = words.npgettext(context, singular, plural, num)
        return said(text, (context, singular), {"num": num, **values})

    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals |= {"pgettext": pgettext, "npgettext": npgettext}
    made.globals |= {"ngettext": partial(npgettext, "")}
    made.globals |= dict.fromkeys(("_", "gettext"), partial(pgettext, ""))


def _voice(
    words: Translations, locale: Locale
) -> Callable[[str, MessageKey, Mapping[str, object]], Markup]:
    """Return what fills in a text, and signs it where the language lacks it."""
    is_english = locale.language == WORDS.language

    def said(text: str, key: MessageKey, values: Mapping[str, object]) -> Markup:
        if is_english or key in words.entries:
            return _format(text, values)
        return _format(signed(text), filled(values))

    return said


def _format(text: str, values: Mapping[str, object]) -> Markup:
    try:
        return escape(text) % values
    except KeyError as error:
        message = say(
            "the text “{text}” has no value for %({name})s",
            text=unsigned(text),
            name=str(error.args[0]),
        )
        raise TemplateRuntimeError(message) from error
    except (TypeError, ValueError) as error:
        message = say(
            "the text “{text}” can't be filled in: {error}",
            text=unsigned(text),
            error=str(error),
        )
        raise TemplateRuntimeError(message) from error


@cache
def _bytecode() -> PackageBytecode:
    """Return the code of the package's own templates, under either name."""
    folder = folder_of(str(package() / "theme" / "page.html"))
    checksum = BytecodeCache().get_source_checksum
    checksums = map(checksum, theme_sources().values())
    return PackageBytecode(folder, tuple(checksums), {**_OPTIONS, "printed": PRINTED})
