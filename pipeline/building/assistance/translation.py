"""A site → its catalogs with all that memory, glossary and engine can put in them.

Articles go through the workers, which look into memory and glossary; what is
still empty then is sent to the engine from here, a catalog at a time.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from pipeline.building.assistance.accents import accent
from pipeline.building.assistance.machines import ask
from pipeline.building.assistance.prefilling import Prefilled, Supplies, prefill
from pipeline.building.assistance.stocking import stock
from pipeline.building.assistance.wordings import prefill_words
from pipeline.building.contents.choosing import Choice, choose
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    read_ledger,
    site_catalog_path,
    take_inventory,
)
from pipeline.building.contents.naming import read_glossary
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import is_pseudo
from pipeline.model.site import EngineChoice, Site
from pipeline.ports import Engine, Executor, Store, TranslationMemory


class TranslateReport(Struct, frozen=True, kw_only=True):
    """What was filled, or would be; `price` is that of what is sent to the engine."""

    catalogs: tuple[Prefilled, ...]
    engine: str = ""
    price: float = 0.0
    diagnostics: tuple[Diagnostic, ...] = ()


def translate(  # noqa: PLR0913 - the windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    executor: Executor,
    memory: TranslationMemory,
    engine: Engine | None = None,
    only: tuple[str, ...] = (),
    is_trial: bool = False,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> TranslateReport:
    """Fill the empty texts of catalogs, and tell translators what is known.

    `only` holds paths or ids of articles, paths of catalogs, or language tags.
    With `is_trial` nothing is written or sent. `told` hears how many catalogs
    the engine has done, of how many. Raises `ConfigurationError` for a name
    that means nothing here, and `OperatingError` where the memory can't be
    used; an engine that fails is a finding, and what it did is kept.
    """
    glossary = read_glossary(site, store)
    stock(site, store=store, executor=executor, memory=memory)
    choice = choose(only, _articles(site, store), site)
    supplies = Supplies(
        site=site,
        store=store,
        memory=memory,
        glossary=glossary.value,
        is_trial=is_trial,
    )
    known = _prefill(supplies, choice, executor)
    done = Checked(value=known.value)
    if engine and not is_trial:
        done = ask(engine, supplies, choice, known.value, told)
    found = (*glossary.diagnostics, *known.diagnostics, *done.diagnostics)
    return _report(done.value, engine, _price(site.translate.engine, known), found)


def _report(
    done: tuple[Prefilled, ...],
    engine: Engine | None,
    price: float,
    found: Iterable[Diagnostic],
) -> TranslateReport:
    return TranslateReport(
        catalogs=done,
        engine=engine.name if engine else "",
        price=price,
        diagnostics=tuple(sorted(found, key=lambda each: each.order)),
    )


def _articles(site: Site, store: Store) -> tuple[ArticleFile, ...]:
    return take_inventory(site, store, read_ledger(site, store)).value


def _prefill(
    supplies: Supplies, choice: Choice, executor: Executor
) -> Checked[tuple[Prefilled, ...]]:
    """Fill what memory and glossary know, and what is only made up."""
    work = batches(choice.articles, executor.workers)
    parts = list(executor.map(partial(prefill, supplies, choice), work))
    words = list(_prefill_words(supplies, choice))
    own = tuple(each.value for each in words if each.value)
    return Checked(
        value=(*(each for part in parts for each in part.value), *own),
        diagnostics=(
            *(found for part in parts for found in part.diagnostics),
            *(found for each in words for found in each.diagnostics),
        ),
    )


def _prefill_words(
    supplies: Supplies, choice: Choice
) -> Iterator[Checked[Prefilled | None]]:
    """Fill the site's own words in the languages that were asked for."""
    for locale in supplies.site.languages:
        if site_catalog_path(supplies.site, locale) not in choice.words:
            continue
        if is_pseudo(locale):
            yield Checked(value=accent(supplies, locale))
        else:
            yield prefill_words(supplies, locale)


def _price(choice: EngineChoice | None, known: Checked[tuple[Prefilled, ...]]) -> float:
    """Return what it costs to have the rest translated by a machine."""
    letters = sum(each.letters for each in known.value)
    return letters * choice.price / _MILLION if choice else 0.0


_MILLION = 1_000_000
