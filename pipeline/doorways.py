"""A package's public names → each from its home, when it is asked for.

To extract does not load what publishes, nor a first catalog what merges.
"""

from collections.abc import Callable, Mapping
from importlib import import_module


def doorway(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package (PEP 562).

    `homes` says in which of its modules each public name lives.
    """

    def opened(name: str) -> object:
        if name in homes:
            return getattr(import_module(f"{package}.{homes[name]}"), name)
        raise AttributeError(name)

    return opened
