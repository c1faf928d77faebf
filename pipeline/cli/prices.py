"""What an edit costs → the sentences that an author reads before merging."""

from collections.abc import Iterator

import click

from pipeline.adapters.paths import printable
from pipeline.building import Cost, CostReport, Tally
from pipeline.cli.output import plural, wrapped
from pipeline.cli.overview import language_name
from pipeline.model.locales import to_tag

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
        yield from wrapped(label + _told(each.cost), _INDENT)
    if path:
        yield ""
    yield from _totals(report)


def _totals(report: CostReport) -> Iterator[str]:
    if not report.articles:
        yield "No article differs."
        return
    dear = [each for each in report.totals().items() if not each[1].is_free]
    for locale, cost in dear:
        does = "this edit makes" if any(_work(cost)) else "this edit costs nothing;"
        yield from wrapped(f"In {language_name(locale)} {does} {_told(cost)}.")
    if not dear:
        articles = plural(report.articles, "article")
        verb = "differs" if report.articles == 1 else "differ"
        yield f"{articles} {verb}, and there is nothing to translate anew."


def _told(cost: Cost) -> str:
    """Return a cost in words: what is to be done, and what is kept."""
    return "; ".join(filter(None, (", ".join(_work(cost)), _kept(cost.kept))))


def _kept(count: int) -> str:
    verb = "keeps its approval" if count == 1 else "keep their approval"
    return f"{plural(count, 'typographic change')} {verb}" if count else ""


def _work(cost: Cost) -> Iterator[str]:
    yield from _sentences(cost.outdated, "outdated")
    yield from _sentences(cost.new, "new")
    counts = (
        (cost.figures, "number"),
        (cost.names, "name"),
        (cost.regrouped, "split or joined paragraph"),
    )
    for count, noun in counts:
        if count:
            yield f"{plural(count, noun)} to check"


def _sentences(tally: Tally, state: str) -> Iterator[str]:
    if tally.texts:
        words = plural(tally.words, "word")
        yield f"{plural(tally.texts, 'sentence')} ({words}) {state}"
