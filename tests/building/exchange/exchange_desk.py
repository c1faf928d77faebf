"""A site with one French article, ready to be handed out."""

from pathlib import Path

from pipeline import catalogs
from pipeline.model.catalogs import Translation
from pipeline.model.locales import parse_tag
from tests.newsroom import CONFIGURATION, Newsroom

ARTICLE = """---
title: Le marché
lang: fr
date: 2026-11-01
---

Le marché ouvre *vendredi*, voir [le plan](https://plan.example/).

Il ferme à midi.
"""
PATH = "locales/en/LC_MESSAGES/articles/marche.po"


def begun(folder: Path) -> Newsroom:
    """Return a site whose one article has an empty catalog."""
    room = Newsroom(folder)
    room.save("diptyque.toml", CONFIGURATION)
    room.save("articles/marche.md", ARTICLE)
    room.succeed("extract")
    return room


def entries(room: Newsroom, path: str = PATH) -> dict[str, Translation]:
    """Return the live entries of a catalog, by their sources."""
    read = catalogs.parse(room.text(path).encode(), path, locale=parse_tag("en"))
    assert read.value is not None
    return {each.source: each for each in read.value.translations}
