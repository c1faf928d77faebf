"""What an address of another site answered, when it was asked whether it is there."""

from enum import Enum, auto

from msgspec import Struct


class Presence(Enum):
    """What is known of an address; one is `UNASKED` that we may not or must not ask."""

    FOUND = auto()
    DEAD = auto()
    UNASKED = auto()


class LinkAnswer(Struct, frozen=True, kw_only=True):
    """What came of asking for an address.

    `reason` says why it is dead. `moved` is where it has gone for good, by a
    redirect that is permanent (RFC 9110, sections 15.4.2 and 15.4.9), or empty.
    """

    url: str
    presence: Presence
    reason: str = ""
    moved: str = ""
