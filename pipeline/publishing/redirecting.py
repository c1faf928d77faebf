"""Cards + Ledger → the pages that stand where editions were, and lead on.

They serve every host, without a script; `hosts.py` has the files for those
that can answer by themselves.
"""

from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from pipeline.model.editions import Card, File
from pipeline.model.ledger import Ledger
from pipeline.model.locales import direction, to_tag
from pipeline.model.site import Site

_PAGE = """\
<!DOCTYPE html>
<html lang="{tag}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
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


class Move(Struct, frozen=True, kw_only=True):
    """An address that an edition has left: two folders, and whose they are.

    `is_facing`: it is that of the page with a translation beside its original.
    """

    old: str
    new: str
    card: Card
    is_facing: bool


def moves(cards: Iterable[Card], ledger: Ledger) -> Iterator[Move]:
    """Yield each address that the editions have left, and where it is now."""
    for card in cards:
        record = ledger.find(card.article_id, to_tag(card.locale))
        for folder in record.folders if record else ():
            if folder != card.folder:
                yield from _moves(card, folder)


def redirects(cards: Iterable[Card], ledger: Ledger, site: Site) -> tuple[File, ...]:
    """Return a page for each old address of the editions that are published."""
    return tuple(
        File(path=f"{move.old}index.html", content=_page(move, site).encode())
        for move in moves(cards, ledger)
    )


def _moves(card: Card, folder: str) -> Iterator[Move]:
    yield Move(old=folder, new=card.folder, card=card, is_facing=False)
    if card.is_faced:
        old, new = folder + card.facing_name, card.folder + card.facing_name
        yield Move(old=old, new=new, card=card, is_facing=True)


def _page(move: Move, site: Site) -> str:
    """Send the reader on without a script, and say so in words as well."""
    card = move.card
    return _PAGE.format(
        tag=to_tag(card.title_locale),
        direction=direction(card.title_locale),
        title=escape(card.title),
        url=escape(site.base_url + move.new),
        path=escape(site.base_path + move.new),
    )
