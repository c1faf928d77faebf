"""Articles → what is found in them and their catalogs, recalled or found now."""

from collections.abc import Iterator, Mapping
from functools import partial
from operator import attrgetter

from msgspec.structs import replace

from pipeline import validating
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    explicit_ids,
    open_catalog_file,
)
from pipeline.building.inspection.anchors import outline
from pipeline.building.inspection.errands import Errand
from pipeline.building.inspection.records import Catalogued, Judgment
from pipeline.building.manuscripts.studying import Perusal, peruse_all
from pipeline.building.traces.remembering import pack_findings
from pipeline.building.traces.witnesses import WitnessStore
from pipeline.catalogs import parse
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.locales import parse_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.validating import Rendering


def judge(
    files: tuple[ArticleFile, ...], known: Mapping[str, Judgment], errand: Errand
) -> tuple[Judgment, ...]:
    """Judge the articles of which something has changed; return all, by their paths."""
    held = {file: _held(file, known, errand) for file in files}
    fresh = tuple(file for file, each in held.items() if each is None)
    look = partial(
        _judge_batch, errand.site, errand.store, has_sources=errand.has_sources
    )
    executor, sight = errand.executor, errand.sight
    every = [each for each in held.values() if each is not None]
    for batch in executor.map(look, batches(fresh, executor.workers)):
        for each in batch:
            seen = {path: content for path, (_, content) in each.inputs.items()}
            every.append(replace(each, inputs=sight.stamped(seen)))
    return tuple(sorted(every, key=attrgetter("path")))


def _held(
    file: ArticleFile, known: Mapping[str, Judgment], errand: Errand
) -> Judgment | None:
    """Return what was found of an article, if the same would be found now."""
    record = known.get(file.path)
    if record is None or record.id != file.id:
        return None
    inputs = errand.sight.renewed(record.inputs)
    if inputs is record.inputs:
        return record
    return None if inputs is None else replace(record, inputs=inputs)


def _judge_batch(
    site: Site, store: Store, files: tuple[ArticleFile, ...], *, has_sources: bool
) -> tuple[Judgment, ...]:
    """Judge articles, and note what was read for each on the way."""
    witnesses = [WitnessStore(store) for _ in files]
    work = tuple(zip(files, witnesses, strict=True))
    every = peruse_all(work, site, has_sources=has_sources)
    return tuple(
        _judged(file, perused, site, witness)
        for (file, witness), perused in zip(work, every, strict=True)
    )


def _judged(
    file: ArticleFile, perused: Perusal, site: Site, witness: WitnessStore
) -> Judgment:
    explicit = explicit_ids(witness, (file.path,))
    return Judgment(
        path=file.path,
        id=file.id,
        explicit=explicit[file.path],
        inputs={path: ("", seen) for path, seen in witness.seen.items()},
        found=pack_findings(perused.found),
        judged=pack_findings(perused.judged),
        outline=outline(perused.article),
        catalogs=tuple(_catalogued(perused, site)),
    )


def _catalogued(perused: Perusal, site: Site) -> Iterator[Catalogued]:
    article = perused.article
    for tag, catalog in perused.catalogs.items():
        path = catalog_path(site, parse_tag(tag), article.id)
        texts = tuple(validating.renderings(catalog, tag, path, article.path))
        marks = validating.mark(texts, site)
        yield Catalogued(tag=tag, path=path, marks=marks, is_begun=bool(texts))


def survey(judged: tuple[Judgment, ...], errand: Errand) -> tuple[Diagnostic, ...]:
    """Judge the texts of all articles beside one another.

    Only the catalogs are read again in which something may be found.
    """
    marks = {one.path: one.marks for each in judged for one in each.catalogs}
    wanted = validating.suspects(marks)
    work = tuple(
        (each.path, one)
        for each in judged
        for one in each.catalogs
        if one.path in wanted
    )
    executor = errand.executor
    read = partial(_read_batch, errand.store)
    every = executor.map(read, batches(work, executor.workers))
    texts = [text for batch in every for text in batch]
    return validating.survey(texts, errand.site)


def _read_batch(
    store: Store, work: tuple[tuple[str, Catalogued], ...]
) -> tuple[Rendering, ...]:
    return tuple(text for article, each in work for text in _read(article, each, store))


def _read(article: str, each: Catalogued, store: Store) -> Iterator[Rendering]:
    """Yield the texts of a catalog, which could be read a moment ago."""
    content = open_catalog_file(each.path, store).value
    locale = parse_tag(each.tag)
    catalog = content and parse(content, each.path, locale=locale).value
    if catalog:
        yield from validating.renderings(catalog, each.tag, each.path, article)
