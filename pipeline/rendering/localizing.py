"""Article + Catalog → LocalizedArticle: which text each message shows, and why."""

from collections.abc import Iterator, Mapping, Set as AbstractSet

from babel import Locale
from msgspec import Struct

from pipeline.catalogs import translator
from pipeline.model.articles import Article, Kind, Message, MessageKey
from pipeline.model.catalogs import (
    Catalog,
    State,
    Translation,
    state_of,
)
from pipeline.model.editions import (
    EditionState,
    LocalizedArticle,
    LocalizedMessage,
)
from pipeline.model.site import OutdatedPolicy, Policy
from pipeline.rendering.recalling import Approvals
from pipeline.text import slugify


class _Known(Struct, frozen=True, kw_only=True):
    """A catalog, indexed by what gettext looks an entry up by."""

    live: Mapping[MessageKey, Translation]
    approvals: Approvals | None = None


def localize(
    article: Article,
    locale: Locale,
    catalog: Catalog | None,
    policy: Policy,
    rejected: AbstractSet[MessageKey] = frozenset(),
) -> LocalizedArticle:
    """Return the article in a language.

    `rejected` are the keys of the messages whose translation has an error;
    they show the source's text.
    """
    if locale == article.locale:
        return _source(article)
    known = _index(catalog, rejected)
    messages = tuple(
        _localized(message, article, locale, known, rejected, policy)
        for message in article.messages
    )
    state = _state(tuple(prose(article, messages)))
    if policy.is_preview:
        shown = _previewed(messages, article, locale, known)
    else:
        shown = messages
    return LocalizedArticle(
        article=article,
        locale=locale,
        messages=shown,
        state=state,
        is_published=_is_published(article, messages, state, policy),
        translator=_translator(catalog, policy),
    )


def _translator(catalog: Catalog | None, policy: Policy) -> str:
    """Return who is told to have translated, where the site says so."""
    if catalog is None or not policy.credit_translators:
        return ""
    return translator(catalog.headers)


def _source(article: Article) -> LocalizedArticle:
    messages = tuple(
        LocalizedMessage(text=each.text, locale=article.locale, state=State.APPROVED)
        for each in article.messages
    )
    return LocalizedArticle(
        article=article,
        locale=article.locale,
        messages=messages,
        state=EditionState.SOURCE,
        is_published=True,
    )


def _index(catalog: Catalog | None, rejected: AbstractSet[MessageKey]) -> _Known:
    if catalog is None:
        return _Known(live={})
    live = {entry.key: entry for entry in catalog.translations}
    return _Known(live=live, approvals=Approvals(catalog, rejected))


def _localized(  # noqa: PLR0913, PLR0917 - one place decides, and it needs all six
    message: Message,
    article: Article,
    locale: Locale,
    known: _Known,
    rejected: AbstractSet[MessageKey],
    policy: Policy,
) -> LocalizedMessage:
    entry = known.live.get(message.key)
    if entry is not None and entry.is_approved and message.key not in rejected:
        return LocalizedMessage(text=entry.text, locale=locale, state=State.APPROVED)
    if entry is None or known.approvals is None:
        state, words = State.UNTRANSLATED, ""
    else:
        state = state_of(entry, known.approvals.pairs)
        words = known.approvals.shown(entry)
    if state is State.APPROVED and message.key in rejected:
        state, words = State.FUZZY, ""
    is_hidden = state is State.OUTDATED and policy.outdated is OutdatedPolicy.SOURCE
    if words and not is_hidden:
        return LocalizedMessage(text=words, locale=locale, state=state)
    return LocalizedMessage(
        text=message.text, locale=article.locale, state=state, is_fallback=True
    )


def _previewed(
    messages: tuple[LocalizedMessage, ...],
    article: Article,
    locale: Locale,
    known: _Known,
) -> tuple[LocalizedMessage, ...]:
    """Return the messages with the texts that nobody has approved, as they are now."""
    return tuple(
        _as_written(shown, known.live.get(message.key), locale)
        for message, shown in zip(article.messages, messages, strict=True)
    )


def _as_written(
    shown: LocalizedMessage, entry: Translation | None, locale: Locale
) -> LocalizedMessage:
    """Return the text that stands in the catalog, where readers see another."""
    is_seen = entry is not None and entry.text == shown.text and not shown.is_fallback
    if entry is None or not entry.text or is_seen:
        return shown
    return LocalizedMessage(text=entry.text, locale=locale, state=State.FUZZY)


def _state(messages: tuple[LocalizedMessage, ...]) -> EditionState:
    if all(message.is_fallback for message in messages) and messages:
        return EditionState.ABSENT
    if any(message.is_fallback for message in messages):
        return EditionState.PARTIAL
    is_current = all(message.state is State.APPROVED for message in messages)
    return EditionState.COMPLETE if is_current else EditionState.OUTDATED


def _is_published(
    article: Article,
    messages: tuple[LocalizedMessage, ...],
    state: EditionState,
    policy: Policy,
) -> bool:
    if not article.metadata.is_translated:
        return False
    if policy.is_preview:
        return True
    if state is EditionState.ABSENT:
        return False
    if state is EditionState.COMPLETE:
        return _has_required(article, messages, policy)
    if policy.outdated is OutdatedPolicy.HOLD and State.OUTDATED in {
        message.state for message in prose(article, messages)
    }:
        return False
    return _has_required(article, messages, policy) and (
        share(article, messages) >= policy.publish_from
    )


def _has_required(
    article: Article, messages: tuple[LocalizedMessage, ...], policy: Policy
) -> bool:
    return all(
        not shown.is_fallback
        for message, shown in zip(article.messages, messages, strict=True)
        if message.kind in policy.required
    )


def prose(
    article: Article, messages: tuple[LocalizedMessage, ...]
) -> Iterator[LocalizedMessage]:
    """Yield the texts that readers read: how far an edition is, these say."""
    for message, shown in zip(article.messages, messages, strict=True):
        if message.kind.is_prose:
            yield shown


def slug(edition: LocalizedArticle) -> str:
    """Return what the address is asked to end with, or nothing.

    Of a translation it is what its translator has approved, made fit for an address
    as a title is; a guess moves no page, in a preview neither.
    """
    article = edition.article
    if edition.locale == article.locale:
        return article.metadata.slug
    pairs = zip(article.messages, edition.messages, strict=True)
    return next(
        (
            slugify(shown.text)
            for message, shown in pairs
            if message.kind is Kind.SLUG and _is_approved(shown)
        ),
        "",
    )


def _is_approved(shown: LocalizedMessage) -> bool:
    return shown.state in {State.APPROVED, State.OUTDATED} and not shown.is_fallback


def share(article: Article, messages: tuple[LocalizedMessage, ...]) -> float:
    """Return the share of the source's words that have an approved text, 0 to 1."""
    words = list(_words(article, messages))
    total = sum(count for count, _ in words)
    return sum(count for count, is_shown in words if is_shown) / total if total else 0.0


def _words(
    article: Article, messages: tuple[LocalizedMessage, ...]
) -> Iterator[tuple[int, bool]]:
    for message, shown in zip(article.messages, messages, strict=True):
        if message.kind.is_prose:
            yield message.text.count(" ") + 1, not shown.is_fallback
