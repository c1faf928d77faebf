"""Documents in two languages, as a newsroom has them, and what becomes of them."""

from babel import Locale

from pipeline import building, catalogs
from pipeline.adapters import InlineExecutor, MemoryStore
from pipeline.building import AlignReport, Stack
from pipeline.model.catalogs import Catalog
from pipeline.model.locales import parse_tag
from tests.building.desk import SITE
from tests.house import ROOT

CASES = ROOT / "tests/cases/aligning"
FR, EN = parse_tag("fr"), parse_tag("en")


def documents(language: str, names: dict[str, str]) -> MemoryStore:
    """Return a folder of documents of the collection under other names."""
    found = {}
    for name, case in names.items():
        (path,) = (CASES / case).glob(f"{language}.*")
        text = path.read_text("utf-8").replace(f"lang: {language}\n", "")
        found[name] = text.encode()
    return MemoryStore(found)


def folder(language: str, **names: str) -> Stack:
    files = {f"{name}.md": case for name, case in names.items()}
    store = documents(language, files)
    return Stack(store=store, paths=tuple(sorted(files)), folder=f"old/{language}")


def align(
    store: MemoryStore,
    one: Stack,
    other: Stack,
    source: Locale | None = None,
    *,
    check_only: bool = False,
) -> AlignReport:
    return building.align(
        (one, other),
        SITE,
        store=store,
        executor=InlineExecutor(),
        source=source,
        check_only=check_only,
    )


def opened(store: MemoryStore, name: str, folder: str = "en") -> Catalog:
    path = f"locales/{folder}/LC_MESSAGES/articles/{name}.po"
    parsed = catalogs.parse(store.files[path], path, locale=parse_tag(folder)).value
    assert parsed
    return parsed


def codes(report: AlignReport) -> list[str]:
    return [each.code for each in report.diagnostics]
