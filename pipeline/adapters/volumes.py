"""Languages → the dictionaries of them that this machine has, and what is in one.

A dictionary is two files, with affixes and with words. Workers on other machines open
the same, or say that they can't.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.adapters.dictionaries import fetch
from pipeline.errors import ConfigurationError
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.ports import Store

FOLDERS = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/usr/share/myspell/dicts",
    "/Library/Spelling",
)
"""Where systems keep the dictionaries of Hunspell."""


class Volume(Struct, frozen=True):
    """A dictionary, known by a digest of its two files.

    `path` is theirs without suffix where the site was opened. On another machine, if
    others or none stand there, they are fetched out of a `folder` of `store`, where
    the site has them itself.
    """

    digest: str
    path: str
    store: Store | None = None
    folder: str = ""


def kept_in(
    own: Iterable[str], store: Store, folder: str, volumes: Iterable[Volume]
) -> Iterator[Volume]:
    """Yield dictionaries; one out of the site's own folder says where others get it."""
    for each in volumes:
        is_own = str(Path(each.path).parent) in own
        yield replace(each, store=store, folder=folder) if is_own else each


def find_volumes(locale: Locale, folders: Iterable[str]) -> tuple[Volume, ...]:
    """Return the dictionaries of a language: the first of those most like it.

    That of its territory goes before that of the language, and that before those
    of other territories, of which any will do.
    """
    names = (f"{locale.language}_{locale.territory}", locale.language)
    places = [Path(folder) for folder in folders]
    for name in names:
        for place in places:
            if found := _volume(place / name):
                return (found,)
    others = (
        _volume(dic.with_suffix(""))
        for place in places
        for dic in sorted(place.glob(f"{locale.language}_*.dic"))
    )
    if known := {each.digest: each for each in others if each}:
        return tuple(known.values())
    raise ConfigurationError(
        say("`check.spelling`: there is no dictionary of {tag}.", tag=to_tag(locale)),
        say(
            "Install the one of Hunspell ({name}.aff and {name}.dic), put it in a "
            "folder that `check.dictionaries` names, or remove the language. Looked "
            "in: {folders}.",
            name=names[0] if locale.territory else names[1],
            folders=", ".join(map(str, places)),
        ),
    )


def _volume(stem: Path) -> Volume | None:
    digest = _digest(_files(str(stem)))
    return Volume(digest, str(stem)) if digest else None


def _files(stem: str) -> tuple[bytes, ...]:
    """Return what is in the two files of a dictionary; nothing where one is not."""
    try:
        return tuple(Path(f"{stem}{each}").read_bytes() for each in (".aff", ".dic"))
    except OSError:
        return ()


def _digest(files: tuple[bytes, ...]) -> str:
    return blake2b(b"".join(files), digest_size=16).hexdigest() if files else ""


def contents(volume: Volume) -> tuple[bytes, ...]:
    """Return the two files, whatever machine this is.

    Raises `ConfigurationError` where it has not the same ones, and can't get them.
    """
    files = _files(volume.path)
    if _digest(files) != volume.digest and volume.store:
        kept = fetch(volume.store, volume.folder)
        files = _files(f"{kept}/{Path(volume.path).name}")
    if _digest(files) == volume.digest:
        return files
    raise ConfigurationError(
        say(
            "The dictionary {path} is not on this machine, or is not the one that the "
            "work began with.",
            path=volume.path,
        ),
        say(
            "Install the same on each machine, or put it in a folder of the site "
            "(`check.dictionaries`), from where the workers get it."
        ),
    )
