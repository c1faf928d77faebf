"""`diptyque extract`: bring every catalog up to date."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from pipeline import building
from pipeline.adapters import ProcessExecutor, fingerprint
from pipeline.adapters.paths import printable
from pipeline.building import Action, Change, ExtractReport, Tally
from pipeline.cli.ledgers import ledger_option, with_ledger
from pipeline.cli.options import check_option, jobs_option, output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.cli.tallies import count_words
from pipeline.model.phrases import Phrase, say, say_list, say_many


@click.command("extract", cls=SpokenCommand)
@site_option
@jobs_option
@click.option(
    "--prune",
    "is_pruning",
    is_flag=True,
    help="Remove obsolete entries, and catalogs of articles that are gone.",
)
@ledger_option
@check_option("a catalog would change")
@output_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    folder: Path | None,
    jobs: int | None,
    is_pruning: bool,
    ledger: str | None,
    is_check: bool,
    output: Output,
) -> int:
    """Bring the catalogs of all articles up to date.

    A new or changed text is added to the catalog of each language, and what
    was approved is kept. A catalog in which nothing changed is not touched.
    An article that was renamed is recognised, and keeps its catalogs. Nothing
    is ever removed but with --prune, which says what goes.
    """
    opened = open_site(folder)
    # No deployment tells the next command under which name an article was recognised.
    store = with_ledger(opened, ledger, is_kept=True)
    with ProcessExecutor(jobs) as executor:
        report = building.extract(
            opened.site,
            store=store,
            executor=WatchedExecutor(executor, is_quiet=output.is_quiet),
            check_only=is_check,
            prune=is_pruning,
            program=fingerprint(opened.site),
        )
    return output.finish(
        report.diagnostics,
        _summary(report, is_check=is_check),
        _facts(report),
        would_change=is_check and bool(report.changes),
    )


def _facts(report: ExtractReport) -> dict[str, Any]:
    return {
        "articles": report.articles,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "changes": [to_builtins(each) for each in report.changes],
    }


def _summary(report: ExtractReport, *, is_check: bool) -> Iterator[str]:
    """Yield a line for each file that changed, and one for all."""
    for change in report.changes:
        yield _sentence(change, is_check=is_check)
    removed = sum(each.action is Action.REMOVED for each in report.changes)
    counts = [_changed(len(report.changed), is_check=is_check)]
    if removed:
        counts.append(_removed(removed, is_check=is_check))
    counts.append(
        say_many("{count} unchanged", "{count} unchanged", count=report.unchanged)
    )
    articles = say_many("{count} article", "{count} articles", count=report.articles)
    yield say("{what}: {counts}", what=articles, counts=say_list(counts))


def _changed(count: int, *, is_check: bool) -> Phrase:
    if is_check:
        return say_many(
            "{count} catalog would be changed",
            "{count} catalogs would be changed",
            count=count,
        )
    return say_many("{count} catalog changed", "{count} catalogs changed", count=count)


def _removed(count: int, *, is_check: bool) -> Phrase:
    if is_check:
        return say_many(
            "{count} would be removed", "{count} would be removed", count=count
        )
    return say_many("{count} removed", "{count} removed", count=count)


def _sentence(change: Change, *, is_check: bool) -> Phrase:
    """Say what became of a file, and what that means in texts and words."""
    done = _PLANNED if is_check else _DONE
    place = printable(change.path)
    if change.origin:
        origin = printable(change.origin)
        place = say("{path}, which was {origin}", path=place, origin=origin)
    what = say("{done} {path}", done=done[change.action], path=place)
    counts = say_list(_counts(change))
    return say("{what}: {counts}", what=what, counts=counts) if counts else what


_DONE = {
    Action.CHANGED: say("changed"),
    Action.MOVED: say("moved"),
    Action.RECOGNIZED: say("recognized"),
    Action.PRUNED: say("pruned"),
    Action.REMOVED: say("removed"),
}
_PLANNED = {
    Action.CHANGED: say("would be changed"),
    Action.MOVED: say("would be moved"),
    Action.RECOGNIZED: say("would be recognized"),
    Action.PRUNED: say("would be pruned"),
    Action.REMOVED: say("would be removed"),
}


def _counts(change: Change) -> Iterator[Phrase]:
    if (count := change.added).texts:
        texts = say_many("{count} new text", "{count} new texts", count=count.texts)
        yield _with_words(texts, count)
    if (count := change.review).texts:
        texts = say_many(
            "{count} edited text", "{count} edited texts", count=count.texts
        )
        yield _with_words(texts, count)
    if (count := change.retired).texts:
        texts = say_many(
            "{count} retired text", "{count} retired texts", count=count.texts
        )
        yield _with_words(texts, count)
    if (count := change.restored).texts:
        texts = say_many(
            "{count} restored text", "{count} restored texts", count=count.texts
        )
        yield _with_words(texts, count)
    if (count := change.removed).texts:
        texts = say_many("{count} text", "{count} texts", count=count.texts)
        yield _with_words(texts, count)


def _with_words(texts: Phrase, count: Tally) -> Phrase:
    return say("{texts} ({words})", texts=texts, words=count_words(count))
