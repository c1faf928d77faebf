"""The addresses that a page may lead to, whoever wrote them."""

from functools import lru_cache

from pipeline.patterns import pattern

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""The schemes that only lead somewhere, and neither run nor hold anything."""

_HOST = pattern(
    r"(?:[a-zA-Z]+:)?//(?:[^ /?#@\[\]]*@)?(?:\[[0-9a-fA-F:.]+\]|[^ /?#@:\[\]]+)"
    r"(?::[0-9]{1,5})?(?:[/?#]|\Z)"
)
_SCHEME = pattern("[A-Za-z][A-Za-z0-9+.-]*:")
_UNSEEN = pattern("[\x00-\x20\x7f-\xa0]+")


@lru_cache(maxsize=1024)  # asked of each when it is read, and in each edition
def is_safe_url(url: str) -> bool:
    """Say whether a URL has no scheme, or one that leads somewhere and no more.

    Browsers pass over spaces and controls in a scheme (WHATWG URL, 4.4).
    """
    bare = _UNSEEN.sub("", url)
    scheme, colon, _ = bare.partition(":")
    is_relative = not colon or any(mark in scheme for mark in "/?#")
    return (is_relative or scheme.lower() in SCHEMES) and names_its_host(url)


def has_scheme(url: str) -> bool:
    """Say whether a URL stands for itself, whatever page it is on (RFC 3986, 3.1)."""
    return _SCHEME.match(url) is not None


def names_its_host(url: str) -> bool:
    """Say whether a web address names a host, and anything else is none.

    As a browser needs it (WHATWG URL, 4.4): `https:x` and `http://[::1` name none.
    """
    is_web = url.lower().startswith(("http:", "https:", "//"))
    return not is_web or _HOST.match(url) is not None
