"""`diptyque check`: judge articles and catalogs, and mend what can be mended."""

from collections.abc import Iterable, Iterator
from difflib import diff_bytes, unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import building
from pipeline.adapters import PillowDarkroom, ProcessExecutor, fingerprint
from pipeline.adapters.paths import printable
from pipeline.cli import linking
from pipeline.cli.linking import AskLinks, link_options
from pipeline.cli.options import jobs_option, output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import OpenSite, open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.model.phrases import Phrase, say, say_list, say_many
from pipeline.ports import Store

if TYPE_CHECKING:  # what corrects is slow to load, and often not asked for
    from pipeline.building import CheckReport, Correction


@click.command("check", cls=SpokenCommand)
@click.argument("names", nargs=-1, metavar="[ARTICLE|CATALOG|LANGUAGE]...")
@click.option(
    "--sources",
    "has_sources",
    is_flag=True,
    help="Judge the articles too: what will trouble translators and readers.",
)
@click.option(
    "--changed-since",
    "revision",
    metavar="REVISION",
    help="Only what differs from a revision of git: main, HEAD~1.",
)
@click.option(
    "--fix",
    "is_fixing",
    is_flag=True,
    help="Mend the catalogs first, where a fix changes nothing one would read aloud.",
)
@click.option(
    "--diff",
    "is_diff",
    is_flag=True,
    help="Show what --fix would change; exit with 1 if it would. Change nothing.",
)
@click.option(
    "--explain",
    "code",
    metavar="CODE",
    help="Say what a rule looks for, why, and what to do. Judge nothing.",
)
@link_options
@site_option
@jobs_option
@output_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    names: tuple[str, ...],
    has_sources: bool,
    revision: str | None,
    is_fixing: bool,
    is_diff: bool,
    code: str | None,
    links: AskLinks,
    folder: Path | None,
    jobs: int | None,
    output: Output,
) -> int:
    """Judge all articles and catalogs, or only those that are named.

    An article is named by its path or id, a catalog by its path, a language
    by its tag.
    """
    # Over 30 lines: twelve are its options.
    if code:
        return _explain(code, folder, output)
    opened = open_site(folder, is_judging=True)
    mended: tuple[Correction, ...] = ()
    program = fingerprint(opened.site)
    with ProcessExecutor(jobs) as executor:
        asked: dict[str, Any] = {
            "store": opened.store,
            "executor": WatchedExecutor(executor, is_quiet=output.is_quiet),
            "only": tuple(map(opened.relative, names)),
            "then": _open_revision(opened, revision) if revision else None,
        }
        if is_fixing or is_diff:
            mended = building.correct(
                opened.site, **asked, check_only=is_diff, program=program
            )
        web = links(opened.site, **asked)
        asked |= {"has_sources": has_sources, "darkroom": PillowDarkroom()}
        report = building.check(opened.site, **asked, program=program)
    return output.finish(
        (*report.diagnostics, *linking.findings(web)),
        [*_mended(mended, is_diff=is_diff), *_summary(report), *linking.summary(web)],
        _facts(report, mended) | linking.facts(web),
        would_change=is_diff and bool(mended),
    )


def _explain(code: str, folder: Path | None, output: Output) -> int:
    # It loads all rules, which most checks need but when something has changed.
    from pipeline.cli.rulings import explain_rule, rule_facts  # noqa: PLC0415

    facts = rule_facts(code, folder)
    return output.finish((), [explain_rule(code, folder).rstrip("\n")], facts)


def _open_revision(opened: OpenSite, revision: str) -> Store:
    # What runs git is rarely needed, and takes a while to load.
    from pipeline.adapters.revisions import open_revision  # noqa: PLC0415

    return open_revision(str(opened.root), revision)


def _facts(report: "CheckReport", mended: "Iterable[Correction]") -> dict[str, Any]:
    return {
        "articles": report.articles,
        "catalogs": report.catalogs,
        "waived": report.waived,
        "mended": [
            {"path": each.path, "codes": dict(each.codes), "diff": _diff(each)}
            for each in mended
        ],
    }


def _mended(corrections: "Iterable[Correction]", *, is_diff: bool) -> Iterator[str]:
    """Yield a line for each catalog that was mended, or the diff of one that would."""
    for each in corrections:
        if is_diff:
            yield _diff(each)
            continue
        codes = say_list(_times(code, count) for code, count in each.codes)
        yield say("mended {path}: {codes}", path=printable(each.path), codes=codes)


def _times(code: str, count: int) -> Phrase:
    return say("{count} × {code}", count=count, code=code)


def _diff(correction: "Correction") -> str:
    """Return the difference as `patch` reads it."""
    name = printable(correction.path).encode()
    lines = diff_bytes(
        unified_diff,
        correction.before.split(b"\n"),
        correction.after.split(b"\n"),
        b"a/" + name,
        b"b/" + name,
        lineterm=b"",
    )
    return b"\n".join(lines).decode()


def _summary(report: "CheckReport") -> Iterator[str]:
    articles = say_many("{count} article", "{count} articles", count=report.articles)
    catalogs = say_many("{count} catalog", "{count} catalogs", count=report.catalogs)
    yield say("{articles} and {catalogs} checked", articles=articles, catalogs=catalogs)
    if report.waived:
        yield say_many(
            "{count} waiver used", "{count} waivers used", count=report.waived
        )
    safe = sum(bool(each.fix and each.fix.is_safe) for each in report.diagnostics)
    if safe:
        yield say_many(
            "{count} finding can be mended with --fix",
            "{count} findings can be mended with --fix",
            count=safe,
        )
