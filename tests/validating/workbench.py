"""Makes what the rules look at, from a msgid and a msgstr or a PO text."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from pipeline import catalogs, glossaries, reading
from pipeline.adapters import equip
from pipeline.catalogs import new_headers
from pipeline.errors import ConfigurationError
from pipeline.model.articles import (
    Article,
    Kind,
    Message,
    Metadata,
    Source,
)
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.links import LinkAnswer, Presence
from pipeline.model.locales import parse_tag, to_gettext
from pipeline.model.site import Site
from pipeline.syntax import parse
from pipeline.syntax.tokens import Text, Token
from pipeline.typography import typeset
from pipeline.validating import (
    Rendering,
    survey,
    validate,
    validate_link,
    validate_source,
)

from .messages import message

CASES = Path(__file__).parent.parent / "cases" / "validating"
SITE = Site(
    base_url="https://gazette.example/",
    languages=tuple(map(parse_tag, ("fr", "en", "fr-CA", "ar"))),
)

SPELLING = "spelling"
"""The rule that needs dictionaries, which the others are judged without."""

Case = dict[str, Any]


def load(name: str) -> dict[str, list[Case]]:
    """Return the cases of a file."""
    content: dict[str, list[Case]] = yaml.safe_load(
        (CASES / f"{name}.yaml").read_text("utf-8")
    )
    return content


@cache
def spelt() -> Site:
    """Return the site with dictionaries; without them, skip here and fail under CI."""
    checks = replace(SITE.check, spelling=tuple(map(parse_tag, ("fr", "en", "fr-CA"))))
    try:
        return equip(replace(SITE, check=checks), Path())
    except ConfigurationError as error:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(error))


def site_for(code: str) -> Site:
    """Return the site that a rule is asked with."""
    return spelt() if code == SPELLING else SITE


def article(*messages: Message, tag: str = "en") -> Article:
    """Return an article of some messages."""
    return Article(
        id="sample",
        path="articles/sample.md",
        locale=parse_tag(tag),
        metadata=Metadata(title="Sample"),
        messages=messages,
        skeleton=(),
    )


def path(folder: str) -> str:
    """Return where the catalog of the sample stands."""
    return f"locales/{to_gettext(parse_tag(folder))}/LC_MESSAGES/articles/sample.po"


def judge_pair(  # noqa: PLR0913 - what a pair is, and who judges it
    source: Message,
    text: str,
    *,
    origin: str = "en",
    to: str = "fr",
    glossary: str = "",
    site: Site = SITE,
    **entry: Any,
) -> tuple[Diagnostic, ...]:
    """Judge one approved text, in a catalog with nothing else wrong."""
    locale = parse_tag(to)
    translation = Translation(
        source=source.text, text=text, context=source.context, line=7, **entry
    )
    catalog = Catalog(
        locale=locale,
        source_locale=parse_tag(origin),
        translations=(translation,),
        headers=new_headers(locale, parse_tag(origin), "sample", "gazette"),
    )
    rows = glossaries.parse(glossary.encode(), "glossary.csv").value
    return validate(article(source, tag=origin), catalog, site, path(to), rows)


def judge(case: Case, site: Site = SITE) -> tuple[Diagnostic, ...]:
    """Judge a case: a `msgid` with its `msgstr`, or another thing that is judged."""
    origin, to = case.get("from", "en"), case.get("to", "fr")
    if "answer" in case:
        presence = Presence[case["answer"]["presence"].upper()]
        answer = LinkAnswer(**{**case["answer"], "presence": presence})
        return tuple(validate_link(answer, SITE))
    if "source" in case:
        return judge_source(case["source"], origin, case.get("front"))
    if "po" in case:
        return _judge_po(case, origin, to)
    if "texts" in case:
        return survey([_rendering(*row) for row in case["texts"]], SITE)
    source = message(case["msgid"], Kind(case.get("kind", "paragraph")))
    flags = tuple(case.get("flags", ()))
    rows = case.get("glossary", "")
    return judge_pair(
        source,
        case["msgstr"],
        origin=origin,
        to=to,
        glossary=rows,
        site=site,
        flags=flags,
    )


def set_words(case: Case) -> tuple[Token, ...]:
    """Return the translation of a case as a page shows it."""
    kind = Kind(case.get("kind", "paragraph"))
    text, locale = case["msgstr"], parse_tag(case["to"])
    if kind.is_plain:
        return typeset((Text(text),), locale)
    return typeset(parse(text, message(case["msgid"], kind)), locale)


def judge_source(
    text: str, origin: str = "en", front: str | None = None
) -> tuple[Diagnostic, ...]:
    """Judge an article in Markdown: below some fields, unless it has its own."""
    if text.startswith("---\n"):
        front, text = text.removeprefix("---\n").split("---\n", 1)
    fields = "title: Sample\nsummary: A sample.\n" if front is None else front
    head = f"---\nlang: {origin}\n{fields}---\n\n"
    source = Source(path="articles/sample.md", content=head + text)
    return validate_source(reading.read(source, SITE, "sample").value, SITE)


def _rendering(path: str, context: str, source: str, text: str) -> Rendering:
    return Rendering(
        tag="fr",
        article="articles/sample.md",
        path=path,
        line=7,
        context=context,
        source=source,
        text=text,
    )


def _judge_po(case: Case, origin: str, to: str) -> tuple[Diagnostic, ...]:
    messages = [message(text, Kind(kind)) for kind, text in case["article"]]
    parsed = catalogs.parse(
        case["po"], locale=parse_tag(to), source_locale=parse_tag(origin)
    )
    assert parsed.value is not None, parsed.diagnostics
    return validate(article(*messages, tag=origin), parsed.value, SITE, path(to))
