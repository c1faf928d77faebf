"""`diptyque import`: make articles of pages from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import click
from babel import Locale
from msgspec import Struct, field

from pipeline import importing, reading
from pipeline.cli.files import read_whole
from pipeline.cli.options import output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.sites import OpenSite, article_path, open_site, parse_language
from pipeline.cli.spoken import SpokenCommand
from pipeline.importing import ImportedArticle
from pipeline.model.diagnostics import Diagnostic, Severity, worst
from pipeline.model.phrases import say

_ENOUGH = 4 * 1024 * 1024
"""In bytes, more than a page may have: a device could be read without end."""


@click.command("import", cls=SpokenCommand)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--lang",
    "tag",
    metavar="LANGUAGE",
    help="The language of the pages, where it is known.",
)
@click.option(
    "--to",
    "target",
    default="",
    metavar="FOLDER",
    help="A folder among the articles.",
)
@site_option
@output_options
def command(
    *,
    files: tuple[Path, ...],
    tag: str | None,
    target: str,
    folder: Path | None,
    output: Output,
) -> int:
    """Turn pages from elsewhere into articles.

    Each FILE is a page that was saved as HTML or pasted as plain text. The
    frame of the site that it came from is left out. What could not be decided
    is said, on the line of the page.
    """
    opened = open_site(folder)
    locale = parse_language(tag, opened.site) if tag else None
    desk = _Desk(opened=opened, locale=locale, target=target)
    for file in files:
        desk.bring_in(file)
    facts = {"articles": desk.written}
    return output.finish(desk.diagnostics, desk.written, facts)


class _Desk(Struct, kw_only=True):
    """Where pages arrive one by one; `written` are the articles made of them."""

    opened: OpenSite
    locale: Locale | None
    target: str
    written: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def bring_in(self, file: Path) -> None:
        """Make an article of one page, unless it can't be read or is there."""
        decoded = reading.decode(str(file), read_whole(file, _ENOUGH))
        self.diagnostics += decoded.diagnostics
        if worst(decoded.diagnostics) is Severity.ERROR:
            return
        imported = importing.import_page(decoded.value, self.locale)
        self.diagnostics += imported.diagnostics
        article = imported.value
        name = "/".join(filter(None, (self.target, f"{article.slug}.md")))
        path = article_path(self.opened.site, name)
        problems = list(self._problems(article, str(file), path))
        self.diagnostics += problems
        if worst(problems) is not Severity.ERROR:
            self.opened.store.write(path, article.content.encode())
            self.written.append(path)

    def _problems(
        self, article: ImportedArticle, file: str, path: str
    ) -> Iterator[Diagnostic]:
        if self.opened.store.exists(path):
            message = say(
                "{path} is there already. Delete it, or use `--to`.", path=path
            )
            yield _finding("import-exists", Severity.ERROR, message, file)
        languages = {locale.language for locale in self.opened.site.languages}
        if article.locale.language not in languages:
            message = say(
                "`{language}` is not a language of this site. Add it to `languages`, "
                "or give `--lang`.",
                language=str(article.locale),
            )
            yield _finding("import-language", Severity.WARNING, message, file)


def _finding(code: str, severity: Severity, message: str, path: str) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, path=path)
