"""Which names are safe on every file system, and free for an article."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import is_device

LISTS = frozenset({"archive", "authors", "feeds", "page", "search", "sections", "tags"})
"""The folders of a language that hold lists, not articles."""

_TAKEN = LISTS | {"assets"}
_YEAR = pattern(r"[0-9]{4}")
_SLUG = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 80
_LONGEST_NAME = 255
# What Windows refuses, control characters, line ends and lone surrogates.
_FORBIDDEN = pattern(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')


def is_safe_slug(slug: str) -> bool:
    """Say whether it is a path segment of words in a–z and 0–9, at most 80 long."""
    is_short = len(slug) <= _LONGEST_SLUG
    return is_short and bool(_SLUG.fullmatch(slug)) and not is_device(slug)


def is_reserved(slug: str) -> bool:
    """Say whether something else stands under this name beside undated pages."""
    return slug in _TAKEN or bool(_YEAR.fullmatch(slug))


def is_safe_path(path: str) -> bool:
    """Say whether every file system can hold the path, and none leaves the tree.

    Relative, in NFC, with `/` between names.
    """
    return unicodedata.is_normalized("NFC", path) and all(
        map(_is_safe_name, path.split("/"))
    )


def check_paths(paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Find the paths that can't be published, by themselves or side by side.

    Two that differ in nothing but case are one file on some systems.
    """
    found: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for path in sorted(paths):
        other = seen.setdefault(path.casefold(), path)
        if not is_safe_path(path):
            found.append(_unsafe(path))
        elif other != path:
            found.append(_collision(path, other))
    return tuple(found)


@lru_cache(maxsize=4096)
def _is_safe_name(name: str) -> bool:
    if name in {"", ".", ".."} or name[-1] in ". " or name[0] == " ":
        return False
    if is_device(name) or _FORBIDDEN.search(name):
        return False
    return len(name.encode()) <= _LONGEST_NAME


def _unsafe(path: str) -> Diagnostic:
    return Diagnostic(
        code="unsafe-path",
        severity=Severity.ERROR,
        message=say(
            "{path!r} is not a name that every file system can hold; rename it",
            path=path,
        ),
        path=path,
    )


def _collision(path: str, other: str) -> Diagnostic:
    return Diagnostic(
        code="path-collision",
        severity=Severity.ERROR,
        message=say(
            "{path!r} and {other!r} are one file on some systems; rename one",
            path=path,
            other=other,
        ),
        path=path,
    )
