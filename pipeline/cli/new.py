"""`diptyque new`: begin an article."""

import json
import os
from pathlib import Path

import click

from pipeline import text
from pipeline.adapters import set_clock
from pipeline.cli.options import now_option, site_option
from pipeline.cli.sites import article_path, open_site, parse_language
from pipeline.cli.spoken import SpokenCommand
from pipeline.errors import ConfigurationError
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say


@click.command("new", cls=SpokenCommand)
@click.argument("title")
@click.option(
    "--lang",
    "tag",
    metavar="LANGUAGE",
    help="Its language; the site's first by default.",
)
@click.option(
    "--path",
    default="",
    metavar="PATH",
    help="Where it stands in the articles' folder.",
)
@site_option
@now_option
def command(
    *, title: str, tag: str | None, path: str, folder: Path | None, now: str
) -> int:
    """Begin an article with this TITLE, dated today."""
    opened = open_site(folder)
    site = opened.site
    words = text.trim(text.fold(text.normalize(title)))
    place = article_path(site, path or f"{text.slugify(words) or 'article'}.md")
    if not words or opened.store.exists(place):
        raise _refusal(words, place)
    locale = parse_language(tag, site) if tag else site.languages[0]
    today = site.moment(set_clock(site, now, os.environ).now()).date()
    opened.store.write(place, _article(words, to_tag(locale), today.isoformat()))
    click.echo(place)
    return 0


def _refusal(title: str, place: str) -> ConfigurationError:
    if not title:
        return ConfigurationError(say("The title is empty."), say("Give it in quotes."))
    return ConfigurationError(
        say("{path} is there already.", path=place),
        say("Choose another path with `--path`."),
    )


def _article(title: str, tag: str, today: str) -> bytes:
    """Return an article with nothing but its head; JSON's quotes are YAML's too."""
    quoted = json.dumps(title, ensure_ascii=False)
    head = f'title: {quoted}\nlang: {tag}\ndate: {today}\ntags: []\nsummary: ""'
    return f"---\n{head}\n---\n\n".encode()
