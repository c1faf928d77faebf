"""An article → why each of its messages is as it is, and what readers see of it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from babel import Locale
from msgspec import Struct

from pipeline.building.answers.accounts import (
    ArticleAccount,
    EditionAccount,
    MessageAccount,
    Reason,
)
from pipeline.building.answers.obstacles import missing, obstacles
from pipeline.building.answers.reasons import Grounds, Verdict
from pipeline.building.answers.tracing import trace
from pipeline.building.contents.choosing import Choice, choose
from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    read_ledger,
    take_inventory,
)
from pipeline.building.contents.sources import targets
from pipeline.building.manuscripts.holding import localized
from pipeline.building.manuscripts.studying import Study, study
from pipeline.building.tallies.records import fingerprint
from pipeline.differences import plain_typography
from pipeline.errors import ConfigurationError
from pipeline.model.articles import Article, Message, MessageKey
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Diagnostic, Severity, worst
from pipeline.model.editions import LocalizedArticle, LocalizedMessage
from pipeline.model.history import Commit
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Clock, History, Store
from pipeline.rendering.localizing import localize, share


class Selection(Struct, frozen=True, kw_only=True):
    """The messages that are asked about: on a line, with a text; else all."""

    line: int = 0
    text: str = ""

    def of(self, article: Article) -> frozenset[int]:
        """Return the places of the messages among those of an article.

        The one of a line is the last that begins there or above. Raises
        `ConfigurationError` where there is none.
        """
        wanted = plain_typography(self.text).casefold()
        begins = [each.line for each in article.messages if each.line <= self.line]
        found = frozenset(
            place
            for place, message in enumerate(article.messages)
            if wanted in plain_typography(message.text).casefold()
            and (not self.line or message.line == max(begins, default=0))
        )
        if article.messages and not found:
            raise ConfigurationError(
                say("{path} has no such message.", path=article.path),
                say("Name a line of its text, or some words that stand in it."),
            )
        return found


EVERYTHING = Selection()


class _Question(Struct, frozen=True, kw_only=True):
    """What the account of each edition needs."""

    site: Site
    store: Store
    studied: Study
    asked: frozenset[int]
    commits: Mapping[int, Commit | None]
    now: dt.datetime


def explain(  # noqa: PLR0913 - an article, what of it, and the three windows
    name: str,
    site: Site,
    *,
    store: Store,
    history: History,
    clock: Clock,
    languages: tuple[Locale, ...] = (),
    selection: Selection = EVERYTHING,
) -> ArticleAccount:
    """Return why an article is as it is, in all languages or in some.

    Raises `ConfigurationError` for a name of no article, and for a selection
    that is not in it.
    """
    files = take_inventory(site, store, read_ledger(site, store)).value
    choice = _choose(name, files, site)
    studied = study(choice.articles[0], site, store)
    asked = selection.of(studied.article)
    question = _Question(
        site=site,
        store=store,
        studied=studied,
        asked=asked,
        commits=_commits(studied.article, asked, history, site),
        now=clock.now(),
    )
    wanted = tuple(
        locale
        for locale in languages or site.languages
        if choice.has(to_tag(locale), catalog_path(site, locale, studied.article.id))
    )
    return _account(question, wanted)


def _commits(
    article: Article, asked: frozenset[int], history: History, site: Site
) -> Mapping[int, Commit | None]:
    """Return which commit brought each message that is asked about."""
    revisions = history.revisions(site.articles).get(article.path, ())
    marks = (fingerprint(article.messages[each].key) for each in asked)
    return trace(marks, revisions, history, site)


def _account(question: _Question, wanted: tuple[Locale, ...]) -> ArticleAccount:
    article = question.studied.article
    others = (each for each in targets(article, question.site) if each in wanted)
    return ArticleAccount(
        path=article.path,
        id=article.id,
        locale=article.locale,
        policy=question.site.policy,
        is_translated=article.metadata.is_translated,
        embargo=article.metadata.embargo,
        editions=tuple(_edition(each, question) for each in (article.locale, *others)),
        diagnostics=tuple(_unread(question.studied)),
    )


def _choose(name: str, files: tuple[ArticleFile, ...], site: Site) -> Choice:
    choice = choose((name,), files, site)
    if choice.tags:
        raise ConfigurationError(
            say("“{name}” is a language.", name=name),
            say("Name an article, and the language with `--lang {name}`.", name=name),
        )
    if not choice.articles:
        raise ConfigurationError(
            say("“{name}” holds the site's own words, and no article.", name=name),
            say("Name an article, or the catalog of one."),
        )
    return choice


def _unread(studied: Study) -> Iterator[Diagnostic]:
    """Yield what keeps the article, or a catalog, from being used at all."""
    for each in studied.diagnostics:
        is_whole = not each.locale or not each.msgid
        if each.severity is Severity.ERROR and is_whole:
            yield each


def _edition(locale: Locale, question: _Question) -> EditionAccount:
    article, site = question.studied.article, question.site
    catalog = question.studied.catalogs.get(to_tag(locale))
    rejected = question.studied.rejected(locale)
    current = localize(article, locale, catalog, site.policy, rejected)
    shown = localized(question.studied, locale, site, question.store)
    hindered = tuple(obstacles(shown, question.studied, site, question.now))
    witness = _Witness(
        question=question,
        locale=locale,
        current=current,
        shown={} if hindered else _texts(shown),
    )
    is_source = locale == article.locale
    return EditionAccount(
        locale=locale,
        catalog="" if is_source else witness.place,
        state=shown.state,
        share=share(article, current.messages),
        obstacles=hindered,
        missing=tuple(dict.fromkeys(missing(current, site))),
        is_held=shown.article != article,
        messages=() if is_source else tuple(witness.messages()),
    )


def _texts(edition: LocalizedArticle) -> dict[MessageKey, LocalizedMessage]:
    pairs = zip(edition.article.messages, edition.messages, strict=True)
    return {message.key: each for message, each in pairs}


class _Witness(Struct, frozen=True, kw_only=True):
    """An edition whose messages are to be explained; `shown` is what readers see."""

    question: _Question
    locale: Locale
    current: LocalizedArticle
    shown: Mapping[MessageKey, LocalizedMessage]

    @property
    def place(self) -> str:
        """Where its catalog stands."""
        return catalog_path(self.question.site, self.locale, self.current.article.id)

    def messages(self) -> Iterator[MessageAccount]:
        """Yield the account of each message that is asked about."""
        grounds = self._grounds()
        every = zip(self.current.article.messages, self.current.messages, strict=True)
        for place, (message, each) in enumerate(every):
            if place in self.question.asked:
                reason, details = grounds(message.key)
                yield self._account(message, each.state, reason, details)

    def _grounds(self) -> Callable[[MessageKey], Verdict]:
        """Return what says the reason of each message."""
        studied = self.question.studied
        catalog = studied.catalogs.get(to_tag(self.locale))
        if catalog is not None:
            return Grounds(catalog=catalog, findings=studied.diagnostics).reason
        errors = (each for each in studied.diagnostics if each.path == self.place)
        is_broken = worst(errors) is Severity.ERROR
        reason = Reason.UNREADABLE if is_broken else Reason.NOT_EXTRACTED
        return lambda _: (reason, ())

    def _account(
        self, message: Message, state: State, reason: Reason, details: tuple[str, ...]
    ) -> MessageAccount:
        mark = fingerprint(message.key)
        commits = self.question.commits
        shown = self.shown.get(message.key)
        return MessageAccount(
            message=message,
            state=state,
            reason=reason,
            details=details,
            commit=commits.get(mark),
            is_uncommitted=mark in commits and commits[mark] is None,
            shown=shown.text if shown else "",
            shown_locale=shown.locale if shown else None,
        )
