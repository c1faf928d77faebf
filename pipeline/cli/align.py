"""`diptyque align`: bring articles in that exist in two languages."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import to_builtins

from pipeline import building, reading
from pipeline.adapters import LocalStore, ProcessExecutor
from pipeline.adapters.paths import printable
from pipeline.building import AlignedPair, Stack
from pipeline.cli.options import jobs_option, output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import OpenSite, here, open_site, parse_language
from pipeline.cli.spoken import SpokenCommand
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import Phrase, say, say_list, say_many

_PLACE = click.Path(path_type=Path, exists=True)


@click.command("align", cls=SpokenCommand)
@click.argument("first", type=_PLACE)
@click.argument("second", type=_PLACE)
@click.option("--source", help="The language of the originals; FIRST's by default.")
@click.option(
    "--lang",
    "tags",
    nargs=2,
    metavar="LANGUAGE LANGUAGE",
    help="The languages of FIRST and SECOND, where their documents don't say.",
)
@click.option("--dry-run", "is_trial", is_flag=True, help="Write nothing.")
@site_option
@jobs_option
@output_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    first: Path,
    second: Path,
    source: str | None,
    tags: tuple[str, str] | None,
    is_trial: bool,
    folder: Path | None,
    jobs: int | None,
    output: Output,
) -> int:
    """Bring in articles that exist in two languages.

    FIRST and SECOND are two documents, one the translation of the other, or
    two folders of such. The original becomes an article, where it is not one
    already. Of the translation its catalog is filled: approved where that is
    certain, fuzzy where it is not. What has no partner is said.
    """
    opened = open_site(folder, is_judging=True)
    one, other = tags or ("", "")
    sides = (_side(first, one, opened), _side(second, other, opened))
    with ProcessExecutor(jobs) as executor:
        report = building.align(
            sides,
            opened.site,
            store=opened.store,
            executor=WatchedExecutor(executor, is_quiet=output.is_quiet),
            source=parse_language(source, opened.site) if source else None,
            check_only=is_trial,
        )
    return output.finish(
        report.diagnostics,
        _summary(report.pairs, is_trial=is_trial),
        {"pairs": [to_builtins(each) for each in report.pairs]},
    )


def _side(place: Path, tag: str, opened: OpenSite) -> Stack:
    """Return the documents at a place: a folder of them, or one alone.

    Raises `ConfigurationError` for what can't be an article.
    """
    folder = place if place.is_dir() else place.parent
    store = LocalStore(str((here() / folder).resolve()))
    paths: tuple[str, ...] = (place.name,)
    if place.is_dir():
        paths = tuple(each for each in store.walk() if each.endswith(reading.SUFFIXES))
    elif not place.name.endswith(reading.SUFFIXES):
        raise ConfigurationError(
            say("{path} is no document.", path=str(place)),
            say(
                "Its name must end in one of {suffixes}.",
                suffixes=", ".join(reading.SUFFIXES),
            ),
        )
    return Stack(
        store=store,
        paths=paths,
        folder=_from_root(folder, opened),
        is_inside=(here() / folder).resolve().is_relative_to(opened.root.resolve()),
        locale=parse_language(tag, opened.site) if tag else None,
    )


def _from_root(folder: Path, opened: OpenSite) -> str:
    """Return how one goes from the folder of the site to another; empty for itself.

    It is written into catalogs, which are to be the same wherever the site lies.
    """
    root, typed = opened.root.resolve(), here() / folder
    if typed.is_relative_to(root) and ".." not in typed.parts:
        return _named(typed.relative_to(root))  # a link may lead out of the site
    return _named(Path(os.path.relpath(typed.resolve(), root)))


def _named(place: Path) -> str:
    return "" if place == Path() else place.as_posix()


def _summary(pairs: tuple[AlignedPair, ...], *, is_trial: bool) -> Iterator[str]:
    """Yield a line for each article that came in, one for each catalog, and a sum."""
    for pair in pairs:
        if pair.origin:
            yield _copied(pair, is_trial=is_trial)
        yield say(
            "{catalog} {state}: {counts}",
            catalog=printable(pair.catalog),
            state=_state(pair, is_trial=is_trial),
            counts=say_list(_counts(pair)),
        )
    articles = say_many("{count} article", "{count} articles", count=len(pairs))
    filled = _filled(sum(pair.is_changed for pair in pairs), is_trial=is_trial)
    yield say("{what}: {counts}", what=articles, counts=filled)


def _copied(pair: AlignedPair, *, is_trial: bool) -> Phrase:
    source, origin = printable(pair.source), printable(pair.origin)
    if is_trial:
        return say("{path} would be copied from {origin}", path=source, origin=origin)
    return say("{path} copied from {origin}", path=source, origin=origin)


def _state(pair: AlignedPair, *, is_trial: bool) -> Phrase:
    if not pair.is_changed:
        return say("unchanged")
    return say("would be filled") if is_trial else say("filled")


def _filled(count: int, *, is_trial: bool) -> Phrase:
    if is_trial:
        return say_many(
            "{count} catalog would be filled",
            "{count} catalogs would be filled",
            count=count,
        )
    return say_many("{count} catalog filled", "{count} catalogs filled", count=count)


def _counts(pair: AlignedPair) -> Iterator[Phrase]:
    yield say_many("{count} approved", "{count} approved", count=pair.approved)
    yield say_many("{count} fuzzy", "{count} fuzzy", count=pair.fuzzy)
    if pair.untranslated:
        yield say_many(
            "{count} untranslated", "{count} untranslated", count=pair.untranslated
        )
