"""Regular expressions, each compiled when something is first looked for with it.

A command loads hundreds that no text of its day asks for: compiling them all took a
quarter of the processor's time of a build with one catalog changed. So what a module
keeps is made here; what a function makes for a text is compiled there and then.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = (
    *("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"),
    *("scanner", "flags", "groups", "groupindex"),
)


class Latent:
    """Stands for a compiled pattern, and has all that it has once it is asked."""

    __slots__ = (*_METHODS, "pattern", "stated")

    def __init__(self, pattern: str | bytes, stated: int) -> None:
        self.pattern = pattern
        self.stated = stated

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        """Compile it; from then on nothing comes between it and who asks."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.stated)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[type["Latent"], tuple[str | bytes, int]]:
        """Pickle what it says, as compiled patterns do."""
        return Latent, (self.pattern, self.stated)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""Return what `re.compile` would, and compile it when it is first used.

    An expression that is none raises `re.error` only then. A match knows the compiled
    pattern (`match.re`), which is not what this returns.

    >>> pattern(r"\d+").search("page 12")[0]
    '12'
    """
    return cast("re.Pattern[AnyStr]", Latent(source, flags))
