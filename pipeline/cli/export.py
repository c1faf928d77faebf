"""`diptyque export`: write files for other translation programs."""

from collections.abc import Iterator
from pathlib import Path

import click

from pipeline import building
from pipeline.adapters import LocalStore, ProcessExecutor
from pipeline.adapters.paths import printable
from pipeline.building import ExchangeForm, ExportReport, Wish
from pipeline.cli.options import jobs_option, output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import OpenSite, here, open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say, say_many

_SUFFIXES = {
    ExchangeForm.XLIFF: (".xlf", ".xliff"),
    ExchangeForm.XLIFF_12: (".xlf", ".xliff"),
    ExchangeForm.TMX: (".tmx",),
    ExchangeForm.TBX: (".tbx",),
}


@click.command("export", cls=SpokenCommand)
@click.argument("names", nargs=-1, metavar="[ARTICLE|CATALOG|LANGUAGE]...")
@click.option(
    "--as",
    "form_name",
    type=click.Choice([each.value for each in ExchangeForm]),
    default=ExchangeForm.XLIFF.value,
    show_default=True,
    help="What is written: texts (XLIFF), the memory (TMX), the glossary (TBX), "
    "projects of OmegaT, or pages for another site generator.",
)
@click.option(
    "--output",
    "place",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder, for a file of each catalog; or the name of one file.",
)
@click.option(
    "--unfinished",
    "is_unfinished",
    is_flag=True,
    help="Leave out the catalogs in which every text is approved.",
)
@site_option
@jobs_option
@output_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    names: tuple[str, ...],
    form_name: str,
    place: Path,
    is_unfinished: bool,
    folder: Path | None,
    jobs: int | None,
    output: Output,
) -> int:
    """Write files for other translation programs.

    What comes back from them is taken in by `diptyque ingest`. Nothing of the
    site is changed.
    """
    opened = open_site(folder)
    form = ExchangeForm(form_name)
    is_file = place.suffix.lower() in _SUFFIXES.get(form, ())
    target = here() / place
    wish = Wish(
        form=form,
        names=tuple(map(opened.relative, names)),
        name=place.name if is_file else "",
        is_unfinished=is_unfinished,
    )
    store = _store(target.parent if is_file else target, opened, is_file=is_file)
    with ProcessExecutor(jobs) as executor:
        watched = WatchedExecutor(executor, is_quiet=output.is_quiet)
        report = building.export(
            wish, opened.site, store=opened.store, executor=watched
        )
    for file in report.files:
        store.write(file.path, file.content)
    facts = {"files": [each.path for each in report.files], "texts": report.texts}
    return output.finish(report.diagnostics, _summary(report), facts)


def _store(folder: Path, opened: OpenSite, *, is_file: bool) -> LocalStore:
    """Return the store to write in; not one among the sources of the site."""
    place = folder.resolve()
    site, root = opened.site, opened.root.resolve()
    sources = (site.articles, site.locales, site.theme, site.static)
    if any(place.is_relative_to(root / each) for each in sources) and not is_file:
        raise ConfigurationError(
            say("{place} is where the sources of the site are.", place=str(place)),
            say("Choose a folder of its own with `--output`."),
        )
    return LocalStore(str(place))


def _summary(report: ExportReport) -> Iterator[str]:
    for file in report.files:
        yield printable(file.path)
    yield say_many("{count} entry", "{count} entries", count=report.texts)
