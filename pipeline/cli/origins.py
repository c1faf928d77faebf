"""Where a page comes from → what people and programs read of it."""

from collections.abc import Iterator
from typing import Any

from pipeline.adapters.paths import printable
from pipeline.building import FileOrigin, Provenance
from pipeline.building.answers.provenance import Input
from pipeline.cli.overview import language_name
from pipeline.cli.wording import tell
from pipeline.model.history import Commit
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say, say_many
from pipeline.model.site import Site


def write_origins(found: Provenance, site: Site) -> Iterator[str]:
    """Yield a line for the page, and one for each file that it was made from."""
    about = {
        "page": found.page,
        "article": found.article_id,
        "language": language_name(found.locale),
    }
    if found.is_former:
        yield say("{page} leads to where {article} is now, in {language}.", **about)
    else:
        yield say("{page} shows {article} in {language}. It is made from:", **about)
    for each in found.inputs:
        yield f"  {printable(each.path)}  {printable(tell(_changed(each, site)))}"
    yield ""


def write_file(found: FileOrigin, site: Site) -> Iterator[str]:
    """Yield a line for a file of the output, and one for each that it was made from."""
    yield _shown(found)
    for each in found.inputs[:_MOST]:
        yield f"  {printable(each.path)}  {printable(tell(_changed(each, site)))}"
    if (more := len(found.inputs) - _MOST) > 0:
        yield say_many(
            "  and {count} more file", "  and {count} more files", count=more
        )


def _shown(found: FileOrigin) -> str:
    page, count = found.page, len(found.articles)
    if not count:
        return say("{page} is made from:", page=page)
    if found.locale is None:
        return say_many(
            "{page} is about {count} article. It is made from:",
            "{page} is about {count} articles. It is made from:",
            page=page,
            count=count,
        )
    return say_many(
        "{page} shows {count} article in {language}. It is made from:",
        "{page} shows {count} articles in {language}. It is made from:",
        page=page,
        count=count,
        language=language_name(found.locale),
    )


_MOST = 12
"""How many files are named: the first is the one that made it anew."""


def file_facts(found: FileOrigin) -> dict[str, Any]:
    """Return the same for a program, with every file."""
    return {
        "page": found.page,
        "articles": found.articles,
        "language": to_tag(found.locale) if found.locale else None,
        "inputs": [_input_facts(each) for each in found.inputs],
    }


def _changed(each: Input, site: Site) -> str:
    if each.is_uncommitted:
        return say("not committed yet")
    return told_commit(each.commit, site) if each.commit else ""


def told_commit(commit: Commit, site: Site) -> str:
    """Return a commit in a line: its name, its day, by whom, what for."""
    day = site.moment(commit.moment).date().isoformat()
    return f"{commit.id[:8]}, {day}, {commit.author}: {commit.subject}"


def origin_facts(found: Provenance) -> dict[str, Any]:
    """Return the same for a program, the latest change first."""
    return {
        "page": found.page,
        "article": found.article_id,
        "language": to_tag(found.locale),
        "is_former": found.is_former,
        "inputs": [_input_facts(each) for each in found.inputs],
    }


def _input_facts(each: Input) -> dict[str, Any]:
    return {
        "path": each.path,
        "commit": commit_facts(each.commit) if each.commit else None,
        "is_uncommitted": each.is_uncommitted,
    }


def commit_facts(commit: Commit) -> dict[str, str]:
    """Return a commit for a program."""
    return {
        "commit": commit.id,
        "date": commit.moment.isoformat(),
        "author": commit.author,
        "subject": commit.subject,
    }
