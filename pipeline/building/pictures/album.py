"""The files that articles refer to → what is known of each, kept or found anew.

A file that has its stamp is not even read; one that has its digest is the same.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.building.contents.inventory import batches, unreadable
from pipeline.building.contents.orders import Order
from pipeline.building.pictures.studio import Studio, open_studio
from pipeline.building.traces.proofs import ProofStore
from pipeline.building.traces.remembering import FOLDER, digest, recall, remember
from pipeline.errors import StoreError
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.pictures import Flaw
from pipeline.model.site import Pictures, Site
from pipeline.ports import Darkroom, Executor, Store

_ALBUM = f"{FOLDER}/album"


class Filed(Struct, frozen=True, kw_only=True, array_like=True):
    """What is known of a file: the digest of its bytes, and how many there are.

    Of a picture that is shown also its size in pixels, its flaw, and the width
    and digest of each of its copies, which are kept at `place`.
    """

    stamp: str
    digest: str
    length: int
    is_shown: bool
    width: int = 0
    height: int = 0
    place: str = ""
    prints: tuple[tuple[int, str], ...] = ()
    flaw: Flaw | None = None
    has_location: bool = False


class Album(Struct, frozen=True, kw_only=True):
    """What is known of the files by path; `key` tells what it was found with."""

    key: str = ""
    files: dict[str, Filed] = {}


class Negative(Struct, frozen=True, kw_only=True):
    """A file to look at; `known` is what was known of it, if anything was."""

    path: str
    stamp: str
    is_shown: bool
    known: Filed | None

    @property
    def is_unchanged(self) -> bool:
        """Whether it has the stamp that it had, so that nobody has to read it."""
        return bool(self.known and self.stamp and self.stamp == self.known.stamp)

    def informed(self, files: Mapping[str, Filed]) -> "Negative":
        """Return the same, with what others know of it where nothing is known."""
        known = self.known or _known(files, self.path, self.is_shown)
        return replace(self, known=known)


class _Looked(Struct, frozen=True, kw_only=True):
    files: dict[str, Filed] = field(default_factory=dict)
    lost: tuple[Diagnostic, ...] = ()


def file_away(wanted: Mapping[str, bool], order: Order) -> dict[str, Filed]:
    """Return what is known of files; `wanted` says of each path if it is shown."""
    studio = open_studio(order)
    key = key_of(order.program, order.site, order.darkroom)
    known = _recalled(order.store, key)
    every = [
        _negative(path, is_shown, known, order) for path, is_shown in wanted.items()
    ]
    work = tuple(each for each in every if not each.is_unchanged)
    shares = batches(work, order.executor.workers)
    looked = list(order.executor.map(partial(_look, studio), shares))
    found = {each.path: each.known for each in every if each.is_unchanged}
    for batch in looked:
        found |= batch.files
    files = {path: each for path in wanted if (each := found.get(path))}
    if key and (work or files.keys() != known.keys()):
        remember(order.store, _ALBUM, Album(key=key, files=files))
    return files


def examine(
    negatives: Iterable[Negative],
    store: Store,
    executor: Executor,
    darkroom: Darkroom | None,
    key: str,
) -> Checked[dict[str, Filed]]:
    """Return what is known of pictures; make and keep nothing.

    One that can't be read is in the diagnostics alone.

    What a build has found of the same bytes is not looked for again either, if it has
    the `key` (`key_of`) of one by this program.
    """
    proof = ProofStore(store)
    studio = Studio(store=proof, darkroom=darkroom, choice=Pictures(widths=()))
    files = _recalled(store, key)
    every = tuple(each.informed(files) for each in negatives)
    work = tuple(each for each in every if not each.is_unchanged)
    looked = list(executor.map(partial(_look, studio), batches(work, executor.workers)))
    found = {each.path: each.known for each in every if each.is_unchanged}
    for batch in looked:
        found |= batch.files
    return Checked(
        value={each.path: it for each in every if (it := found.get(each.path))},
        diagnostics=tuple(lost for batch in looked for lost in batch.lost),
    )


def _known(
    files: Mapping[str, Filed],
    path: str,
    is_shown: bool,  # noqa: FBT001 - as `wanted` has it
) -> Filed | None:
    """Return what is known of a file, if it was looked at for the same use."""
    record = files.get(path)
    return record if record and record.is_shown == is_shown else None


def key_of(program: str, site: Site, darkroom: Darkroom | None) -> str:
    """Return what tells the album of a build from any other; nothing without program.

    It opens the darkroom, so that it is not for a build that has nothing to do.
    """
    name = darkroom.name if darkroom else ""
    return digest(program, name, repr(site.pictures)) if program else ""


def _recalled(store: Store, key: str) -> dict[str, Filed]:
    """Return what was known, if it was found with all that is used now."""
    album = recall(store, _ALBUM, Album) if key else None
    return album.files if album and album.key == key else {}


def _negative(
    path: str,
    is_shown: bool,  # noqa: FBT001 - as `wanted` has it
    known: Mapping[str, Filed],
    order: Order,
) -> Negative:
    stamp, has_settled = order.stamps.get(path, ("", False))
    return Negative(
        path=path,
        stamp=stamp if has_settled else "",
        is_shown=is_shown,
        known=_known(known, path, is_shown),
    )


def _look(studio: Studio, work: tuple[Negative, ...]) -> _Looked:
    """Look at files, and develop those that are shown and have changed."""
    files, lost = {}, []
    for each in work:
        try:
            files[each.path] = _filed(each, studio)
        except StoreError as error:
            lost.append(unreadable(each.path, error))
    return _Looked(files=files, lost=tuple(lost))


def _filed(negative: Negative, studio: Studio) -> Filed:
    content = studio.store.read(negative.path)
    seen, known = digest(content), negative.known
    if known and known.digest == seen:
        return replace(known, stamp=negative.stamp)
    bare = Filed(
        stamp=negative.stamp,
        digest=seen,
        length=len(content),
        is_shown=negative.is_shown,
    )
    if is_drawing(negative.path):
        return _drawn(bare, content)
    if not negative.is_shown:
        return bare
    developed = studio.develop(content)
    return replace(
        bare,
        width=developed.width,
        height=developed.height,
        place=studio.place(content),
        prints=tuple((each.width, digest(each.content)) for each in developed.prints),
        flaw=developed.flaw,
        has_location=developed.has_location,
    )


def is_drawing(path: str) -> bool:
    """Say whether a path is that of a drawing, which can do what a page can."""
    return path.lower().endswith(".svg")


def _drawn(bare: Filed, content: bytes) -> Filed:
    # What parses XML takes a while to load, and most builds see no new drawing.
    from pipeline.rendering.drawings import acts, measure  # noqa: PLC0415

    if acts(content):
        return replace(bare, flaw=Flaw.ACTIVE)
    if not bare.is_shown:
        return bare
    size = measure(content)
    if size is None:
        return replace(bare, flaw=Flaw.BROKEN)
    return replace(bare, width=size[0], height=size[1])
