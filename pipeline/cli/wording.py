"""What the commands say, in the language of who runs them.

English stands in the code; any other language in catalogs beside this file, read when
they are first needed: `locales/<language>/LC_MESSAGES/diptyque.po`, and `rules.po` for
what rules say of themselves, which few ask for.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from pipeline.model.phrases import Phrase, Translate

if TYPE_CHECKING:
    from pipeline.model.catalogs import Catalog, Translation

LANGUAGES = ("fr", "en")
ENGLISH = "en"
"""The language of the code, which is told as it is."""

_SENTENCES, _RULES = "diptyque", "rules"
"""The domains, as gettext calls them: which catalog has a text."""
_OPTION = "--ui-lang"
_CHOICE = "pipeline.cli.wording"
_CATEGORY = ("LC_ALL", "LC_MESSAGES", "LANG")


def tell(said: str) -> str:
    """Return a sentence in the language of the command; any other text as it is."""
    return tell_in(language(), said)


def tell_in(spoken: str, said: str) -> str:
    """Return a sentence in a language that we speak; any other text as it is."""
    if not isinstance(said, Phrase) or spoken == ENGLISH:
        return said
    return said.translated(_translator(spoken))


def tell_of(spoken: str, code: str, said: str) -> str:
    """Return what a rule has to say in a language that we speak.

    What a rule of a plug-in says stays as it is.
    """
    if spoken == ENGLISH:
        return said
    entry = _entries(spoken, _RULES).get((code, said))
    return entry.text if entry else said


def language() -> str:
    """Return the language of the command that runs, else of the environment."""
    context = click.get_current_context(silent=True)
    chosen: str | None = context.meta.get(_CHOICE) if context else None
    return chosen or preferred(os.environ)


def preferred(environment: Mapping[str, str]) -> str:
    """Return the first language of an environment that we speak, else English.

    As GNU gettext has it (manual, 2.3): `LANGUAGE` is a list that goes before
    the locale, unless that is `C`.
    """
    locale = next(filter(None, map(environment.get, _CATEGORY)), "C")
    listed = "" if locale == "C" else environment.get("LANGUAGE", "")
    names = (each.replace("-", "_") for each in (*listed.split(":"), locale))
    tags = (each.partition(".")[0].partition("_")[0].lower() for each in names)
    return next((each for each in tags if each in LANGUAGES), ENGLISH)


def overhear(context: click.Context, typed: Iterable[str]) -> None:
    """Note which language a command line asks for, before it is understood.

    In it are said the help that stands before the option, and what is wrong with
    the line.
    """
    words = [part for each in typed for part in each.split("=", 1)]
    for name, chosen in pairwise(words):
        if name == _OPTION and chosen in LANGUAGES:
            context.meta[_CHOICE] = chosen


def _choose(
    context: click.Context, _: click.Parameter, chosen: str | None
) -> str | None:
    if chosen:
        context.meta[_CHOICE] = chosen
    return chosen


LANGUAGE_OPTION = click.Option(
    [_OPTION],
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_choose,
    help="The language of what is printed; that of the environment by default.",
)
"""Each command has it, and so has the program, before the name of the command."""


@cache
def _translator(language: str) -> Translate:
    """Return what looks templates up in the catalog of a language."""
    # English needs none of these, and most who call us none of their sentences.
    from pipeline.catalogs import plural_rule  # noqa: PLC0415

    entries = _entries(language, _SENTENCES)
    choose = plural_rule(_catalog(language, _SENTENCES).header("Plural-Forms")).choose

    def translate(template: str, plural: str, count: int) -> str:
        entry = entries.get(("", template))
        if entry is None:  # of a plug-in, or not translated yet
            return plural if plural and count != 1 else template
        return entry.texts[choose(count)] if plural else entry.text

    return translate


@cache
def _entries(language: str, domain: str) -> dict[tuple[str, str], "Translation"]:
    """Return the approved texts of a catalog by their keys."""
    entries = _catalog(language, domain).translations
    return {each.key: each for each in entries if each.is_approved}


@cache
def _catalog(language: str, domain: str) -> "Catalog":
    from importlib import resources  # noqa: PLC0415

    from pipeline.catalogs import parse  # noqa: PLC0415

    place = resources.files("pipeline.cli") / "locales" / language / "LC_MESSAGES"
    catalog = parse((place / f"{domain}.po").read_bytes()).value
    if catalog is None:
        message = f"the catalog {domain} of {language} can't be read"
        raise ValueError(message)
    return catalog
