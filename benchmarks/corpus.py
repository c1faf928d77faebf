"""A number → as many bilingual articles, for Diptyque and for Hugo.

Odd articles are written in English, even ones in French, and each has a
complete translation. A text is drawn once, as ranks in a vocabulary; a language
only spells the ranks. So a translation has the words, links and marks of its
source, and article *i* is the same whatever the size of the corpus.

Each article has a title, a summary, three headings, twelve paragraphs and a list
of three: 20 messages, about 635 words. Diptyque gets the source and a catalog;
Hugo gets both languages as finished Markdown, and no catalog to read or check.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from msgspec import Struct

LANGUAGES = ("fr", "en")
TAGS = {
    "cities": ("villes", "cities"),
    "climate": ("climat", "climate"),
    "culture": ("culture", "culture"),
    "economy": ("économie", "economy"),
    "europe": ("Europe", "Europe"),
    "health": ("santé", "health"),
    "science": ("sciences", "science"),
    "sport": ("sport", "sport"),
}
_VOCABULARY = 2500
_SHORTEST = 9  # words, of a sentence that has a mark
_COMMON = {
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur",
    "en": "of the and to in is that for it as was with be by on not he this are or",
}
_SYLLABLES = {
    "fr": "ré mé pro con tri ba lon vi eur ment tion lé ber gou mar chi que pla né fo",
    "en": "re mer pro con try ba long vi er ment tion lay ber go mar chi ck pla ne fo",
}
_WEIGHTS = tuple(accumulate(1 / (rank + 3) for rank in range(_VOCABULARY)))
_FIRST_DAY = datetime(2020, 1, 1, 6, tzinfo=UTC)

Sentence = tuple[tuple[int, ...], str, int]
"""Ranks of words; a mark (`*`, `**`, `` ` ``, `[` or none); the word it is on."""

Paragraph = tuple[Sentence, ...]


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """Return the words of a language, the commonest first."""
    chance = Random(f"vocabulary {language}")
    words = dict.fromkeys(_COMMON[language].split(" "))
    syllables = _SYLLABLES[language].split(" ")
    while len(words) < _VOCABULARY:
        count = chance.choice((2, 2, 3, 3, 4))
        words.setdefault("".join(chance.choices(syllables, k=count)))
    return tuple(words)


class Story(Struct, frozen=True, kw_only=True):
    """An article in no language yet: blocks of paragraphs, by kind."""

    number: int
    title: Paragraph
    summary: Paragraph
    tags: tuple[str, ...]
    blocks: tuple[tuple[str, Paragraph], ...]

    @property
    def name(self) -> str:
        """The name of its file, without a suffix."""
        return f"a{self.number:06d}"

    @property
    def languages(self) -> tuple[str, str]:
        """The language it is written in, and that it is translated into."""
        return ("en", "fr") if self.number % 2 else ("fr", "en")

    @property
    def date(self) -> str:
        """When it appeared: one every five hours."""
        return (_FIRST_DAY + timedelta(hours=5 * self.number)).isoformat()


def story(number: int, parts: int = 1) -> Story:
    """Draw one article, or one of as many times fifteen messages, and five."""
    chance = Random(f"story {number}")
    blocks = []
    for prefix in ("## ", "## ", "### ") * parts:
        blocks.append((prefix, _paragraph(chance, chance.randint(4, 8), is_plain=True)))
        blocks += [("", _paragraph(chance, chance.randint(34, 60))) for _ in range(4)]
    items = [
        ("- ", _paragraph(chance, chance.randint(6, 12), is_plain=True))
        for _ in range(3)
    ]
    return Story(
        number=number,
        title=_paragraph(chance, chance.randint(6, 11), is_plain=True),
        summary=_paragraph(chance, chance.randint(16, 26), is_plain=True),
        tags=tuple(chance.sample(sorted(TAGS), 3)),
        blocks=(*blocks[:10], *items, *blocks[10:]),
    )


def _paragraph(chance: Random, words: int, *, is_plain: bool = False) -> Paragraph:
    """Draw sentences of 9 to 18 words; two in five have a link or a mark."""
    sentences = []
    while words > 0:
        length = words if is_plain else min(words, chance.randint(_SHORTEST, 18))
        ranks = tuple(
            chance.choices(range(_VOCABULARY), cum_weights=_WEIGHTS, k=length)
        )
        mark = "" if is_plain or length < _SHORTEST else chance.choice(_MARKS)
        sentences.append((ranks, mark, chance.randrange(1, max(2, length - 1))))
        words -= length
    return tuple(sentences)


_MARKS = ("",) * 15 + ("**",) * 3 + ("*",) * 3 + ("[",) * 3 + ("`",)


def spell(paragraph: Paragraph, language: str, *, numbers_links: bool) -> str:
    """Write a paragraph in a language, as Markdown or as a message."""
    links = 0
    sentences = []
    for ranks, mark, place in paragraph:
        words = [vocabulary(language)[rank] for rank in ranks]
        words[0] = words[0][:1].upper() + words[0][1:]
        if mark == "[":
            links += 1
            target = f"[{links}]" if numbers_links else _target(ranks)
            words[place] = f"[{words[place]}]{target}"
        elif mark == "`":
            # What a computer reads is the same in every language.
            words[place] = f"`{vocabulary('en')[ranks[place]]}`"
        elif mark:
            words[place] = f"{mark}{words[place]}{mark}"
        sentences.append(" ".join(words))
    return ". ".join(sentences) + ("." if len(paragraph) > 1 else "")


def _target(ranks: tuple[int, ...]) -> str:
    return f"(https://example.org/{sum(ranks)})"


def markdown(article: Story, language: str) -> str:
    """Return the whole file in one language."""
    title, summary = (
        json.dumps(spell(each, language, numbers_links=False), ensure_ascii=False)
        for each in (article.title, article.summary)
    )
    lines = ["---", f"title: {title}", f"lang: {language}", f"date: {article.date}"]
    lines += [f"summary: {summary}", f"tags: [{', '.join(article.tags)}]", "---", ""]
    for prefix, paragraph in article.blocks:
        lines += [prefix + spell(paragraph, language, numbers_links=False), ""]
    return "\n".join(lines)


def catalog(article: Story) -> str:
    """Return its complete catalog, in reading order."""
    language = article.languages[1]
    blocks = (("", paragraph) for _, paragraph in article.blocks)
    texts = (("title", article.title), ("summary", article.summary), *blocks)
    entries = {
        (context, *_spelled(article, paragraph)): None for context, paragraph in texts
    }
    return "\n".join((_header(language), *(_entry(*each) for each in entries)))


def _spelled(article: Story, paragraph: Paragraph) -> Iterator[str]:
    return (spell(paragraph, each, numbers_links=True) for each in article.languages)


def _header(language: str) -> str:
    fields = (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    )
    return _entry("", "", "".join(f"{field}\n" for field in fields))


def _entry(context: str, source: str, text: str) -> str:
    lines = [f"msgctxt {_quoted(context)}"] if context else []
    return "\n".join(
        (*lines, f"msgid {_quoted(source)}", f"msgstr {_quoted(text)}", "")
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def write_site(stories: Iterable[Story], folder: Path) -> None:
    """Write a site for Diptyque: sources, catalogs, the names of the tags."""
    _write(folder / "diptyque.toml", _CONFIGURATION)
    for index, language in enumerate(LANGUAGES):
        names = (_entry("tag", tag, names[index]) for tag, names in TAGS.items())
        words = "\n".join((_header(language), *names, _entry("site", "name", "Bench")))
        _write(folder / f"locales/{language}/LC_MESSAGES/site.po", words)
    for each in stories:
        source, target = each.languages
        name = f"{source}/{each.name}"
        _write(folder / f"articles/{name}.md", markdown(each, source))
        catalogs = folder / f"locales/{target}/LC_MESSAGES/articles"
        _write(catalogs / f"{name}.po", catalog(each))


_CONFIGURATION = """\
base_url = "https://bench.example.org/"
languages = ["fr", "en"]
timezone = "Europe/Paris"
page_size = 20
feed_size = 50
"""


def write_hugo(stories: Iterable[Story], folder: Path) -> None:
    """Write the same articles for Hugo, in both languages."""
    for each in stories:
        for language in LANGUAGES:
            path = folder / f"content/{language}/{each.name}.md"
            _write(path, markdown(each, language))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
