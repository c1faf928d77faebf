"""A site in four languages, one of them from right to left, with all that there is.

It can be searched.

Its articles are in four languages, too. Some are translated by people, and stand in
`tests/cases/languages`; those that only try every construct are filled here.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace, replace as altered

from pipeline import building, catalogs
from pipeline.adapters import (
    FixedClock,
    InlineExecutor,
    LocalStore,
    PagefindIndexer,
    PillowDarkroom,
    load,
)
from pipeline.building import BuildReport
from tests.house import ROOT

NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)
FOLDER = ROOT / "tests" / "cases" / "languages"
_FILLED = ("everything", "page", "plain")
_BEFORE = {"ar": "نص: ", "de": "Auf Deutsch: ", "en": "In English: ", "fr": "En VF : "}


def lay_out(folder: Path) -> None:
    """Put the site into a folder, with every state that a translation can be in."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    _extract(folder)
    for place in sorted(folder.glob("locales/*/LC_MESSAGES/articles/*.po")):
        if place.stem in _FILLED:
            _fill(place, _BEFORE[place.relative_to(folder).parts[1]])
    source = folder / "articles" / "plan.md"
    text = source.read_text("utf-8")
    source.write_text(text.replace("alle sieben", "alle fünf"), "utf-8")
    _extract(folder)


def publish(folder: Path) -> BuildReport:
    """Build the site into its `public/`."""
    return building.build(
        load(folder),
        store=LocalStore(str(folder)),
        output=LocalStore(str(folder / "public")),
        executor=InlineExecutor(),
        clock=FixedClock(NOW),
        darkroom=PillowDarkroom(),
        indexer=PagefindIndexer(),
        program="1",
    )


def _extract(folder: Path) -> None:
    store = LocalStore(str(folder))
    building.extract(load(folder), store=store, executor=InlineExecutor())


def _fill(place: Path, before: str) -> None:
    """Approve for each text the same one, behind a few words of the language."""
    catalog = catalogs.parse(place.read_bytes(), str(place)).value
    assert catalog is not None
    filled = tuple(
        altered(entry, text=before + entry.source, is_fuzzy=False)
        for entry in catalog.translations
    )
    place.write_bytes(catalogs.serialize(replace(catalog, translations=filled)))
