"""Why an article is published as it is, message by message: the values."""

import datetime as dt
from enum import StrEnum

from babel import Locale
from msgspec import Struct

from pipeline.model.articles import Kind, Message
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.editions import EditionState
from pipeline.model.history import Commit
from pipeline.model.site import Policy


class Reason(StrEnum):
    """Why a message is in its state."""

    APPROVED = "approved"
    CARRIED = "carried"
    REJECTED = "rejected"
    OUTDATED = "outdated"
    CHANGED = "changed"
    GUESSED = "guessed"
    EMPTY = "empty"
    NOT_EXTRACTED = "not-extracted"
    UNREADABLE = "unreadable"


class Obstacle(StrEnum):
    """What keeps an edition from being published."""

    BROKEN = "broken"
    DRAFT = "draft"
    EMBARGO = "embargo"
    ABSENT = "absent"
    HOLD = "hold"
    REQUIRED = "required"
    SHARE = "share"


class MessageAccount(Struct, frozen=True, kw_only=True):
    """Why a message is in its state, and what readers see in its place.

    `details` are sentences: what changed in the source, or what is wrong with
    the translation. `commit` brought the message; it has none where it is not
    committed yet, and neither where nobody knows. `shown` is empty where
    readers see nothing of it.
    """

    message: Message
    state: State
    reason: Reason
    details: tuple[str, ...] = ()
    commit: Commit | None = None
    is_uncommitted: bool = False
    shown: str = ""
    shown_locale: Locale | None = None


class EditionAccount(Struct, frozen=True, kw_only=True):
    """Why an edition is published, or is not: where there is no obstacle, it is.

    `share` is that of the source's words with an approved text, from 0 to 1;
    `missing` are the required messages that have none. `is_held`: readers see
    it as it was when it was last complete.
    """

    locale: Locale
    catalog: str
    state: EditionState
    share: float
    obstacles: tuple[Obstacle, ...] = ()
    missing: tuple[Kind, ...] = ()
    is_held: bool = False
    messages: tuple[MessageAccount, ...] = ()


class ArticleAccount(Struct, frozen=True, kw_only=True):
    """What there is to say of an article; the edition in its own language first."""

    path: str
    id: str
    locale: Locale
    policy: Policy
    is_translated: bool
    embargo: dt.datetime | None
    editions: tuple[EditionAccount, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
