"""The rules, put to a catalog and to each of its approved texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from babel import Locale
from msgspec.structs import replace

from pipeline.model.articles import Article, Kind, Message
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.locales import to_gettext, to_tag
from pipeline.model.site import Site
from pipeline.validating.rulebook import (
    CatalogRule,
    Finding,
    MarkupRule,
    ProseRule,
    Rule,
    SourceRule,
    TextRule,
)
from pipeline.validating.subjects import Pair, Review
from pipeline.validating.table import RULES

_PairRule: TypeAlias = TextRule | MarkupRule | ProseRule

_CATALOG_RULES = tuple(rule for rule in RULES if isinstance(rule, CatalogRule))
_TEXT_RULES = tuple(rule for rule in RULES if isinstance(rule, TextRule))
_SOURCE_RULES = tuple(rule for rule in RULES if isinstance(rule, SourceRule))
_MOST_FINDINGS = 5
"""How often one rule speaks of one text: who mends these will see the others."""


def validate(
    article: Article, catalog: Catalog, site: Site, catalog_path: str
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a catalog, then with its texts in reading order.

    Only approved texts are judged: no other is published as it stands. The
    language is that of the folder in `catalog_path`, whatever the header says.
    """
    locale = _locale_of_folder(catalog, site, catalog_path)
    review = Review(article=article, catalog=catalog, site=site, locale=locale)
    judge = _Judge(path=catalog_path, tag=to_tag(locale))
    return tuple(judge.diagnostics(review))


def validate_words(catalog: Catalog, catalog_path: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the approved texts of a `site.po`, in its order.

    Its texts are plain, and every plural form is judged by itself.
    """
    judge = _Judge(path=catalog_path, tag=to_tag(catalog.locale))
    return tuple(
        found
        for pair in _pairs_of_words(catalog)
        for found in judge.told_of(pair, _TEXT_RULES)
    )


def validate_source(article: Article) -> tuple[Diagnostic, ...]:
    """Return what in an article will trouble its translators or its readers.

    Its author can mend that; nothing of it keeps an edition from being made.
    """
    return tuple(
        _of_source(rule, finding, article)
        for rule in _SOURCE_RULES
        for finding in islice(rule.check(article), _MOST_FINDINGS)
    )


def _of_source(rule: SourceRule, finding: Finding, article: Article) -> Diagnostic:
    place = finding.place
    return Diagnostic(
        code=rule.code,
        severity=finding.severity or rule.severity,
        message=finding.message,
        path=article.path,
        line=place.line if place else 1,
        context=place.context if place else "",
        msgid=place.text if place else "",
        text=place.text if place and finding.span else "",
        span=finding.span,
        fix=finding.fix,
    )


@lru_cache(maxsize=64)
def _rules_for(language: str, *, has_markup: bool) -> tuple[_PairRule, ...]:
    """Return the rules for a text in a language, in the order of the table."""
    return tuple(
        rule
        for rule in RULES
        if isinstance(rule, TextRule)
        or (isinstance(rule, MarkupRule) and has_markup)
        or (isinstance(rule, ProseRule) and language in (rule.languages or (language,)))
    )


def _locale_of_folder(catalog: Catalog, site: Site, path: str) -> Locale:
    folder = path.removeprefix(f"{site.locales}/").partition("/")[0]
    named = (locale for locale in site.languages if to_gettext(locale) == folder)
    return next(named, catalog.locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Turns findings into diagnostics of one file."""

    path: str
    tag: str

    def diagnostics(self, review: Review) -> Iterator[Diagnostic]:
        """Ask the rules about the catalog, then about each pair."""
        for rule in _CATALOG_RULES:
            for finding in rule.check(review):
                yield self._told(rule, finding, finding.entry)
        for pair in _pairs(review):
            language = pair.locale.language
            rules = _rules_for(language, has_markup=pair.has_markup)
            yield from self.told_of(pair, rules)

    def told_of(self, pair: Pair, rules: Iterable[_PairRule]) -> Iterator[Diagnostic]:
        """Ask some rules about a pair."""
        for rule in rules:
            for finding in islice(rule.check(pair), _MOST_FINDINGS):
                yield self._told(rule, finding, pair.translation)

    def _told(
        self, rule: Rule, finding: Finding, entry: Translation | None
    ) -> Diagnostic:
        return Diagnostic(
            code=rule.code,
            severity=finding.severity or rule.severity,
            message=finding.message,
            path=self.path,
            line=entry.line if entry else 1,
            locale=self.tag,
            context=entry.context if entry else "",
            msgid=entry.source if entry else "",
            text=entry.text if entry and finding.span else "",
            span=finding.span,
            fix=finding.fix,
        )


def _pairs(review: Review) -> Iterator[Pair]:
    """Yield each approved text once, beside the first message that it is for."""
    approved = {
        entry.key: entry for entry in review.catalog.translations if entry.is_approved
    }
    for message in review.article.messages:
        entry = approved.pop(message.key, None)
        if entry is not None:
            yield Pair(
                message=message,
                translation=entry,
                source_locale=review.article.locale,
                locale=review.locale,
            )


def _pairs_of_words(catalog: Catalog) -> Iterator[Pair]:
    """Yield each form of each approved entry, as if it were a message."""
    for entry in catalog.translations:
        for form in (entry.texts or (entry.text,)) if entry.is_approved else ():
            if form:
                yield Pair(
                    message=Message(text=entry.source, kind=Kind.TITLE),
                    translation=replace(entry, text=form),
                    source_locale=catalog.source_locale,
                    locale=catalog.locale,
                )
