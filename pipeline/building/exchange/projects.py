"""A site → a project folder of OmegaT for each pair of languages.

The catalogs go out as they are: OmegaT reads and writes PO. What it makes of
them is compared with what was handed out, which stays in the project.
"""

from collections.abc import Iterator

from pipeline import catalogs, exchanging
from pipeline.building.assistance.stocking import open_units
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.naming import read_glossary
from pipeline.building.exchange.opening import Folder, open_folders
from pipeline.model.diagnostics import Checked
from pipeline.model.editions import File
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.version import VERSION


def projects(
    choice: Choice, site: Site, store: Store, *, is_unfinished: bool
) -> Checked[tuple[File, ...]]:
    """Return the files of the projects, each in a folder such as `fr-en/`."""
    folders: dict[tuple[str, str], list[Folder]] = {}
    opened = [
        each
        for file in choice.articles
        for each in open_folders(file, choice, site, store)
    ]
    for found in opened:
        if found.value and not (is_unfinished and found.value.is_finished):
            folders.setdefault(found.value.languages, []).append(found.value)
    files = (file for each in folders.values() for file in _project(each, site, store))
    return Checked(
        value=tuple(files),
        diagnostics=tuple(each for found in opened for each in found.diagnostics),
    )


def _project(folders: list[Folder], site: Site, store: Store) -> Iterator[File]:
    first = folders[0]
    root = "-".join(first.languages)
    source, target = first.catalog.source_locale, first.catalog.locale
    glossary = read_glossary(site, store).value
    files = {
        exchanging.PROJECT: exchanging.write_project(*first.languages).encode(),
        "glossary/glossary.txt": exchanging.write_glossary(
            glossary, source, target
        ).encode(),
        "tm/memory.tmx": _memory(folders, site, store),
        # OmegaT opens no project in which these two folders are missing.
        "omegat/project_save.tmx": exchanging.write_tmx((), VERSION),
        f"{exchanging.TARGET}/README.txt": _README.encode(),
    }
    for name, content in files.items():
        yield File(path=f"{root}/{name}", content=content)
    for folder in folders:
        name = folder.path.removeprefix(f"{site.locales}/")
        content = catalogs.serialize(folder.catalog)
        yield File(path=f"{root}/{exchanging.SOURCE}/{name}", content=content)


def _memory(folders: list[Folder], site: Site, store: Store) -> bytes:
    """Return what was approved before, in the catalogs that are not handed out too."""
    target = folders[0].path.partition("/articles/")[0]
    paths = (path for path in store.walk(target) if path.endswith(".po"))
    inside = (path for path in paths if "/articles/" in path)
    units = [each for path in inside if (each := open_units(path, site, store))]
    return exchanging.write_tmx(units, VERSION)


_README = """\
What OmegaT makes of the catalogs comes here. From the folder of the site,
`diptyque ingest`, with the name of this project, takes it in.
"""
