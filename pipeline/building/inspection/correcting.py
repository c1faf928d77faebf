"""Catalogs with findings → the same, with all that can safely be mended.

Where a check would find nothing to mend, nothing is looked at. Each text is mended and
judged again until nothing is left to mend. A file is read again before it is written:
what would not be the catalog that is meant stays.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    open_catalog_file,
    site_catalog_path,
)
from pipeline.building.contents.naming import read_glossary
from pipeline.building.contents.sources import read_article, targets
from pipeline.building.contents.waiving import waived
from pipeline.building.contents.words import MASTER
from pipeline.building.inspection.errands import Errand
from pipeline.building.inspection.records import Judgment, keep
from pipeline.building.inspection.viewing import view
from pipeline.building.traces.remembering import unpack_findings
from pipeline.catalogs import Retouch, parse, retouch
from pipeline.errors import StoreError
from pipeline.model.catalogs import Catalog, Translation, is_same
from pipeline.model.diagnostics import Checked, Diagnostic, Fix
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.site import Site
from pipeline.ports import Executor, Store
from pipeline.validating import mend, select, settle, validate, validate_words

_MOST_ROUNDS = 20
"""How often a catalog is mended and judged again; a rule is bound to come to rest."""

_Fixes: TypeAlias = dict[tuple[int, str], list[Fix]]
"""What mends each text, by its line."""


class Correction(Struct, frozen=True, kw_only=True):
    """A catalog before and after; `codes` are the rules, and how often each."""

    path: str
    before: bytes
    after: bytes
    codes: tuple[tuple[str, int], ...]


class _Job(Struct, frozen=True, kw_only=True):
    """A catalog to mend: where it is, how it is read, and what is said of it."""

    path: str
    parse: Callable[[bytes], Checked[Catalog | None]]
    judge: Callable[[Catalog], tuple[Diagnostic, ...]]


class _Bench(Struct, frozen=True, kw_only=True):
    """What all the work has in common."""

    site: Site
    store: Store
    choice: Choice
    check_only: bool


def correct(  # noqa: PLR0913 - the two windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    executor: Executor,
    only: tuple[str, ...] = (),
    then: Store | None = None,
    check_only: bool = False,
    program: str = "",
) -> tuple[Correction, ...]:
    """Mend the catalogs of a site: all, those that are named, or that differ.

    Only fixes that change nothing one would read aloud are done, and none
    that a waiver speaks against. With `check_only` no catalog is written. `only`,
    `then` and `program` are as in `check`.
    """
    errand = Errand(
        site=site, store=store, executor=executor, only=only, then=then, program=program
    )
    seen = view(errand)
    keep(seen.known, seen.before, errand)
    bench = _Bench(site=site, store=store, choice=seen.choice, check_only=check_only)
    mendable = frozenset(each.path for each in seen.judged if _is_mendable(each, site))
    work = tuple(each for each in seen.choice.articles if each.path in mendable)
    batched = executor.map(
        partial(_correct_batch, bench), batches(work, executor.workers)
    )
    done = [each for batch in batched for each in batch]
    if not only:
        done += filter(None, (_corrected(job, bench) for job in _words(bench)))
    return tuple(sorted(done, key=lambda each: each.path))


def _is_mendable(judged: Judgment, site: Site) -> bool:
    """Say whether something of an article's catalogs may be mended.

    Of a habit that is told once nobody knows where else it could be.
    """
    gathered = select(site.check).gathered
    return any(
        (each.fix and each.fix.is_safe) or each.code in gathered
        for each in unpack_findings(judged.judged)
    )


def _correct_batch(
    bench: _Bench, files: tuple[ArticleFile, ...]
) -> tuple[Correction, ...]:
    jobs = (job for file in files for job in _catalogs(file, bench))
    return tuple(filter(None, (_corrected(job, bench) for job in jobs)))


def _catalogs(file: ArticleFile, bench: _Bench) -> Iterator[_Job]:
    """Yield the work on an article; that it can't be read, `check` says."""
    site, store = bench.site, bench.store
    try:
        article = read_article(file, site, store).value
    except StoreError:
        return
    glossary = read_glossary(site, store).value
    for locale in targets(article, site):
        path = catalog_path(site, locale, file.id)
        if bench.choice.has(to_tag(locale), path) and not is_pseudo(locale):
            yield _Job(
                path=path,
                parse=partial(
                    parse, path=path, locale=locale, source_locale=article.locale
                ),
                judge=partial(
                    validate,
                    article,
                    site=site,
                    catalog_path=path,
                    glossary=glossary,
                    has_each=True,
                ),
            )


def _words(bench: _Bench) -> Iterator[_Job]:
    """Yield the work on the site's own words."""
    for locale in bench.site.languages:
        path = site_catalog_path(bench.site, locale)
        if bench.choice.has(to_tag(locale), path):
            yield _Job(
                path=path,
                parse=partial(parse, path=path, locale=locale, source_locale=MASTER),
                judge=partial(validate_words, site=bench.site, catalog_path=path),
            )


def _corrected(job: _Job, bench: _Bench) -> Correction | None:
    """Mend one catalog until it is at rest, and write it."""
    content = open_catalog_file(job.path, bench.store).value
    if content is None:
        return None
    made, codes = content, Counter[str]()
    for _ in range(_MOST_ROUNDS):
        after, done = _round(made, job, bench)
        if after == made:
            break
        made, codes = after, codes + done
    if made == content:
        return None
    if not bench.check_only:
        bench.store.write(job.path, made)
    listed = tuple(sorted(codes.items()))
    return Correction(path=job.path, before=content, after=made, codes=listed)


def _round(content: bytes, job: _Job, bench: _Bench) -> tuple[bytes, Counter[str]]:
    """Mend a catalog once; return it as it was where it would be another one."""
    catalog = job.parse(content).value
    if catalog is None:
        return content, Counter()
    found = waived(job.judge(catalog), bench.site, bench.store).diagnostics
    fixable = [each for each in found if each.fix and each.fix.is_safe]
    fixes: _Fixes = defaultdict(list)
    for each in fixable:
        if each.fix:
            fixes[each.line, each.text].append(each.fix)
    after = retouch(
        content,
        (
            Retouch(line=line, text=text, edits=settle(listed))
            for (line, text), listed in fixes.items()
        ),
    )
    made = job.parse(after).value
    if made is None or not is_same(made, _meant(catalog, fixes)):
        return content, Counter()
    return after, Counter(each.code for each in fixable)


def _meant(catalog: Catalog, fixes: _Fixes) -> Catalog:
    """Return the catalog that a file with these fixes should hold."""
    entries = tuple(_mended(each, fixes) for each in catalog.translations)
    return replace(catalog, translations=entries)


def _mended(entry: Translation, fixes: _Fixes) -> Translation:
    def mended(text: str) -> str:
        return mend(text, fixes.get((entry.line, text), ()))

    texts = tuple(map(mended, entry.texts))
    return replace(entry, text=mended(entry.text), texts=texts)
