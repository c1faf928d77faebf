"""What the rules look at: a catalog with its article, and a text with its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale
from msgspec import Struct

from pipeline.model.articles import Article, Kind, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.glossary import Glossary
from pipeline.model.site import Site
from pipeline.model.spelling import SpellChecker
from pipeline.patterns import pattern
from pipeline.syntax import parse
from pipeline.syntax.tokens import Text, Token
from pipeline.validating.columns import Column
from pipeline.validating.once import once
from pipeline.validating.plainness import plain_all
from pipeline.validating.prose import Prose, plain_prose, read_prose
from pipeline.validating.setting import Touch, touches
from pipeline.validating.vocabulary import WORD

_EVERYDAY = pattern(
    "[\n\t -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205f\u20a0-\u218f]*+"
)
_ODD = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff"
    "\uffa0\ufff9-\ufffd\ufffe\uffff\U000f0000-\U0010ffff]"
    # A joiner has work to do behind letters that join, and between emoji.
    "|(?<![\u0370-\u1fff\u200d\u2190-\U0010ffff])[\u200c\u200d]"
    # These spell the flags of regions behind a black one, and hide text elsewhere.
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]"
)

NO_GLOSSARY = Glossary()

MARKS = "[]*_~`<"
"""What may be a mark, in a text where marks count."""

UNSURE = MARKS + "\\&"
"""What may not stand for itself there."""

ELSEWHERE = "\ufffc"
"""What stands in prose for a token that is not text."""


class Oddity(Struct, frozen=True):
    """A character that prose does not need: where it first stands, how often."""

    start: int
    count: int


class Pair(Struct, frozen=True, kw_only=True, dict=True):
    """An approved text beside its message; what is costly is made once, if asked.

    A `msgspec.Struct`: a build makes one for each message in each language.
    """

    message: Message
    translation: Translation
    source_locale: Locale
    locale: Locale
    glossary: Glossary = NO_GLOSSARY
    speller: SpellChecker | None = None

    @property
    def source(self) -> str:
        """The msgid."""
        return self.message.text

    @property
    def text(self) -> str:
        """The msgstr."""
        return self.translation.text

    @property
    def is_written(self) -> bool:
        """Whether marks count on both sides, and there may be any on either."""
        return not self.message.kind.is_plain and (
            _is_written(self.text) or _is_written(self.source)
        )

    @once
    def source_tokens(self) -> tuple[Token, ...]:
        """What the source says."""
        return parse(self.source, self.message)

    @once
    def tokens(self) -> tuple[Token, ...]:
        """What the translation says."""
        return parse(self.text, self.message)

    @once
    def kinds(self) -> frozenset[type]:
        """The types of the tokens on both sides, for a rule to see if it has work."""
        return frozenset(map(type, (*self.source_tokens, *self.tokens)))

    @once
    def source_prose(self) -> str:
        """The words of the source, with U+FFFC for all that is not text."""
        return _prose(self.source_tokens)

    @once
    def prose(self) -> str:
        """The words of the translation, with U+FFFC for all that is not text."""
        return _prose(self.tokens)

    @once
    def source_words(self) -> Prose:
        """What a reader of the source reads, without marks."""
        if self.message.kind.is_plain or not _is_written(self.source):
            return plain_prose(self.source)
        locale = self.source_locale
        return read_prose(self.source, self.source_tokens, self.message, locale)

    @once
    def words(self) -> Prose:
        """What a reader of the translation reads, without marks."""
        if self.message.kind.is_plain or not _is_written(self.text):
            return plain_prose(self.text)
        return read_prose(self.text, self.tokens, self.message, self.locale)

    @once
    def word_list(self) -> list[str]:
        """The words of the translation, one by one."""
        return WORD.findall(self.words.text)

    @once
    def source_word_list(self) -> list[str]:
        """The words of the source, one by one."""
        return WORD.findall(self.source_words.text)

    @once
    def source_word_set(self) -> frozenset[str]:
        """The words of the source, each once."""
        return frozenset(self.source_word_list)

    @once
    def touches(self) -> Mapping[str, tuple[Touch, ...]]:
        """What the page sets otherwise than it is typed, by its kind (`setting`)."""
        return touches(self.words.text, self.locale)

    @once
    def kept_tags(self) -> frozenset[str]:
        """The names of the tags whose attributes the message keeps."""
        return frozenset(tag.name for tag in self.message.tags)

    @once
    def oddities(self) -> Mapping[str, Oddity]:
        """The characters of the translation that may do harm unseen.

        One that the source has too is the author's choice.
        """
        if _EVERYDAY.fullmatch(self.text):
            return {}
        found: dict[str, Oddity] = {}
        for each in _ODD.finditer(self.text):
            known = found.get(each[0], Oddity(each.start(), 0))
            found[each[0]] = Oddity(known.start, known.count + 1)
        return {odd: place for odd, place in found.items() if odd not in self.source}


@dataclass(frozen=True, kw_only=True)
class Review:
    """A catalog beside its article; `locale` is that of the catalog's folder.

    `glossary` says how the site calls things. What several rules want is made once.
    """

    article: Article
    catalog: Catalog
    site: Site
    locale: Locale
    glossary: Glossary = NO_GLOSSARY

    @once
    def approved(self) -> tuple[Translation, ...]:
        """The texts that are published as they stand; a slug is none."""
        slug = Kind.SLUG.context
        return tuple(
            entry
            for entry in self.catalog.translations
            if entry.text and not entry.is_fuzzy and entry.context != slug
        )

    @once
    def entries(self) -> dict[MessageKey, Translation]:
        """The entries of the catalog by their keys."""
        return {
            (entry.context, entry.source): entry for entry in self.catalog.translations
        }

    @once
    def keys(self) -> list[MessageKey]:
        """The keys of the article's messages."""
        return [message.key for message in self.article.messages]

    @once
    def messages(self) -> Column:
        """The texts of the article's messages."""
        return Column([message.text for message in self.article.messages])

    @property
    def sources(self) -> str:
        """All that the article says, a message in a line."""
        return self.messages.joined

    @once
    def texts(self) -> Column:
        """The approved texts."""
        return Column([entry.text for entry in self.approved])

    @once
    def plain_texts(self) -> list[str]:
        """The same without what typography alone makes of them."""
        return plain_all(self.texts)

    @once
    def plain_sources(self) -> list[str]:
        """The sources of the approved texts, without that too."""
        return plain_all(Column([entry.source for entry in self.approved]))


def _is_written(text: str) -> bool:
    """Say whether anything in a text may not stand for itself."""
    # Nine searches for one character are quicker than one for a set of nine.
    return (
        "[" in text
        or "*" in text
        or "<" in text
        or "`" in text
        or "_" in text
        or "]" in text
        or "~" in text
        or "\\" in text
        or "&" in text
    )


def _prose(tokens: Iterable[Token]) -> str:
    return "".join(
        token.text if isinstance(token, Text) else ELSEWHERE for token in tokens
    )
