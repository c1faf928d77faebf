"""What authors, translators and machines get wrong: it is said, and the rest is built.

Each mistake is made in a site that has a sound article, translated. No command may
end in a traceback; the exit code is the documented one; the sound article is published.
"""

import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.newsroom import CONFIGURATION, Newsroom

Mistake = Callable[[Newsroom], object]

SOUND = """\
---
title: The good news
lang: en
date: 2026-01-02
---

It is *good*, says [the paper](https://paper.example/).
"""
FRENCH = ("La bonne nouvelle", "Elle est *bonne*, dit [le journal][1].")
CATALOG = "locales/fr/LC_MESSAGES/articles/good.po"
SITE_CATALOG = "locales/fr/LC_MESSAGES/site.po"
LEDGER = "locales/editions.json"
ENGLISH_PAGE = "public/en/2026/01/the-good-news/index.html"
FRENCH_PAGE = "public/fr/2026/01/la-bonne-nouvelle/index.html"
RECORD = """\
{"version": 1, "paths": {}, "editions": {"a": {"en": {"feed_id": "tag:a",
"folders": ["{folder}"], "slugs": ["a"],
"first_published": "2026-01-01T00:00:00+14:00"}}}}
"""
HEAD = "title: A title\nlang: en"


@pytest.fixture(scope="module")
def sound_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site without a mistake, its catalog filled."""
    room = Newsroom(tmp_path_factory.mktemp("sound"))
    room.save("diptyque.toml", CONFIGURATION)
    room.save("articles/good.md", SOUND)
    room.succeed("extract")
    room.translate(CATALOG, FRENCH)
    return room.root


@pytest.fixture
def room(sound_site: Path, tmp_path: Path) -> Newsroom:
    """A copy of that site, to make a mistake in."""
    shutil.copytree(sound_site, tmp_path / "site")
    return Newsroom(tmp_path / "site")


def saved(path: str, content: str | bytes) -> Mistake:
    return lambda room: room.save(path, content)


def article(head: str, body: str = "A text.\n", path: str = "bad.md") -> Mistake:
    return saved(f"articles/{path}", f"---\n{head}\n---\n\n{body}")


def edited(path: str, old: str, new: str | bytes) -> Mistake:
    """Replace what a file of the site has."""

    def edit(room: Newsroom) -> None:
        content = (room.root / path).read_bytes()
        assert old.encode() in content
        typed = new.encode() if isinstance(new, str) else new
        room.save(path, content.replace(old.encode(), typed))

    return edit


def linked(path: str, target: str) -> Mistake:
    return lambda room: (room.root / path).symlink_to(target)


def piped(path: str) -> Mistake:
    return lambda room: os.mkfifo(room.root / path)


def bomb() -> str:
    """Return YAML of a few lines that would fill any memory."""
    names = "abcdefghij"
    nested = [f"{b}: &{b} [{f'*{a}, ' * 9}]" for a, b in pairwise(names)]
    return "\n".join((HEAD, "a: &a [x, x]", *nested))


# A name, the mistake, and what is said of it. An error, so that a check fails.
ERRORS: dict[str, tuple[Mistake, str]] = {
    "broken YAML": (article("title: [a\nlang: en"), "bad.md:3: error front-matter-"),
    "aliases without end": (article(bomb()), "front-matter-syntax"),
    "brackets without end": (article(HEAD + "\ntags: " + "[" * 9999), "front-matter-"),
    "YAML of 3 MB": (article(HEAD + "\nx: " + "y" * 3_000_000), "larger than 2 MiB"),
    "no title": (article("lang: en"), "missing-title"),
    "a title of spaces": (article('title: "\u00a0 "\nlang: en'), "missing-title"),
    "a title that is a list": (article("title: [a]\nlang: en"), "missing-title"),
    "an unknown language": (article("title: A\nlang: xx"), "unknown-language"),
    "an id twice": (
        lambda room: [
            article(f"{HEAD}\nid: a", path=f"{each}.md")(room) for each in "bc"
        ],
        "duplicate-id",
    ),
    "an empty file": (saved("articles/bad.md", ""), "missing-title"),
    "UTF-16": (saved("articles/bad.md", SOUND.encode("utf-16")), "unreadable-source"),
    "Latin-1": (saved("articles/bad.md", "é".encode("latin-1")), "unreadable-source"),
    "a PO cut short": (saved(CATALOG, 'msgid "a\nmsgstr ""\n'), "po-syntax"),
    "a PO that is none": (saved(CATALOG, bytes(range(256))), "error po-"),
    "two sides of a merge": (
        edited(CATALOG, 'msgstr "La b', '<<<<<<< HEAD\nmsgstr "La b'),
        "po-conflict-markers",
    ),
    "an entry twice": (
        edited(CATALOG, 'msgctxt "t', 'msgid "a"\nmsgstr ""\n' * 2 + 'msgctxt "t'),
        "po-duplicate",
    ),
    "a byte that is not UTF-8": (edited(CATALOG, "La b", b"\xe9 b"), "po-charset"),
    "plural forms that compute": (
        edited(CATALOG, "plural=(n > 1)", "plural=__import__('os')"),
        "po-plural",
    ),
    "a picture from outside": (
        article(HEAD, "![A](../diptyque.toml)\n"),
        "There is no file",
    ),
    "a link that climbs": (
        article(HEAD, "[a](../../../etc/passwd)\n"),
        "broken-link",
    ),
    "an anchor that is lost": (article(HEAD, "[a](#b)\n"), "lost-anchor"),
    "a link that is lost": (edited(CATALOG, "[le journal][1]", "x"), "links-differ"),
    "a script in a translation": (
        edited(CATALOG, "Elle est", "<script>x()</script>"),
        "unsafe-html",
    ),
}

# The same for what is only a warning, and for what a check can't know.
WARNINGS: dict[str, tuple[Mistake, str]] = {
    "a script": (article(HEAD, "<script>x()</script>\n"), "unsafe-html"),
    "a date that is none": (article(f"{HEAD}\ndate: 2026-99-99"), "front-matter-field"),
    "a link to a file": (linked("articles/a.md", "/etc/passwd"), "symbolic link"),
    "a link to a folder": (linked("articles/a", "/etc"), "symbolic link"),
    "a pipe": (piped("articles/a.md"), "neither a file nor a folder"),
    "a name of two lines": (article(HEAD, path="a\nb.md"), "line break"),
    "a picture that is lost": (article(HEAD, "![A](no.png)\n"), "missing-picture"),
    "a slug that climbs": (article(f"{HEAD}\nslug: ../../a"), "unsafe-slug"),
    "a reserved slug": (article(f"{HEAD}\nslug: assets"), "reserved-slug"),
}

# What no one has to be told: it is published as it is.
HARMLESS: dict[str, Mistake] = {
    "a folder that is called x.md": lambda room: (room.root / "articles/x.md").mkdir(),
    "no text": article(HEAD, ""),
    "template syntax": article(HEAD, "{{ 7*7 }} {% x %} ${x} %(a)s\n"),
    "1 MB on one line": article(HEAD, "word " * 200_000),
    "a table of 2,000 rows": article(HEAD, "|a|b|\n|-|-|\n" + "|x|y|\n" * 2000),
    "lines that end in CR LF": saved("articles/good.md", SOUND.replace("\n", "\r\n")),
    "quotes in a name": article(HEAD, path='it\'s "a" b.md'),
    "a picture in a name": article(HEAD, path="café 🎉.md"),
    "a name of 240 letters": article(HEAD, path="x" * 237 + ".md"),
}

# What stops a command before anything is written: the exit code, and the words.
STOPPED: dict[str, tuple[Mistake, int, str]] = {
    "no configuration": (saved("diptyque.toml", "x"), 2, "not valid TOML"),
    "an unknown key": (
        saved("diptyque.toml", f"{CONFIGURATION}lang = 1"),
        2,
        "Did you mean `languages`?",
    ),
    "a ledger behind a link": (linked(LEDGER, "nowhere"), 2, "symbolic link"),
    "a broken ledger": (saved(LEDGER, "{"), 2, "not a ledger that can be read"),
    "a ledger that climbs": (
        saved(LEDGER, '{"version":1,"editions":{},"paths":{"a":"../../b"}}'),
        2,
        "can't be the id of an article",
    ),
    "a ledger that climbs out of its language": (
        saved(LEDGER, RECORD.replace("{folder}", "assets/")),
        2,
        "a folder that can't be published",
    ),
    "a ledger from before the calendar": (
        saved(LEDGER, RECORD.replace("{folder}", "en/a/").replace("2026", "0001")),
        2,
        "a first publication that is no time",
    ),
    "brackets without end in the configuration": (
        saved("diptyque.toml", f"{CONFIGURATION}x = {'[' * 9999}"),
        2,
        "too many brackets",
    ),
    "articles that are the output": (
        saved("diptyque.toml", f'{CONFIGURATION}articles = "public"'),
        2,
        "The output can't be",
    ),
    "a template with an error": (saved("theme/article.html", "{% if %}"), 2, "line 1:"),
    "an output that is a file": (saved("public", ""), 3, "can't be"),
}


@pytest.mark.parametrize("mistake", ERRORS)
def test_an_error_is_said_and_the_rest_is_built(room: Newsroom, mistake: str) -> None:
    make, words = ERRORS[mistake]
    make(room)
    for command in ("check", "build"):
        ended = room.type(command)
        assert ended.code == 1, ended.output
        assert words in ended.output
    assert (room.root / ENGLISH_PAGE).is_file()


@pytest.mark.parametrize("mistake", WARNINGS)
def test_a_warning_is_said_and_the_rest_is_built(room: Newsroom, mistake: str) -> None:
    make, words = WARNINGS[mistake]
    make(room)
    assert words in room.succeed("build")
    assert (room.root / ENGLISH_PAGE).is_file()


@pytest.mark.parametrize("mistake", HARMLESS)
def test_what_is_only_odd_is_published(room: Newsroom, mistake: str) -> None:
    HARMLESS[mistake](room)
    for command in ("extract", "build"):
        assert "error" not in room.succeed(command)
    assert (room.root / ENGLISH_PAGE).is_file()
    assert (room.root / FRENCH_PAGE).is_file()


@pytest.mark.parametrize("mistake", STOPPED)
def test_what_stops_a_build_is_said(room: Newsroom, mistake: str) -> None:
    make, code, words = STOPPED[mistake]
    make(room)
    ended = room.type("build")
    assert (ended.code, words in ended.output) == (code, True), ended.output
    assert not (room.root / ENGLISH_PAGE).exists()


@pytest.mark.parametrize(
    "typed",
    [
        ["--jobs", "0"],
        ["--now", "soon"],
        ["--now", "0001-01-01"],
        ["--lang", "xx"],
        ["--fail-on", "all"],
        ["--output", "/"],
    ],
    ids=" ".join,
)
def test_an_option_that_can_not_be_is_exit_2(room: Newsroom, typed: list[str]) -> None:
    assert room.type("build", *typed).code == 2
    assert not (room.root / "public").exists()


@pytest.mark.parametrize("mistake", [*ERRORS, *WARNINGS])
def test_no_extraction_loses_what_it_can_not_read(room: Newsroom, mistake: str) -> None:
    make, _ = {**ERRORS, **WARNINGS}[mistake]
    make(room)
    before = (room.root / CATALOG).read_bytes()
    room.type("extract")
    assert (room.root / CATALOG).read_bytes() == before


def test_a_static_file_that_not_every_system_can_hold_is_left_out(
    room: Newsroom,
) -> None:
    room.save("static/con", "")
    for command in ("check", "build"):
        ended = room.type(command)
        assert ended.code == 1
        assert "static/con: error unsafe-path" in ended.output
    assert (room.root / FRENCH_PAGE).is_file()


def test_a_file_in_the_place_of_the_articles_is_said(room: Newsroom) -> None:
    shutil.rmtree(room.root / "articles")
    room.save("articles", "")
    assert "it is a file; put a folder there" in room.succeed("build")
