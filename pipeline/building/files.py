"""The files that articles refer to → what is published of them, and where."""

import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from posixpath import basename

from pipeline import publishing
from pipeline.building.drafts import Draft
from pipeline.building.inventory import unreadable
from pipeline.errors import StoreError
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.editions import File
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.rendering.feeds import Media
from pipeline.text import slugify

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
MISSING = "missing.svg"
"""The asset that stands where a picture is not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A file to copy: where it is, where it goes, its size in bytes."""

    source: str
    path: str
    length: int


def find_files(
    drafts: Iterable[Draft], articles: Mapping[str, bool], site: Site, store: Store
) -> tuple[tuple[Published, ...], tuple[Diagnostic, ...]]:
    """Return the files that the articles point at, and what leads nowhere.

    `articles` says of the path of each whether it is published. Only files in
    the folder of the articles are, so that no link can publish anything else.
    """
    published: dict[str, Published] = {}
    lost: list[Diagnostic] = []
    for draft in drafts:
        for path in draft.references:
            if path in published or articles.get(path):
                continue
            if path in articles:
                lost.append(_unpublished(draft.path, path))
            elif path.startswith(f"{site.articles}/") and store.exists(path):
                try:
                    published[path] = _published(path, store)
                except StoreError as error:
                    lost.append(unreadable(path, error))
            else:
                lost.append(broken(draft.path, path))
    return tuple(published.values()), tuple(lost)


def _published(path: str, store: Store) -> Published:
    content = store.read(path)
    stem, dot, extension = basename(path).rpartition(".")
    digest = blake2b(content, digest_size=4).hexdigest()
    name = slugify(stem or extension) or "file"
    suffix = f".{slugify(extension)}" if dot else ""
    return Published(
        source=path, path=f"assets/{name}.{digest}{suffix}", length=len(content)
    )


def copies(files: Iterable[Published], store: Store) -> Iterator[File]:
    """Yield the files themselves, one at a time."""
    for file in files:
        yield File(path=file.path, content=store.read(file.source))


def list_static(site: Site, store: Store) -> Checked[tuple[str, ...]]:
    """Return the files that the site publishes as they are, and name the others.

    Paths in the output: those in the site have the folder before them.
    """
    prefix = f"{site.static}/"
    paths = [path.removeprefix(prefix) for path in store.walk(site.static)]
    unfit = publishing.check_paths(paths)
    left_out = {each.path for each in unfit}
    return Checked(
        value=tuple(path for path in paths if path not in left_out),
        diagnostics=tuple(replace(each, path=prefix + each.path) for each in unfit),
    )


def read_static(site: Site, store: Store) -> Checked[tuple[File, ...]]:
    """Return those files themselves."""
    listed = list_static(site, store)
    files = tuple(
        File(path=path, content=store.read(f"{site.static}/{path}"))
        for path in listed.value
    )
    return Checked(value=files, diagnostics=listed.diagnostics)


def is_picture(path: str) -> bool:
    """Say whether a path is that of a picture that browsers show."""
    return path.lower().endswith(_PICTURES)


def media(path: str, length: int, base_url: str) -> Media:
    """Return what a feed says of a published picture; `length` is in bytes."""
    kind, _ = mimetypes.guess_type(path, strict=False)
    return Media(
        url=base_url + path,
        media_type=kind or "application/octet-stream",
        length=length,
    )


def _unpublished(article: str, path: str) -> Diagnostic:
    return Diagnostic(
        code="unpublished-link",
        severity=Severity.WARNING,
        message=(
            say(
                "{path} is not published: a draft, an embargo or an error "
                "keeps it back. Until it is, the link leads to the front "
                "page.",
                path=path,
            )
        ),
        path=article,
    )


def broken(article: str, path: str, line: int = 0) -> Diagnostic:
    """Say that a link leads to no file."""
    what = "picture" if is_picture(path) else "link"
    return Diagnostic(
        code=f"missing-{what}" if what == "picture" else "broken-link",
        severity=Severity.WARNING,
        message=(
            say(
                "There is no file {path}. Mend the path, or put the file "
                "there; it is looked for from the article's own folder.",
                path=path,
            )
        ),
        path=article,
        line=line,
    )
