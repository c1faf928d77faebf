"""A site is built alike on unlike machines: elsewhere, by others, at another pace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom import CONFIGURATION, NOW

MACHINES = [
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4294967295"},
]
"""What tells three machines apart; each has one worker more than the last."""

ARTICLE = """\
---
title: Item {number} I
lang: {tag}
date: 2026-11-{day}T23:30:00
authors: [Zoé Ilić, Éric Œhler]
tags: [food, i18n, mobility]
section: city
---

Ten figs, and [the next](a{next}.md). ![A stall.](stall.svg)
"""


def contents() -> dict[str, str]:
    """Return the files of a small site."""
    articles = {
        f"articles/a{number}.md": ARTICLE.format(
            number=number,
            tag=("en", "fr")[number % 2],
            day=10 + number,
            next=(number + 1) % 5,
        )
        for number in range(5)
    }
    stall = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"></svg>'
    catalog = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; '
    catalog += (
        'charset=UTF-8\\n"\n\nmsgctxt "title"\nmsgid "Item 0 I"\nmsgstr "Objet 0"\n'
    )
    return {
        "diptyque.toml": CONFIGURATION,
        **articles,
        "articles/stall.svg": stall,
        "static/CNAME": "gazette.example\n",
        "locales/fr/LC_MESSAGES/articles/a0.po": catalog,
    }


def save(root: Path, number: int) -> None:
    """Save the files in an order of its own, and at another time."""
    files = sorted(contents().items(), key=lambda item: item[0][:: (-1) ** number])
    files = files[number * 3 :] + files[: number * 3]
    for age, (path, text) in enumerate(files):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
        moment = 1_000_000_000 + number * 86_400 - age
        os.utime(place, (moment, moment))


def published(root: Path, number: int) -> dict[str, bytes]:
    """Build a site as one of the machines does; return all of its files."""
    save(root, number)
    typed = [sys.executable, "-m", "pipeline", "build", "--quiet", "--ui-lang", "en"]
    environment = {**os.environ, **NOW, **MACHINES[number]}
    subprocess.run(
        [*typed, "--jobs", str(number + 1)], cwd=root, env=environment, check=True
    )
    output = (path for path in (root / "public").rglob("*") if path.is_file())
    ledger = root / "locales/editions.json"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (*output, ledger)
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what the first machine publishes."""
    return published(tmp_path_factory.mktemp("first"), 0)


@pytest.mark.parametrize("number", range(1, len(MACHINES)))
def test_every_machine_publishes_the_same_bytes(
    first: dict[str, bytes], tmp_path: Path, number: int
) -> None:
    other = published(tmp_path, number)
    assert {
        "public/CNAME",
        "public/fr/feed.xml",
        "public/en/index.html",
    } <= first.keys()
    assert other.keys() == first.keys()
    assert [path for path in sorted(first) if first[path] != other[path]] == []
