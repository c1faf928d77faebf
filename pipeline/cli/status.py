"""`diptyque status`: what there is to translate, and what an edit costs."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from pipeline import building
from pipeline.adapters import ProcessExecutor, set_clock
from pipeline.adapters.histories import GitHistory
from pipeline.adapters.revisions import open_revision
from pipeline.building import EditionCost, EditionStatus, StatusReport, Tally
from pipeline.cli.options import (
    jobs_option,
    json_option,
    languages_option,
    now_option,
    site_option,
)
from pipeline.cli.output import Output
from pipeline.cli.overview import write_overview
from pipeline.cli.prices import write_prices
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import OpenSite, open_site, parse_languages
from pipeline.cli.spoken import SpokenCommand
from pipeline.model.catalogs import State
from pipeline.model.locales import to_tag
from pipeline.ports import Executor


@click.command("status", cls=SpokenCommand)
@click.argument("names", nargs=-1, metavar="[ARTICLE|LANGUAGE]...")
@click.option(
    "--since",
    "revision",
    metavar="REVISION",
    help="Say what the edit since a revision of git costs those who translate.",
)
@languages_option("show")
@site_option
@jobs_option
@now_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    names: tuple[str, ...],
    revision: str | None,
    tags: tuple[str, ...],
    folder: Path | None,
    jobs: int | None,
    now: str,
    is_json: bool,
) -> int:
    """Say how far each article is in each language, the most urgent first.

    Outdated articles that readers see come first, then those in part, then
    those that are not translated; of each kind the newest first.
    """
    opened = open_site(folder)
    output = Output(form="json" if is_json else "text")
    languages = map(to_tag, parse_languages(tags, opened.site))
    only = (*map(opened.relative, names), *languages)
    with ProcessExecutor(jobs) as processes:
        executor = WatchedExecutor(processes, is_quiet=is_json)
        if revision is not None:
            return _compare(revision, only, opened, executor, output)
        report = building.survey(
            opened.site,
            store=opened.store,
            history=GitHistory(str(opened.root)),
            executor=executor,
            clock=set_clock(opened.site, now, os.environ),
            only=only,
        )
    is_named = any(name not in map(to_tag, opened.site.languages) for name in only)
    lines = write_overview(report, has_complete=is_named)
    return output.finish(report.diagnostics, lines, _facts(report))


def _compare(
    revision: str,
    only: tuple[str, ...],
    opened: OpenSite,
    executor: Executor,
    output: Output,
) -> int:
    """Say what the edit since a revision costs."""
    then = open_revision(str(opened.root), revision)
    report = building.compare(
        opened.site, store=opened.store, then=then, executor=executor, only=only
    )
    facts = {
        "since": revision,
        "commit": then.commit,
        "articles": report.articles,
        "editions": [_price(each) for each in report.editions],
        "totals": {
            to_tag(at): to_builtins(cost) for at, cost in report.totals().items()
        },
    }
    return output.finish(report.diagnostics, write_prices(report), facts)


def _price(edition: EditionCost) -> dict[str, Any]:
    return {
        "article": edition.path,
        "id": edition.id,
        "language": to_tag(edition.locale),
        **to_builtins(edition.cost),
    }


def _facts(report: StatusReport) -> dict[str, Any]:
    return {
        "now": report.now.isoformat(),
        "editions": [_edition(each, report) for each in report.editions],
        "totals": {
            to_tag(each.locale): {
                "articles": each.editions,
                "complete": each.complete,
                "share": each.share,
                "texts": _texts(each.texts),
            }
            for each in report.languages()
        },
    }


def _edition(edition: EditionStatus, report: StatusReport) -> dict[str, Any]:
    return {
        "article": edition.path,
        "id": edition.id,
        "catalog": edition.catalog,
        "source": to_tag(edition.source_locale),
        "language": to_tag(edition.locale),
        "state": edition.state,
        "urgency": edition.urgency.label,
        "is_published": edition.is_published,
        "is_draft": edition.is_draft,
        "is_behind": edition.is_behind,
        "share": edition.share,
        "texts": _texts(edition.texts),
        "date": edition.date and edition.date.isoformat(),
        "since": edition.since and edition.since.isoformat(),
        "age": edition.age(report.now),
    }


def _texts(texts: Mapping[State, Tally]) -> dict[str, Any]:
    return {state: to_builtins(texts.get(state, Tally())) for state in State}
