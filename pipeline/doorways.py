"""A package's public names → each from its home, when it is asked for.

To extract does not load what publishes, nor a first catalog what merges. What a
package opens stands in it twice: once for those who check types, and once for who
asks (`tests/test_house.py` holds the two together).
"""

import sys
from collections.abc import Callable, Collection, Mapping
from importlib import import_module

Doorway = tuple[Callable[[str], object], Callable[[], list[str]], list[str]]


def doorway(package: str, homes: Mapping[str, Collection[str]]) -> Doorway:
    """Return the `__getattr__`, `__dir__` and `__all__` of a package (PEP 562).

    `homes` says which public names live in which of its modules.
    """
    known = {name: home for home, names in homes.items() for name in names}
    names = sorted(known)

    def opened(name: str) -> object:
        if name not in known:
            raise AttributeError(name)
        found = getattr(import_module(f"{package}.{known[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    def listed() -> list[str]:
        return names

    return opened, listed, names
