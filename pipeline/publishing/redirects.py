"""Cards + Ledger → small pages at the addresses that editions have left."""

from collections.abc import Iterable, Iterator
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
    return tuple(file for card in cards for file in _leave(card, ledger, site))


def _leave(card: Card, ledger: Ledger, site: Site) -> Iterator[File]:
    record = ledger.find(card.article_id, to_tag(card.locale))
    left = record.folders if record else ()
    for folder in left:
        if folder != card.folder:
            content = _page(card, site).encode()
            yield File(path=f"{folder}index.html", content=content)


def _page(card: Card, site: Site) -> str:
    """Send the reader on without a script, and say so in words as well."""
    return _PAGE.format(
        tag=to_tag(card.title_locale),
        direction="rtl" if is_right_to_left(card.title_locale) else "ltr",
        title=escape(card.title),
        url=escape(site.base_url + card.folder),
        path=escape(site.base_path + card.folder),
    )
