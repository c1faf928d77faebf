"""Hostile text in every field of an article, and in every msgstr, changes no page."""

import itertools
import json
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from pipeline import building
from pipeline.adapters import FixedClock, InlineExecutor, MemoryStore
from pipeline.model.locales import parse_tag
from pipeline.model.site import Policy, Site
from tests.building.conftest import NOW, STALL
from tests.inspection import (
    feed_contents,
    feed_titles,
    first,
    fragment,
    harm,
    origins,
    pages,
    structure,
    structured,
    tree,
)

_CASES = Path(__file__).parent / "cases" / "hostile"
TEXTS: list[str] = json.loads((_CASES / "texts.json").read_text("utf-8"))
HARMLESS = "plain words"
SITE = Site(
    base_url="https://gazette.example/",
    languages=(parse_tag("fr"), parse_tag("en")),
    page_size=1000,
    feed_size=30,
    policy=Policy(publish_from=0.0, required=()),
)
KNOWN = {"gazette.example", "www.example.org"}
"""The hosts of the site itself, and of the links that its sources have."""

BODY = (_CASES / "body.md").read_text("utf-8")
TYPED = {
    ".md": (_CASES / "typed.md").read_text("utf-8"),
    ".html": (_CASES / "typed.html").read_text("utf-8"),
    ".txt": (_CASES / "typed.txt").read_text("utf-8"),
}
"""What an author typed; `@@` stands for the hostile text."""

HUGE = html.HTMLParser(encoding="utf-8", huge_tree=True)

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufdd0-\ufdef"
    "\ufeff\ufff9-\uffff\U000e0000-\U000e007f\\s]"
)
_QUOTES = re.compile("[\"'“”‘’«»]")

Files = dict[str, bytes]


def _build(store: MemoryStore) -> Files:
    output = MemoryStore()
    building.build(
        SITE,
        store=store,
        output=output,
        executor=InlineExecutor(),
        clock=FixedClock(NOW),
    )
    return output.files


def _store(articles: dict[str, str]) -> MemoryStore:
    store = MemoryStore()
    store.write("articles/stall.svg", STALL)
    for path, text in articles.items():
        store.write(f"articles/{path}", text.encode())
    return store


def _yaml(text: str) -> str:
    """Write any text as a YAML scalar."""
    return '"{}"'.format("".join(f"\\U{ord(sign):08X}" for sign in text))


def _prose(text: str, slug: str) -> str:
    """Return an article with a text in each field of prose."""
    value = _yaml(text)
    return (
        f"---\nlang: fr\ndate: 2026-11-20\nslug: {slug}\ntags: [food]\n"
        f"title: {value}\nsummary: {value}\nauthors: [{value}]\n"
        f"image:\n  src: stall.svg\n  alt: {value}\n  caption: {value}\n"
        f"  credit: {value}\n---\n\n{BODY}"
    )


def _fields(text: str) -> str:
    """Return an article with a text in each field that is not prose."""
    value = _yaml(text)
    return (
        f"---\ntitle: Un titre\nlang: fr\nsection: {value}\ntags: [{value}]\n"
        f"slug: {value}\nid: {value}\ndate: {value}\nupdated: {value}\n"
        f"kind: {value}\nimage:\n  src: {value}\n---\n\n{BODY}"
    )


def _typed(text: str, number: int, ending: str) -> str:
    """Return an article with a text in each place of its body."""
    head = f"---\ntitle: Un titre {number}\nlang: fr\n---\n\n"
    return head + TYPED[ending].replace("@@", text)


def _assert_harmless(files: Files, known: set[str] | None = None) -> None:
    """Look at every page and at every item of every feed."""
    for path, page in pages(files):
        root = tree(page)
        assert not list(harm(root)), path
        assert known is None or origins(root) <= known, path
        structured(root)
    for tag in ("fr", "en"):
        titles = feed_titles(files, f"{tag}/")
        assert titles["rss"] == titles["atom"] == titles["json"]
        for written in feed_contents(files, f"{tag}/"):
            root = fragment(written)
            assert not list(harm(root)), written
            assert known is None or origins(root) <= known, written


def _seen(text: str) -> str:
    """Return what can be seen of a text, whatever its quotes and spaces are."""
    return _QUOTES.sub("'", _UNSEEN.sub("", text))


@cache
def _prose_site(texts: tuple[str, ...]) -> Files:
    articles = {
        f"{number}.md": _prose(f"{text} fin", f"a-{number}")
        for number, text in enumerate(texts)
    }
    return _build(_store(articles))


def test_hostile_prose_in_the_front_matter_changes_no_structure() -> None:
    twin = _prose_site((HARMLESS,) * len(TEXTS))
    files = _prose_site(tuple(TEXTS))
    _assert_harmless(files, KNOWN)
    for number, text in enumerate(TEXTS):
        path = f"fr/2026/11/a-{number}/index.html"
        page, like = (tree(each[path].decode()) for each in (files, twin))
        assert structure(page) == structure(like), text
    fronts = (tree(each["fr/index.html"].decode()) for each in (files, twin))
    cards, wanted = ([*map(structure, page.iter("article"))] for page in fronts)
    assert cards == wanted


