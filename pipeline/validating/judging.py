"""The rules, put to catalogs and to each of their approved texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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


class Submission(Struct, frozen=True, kw_only=True):
    """A catalog to be judged, the path that it has, and its article."""

    article: Article
    catalog: Catalog
    path: str
    glossary: Glossary = NO_GLOSSARY


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
    alone = Submission(
        article=article, catalog=catalog, path=catalog_path, glossary=glossary
    )
    return validate_all((alone,), site, has_each=has_each)[0]


def validate_all(
    submitted: Sequence[Submission], site: Site, *, has_each: bool = False
) -> tuple[tuple[Diagnostic, ...], ...]:
    """Return what `validate` does of each of some catalogs, in their order.

    Small ones take less time together: their texts are looked at as one column.
    """
    panel = select(site.check)
    heard = [_Hearing.of(each, site, panel) for each in submitted]
    found = [list(each.of_catalog()) for each in heard]
    for number, told in _of_texts(heard, panel):
        found[number].append(told)
    if has_each:
        return tuple(map(tuple, found))
    return tuple(gather(each, panel.gathered) for each in found)


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

    def of_catalog(self, review: Review) -> Iterator[Diagnostic]:
        """Ask the rules about a catalog."""
        for rule in self.panel.catalog:
            for finding in rule.check(review):
                yield self._told(rule, finding, finding.entry, None)

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


class _Hearing(Struct, frozen=True):
    """A catalog beside its article, and who judges it."""

    judge: _Judge
    review: Review

    @classmethod
    def of(cls, submitted: Submission, site: Site, panel: Panel) -> "_Hearing":
        """Open the hearing of a catalog."""
        article, catalog = submitted.article, submitted.catalog
        locale = _locale_of_folder(catalog, site, submitted.path)
        return cls(
            _Judge(
                path=submitted.path,
                article=article.path,
                tag=to_tag(locale),
                panel=panel,
            ),
            Review(
                article=article,
                catalog=catalog,
                site=site,
                locale=locale,
                glossary=submitted.glossary,
            ),
        )

    def of_catalog(self) -> Iterator[Diagnostic]:
        """Ask the rules about the catalog."""
        return self.judge.of_catalog(self.review)


def _of_texts(
    heard: Sequence[_Hearing], panel: Panel
) -> Iterator[tuple[int, Diagnostic]]:
    """Ask the rules about all texts; yield of each finding the number of its catalog.

    Those of a catalog are in reading order, whatever stands between them.
    """
    alike: defaultdict[tuple[Locale, Locale], list[int]] = defaultdict(list)
    for number, each in enumerate(heard):
        alike[each.review.article.locale, each.review.locale].append(number)
    for (_, locale), numbers in alike.items():
        known = asker(panel, locale.language)
        numbered = (
            (number, pair)
            for number in numbers
            for pair in _pairs(heard[number].review)
        )
        for batch in _batches(numbered):
            asked = known.rules(Batch([pair for _, pair in batch]))
            for (number, _), (pair, rules) in zip(batch, asked, strict=True):
                for told in heard[number].judge.told_of(pair, rules) if rules else ():
                    yield number, told


def _batches(pairs: Iterable[tuple[int, Pair]]) -> Iterator[list[tuple[int, Pair]]]:
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
