"""What an edit costs → the sentences that an author reads before merging."""

from collections.abc import Iterator

import click

from pipeline.adapters.paths import printable
from pipeline.building import Cost, CostReport, Tally
from pipeline.cli.output import wrapped
from pipeline.cli.overview import language_name
from pipeline.cli.tallies import count_words
from pipeline.cli.wording import tell
from pipeline.model.locales import to_tag
from pipeline.model.phrases import Phrase, say, say_list, say_many

_INDENT = " " * 6


def write_prices(report: CostReport) -> Iterator[str]:
    """Yield what the edit costs in each article and language, and in all."""
    path = ""
    for each in report.editions:
        if each.cost.is_free:
            continue
        if each.path != path:
            yield click.style(printable(each.path), bold=True)
        path = each.path
        label = f"  {to_tag(each.locale)}  ".ljust(len(_INDENT))
        yield from wrapped(label + tell(_told(each.cost)), _INDENT)
    if path:
        yield ""
    yield from _totals(report)


def _totals(report: CostReport) -> Iterator[str]:
    if not report.articles:
        yield say("No article differs.")
        return
    dear = [each for each in report.totals().items() if not each[1].is_free]
    for locale, cost in dear:
        yield from wrapped(tell(_total(language_name(locale), cost)))
    if not dear:
        yield say_many(
            "{count} article differs, and there is nothing to translate anew.",
            "{count} articles differ, and there is nothing to translate anew.",
            count=report.articles,
        )


def _total(language: str, cost: Cost) -> Phrase:
    if any(_work(cost)):
        return say(
            "In {language} this edit makes {cost}.",
            language=language,
            cost=_told(cost),
        )
    return say(
        "In {language} this edit costs nothing; {cost}.",
        language=language,
        cost=_told(cost),
    )


def _told(cost: Cost) -> str:
    """Return a cost in words: what is to be done, and what is kept."""
    work = say_list(_work(cost))
    if not cost.kept:
        return work
    kept = say_many(
        "{count} typographic change keeps its approval",
        "{count} typographic changes keep their approval",
        count=cost.kept,
    )
    return say("{work}; {kept}", work=work, kept=kept) if work else kept


def _work(cost: Cost) -> Iterator[Phrase]:
    if cost.outdated.texts:
        yield _outdated(cost.outdated)
    if cost.new.texts:
        yield _new(cost.new)
    if cost.figures:
        yield say_many(
            "{count} number to check", "{count} numbers to check", count=cost.figures
        )
    if cost.names:
        yield say_many(
            "{count} name to check", "{count} names to check", count=cost.names
        )
    if cost.regrouped:
        yield say_many(
            "{count} split or joined paragraph to check",
            "{count} split or joined paragraphs to check",
            count=cost.regrouped,
        )


def _outdated(tally: Tally) -> Phrase:
    return say_many(
        "{count} sentence ({words}) outdated",
        "{count} sentences ({words}) outdated",
        count=tally.texts,
        words=count_words(tally),
    )


def _new(tally: Tally) -> Phrase:
    return say_many(
        "{count} sentence ({words}) new",
        "{count} sentences ({words}) new",
        count=tally.texts,
        words=count_words(tally),
    )
