"""`diptyque explain`: why an article is as it is, and what readers see of it."""

import os
from pathlib import Path
from typing import Any

import click

from pipeline import building
from pipeline.adapters import set_clock
from pipeline.adapters.histories import GitHistory
from pipeline.building import (
    ArticleAccount,
    EditionAccount,
    FileOrigin,
    MessageAccount,
    Selection,
)
from pipeline.cli.narrative import REASONS, write_narrative
from pipeline.cli.options import json_option, languages_option, now_option, site_option
from pipeline.cli.origins import (
    commit_facts,
    file_facts,
    origin_facts,
    write_file,
    write_origins,
)
from pipeline.cli.output import Output
from pipeline.cli.sites import OpenSite, open_site, parse_languages
from pipeline.cli.spoken import SpokenCommand
from pipeline.cli.wording import tell
from pipeline.model.locales import to_tag
from pipeline.ports import History


@click.command("explain", cls=SpokenCommand)
@click.argument("name", metavar="ARTICLE|PAGE")
@click.option("--line", type=click.IntRange(1), help="Only the text on a line.")
@click.option("--message", "text", metavar="TEXT", help="Only texts that have this.")
@languages_option("explain")
@site_option
@now_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    name: str,
    line: int | None,
    text: str | None,
    tags: tuple[str, ...],
    folder: Path | None,
    now: str,
    is_json: bool,
) -> int:
    """Say why each text of an article is in its state, and what readers see.

    An article is named by its path or id, or by the path of a catalog. Of a page of
    the output, named by its path or its URL, it is also said from what it was made,
    the latest change first; of a list, a feed, a sitemap, a picture or any other
    file of the output this alone.
    """
    opened = open_site(folder, is_judging=True)
    history, named = GitHistory(str(opened.root)), opened.relative(name)
    page = building.find_page(named, opened.site, store=opened.store, history=history)
    output = Output(form="json" if is_json else "text")
    if page is None and (found := _file(named, opened, history)):
        return output.finish((), write_file(found, opened.site), _of_file(found))
    account = building.explain(
        page.article_id if page else named,
        opened.site,
        store=opened.store,
        history=history,
        clock=set_clock(opened.site, now, os.environ),
        languages=(page.locale,) if page else parse_languages(tags, opened.site),
        selection=Selection(line=line or 0, text=text or ""),
    )
    origins = write_origins(page, opened.site) if page else ()
    narrative = write_narrative(account, opened.site, is_full=bool(line or text))
    facts = _facts(account) | ({"page": origin_facts(page)} if page else {})
    return output.finish(account.diagnostics, (*origins, *narrative), facts)


def _file(name: str, opened: OpenSite, history: History) -> FileOrigin | None:
    output = opened.output(None)
    return building.find_file(
        name, opened.site, store=opened.store, output=output, history=history
    )


def _of_file(found: FileOrigin) -> dict[str, Any]:
    return {"page": file_facts(found)}


def _facts(account: ArticleAccount) -> dict[str, Any]:
    policy = account.policy
    return {
        "article": account.path,
        "id": account.id,
        "language": to_tag(account.locale),
        "is_translated": account.is_translated,
        "policy": {
            "publish_from": policy.publish_from,
            "required": policy.required,
            "outdated": policy.outdated,
        },
        "editions": [_edition(each) for each in account.editions],
    }


def _edition(edition: EditionAccount) -> dict[str, Any]:
    return {
        "language": to_tag(edition.locale),
        "catalog": edition.catalog,
        "state": edition.state,
        "is_published": not edition.obstacles,
        "is_held": edition.is_held,
        "obstacles": edition.obstacles,
        "missing": edition.missing,
        "share": edition.share,
        "messages": [_message(each) for each in edition.messages],
    }


def _message(each: MessageAccount) -> dict[str, Any]:
    return {
        "line": each.message.line,
        "kind": each.message.kind,
        "context": each.message.context,
        "msgid": each.message.text,
        "state": each.state,
        "reason": each.reason,
        "why": tell(REASONS[each.reason]),
        "details": [tell(each) for each in each.details],
        "since": commit_facts(each.commit) if each.commit else None,
        "is_uncommitted": each.is_uncommitted,
        "shown": each.shown,
        "shown_language": to_tag(each.shown_locale) if each.shown_locale else None,
    }