def test_a_hostile_title_is_shown_and_announced_as_it_was_typed() -> None:
    files = _prose_site(tuple(TEXTS))
    titles = set()
    for number, text in enumerate(TEXTS):
        page = tree(files[f"fr/2026/11/a-{number}/index.html"].decode())
        heading = first(page, "//h1")
        (described,) = structured(page)
        assert _seen(heading) == _seen(f"{text} fin"), text
        assert _seen(str(described["headline"])) == _seen(heading)
        assert _seen(first(page, "//title")).startswith(_seen(heading))
        titles.add(heading)
    announced = set(feed_titles(files, "fr/")["rss"])
    assert len(announced) == SITE.feed_size
    assert announced <= {" ".join(each.split()) for each in titles}


@pytest.mark.parametrize("ending", TYPED)
def test_hostile_text_in_a_body_does_no_harm(ending: str) -> None:
    articles = {
        f"{number}{ending}": _typed(text, number, ending)
        for number, text in enumerate(TEXTS)
    }
    files = _build(_store(articles))
    assert len(list(pages(files))) > len(TEXTS)
    _assert_harmless(files)


def test_hostile_ids_dates_slugs_and_paths_do_no_harm() -> None:
    articles = {f"{number}.md": _fields(text) for number, text in enumerate(TEXTS)}
    files = _build(_store(articles))
    assert not [path for path in files if re.search(r"[^a-z0-9/._-]|\.\.", path)]
    _assert_harmless(files)


def _fill(catalog: bytes, text: str) -> bytes:
    """Type a text into every msgstr of a catalog but one, as in an editor."""

    def typed(found: re.Match[str]) -> str:
        words = HARMLESS if found[1] == "Une note." else text
        return f'msgid "{found[1]}"\nmsgstr {_quoted(words)}\n'

    return re.sub(r'msgid "(.+)"\nmsgstr ""\n', typed, catalog.decode()).encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_LETTERS = str.maketrans("0123456789", "abcdefghij")


def _translated(texts: list[str]) -> tuple[Files, dict[str, str]]:
    """Build articles that are the same, each with its text in every msgstr.

    Return the files, and by its text each article's English page. A catalog
    that can't be read makes none.
    """
    names = [f"{number:03}" for number in range(len(texts))]
    store = _store({f"{name}.md": _prose("Un mot", f"a-{name}") for name in names})
    building.extract(SITE, store=store, executor=InlineExecutor())
    for name, text in zip(names, texts, strict=True):
        path = f"locales/en/LC_MESSAGES/articles/{name}.po"
        # Letters, since a figure that the source has not is an error of its own.
        letters = name.translate(_LETTERS)
        store.write(path, _fill(store.files[path], f"{text} {letters}"))
    files = _build(store)
    editions = json.loads(files["editions.json"])["editions"]
    found = {
        text: editions[name]["en"]["folders"][-1]
        for name, text in zip(names, texts, strict=True)
        if "en" in editions[name]
    }
    return files, {text: f"{each}index.html" for text, each in found.items()}


def _article(files: Files, path: str) -> list[str]:
    """Return the shape of an article; what else a page leads to is not its own."""
    return structure(next(tree(files[path].decode()).iter("article")))


def test_hostile_translations_change_no_structure() -> None:
    twin, expected = _translated([HARMLESS])
    wanted = _article(twin, expected[HARMLESS])
    files, found = _translated(TEXTS)
    # Figures that the source has not, and characters, are errors of their own.
    assert len(found) > len(TEXTS) - 24
    for text, path in found.items():
        assert _article(files, path) == wanted, text
    _assert_harmless(files, KNOWN)


def _worded(texts: list[str]) -> Files:
    """Build a small site, its own words and the theme's all said with the texts."""
    articles = {f"{n}.md": _prose(f"Un mot {n}", f"a-{n}") for n in range(2)}
    store = _store(articles)
    building.extract(SITE, store=store, executor=InlineExecutor())
    path = "locales/fr/LC_MESSAGES/site.po"
    head, _, entries = store.files[path].decode().partition("\n\n")
    turn = itertools.cycle(texts)
    said = re.sub(
        r'(?<=\nmsgstr)(\[\d\])? ""',
        lambda m: f"{m[1] or ''} {_quoted(next(turn))}",
        entries,
    )
    store.write(path, f"{head}\n\n{said}".encode())
    return _build(store)


def test_hostile_words_of_the_site_change_no_structure() -> None:
    twin = _worded([HARMLESS])
    for start in range(0, len(TEXTS), 20):
        files = _worded([f"{text} fin" for text in TEXTS[start:] + TEXTS[:start]])
        assert files.keys() == twin.keys()
        _assert_harmless(files, KNOWN)
        for path, page in pages(files):
            assert structure(tree(page)) == structure(tree(twin[path].decode())), path


@pytest.mark.parametrize(
    ("unit", "times"),
    [("mot ", 250_000), ("<b>mot et autre mot", 4_000), ("&amp;", 60_000)],
)
def test_a_huge_line_is_published(unit: str, times: int) -> None:
    """It takes a time in proportion, or this test would not end."""
    page = _build(_huge(unit * times))["fr/2026/11/long/index.html"]
    assert len(page) > len(unit) * times // 2
    assert not list(harm(html.document_fromstring(page, parser=HUGE)))


@pytest.mark.parametrize("unit", ["<b>mot et autre mot et un autre", "&amp;"])
def test_a_line_of_more_marks_than_anyone_types_is_refused(unit: str) -> None:
    files = _build(_huge(unit * (1_000_000 // len(unit))))
    assert "fr/2026/11/long/index.html" not in files
    assert "fr/index.html" in files


def _huge(line: str) -> MemoryStore:
    article = _prose("Un mot", "long").replace("Une citation.", f"<b>{line}")
    return _store({"long.md": article})
