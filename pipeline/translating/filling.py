"""An entry and what memory and glossary know → the entry, helped and maybe filled.

Nothing that a person typed is ever changed: only an empty text is filled, and
it is to be reviewed, unless the site trusts its memory.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.catalogs.hinting import (
    engine_origin,
    glossary_origin,
    hints,
    memory_origin,
    origins,
    with_hints,
)
from pipeline.glossaries import Hit
from pipeline.model.articles import Message
from pipeline.model.catalogs import Translation
from pipeline.model.glossary import Glossary
from pipeline.model.site import MemoryUse, Prefill
from pipeline.model.units import TranslationUnit
from pipeline.translating.naming import term_hints, terms, whole_term
from pipeline.translating.protecting import has_same_marks
from pipeline.translating.pseudo import pseudo
from pipeline.translating.recalling import Recollection, memory_hints, recall


class Origin(StrEnum):
    """Where the text of an entry was found."""

    MEMORY = "memory"
    NEAR = "near"
    GLOSSARY = "glossary"
    ENGINE = "engine"
    PSEUDO = "pseudo"


class Filled(Struct, frozen=True, kw_only=True):
    """An entry after a look at what is known; `origin` says who filled it, if any.

    `is_helped`: what a translator is told with it has changed.
    """

    entry: Translation
    origin: Origin | None = None
    is_helped: bool = False


class Means(Struct, frozen=True, kw_only=True):
    """What an entry is filled with, and how far that is trusted."""

    source: Locale
    target: Locale
    glossary: Glossary
    policy: Prefill

    @property
    def languages(self) -> tuple[str, str]:
        """Those of source and translation (ISO 639)."""
        return (self.source.language, self.target.language)


class _Offer(Struct, frozen=True, kw_only=True):
    """A text for an entry, who offers it, and what its translator is told of that."""

    text: str
    origin: Origin
    label: str
    is_trusted: bool = False


def fill(
    entry: Translation, message: Message, units: Iterable[TranslationUnit], means: Means
) -> Filled:
    """Return an entry that is not approved with what is known of its text.

    `units` are what the memory has that is near.
    """
    least = means.policy.suggest_from
    found = recall(entry, units, means.languages, least)
    hits = terms(message, means.glossary, means.source, means.target)
    offer = None
    if not entry.text and not entry.plural:
        offer = _from_memory(entry, message, found, means.policy)
        offer = offer or _from_glossary(message, hits, means)
    done = _taken(entry, offer)
    told = (
        *((offer.label,) if offer else origins(entry)),
        *term_hints(hits, means.target),
        *memory_hints(done, found),
    )
    helped = _with_hints(done, told)
    return Filled(
        entry=helped,
        origin=offer.origin if offer else None,
        is_helped=hints(helped) != hints(entry),
    )


def fill_by_machine(entry: Translation, texts: Sequence[str], engine: str) -> Filled:
    """Return an entry with what an engine made of it, to be reviewed.

    `texts` is one text, or that of the singular and that of the plural.
    """
    first, *others = texts
    label = engine_origin(engine)
    offer = _Offer(text=first, origin=Origin.ENGINE, label=label)
    told = (label, *hints(entry))
    done = _taken(entry, offer)
    if others:
        done = replace(done, texts=(first, *others * (len(entry.texts) - 1)))
    return Filled(entry=_with_hints(done, told), origin=Origin.ENGINE)


def fill_with_accents(entry: Translation, message: Message) -> Filled:
    """Return an entry with its pseudo-translation, approved: no one reviews that."""
    done = replace(entry, text=pseudo(message), is_fuzzy=False, previous=None)
    return Filled(entry=_with_hints(done, ()), origin=Origin.PSEUDO)


def _taken(entry: Translation, offer: _Offer | None) -> Translation:
    if offer is None:
        return entry
    return replace(entry, text=offer.text, is_fuzzy=not offer.is_trusted)


def _with_hints(entry: Translation, told: Iterable[str]) -> Translation:
    kept = () if entry.is_approved else told
    return replace(entry, extracted=with_hints(entry.extracted, kept))


def _from_memory(
    entry: Translation,
    message: Message,
    found: Sequence[Recollection],
    policy: Prefill,
) -> _Offer | None:
    """Return the best text of the memory that has the marks of the message."""
    if policy.memory is MemoryUse.SUGGEST:
        return None
    fitting = [each for each in found if has_same_marks(message, each.text)]
    if not fitting or fitting[0].likeness < policy.fill_from:
        return None
    best = fitting[0]
    rivals = [each for each in fitting[1:] if each.is_exact]
    is_same = best.is_exact and best.unit.context == entry.context
    return _Offer(
        text=best.text,
        origin=Origin.MEMORY if best.is_exact else Origin.NEAR,
        label=memory_origin(
            best.percent, best.unit.origin, best.difference(entry.source)
        ),
        is_trusted=policy.memory is MemoryUse.APPROVED and is_same and not rivals,
    )


def _from_glossary(
    message: Message, hits: tuple[Hit, ...], means: Means
) -> _Offer | None:
    name = whole_term(message, hits, means.target)
    if not name:
        return None
    return _Offer(text=name, origin=Origin.GLOSSARY, label=glossary_origin())
