"""The articles of this repository, and their translations with a known truth.

Each translation is the article with the texts of its catalog in it. Then both
are edited, by chance that is always the same: blocks go, two paragraphs become
one, one becomes a list, two blocks or two sections change places.
"""

from collections.abc import Iterator
from itertools import starmap
from random import Random

from msgspec.structs import replace

from pipeline import catalogs
from pipeline.aligning import align
from pipeline.model.articles import Article, Kind, Message
from pipeline.model.locales import parse_gettext
from pipeline.syntax import sentences
from tests.aligning.scoring import Pairs, score
from tests.house import ROOT
from tests.manuscripts import understood

SEEDS = range(3)
_TABLE = {Kind.TABLE_HEADER, Kind.TABLE_CELL}

Block = tuple[Message, frozenset[int]]
"""A message, and which messages of the article as it was are in it."""


def _translated() -> Iterator[tuple[Article, Article]]:
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/articles/**/*.po")):
        tag = path.relative_to(ROOT / "locales").parts[0]
        name = path.relative_to(ROOT / "locales" / tag / "LC_MESSAGES/articles")
        (source,) = (ROOT / "articles" / name.parent).glob(f"{name.stem}.[mht]*")
        article = understood(source.read_bytes(), source.suffix).value
        locale = parse_gettext(tag)
        catalog = catalogs.parse(path.read_bytes(), path.name, locale=locale).value
        assert catalog
        texts = {each.key: each.text for each in catalog.translations}
        said = tuple(replace(m, text=texts[m.key]) for m in article.messages)
        yield article, replace(article, locale=locale, messages=said)


def _edited(article: Article, chance: Random) -> tuple[Article, list[frozenset[int]]]:
    """Return an article after some edits, and where its messages came from."""
    blocks = [(each, frozenset({at})) for at, each in enumerate(article.messages)]
    image = 2 * bool(article.metadata.image)
    head = len(("title", "summary")) + image
    body = blocks[head:]
    for _ in range(chance.randrange(5)):
        edit = chance.choice(
            (_drop, _drop, _merge, _merge, _list, _swap, _swap_sections)
        )
        edit(body, chance)
    left = [*blocks[:head], *body]
    said = tuple(message for message, _ in left)
    return replace(article, messages=said, skeleton=()), [o for _, o in left]


def _drop(body: list[Block], chance: Random) -> None:
    at = chance.randrange(len(body))
    del body[at : at + chance.randint(1, 4)]


def _merge(body: list[Block], chance: Random) -> None:
    at = chance.randrange(len(body) - 1)
    (one, before), (other, after) = body[at : at + 2]
    is_prose = one.kind is other.kind is Kind.PARAGRAPH
    if is_prose and not (one.links or other.links or one.tags or other.tags):
        notes = one.notes + other.notes
        both = replace(one, text=f"{one.text} {other.text}", notes=notes)
        body[at : at + 2] = [(both, before | after)]


def _list(body: list[Block], chance: Random) -> None:
    """Make the sentences of a paragraph the items of a list."""
    at = chance.randrange(len(body))
    one, origins = body[at]
    told = sentences(one.text)
    is_plain = not (one.links or one.tags or one.notes)
    if one.kind is Kind.PARAGRAPH and is_plain and len(told) > 1:
        items = (replace(one, text=s, kind=Kind.LIST_ITEM) for s in told)
        body[at : at + 1] = [(item, origins) for item in items]


def _swap(body: list[Block], chance: Random) -> None:
    at = chance.randrange(len(body) - 1)
    if _TABLE.isdisjoint(message.kind for message, _ in body[at : at + 2]):
        body[at], body[at + 1] = body[at + 1], body[at]


def _swap_sections(body: list[Block], chance: Random) -> None:
    cuts = [at for at, (m, _) in enumerate(body) if m.kind is Kind.HEADING_2]
    if len(cuts) > 2:
        nth = chance.randrange(len(cuts) - 2)
        one, other, end = cuts[nth : nth + 3]
        body[one:end] = [*body[other:end], *body[one:other]]


def _case(pair: tuple[Article, Article], seed: int) -> tuple[Article, Article, Pairs]:
    name = pair[0].messages[0].text
    chance = Random(f"{name} {seed}")  # noqa: S311 - it must be the same each time
    source, ours = _edited(pair[0], chance)
    target, theirs = _edited(pair[1], chance)
    true = frozenset(
        (at, to)
        for at, one in enumerate(ours)
        for to, other in enumerate(theirs)
        if one & other and target.messages[to].text
    )
    return source, target, true


def test_a_translation_is_aligned_block_by_block() -> None:
    for source, target in _translated():
        found = align(source, target)
        pairs = [(each.message, *each.origins) for each in found.renditions]
        # An article shows what an edition looks like that lacks a text.
        assert pairs == [(at, at) for at, m in enumerate(target.messages) if m.text]
        certain = [each for each in found.renditions if each.is_certain]
        assert len(certain) >= 0.8 * len(source.messages)
        for each in certain:
            assert each.text == target.messages[each.message].text


def test_what_is_approved_of_edited_translations_is_right() -> None:
    pairs = list(_translated())
    cases = starmap(_case, ((pair, seed) for pair in pairs for seed in SEEDS))
    approved, every = score(cases)
    assert approved.precision >= 0.999
    assert approved.recall >= 0.87
    assert every.precision >= 0.99
    assert every.recall >= 0.94
