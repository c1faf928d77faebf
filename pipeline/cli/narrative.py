"""The account of an article → what an author or a translator reads of it."""

from collections.abc import Iterable, Iterator

import click
from babel import Locale

from pipeline.adapters.paths import printable
from pipeline.building import (
    ArticleAccount,
    EditionAccount,
    MessageAccount,
    Obstacle,
    Reason,
)
from pipeline.cli.output import wrapped
from pipeline.cli.overview import language_name
from pipeline.model.catalogs import State
from pipeline.model.editions import EditionState
from pipeline.model.locales import to_tag
from pipeline.model.site import Site

_EXCERPT, _LONGEST = 45, 150
"""Characters of a message in its line, and of what readers see."""

_COLOURS = {
    State.APPROVED: "green",
    State.OUTDATED: "yellow",
    State.FUZZY: "yellow",
    State.UNTRANSLATED: "red",
}
REASONS = {
    Reason.APPROVED: "its text is approved",
    Reason.CARRIED: "only the typography of the source has changed since the approval",
    Reason.REJECTED: "its text has an error, so that it is not published",
    Reason.OUTDATED: "the source has changed since its text was approved",
    Reason.CHANGED: "the source has changed, and its text was never approved",
    Reason.GUESSED: "its text is marked fuzzy: nobody has approved it yet",
    Reason.EMPTY: "it has no text yet",
    Reason.NOT_EXTRACTED: "it is not in the catalog yet: run `diptyque extract`",
    Reason.UNREADABLE: "its catalog can't be read",
}
_PUBLISHED = {
    EditionState.SOURCE: "published: the original",
    EditionState.COMPLETE: "published, complete",
    EditionState.OUTDATED: "published; readers see an earlier text in places",
    EditionState.PARTIAL: "published; readers see the original in places",
}
_HELD = "published as it was when it was last complete"


def write_narrative(
    account: ArticleAccount, site: Site, *, is_full: bool
) -> Iterator[str]:
    """Yield the lines: what is decided of each edition, then its messages.

    Of an approved message there is one line, unless `is_full`.
    """
    yield click.style(printable(account.path), bold=True)
    origin = language_name(account.locale)
    yield f"id {printable(account.id)}, written in {origin}"
    if not account.is_translated:
        yield "It is not translated (`translate: no`)."
    for edition in account.editions:
        yield ""
        name = f"{language_name(edition.locale)} ({to_tag(edition.locale)}): "
        yield from wrapped(name + decision(edition, account), "  ")
        if edition.state is not EditionState.SOURCE:
            yield from wrapped(f"  {_policy(edition, account)}", "  ")
        for message in edition.messages:
            shown = _shown(message, account.locale)
            yield from _message(message, shown, site, is_full=is_full)


def decision(edition: EditionAccount, account: ArticleAccount) -> str:
    """Return whether an edition is published, and why not."""
    if not edition.obstacles:
        return _HELD if edition.is_held else _PUBLISHED[edition.state]
    reasons = (_obstacle(each, edition, account) for each in edition.obstacles)
    return f"not published, since {', and '.join(reasons)}"


def _obstacle(
    obstacle: Obstacle, edition: EditionAccount, account: ArticleAccount
) -> str:
    kinds = " and ".join(edition.missing)
    return {
        Obstacle.BROKEN: "the article has an error",
        Obstacle.DRAFT: "the article is a draft",
        Obstacle.EMBARGO: f"it is under embargo until {account.embargo}",
        Obstacle.ABSENT: "nothing that could be shown is translated",
        Obstacle.HOLD: "it is outdated, and no complete version was kept",
        Obstacle.REQUIRED: f"the {kinds} must be translated first",
        Obstacle.SHARE: "too little of it is translated",
    }[obstacle]


def _policy(edition: EditionAccount, account: ArticleAccount) -> str:
    policy = account.policy
    kinds = " and ".join(policy.required)
    required = f", with {kinds}" if kinds else ""
    return (
        f"{int(edition.share * 100)} % of the words have an approved text; the site "
        f"publishes from {int(policy.publish_from * 100)} %{required} "
        f'(`outdated = "{policy.outdated}"`).'
    )


def _message(
    each: MessageAccount, shown: str, site: Site, *, is_full: bool
) -> Iterator[str]:
    message = each.message
    state = "rejected" if each.reason is Reason.REJECTED else str(each.state)
    label = click.style(f"{state:12}", fg=_COLOURS[each.state])
    head = f"{message.line:5}  {message.kind:12}  "
    yield f"{head}{label}  {_shortened(message.text, _EXCERPT)}"
    if each.reason is Reason.APPROVED and not is_full:
        return
    yield from _told("why", (REASONS[each.reason], *each.details))
    yield from _told("since", _since(each, site))
    yield from _told("shown", [shown])


def _told(label: str, lines: Iterable[str]) -> Iterator[str]:
    lead = f"{label:>12}  "
    for line in lines:
        yield from wrapped(lead + printable(line), " " * 14)
        lead = " " * 14


def _since(each: MessageAccount, site: Site) -> Iterator[str]:
    """Yield since when the source says it, if anybody knows."""
    if each.is_uncommitted:
        yield "not committed yet"
    if each.commit is not None:
        commit = each.commit
        day = site.moment(commit.moment).date().isoformat()
        yield f"{commit.id[:8]}, {day}, {commit.author}: {commit.subject}"


def _shown(each: MessageAccount, original: Locale) -> str:
    """Return what readers see: a text, or that they see nothing."""
    if each.shown_locale is None:
        return "nothing of it"
    language = language_name(each.shown_locale)
    if each.shown_locale == original:
        return f"the original, said to be {language}"
    earlier = ", for the earlier source" if each.state is State.OUTDATED else ""
    return f"{_shortened(each.shown, _LONGEST)} ({language}{earlier})"


def _shortened(text: str, width: int) -> str:
    printed = printable(text)
    return printed if len(printed) <= width else f"{printed[: width - 1]}…"
