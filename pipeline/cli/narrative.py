"""The account of an article → what an author or a translator reads of it."""

from collections.abc import Iterable, Iterator
from functools import reduce

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
from pipeline.cli.origins import told_commit
from pipeline.cli.output import wrapped
from pipeline.cli.overview import language_name
from pipeline.cli.wording import tell
from pipeline.model.articles import Kind
from pipeline.model.catalogs import State
from pipeline.model.editions import EditionState
from pipeline.model.kinds import KINDS
from pipeline.model.locales import to_tag
from pipeline.model.phrases import Phrase, say
from pipeline.model.site import OutdatedPolicy, Site

_EXCERPT, _LONGEST = 45, 150
"""Characters of a message in its line, and of what readers see."""

_COLOURS = {
    State.APPROVED: "green",
    State.OUTDATED: "yellow",
    State.FUZZY: "yellow",
    State.UNTRANSLATED: "red",
}
_STATES = {
    State.APPROVED: say("approved"),
    State.OUTDATED: say("outdated"),
    State.FUZZY: say("fuzzy"),
    State.UNTRANSLATED: say("untranslated"),
}
REASONS = {
    Reason.APPROVED: say("its text is approved"),
    Reason.CARRIED: say(
        "only the typography of the source has changed since the approval"
    ),
    Reason.REJECTED: say("its text has an error, so that it is not published"),
    Reason.OUTDATED: say("the source has changed since its text was approved"),
    Reason.CHANGED: say("the source has changed, and its text was never approved"),
    Reason.GUESSED: say("its text is marked fuzzy: nobody has approved it yet"),
    Reason.EMPTY: say("it has no text yet"),
    Reason.NOT_EXTRACTED: say("it is not in the catalog yet: run `diptyque extract`"),
    Reason.UNREADABLE: say("its catalog can't be read"),
}
_PUBLISHED = {
    EditionState.SOURCE: say("published: the original"),
    EditionState.COMPLETE: say("published, complete"),
    EditionState.OUTDATED: say("published; readers see an earlier text in places"),
    EditionState.PARTIAL: say("published; readers see the original in places"),
}
_OUTDATED = {
    OutdatedPolicy.LAST_APPROVED: say(
        "Where a text is outdated, readers see the one that was last approved."
    ),
    OutdatedPolicy.SOURCE: say("Where a text is outdated, readers see the original."),
    OutdatedPolicy.HOLD: say(
        "Where a text is outdated, readers see the article as it was before."
    ),
}
_HELD = say("published as it was when it was last complete")


def write_narrative(
    account: ArticleAccount, site: Site, *, is_full: bool
) -> Iterator[str]:
    """Yield the lines: what is decided of each edition, then its messages.

    Of an approved message there is one line, unless `is_full`.
    """
    yield click.style(printable(account.path), bold=True)
    origin = language_name(account.locale)
    yield say(
        "id {id}, written in {language}", id=printable(account.id), language=origin
    )
    if not account.is_translated:
        yield say("It is not translated (`translate: no`).")
    for edition in account.editions:
        yield ""
        decided = say(
            "{language} ({tag}): {decision}",
            language=language_name(edition.locale),
            tag=to_tag(edition.locale),
            decision=decision(edition, account),
        )
        yield from wrapped(tell(decided), "  ")
        if edition.state is not EditionState.SOURCE:
            yield from wrapped(f"  {tell(_policy(edition, account))}", "  ")
        for message in edition.messages:
            shown = _shown(message, account.locale)
            yield from _message(message, shown, site, is_full=is_full)


def decision(edition: EditionAccount, account: ArticleAccount) -> Phrase:
    """Return whether an edition is published, and why not."""
    if not edition.obstacles:
        return _HELD if edition.is_held else _PUBLISHED[edition.state]
    reasons = (_obstacle(each, edition, account) for each in edition.obstacles)
    return say(
        "not published, since {reasons}",
        reasons=reduce(lambda a, b: say("{one}, and {other}", one=a, other=b), reasons),
    )


def _obstacle(
    obstacle: Obstacle, edition: EditionAccount, account: ArticleAccount
) -> Phrase:
    kinds = _kinds(edition.missing)
    return {
        Obstacle.BROKEN: say("the article has an error"),
        Obstacle.DRAFT: say("the article is a draft"),
        Obstacle.EMBARGO: say(
            "it is under embargo until {moment}", moment=str(account.embargo)
        ),
        Obstacle.ABSENT: say("nothing that could be shown is translated"),
        Obstacle.HOLD: say("it is outdated, and no complete version was kept"),
        Obstacle.REQUIRED: say("the {kinds} must be translated first", kinds=kinds),
        Obstacle.SHARE: say("too little of it is translated"),
    }[obstacle]


def _kinds(kinds: Iterable[Kind]) -> str:
    named = [KINDS[each] for each in kinds]
    return reduce(_and, named) if named else ""


def _and(one: Phrase, other: Phrase) -> Phrase:
    return say("{one} and {other}", one=one, other=other)


def _policy(edition: EditionAccount, account: ArticleAccount) -> Phrase:
    policy = account.policy
    values: dict[str, int | str] = {
        "share": int(edition.share * 100),
        "least": int(policy.publish_from * 100),
        "outdated": _OUTDATED[policy.outdated],
    }
    if policy.required:
        return say(
            "{share}% of the words have an approved text; the site publishes from "
            "{least}%, with {kinds}. {outdated}",
            kinds=_kinds(policy.required),
            **values,
        )
    return say(
        "{share}% of the words have an approved text; the site publishes from "
        "{least}%. {outdated}",
        **values,
    )


def _message(
    each: MessageAccount, shown: str, site: Site, *, is_full: bool
) -> Iterator[str]:
    message = each.message
    is_rejected = each.reason is Reason.REJECTED
    state = tell(say("rejected") if is_rejected else _STATES[each.state])
    label = click.style(f"{state:12}", fg=_COLOURS[each.state])
    head = f"{message.line:5}  {tell(KINDS[message.kind]):12}  "
    yield f"{head}{label}  {_shortened(message.text, _EXCERPT)}"
    if each.reason is Reason.APPROVED and not is_full:
        return
    yield from _told(say("why"), (REASONS[each.reason], *each.details))
    yield from _told(say("since"), _since(each, site))
    yield from _told(say("shown"), [shown])


def _told(label: str, lines: Iterable[str]) -> Iterator[str]:
    lead = f"{tell(label):>12}  "
    for line in lines:
        yield from wrapped(lead + printable(tell(line)), " " * 14)
        lead = " " * 14


def _since(each: MessageAccount, site: Site) -> Iterator[str]:
    """Yield since when the source says it, if anybody knows."""
    if each.is_uncommitted:
        yield say("not committed yet")
    if each.commit is not None:
        yield told_commit(each.commit, site)


def _shown(each: MessageAccount, original: Locale) -> str:
    """Return what readers see: a text, or that they see nothing."""
    if each.shown_locale is None:
        return say("nothing of it")
    language = language_name(each.shown_locale)
    if each.shown_locale == original:
        return say("the original, said to be {language}", language=language)
    shown = _shortened(each.shown, _LONGEST)
    if each.state is State.OUTDATED:
        return say(
            "{shown} ({language}, for the earlier source)",
            shown=shown,
            language=language,
        )
    return f"{shown} ({language})"


def _shortened(text: str, width: int) -> str:
    printed = printable(text)
    return printed if len(printed) <= width else f"{printed[: width - 1]}…"
