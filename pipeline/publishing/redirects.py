"""Cards + Ledger → what leads on from the addresses that editions have left.

A small page stands at each, for every host; and files for those hosts that can
answer by themselves, which robots and feed readers understand better (301).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from pipeline.model.editions import Card, File
from pipeline.model.ledger import Ledger
from pipeline.model.locales import is_right_to_left, to_tag
from pipeline.model.site import Site

_PAGE = """\
<!DOCTYPE html>
<html lang="{tag}" dir="{direction}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{url}">
<meta http-equiv="refresh" content="0; url={path}">
</head>
<body>
<p><a href="{path}">{title}</a></p>
</body>
</html>
"""


def redirects(cards: Iterable[Card], ledger: Ledger, site: Site) -> tuple[File, ...]:
    """Return a page for each old address of the editions that are published."""
    return tuple(
        File(path=f"{folder}index.html", content=_page(card, site).encode())
        for folder, card in _left(cards, ledger)
    )


def host_redirects(
    cards: Iterable[Card], ledger: Ledger, site: Site
) -> tuple[File, ...]:
    """Return the same for hosts: Netlify and Cloudflare, nginx, Apache.

    Nothing where no edition has moved. What stands below an address, such as
    the page with both texts, leads to what stands below the new one.
    """
    base = site.base_path
    moved = sorted(
        (base + old, base + card.folder) for old, card in _left(cards, ledger)
    )
    if not moved:
        return ()
    return tuple(
        File(path=name, content="".join(f"{write(*each)}\n" for each in moved).encode())
        for name, write in _HOSTS.items()
    )


def _left(cards: Iterable[Card], ledger: Ledger) -> Iterator[tuple[str, Card]]:
    """Yield each address that an edition has left, and where it is now."""
    for card in cards:
        record = ledger.find(card.article_id, to_tag(card.locale))
        for folder in record.folders if record else ():
            if folder != card.folder:
                yield folder, card


def _of_netlify(old: str, new: str) -> str:
    return f"{old}* {new}:splat 301"


def _of_nginx(old: str, new: str) -> str:
    return f'"~^{re.escape(old)}(?<rest>.*)$" "{new}$rest";'


def _of_apache(old: str, new: str) -> str:
    return f'RedirectMatch 301 "^{re.escape(old)}(.*)$" "{new}$1"'


_HOSTS: Mapping[str, Callable[[str, str], str]] = {
    "_redirects": _of_netlify,
    "redirects.map": _of_nginx,
    "redirects.conf": _of_apache,
}
"""The file of each host, and how it writes that an address has moved."""


def _page(card: Card, site: Site) -> str:
    """Send the reader on without a script, and say so in words as well."""
    return _PAGE.format(
        tag=to_tag(card.title_locale),
        direction="rtl" if is_right_to_left(card.title_locale) else "ltr",
        title=escape(card.title),
        url=escape(site.base_url + card.folder),
        path=escape(site.base_path + card.folder),
    )
