"""A thousand messages at random, through servers that are no good translators."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipeline.adapters.engines import open_engine
from pipeline.model.articles import Message
from pipeline.model.site import EngineChoice, EngineKind
from pipeline.translating import protect, restore
from pipeline.translating.protecting import has_same_marks
from tests.adapters.services import Service, serving
from tests.manuscripts import article
from tests.translating.machines import broken, words_at_random

COUNT = 1000
_WORDS = ("vote", "été", "R&D", "5 < 6", "l’eau", "«\u00a0oui\u00a0»", "n_1", "2 * 3")
_MARKS = (
    "*{}*",
    "**{}**",
    "~~{}~~",
    "[{}](https://a.example/?b=1&c=2)",
    '[{}](b.md "Titel")',
    "`{}`",
    "<abbr title='x'>{}</abbr>",
    '<span lang="fr">{}</span>',
    "![{}](c.png)",
)
_ALONE = ("[^1]", "<br>", "`a<b`", "![](d.png)")


def typed(chance: random.Random, depth: int = 0) -> str:
    """Write a text of a few words and marks, some within others."""
    pieces = []
    for _ in range(chance.randint(1, 5)):
        kind = chance.random()
        if kind < 0.5 or depth > 1:
            pieces.append(chance.choice(_WORDS))
        elif kind < 0.9:
            pieces.append(chance.choice(_MARKS).format(typed(chance, depth + 1)))
        else:
            pieces.append(chance.choice(_ALONE))
    return " ".join(pieces)


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Return messages in which something stands that could be lost."""
    chance = random.Random(4)  # noqa: S311 - repeatable
    found: list[Message] = []
    while len(found) < COUNT:
        every = article(f"{typed(chance)}\n\n[^1]: note\n").messages
        found += [each for each in every if protect(each).marks]
    return found[:COUNT]


def turned(turn: Callable[[str, random.Random], str]) -> Any:
    """Return what answers as LibreTranslate does, with each text turned."""
    chance = random.Random(5)  # noqa: S311 - repeatable

    def answer(_: Service, asked: Any) -> tuple[int, dict[str, str], bytes]:
        found = [turn(each, chance) for each in asked["q"]]
        return 200, {}, json.dumps({"translatedText": found}).encode()

    return answer


def answered(
    messages: list[Message], turn: Callable[[str, random.Random], str]
) -> Iterator[tuple[Message, str]]:
    """Yield each message and what is made of the answer of a server."""
    fragments = [protect(each) for each in messages]
    with serving(turned(turn)) as service:
        choice = EngineChoice(kind=EngineKind.LIBRETRANSLATE, url=service.url)
        engine = open_engine(choice, {})
        for at in range(0, COUNT, 40):
            batch = fragments[at : at + 40]
            answers = engine.translate([each.xml for each in batch], "en", "fr")
            for fragment, answer in zip(batch, answers, strict=True):
                yield fragment.message, restore(fragment, answer)


def test_marks_survive_a_server_that_translates_at_random(
    messages: list[Message],
) -> None:
    found = list(answered(messages, words_at_random))
    lost = [each.text for each, text in found if not has_same_marks(each, text)]
    assert not lost


def test_marks_that_a_server_breaks_are_mended_or_the_text_stays_empty(
    messages: list[Message],
) -> None:
    def turn(text: str, chance: random.Random) -> str:
        return broken(words_at_random(text, chance), chance)

    found = list(answered(messages, turn))
    mended = [(each, text) for each, text in found if text]
    assert all(has_same_marks(each, text) for each, text in mended)
    assert COUNT // 20 < len(mended) < COUNT // 2
