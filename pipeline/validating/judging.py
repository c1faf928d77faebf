"""The rules, put to a catalog and to each of its approved texts."""

from collections.abc import Iterable, Iterator
from itertools import islice

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.articles import Article, Kind, Message
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic, Fix
from pipeline.model.glossary import Glossary
from pipeline.model.locales import to_gettext, to_tag
from pipeline.model.site import Site
from pipeline.validating.asking import Asked, asker
from pipeline.validating.batches import Batch
from pipeline.validating.gathering import gather
from pipeline.validating.mending import keeps_marks
from pipeline.validating.rulebook import Finding, Rule, SourceRule
from pipeline.validating.selecting import Panel, select
from pipeline.validating.subjects import NO_GLOSSARY, Pair, Review

_MOST_FINDINGS = 5
"""How often one rule speaks of one text: who mends these will see the others."""


_BATCH = 500
"""How many texts are looked at together: more would but take more memory."""


def validate(  # noqa: PLR0913 - all that a text is read with
    article: Article,
    catalog: Catalog,
    site: Site,
    catalog_path: str,
    glossary: Glossary = NO_GLOSSARY,
    *,
    has_each: bool = False,
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a catalog, then with its texts in reading order.

    Only approved texts are judged: no other is published as it stands. The
    language is that of the folder in `catalog_path`, whatever the header says.
    What is but a habit of the whole catalog is told once, unless `has_each`.
    """
    locale = _locale_of_folder(catalog, site, catalog_path)
    review = Review(
        article=article, catalog=catalog, site=site, locale=locale, glossary=glossary
    )
    judge = _Judge(
        path=catalog_path,
        article=article.path,
        tag=to_tag(locale),
        panel=select(site.check),
    )
    found = judge.diagnostics(review)
    return tuple(found) if has_each else gather(found, judge.panel.gathered)


def validate_words(
    catalog: Catalog, site: Site, catalog_path: str
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the approved texts of a `site.po`, in its order.

    Its texts are plain, and every plural form is judged by itself.
    """
    panel = select(site.check)
    judge = _Judge(path=catalog_path, tag=to_tag(catalog.locale), panel=panel)
    return tuple(
        found
        for pair in _pairs_of_words(catalog, site)
        for found in judge.told_of(pair, panel.text)
    )


def validate_source(
    article: Article, site: Site, *, is_asked: bool = True
) -> tuple[Diagnostic, ...]:
    """Return what in an article will trouble its translators or its readers.

    Its author can mend that; nothing of it keeps an edition from being made.
    Where it is not asked for, only what leads readers nowhere.
    """
    panel = select(site.check)
    return tuple(
        _of_source(rule, finding, article, panel)
        for rule in panel.source
        if is_asked or rule.is_always
        for finding in islice(rule.check(article), _MOST_FINDINGS)
    )


def _of_source(
    rule: SourceRule, finding: Finding, article: Article, panel: Panel
) -> Diagnostic:
    place = finding.place
    return Diagnostic(
        code=rule.code,
        severity=panel.severity(rule, finding),
        message=finding.message,
        path=article.path,
        line=place.line if place else 1,
        context=place.context if place else "",
        msgid=place.text if place else "",
        text=place.text if place else "",
        span=finding.span,
        fix=finding.fix,
    )


def _locale_of_folder(catalog: Catalog, site: Site, path: str) -> Locale:
    folder = path.removeprefix(f"{site.locales}/").partition("/")[0]
    named = (locale for locale in site.languages if to_gettext(locale) == folder)
    return next(named, catalog.locale)


class _Judge(Struct, frozen=True, kw_only=True):
    """Turns findings into diagnostics of one file."""

    path: str
    tag: str
    panel: Panel
    article: str = ""

    def diagnostics(self, review: Review) -> Iterator[Diagnostic]:
        """Ask the rules about the catalog, then about each pair."""
        for rule in self.panel.catalog:
            for finding in rule.check(review):
                yield self._told(rule, finding, finding.entry, None)
        known = asker(self.panel, review.locale.language)
        for pairs in _batches(_pairs(review)):
            for pair, rules in known.rules(Batch(pairs)):
                if rules:
                    yield from self.told_of(pair, rules)

    def told_of(self, pair: Pair, rules: Iterable[Asked]) -> Iterator[Diagnostic]:
        """Ask some rules about a pair."""
        for rule in rules:
            left = _MOST_FINDINGS
            for finding in rule.check(pair):
                fix = _judged(finding.fix, pair) if finding.fix else None
                yield self._told(rule, finding, pair.translation, fix)
                left -= 1
                if not left:
                    break

    def _told(
        self,
        rule: Rule,
        finding: Finding,
        entry: Translation | None,
        fix: Fix | None,
    ) -> Diagnostic:
        return Diagnostic(
            code=rule.code,
            severity=self.panel.severity(rule, finding),
            message=finding.message,
            path=self.path,
            line=entry.line if entry else 1,
            article=self.article,
            locale=self.tag,
            context=entry.context if entry else "",
            msgid=entry.source if entry else "",
            text=entry.text if entry else "",
            span=finding.span,
            fix=fix,
        )


def _judged(fix: Fix, pair: Pair) -> Fix:
    """Return a fix, which is a suggestion where it touches more than words."""
    if fix.is_safe and not keeps_marks(pair, fix):
        return replace(fix, is_safe=False)
    return fix


def _batches(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    left = iter(pairs)
    while batch := list(islice(left, _BATCH)):
        yield batch


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
                glossary=review.glossary,
                speller=review.site.check.speller,
            )


def _pairs_of_words(catalog: Catalog, site: Site) -> Iterator[Pair]:
    """Yield each form of each approved entry, as if it were a message."""
    for entry in catalog.translations:
        for form in (entry.texts or (entry.text,)) if entry.is_approved else ():
            if form:
                yield Pair(
                    message=Message(text=entry.source, kind=Kind.TITLE),
                    translation=replace(entry, text=form),
                    source_locale=catalog.source_locale,
                    locale=catalog.locale,
                    speller=site.check.speller,
                )
