"""A fragment → what machines make of it: words at random, and marks that are broken."""

import random
import re

_TAG = re.compile(r"(<[^>]*>|&\w+;)")


def words_at_random(xml: str, chance: random.Random) -> str:
    """Translate each word into another, as long as it likes."""
    pieces = _TAG.split(xml)
    return "".join(
        each
        if _TAG.fullmatch(each)
        else re.sub(
            r"\w+", lambda _: chance.choice(["mot", "né", "l’eau", "ça va"]), each
        )
        for each in pieces
    )


def broken(text: str, chance: random.Random) -> str:
    """Break marks as machines do: drop, double, move, misspell, half open."""
    pieces = _TAG.split(text)
    places = [at for at, each in enumerate(pieces) if each.startswith("<")]
    for at in places:
        pieces[at] = chance.choice(
            [pieces[at], "", pieces[at] * 2, pieces[at].upper(), pieces[at][:-1]]
        )
    if places and chance.random() < 0.5:
        one, other = chance.choice(places), chance.choice(places)
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return "".join(pieces)
