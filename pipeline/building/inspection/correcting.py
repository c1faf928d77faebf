"""Catalogs with findings → the same, with all that can safely be mended.

Each text is mended and judged again until nothing is left to mend. A file is read
again before it is written: what would not be the catalog that is meant stays.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.choosing import Choice, narrow
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    open_catalog_file,
    read_ledger,
    site_catalog_path,
    take_inventory,
)
from pipeline.building.contents.sources import read_article, targets
from pipeline.building.contents.waiving import waived
from pipeline.building.contents.words import MASTER
from pipeline.catalogs import Retouch, parse, retouch
from pipeline.errors import StoreError
from pipeline.model.catalogs import Catalog, Translation, is_same
from pipeline.model.diagnostics import Checked, Diagnostic, Fix
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Executor, Store
from pipeline.validating import mend, settle, validate, validate_words

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
) -> tuple[Correction, ...]:
    """Mend the catalogs of a site: all, those that are named, or that differ.

    Only fixes that change nothing one would read aloud are done, and none
    that a waiver speaks against. With `check_only` nothing is written. `only`
    and `then` are as in `check`.
    """
    files = take_inventory(site, store, read_ledger(site, store)).value
    choice = narrow(only, files, site, store, then)
    bench = _Bench(site=site, store=store, choice=choice, check_only=check_only)
    work = batches(choice.articles, executor.workers)
    batched = executor.map(partial(_correct_batch, bench), work)
    done = [each for batch in batched for each in batch]
    if not only:
        done += filter(None, (_corrected(job, bench) for job in _words(bench)))
    return tuple(sorted(done, key=lambda each: each.path))


def _correct_batch(
    bench: _Bench, files: tuple[ArticleFile, ...]
) -> tuple[Correction, ...]:
    jobs = (job for file in files for job in _catalogs(file, bench))
    return tuple(filter(None, (_corrected(job, bench) for job in jobs)))


def _catalogs(file: ArticleFile, bench: _Bench) -> Iterator[_Job]:
    """Yield the work on an article; that it can't be read, `check` says."""
    try:
        article = read_article(file, bench.site, bench.store).value
    except StoreError:
        return
    for locale in targets(article, bench.site):
        path = catalog_path(bench.site, locale, file.id)
        if bench.choice.has(to_tag(locale), path):
            yield _Job(
                path=path,
                parse=partial(
                    parse, path=path, locale=locale, source_locale=article.locale
                ),
                judge=partial(
                    validate,
                    article,
                    site=bench.site,
                    catalog_path=path,
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
