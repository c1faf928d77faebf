"""A site → the same site, with the rules that others have written for it.

Here it is only found out where they are, and what they are made of;
`validating` loads them, in each process that asks them.
"""

# `os` is several times as fast as `pathlib`, and this is on every build's way.
# ruff: noqa: PTH113, PTH118, PTH119, PTH120, PTH123, PTH207

import sys
from collections.abc import Iterator
from contextlib import suppress
from glob import iglob
from hashlib import blake2b
from importlib.util import find_spec
from os.path import basename, dirname, isfile, join
from pathlib import Path

from msgspec.structs import replace

from pipeline.model.site import Site

GROUP = "diptyque.rules"
"""The entry points by which an installed package offers rules."""


def admit(site: Site, root: Path | None) -> Site:
    """Return the site with the rules of installed packages.

    The modules that it names itself can from now on be imported from its
    folder, if it has one; an installed one of the same name goes before.
    """
    if root and site.check.plugins and str(root) not in sys.path:
        sys.path.append(str(root))
    return replace(site, check=replace(site.check, packaged=_packaged()))


def code_of(site: Site) -> str:
    """Return a digest of the code of all rules that others have written.

    It is that of the package a rule's module is in; or of all modules beside
    it, where it is in none. A module that is not found has no code.
    """
    found = blake2b(digest_size=16)
    names = (*site.check.plugins, *site.check.packaged)
    for top in sorted({name.partition(":")[0].partition(".")[0] for name in names}):
        for place in _sources(top):
            with open(place, "rb") as file:
                content = file.read()
            found.update(f"{top}/{basename(place)}/{len(content)}/".encode() + content)
    return found.hexdigest() if names else ""


def _sources(name: str) -> Iterator[str]:
    spec = None
    with suppress(ImportError, ValueError):
        spec = find_spec(name)
    if spec is None:
        return
    folders = list(spec.submodule_search_locations or ())
    if folders:
        yield from sorted(
            place
            for folder in folders
            for place in iglob(join(folder, "**", "*.py"), recursive=True)
        )
    elif spec.origin and isfile(spec.origin):
        yield from sorted(iglob(join(dirname(spec.origin), "*.py")))


def _packaged() -> tuple[str, ...]:
    """Return the rules that installed packages offer.

    What reads all that packages say of themselves takes longer to load than a
    small build, so it is asked only where one speaks of rules at all.
    """
    if not any(map(_offers_rules, sys.path)):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415

    return tuple(sorted({each.value for each in entry_points(group=GROUP)}))


def _offers_rules(folder: str) -> bool:
    return any(
        _names_group(place)
        for kind in ("*.dist-info", "*.egg-info")
        for place in iglob(join(folder or ".", kind, "entry_points.txt"))
    )


def _names_group(place: str) -> bool:
    try:
        with open(place, "rb") as file:
            return GROUP.encode() in file.read()
    except OSError:
        return True  # whoever can read it decides
