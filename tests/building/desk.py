"""A site in a folder, and the work of its authors and translators."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace, replace as altered

from pipeline import building, catalogs
from pipeline.adapters import FixedClock, InlineExecutor, LocalStore
from pipeline.building import BuildReport, ExtractReport
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog
from pipeline.model.locales import parse_tag
from pipeline.model.site import Checks, Level, Site
from pipeline.ports import Executor, Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TYPED = (("breaking-space", Level.OFF), ("straight-quotes", Level.OFF))
"""The newsroom types plainly, and leaves the rest to the page."""

SITE = Site(
    base_url="https://gazette.example/",
    languages=(parse_tag("fr"), parse_tag("en")),
    check=Checks(levels=TYPED),
)
HEAD = '---\ntitle: "{title}"\nlang: {lang}\ndate: 2026-11-20\n---\n\n'
FIGS = "On vend des figues jusqu'à minuit, et du pain jusqu'à l'aube."
LAMP = "Une lampe, deux cageots, et la rue entière qui sent le basilic."
TRAM = "Le tramway s'arrête ici toutes les sept minutes, même le dimanche."
RAIN = "Quand il pleut, les marchands tendent des bâches vertes entre les arbres."


def article(title: str, *paragraphs: str, lang: str = "fr") -> str:
    """Return the text of an article."""
    return HEAD.format(title=title, lang=lang) + "\n\n".join(paragraphs) + "\n"


_ACCENTED = str.maketrans("aàeiou", "āāēīōū")


def told(source: str, lang: str = "en") -> str:
    """Return a translation into no language, which no rule about words knows."""
    return f"{lang}: {source.translate(_ACCENTED)}"


class Desk(Struct, frozen=True):
    """A site in a folder, and the work of its authors and translators."""

    root: Path
    site: Site = SITE

    @property
    def store(self) -> LocalStore:
        """The files of the site."""
        return LocalStore(str(self.root))

    def save(self, name: str, text: str) -> None:
        """Write an article."""
        place = self.root / "articles" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def rename(self, old: str, new: str) -> None:
        """Give an article another name, as `mv` does."""
        place = self.root / "articles" / new
        place.parent.mkdir(parents=True, exist_ok=True)
        (self.root / "articles" / old).rename(place)

    def delete(self, name: str) -> None:
        """Delete an article."""
        (self.root / "articles" / name).unlink()

    def catalog(self, name: str, lang: str = "en") -> Path:
        """Return where a catalog stands."""
        return self.root / f"locales/{lang}/LC_MESSAGES/articles/{name}.po"

    def read(self, name: str, lang: str = "en") -> Catalog:
        """Return a catalog."""
        return opened(self.catalog(name, lang))

    def texts(self, name: str, lang: str = "en") -> dict[str, str]:
        """Return source → text of the approved live entries."""
        entries = self.read(name, lang).translations
        return {each.source: each.text for each in entries if each.is_approved}

    def extract(
        self,
        *,
        check: bool = False,
        prune: bool = False,
        executor: Executor | None = None,
        program: str = "",
    ) -> ExtractReport:
        """Bring the catalogs up to date."""
        return building.extract(
            self.site,
            store=self.store,
            executor=executor or InlineExecutor(),
            check_only=check,
            prune=prune,
            program=program,
        )

    def build(self, output: Store, days: int = 0) -> BuildReport:
        """Publish the site."""
        return building.build(
            self.site,
            store=self.store,
            output=output,
            executor=InlineExecutor(),
            clock=FixedClock(NOW + timedelta(days=days)),
        )

    def translate(self, name: str, lang: str = "en") -> None:
        """Approve a text for every message that has none, unlike any other."""
        place = self.catalog(name, lang)
        catalog = opened(place)
        filled = tuple(
            entry
            if entry.is_approved
            else altered(
                entry, text=told(entry.source, lang), is_fuzzy=False, previous=None
            )
            for entry in catalog.translations
        )
        place.write_bytes(catalogs.serialize(replace(catalog, translations=filled)))

    def approved(self) -> set[tuple[str, MessageKey, str]]:
        """Return every approved pair of the site, live or obsolete, by language."""
        return {
            (place.relative_to(self.root).parts[1], entry.key, entry.text)
            for place, catalog in self.catalogs()
            for entry in (*catalog.translations, *catalog.obsolete)
            if entry.is_approved
        }

    def catalogs(self) -> Iterator[tuple[Path, Catalog]]:
        """Yield all catalogs of articles."""
        for place in sorted(self.root.glob("locales/*/LC_MESSAGES/articles/**/*.po")):
            yield place, opened(place)

    def files(self) -> dict[str, bytes]:
        """Return all that is on the disk."""
        return {path: self.store.read(path) for path in self.store.walk()}


def opened(place: Path) -> Catalog:
    """Read a catalog that must be readable."""
    catalog = catalogs.parse(place.read_bytes(), str(place)).value
    assert catalog is not None
    return catalog


Settle = Callable[[Desk], ExtractReport]
