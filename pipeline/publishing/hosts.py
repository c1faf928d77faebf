"""Addresses that were left → the files by which a host answers 301 by itself.

Robots and feed readers understand that better than a page that leads on.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from pipeline.model.editions import Card, File
from pipeline.model.ledger import Ledger
from pipeline.model.site import Site
from pipeline.publishing.redirecting import Move, moves

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def host_redirects(
    cards: Iterable[Card],
    ledger: Ledger,
    site: Site,
    own: Mapping[str, bytes] = _NOTHING,
) -> tuple[File, ...]:
    """Return what tells hosts of the addresses that were left.

    `own` are files that the site has of these names: its lines come first,
    as they are, and stand alone where no edition has moved.
    """
    left = sorted(moves(cards, ledger), key=_urgency)
    files = (
        File(path=name, content=_joined(own.get(name, b""), write(left, site)))
        for name, write in _HOSTS.items()
    )
    return tuple(file for file in files if file.content)


def _urgency(move: Move) -> tuple[bool, float, str]:
    """Put first what most readers ask for: a host stops reading at some line."""
    return (move.is_facing, -move.card.first_published.timestamp(), move.old)


def _joined(own: bytes, lines: Iterable[str]) -> bytes:
    mine = "".join(f"{line}\n" for line in lines).encode()
    return own + b"\n" + mine if own and mine else own or mine


def _of_platforms(left: Iterable[Move], site: Site) -> Iterator[str]:
    """Write lines without a splat, two a move.

    Cloudflare Pages takes 2,000 of these and only 100 with a splat, and
    compares the final slash; GitLab Pages takes 1,000 of both.
    https://developers.cloudflare.com/pages/configuration/redirects/
    https://docs.gitlab.com/user/project/pages/redirects/
    """
    for move in left:
        old, new = site.base_path + move.old, site.base_path + move.new
        yield f"{old} {new} 301"
        yield f"{old.removesuffix('/')} {new} 301"


def _of_nginx(left: Iterable[Move], site: Site) -> Iterator[str]:
    """Write patterns: long addresses would need larger buckets, these do not."""
    for old, new in _trees(left, site):
        yield f'"~^{re.escape(old)}(?:/(?<rest>.*))?$" "{new}/$rest";'


def _of_apache(left: Iterable[Move], site: Site) -> Iterator[str]:
    for old, new in _trees(left, site):
        yield f'RedirectMatch 301 "^{re.escape(old)}(?:/(.*))?$" "{new}/$1"'


def _trees(left: Iterable[Move], site: Site) -> Iterator[tuple[str, str]]:
    """Yield the folders that moved with all below them, without a final slash."""
    for move in left:
        if not move.is_facing:
            pair = (site.base_path + folder for folder in (move.old, move.new))
            old, new = (path.removesuffix("/") for path in pair)
            yield old, new


_HOSTS: Mapping[str, Callable[[Iterable[Move], Site], Iterator[str]]] = {
    "_redirects": _of_platforms,
    "redirects.map": _of_nginx,
    ".htaccess": _of_apache,
}
"""The file of each host, and how it writes that addresses have moved."""

HOST_FILES = frozenset(_HOSTS)
"""The names of these files, all at the top of the output."""
