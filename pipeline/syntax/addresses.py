"""The addresses that a page may lead to, whoever wrote them."""

from pipeline.patterns import pattern

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""The schemes that only lead somewhere, and neither run nor hold anything."""

_UNSEEN = pattern("[\x00-\x20\x7f-\xa0]+")


def is_safe_url(url: str) -> bool:
    """Say whether a URL has no scheme, or one that only leads somewhere.

    Browsers pass over spaces and controls in a scheme (WHATWG URL, 4.4).
    """
    bare = _UNSEEN.sub("", url)
    scheme, colon, _ = bare.partition(":")
    is_relative = not colon or any(mark in scheme for mark in "/?#")
    return is_relative or scheme.lower() in SCHEMES
