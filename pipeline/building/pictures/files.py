"""The files that articles refer to → what is published of them, and where."""

import mimetypes
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from posixpath import basename
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from pipeline import publishing
from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafts import Draft
from pipeline.building.pictures.album import Filed, file_away
from pipeline.building.pictures.flaws import judge
from pipeline.building.pictures.studio import Studio
from pipeline.building.traces.sources import require
from pipeline.building.traces.witnesses import WitnessStore
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.editions import File, Media
from pipeline.model.phrases import say
from pipeline.model.pictures import Candidate, Plate
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.rendering.pictures import candidates
from pipeline.text import slugify

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
MISSING = "missing.svg"
"""The asset that stands where a picture is not found."""


class Published(Struct, frozen=True, kw_only=True):
    """A file to copy: where it is, where it goes, its size in bytes.

    Of a picture that is shown, `plate` is what pages say of it, and `prints`
    are its copies, which are kept at `place`.
    """

    source: str
    path: str
    length: int
    plate: Plate | None = None
    prints: tuple[Candidate, ...] = ()
    place: str = ""


def find_files(
    drafts: Collection[Draft], articles: Mapping[str, bool], order: Order
) -> tuple[tuple[Published, ...], tuple[Diagnostic, ...]]:
    """Return the files that the articles point at, and what leads nowhere.

    `articles` says of the path of each whether it is published. Only files in
    the folder of the articles are, so that no link can publish anything else.
    A picture with a flaw is not.
    """
    pointers, lost = _pointers(drafts, articles, order)
    shown = {path for draft in drafts for path in draft.pictures}
    wanted = {path: path in shown and is_picture(path) for path in pointers}
    filed = file_away(wanted, order)
    steps = order.site.pictures.widths
    published = tuple(
        _published(path, each, steps)
        for path, each in filed.items()
        if each.flaw is None
    )
    judged = (
        found
        for path, each in filed.items()
        for found in judge(path, pointers[path], each)
    )
    return published, (*lost, *judged)


def _pointers(
    drafts: Iterable[Draft], articles: Mapping[str, bool], order: Order
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the files that are pointed at, and by which article first."""
    site, pointers = order.site, dict[str, str]()
    witness = WitnessStore(order.store)
    lost: list[Diagnostic] = []
    for draft in drafts:
        for path in draft.references:
            if path in pointers or articles.get(path):
                continue
            if path in articles:
                lost.append(_unpublished(draft.path, path))
            elif is_public(path, site, witness):
                pointers[path] = draft.path
            else:
                lost.append(broken(draft.path, path, order.store))
        lost.extend(unserved(draft.path, draft.pictures, site, witness))
    require(witness.seen, order.stamps)
    return pointers, lost


def _published(path: str, filed: Filed, steps: tuple[int, ...]) -> Published:
    stem, dot, extension = basename(path).rpartition(".")
    name = f"assets/{slugify(stem or extension) or 'file'}"
    suffix = f".{slugify(extension)}" if dot else ""
    target = f"{name}.{filed.digest[:8]}{suffix}"
    prints = tuple(
        Candidate(path=f"{name}-{width}.{each[:8]}.webp", width=width)
        for width, each in filed.prints
    )
    original = Candidate(path=target, width=filed.width)
    plate = Plate(
        width=filed.width,
        height=filed.height,
        candidates=candidates(original, prints, steps),
    )
    return Published(
        source=path,
        path=target,
        length=filed.length,
        plate=plate if filed.width else None,
        prints=prints,
        place=filed.place,
    )


def copies(files: Iterable[Published], store: Store) -> Iterator[File]:
    """Yield the files themselves, one at a time."""
    for file in files:
        yield File(path=file.path, content=store.read(file.source))


def prints(
    files: Iterable[Published], studio: Studio, is_due: Callable[[str], bool]
) -> Iterator[File]:
    """Yield those copies of pictures that are due, one at a time."""
    for file in files:
        due = [is_due(each.path) for each in file.prints]
        if any(due):
            made = zip(file.prints, studio.prints(file.source), due, strict=True)
            for each, copy, is_wanted in made:
                if is_wanted:
                    yield File(path=each.path, content=copy.content)


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


def is_public(path: str, site: Site, store: Store) -> bool:
    """Say whether a file is there, and where articles may lead to it."""
    return path.startswith(f"{site.articles}/") and store.exists(path)


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


def broken(article: str, path: str, store: Store) -> Diagnostic:
    """Say that a link leads to no file; where a picture lacks, the page says so."""
    is_shown = is_picture(path)
    return Diagnostic(
        code="missing-picture" if is_shown else "broken-link",
        severity=Severity.WARNING if is_shown else Severity.ERROR,
        message=(
            say(
                "There is no file {path}. Mend the path, or put the file "
                "there; it is looked for from the article's own folder.",
                path=path,
            )
        ),
        path=article,
        line=_line(article, path, store),
    )


def unserved(
    article: str, pictures: Iterable[str], site: Site, store: Store
) -> Iterator[Diagnostic]:
    """Yield the pictures that are looked for at the top of the site, and not there.

    Pages show them all the same: another program may put them on the server.
    """
    for path in pictures:
        place = f"{site.static}{path}"
        if path.startswith("/") and not store.exists(place):
            yield Diagnostic(
                code="missing-picture",
                severity=Severity.WARNING,
                message=say(
                    "There is no file {place}, where a path that begins with / "
                    "leads. Put it there, or write the path from the article’s own "
                    "folder; if another program serves it, write its whole address.",
                    place=place,
                ),
                path=article,
                line=_line(article, path, store),
            )


def _line(article: str, path: str, store: Store) -> int:
    """Return the line of an article that first names a file, or 0 if none does.

    Looked for only where the file is lost: what is drafted remembers no lines.
    """
    name = basename(path)
    names = (name, quote(name))
    lines = store.read(article).decode("utf-8", "replace").split("\n")
    return next(
        (
            number
            for number, line in enumerate(lines, start=1)
            if any(each in line for each in names)
        ),
        0,
    )
