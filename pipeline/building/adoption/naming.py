"""The path of a document → the language that it names, and what is left of it."""

import re
from functools import lru_cache
from pathlib import PurePosixPath

from babel import Locale

from pipeline.model.locales import to_tag
from pipeline.model.site import Site


def named_language(path: str, site: Site) -> Locale | None:
    """Return the language of the nearest folder that is called so, or of the file.

    The name of the file, as in `market.fr.md`, counts for more than its folders.
    """
    first = reversed(site.languages)  # of those that a tag may mean
    known = {tag.lower(): each for each in first for tag in _tags(each)}
    found = _marks(tuple(known)).findall(_stem(path))
    return known["".join(found[-1]).lower()] if found else None


def neutral(path: str, site: Site) -> str:
    """Return what two languages have in common of a path: not `fr/`, nor `.fr.md`."""
    tags = tuple(tag.lower() for each in site.languages for tag in _tags(each))
    return _marks(tags).sub("", _stem(path))


def _tags(locale: Locale) -> tuple[str, str]:
    return locale.language, to_tag(locale)


def _stem(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


@lru_cache(maxsize=4)
def _marks(tags: tuple[str, ...]) -> re.Pattern[str]:
    every = "|".join(map(re.escape, sorted(set(tags), key=len, reverse=True)))
    return re.compile(rf"(?:^|(?<=/))({every})/|[._]({every})$", re.IGNORECASE)
