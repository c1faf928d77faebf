"""An old address leads to the new one, without a script."""

from datetime import UTC, date, datetime

import html5lib
from babel import Locale

from pipeline.model.editions import Card, EditionState
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.model.site import Site
from pipeline.publishing import host_redirects, redirects

SITE = Site(base_url="https://journal.example/blog/", languages=(Locale("fr"),))
FIRST = datetime(2026, 11, 2, 11, tzinfo=UTC)
TITLE = 'Vrac & Cocinas <b> "x" ’ </title>'
CARD = Card(
    article_id="a",
    path="articles/a.md",
    locale=Locale("fr"),
    source_locale=Locale("fr"),
    folder="fr/2026/11/b/",
    title=TITLE,
    summary="",
    state=EditionState.SOURCE,
    title_locale=Locale("fr"),
    summary_locale=Locale("fr"),
    feed_id="tag:journal.example,2026:a:fr",
    published=date(2026, 11, 2),
    updated=None,
    first_published=FIRST,
)


def ledger(*slugs: str) -> Ledger:
    record = EditionRecord(
        feed_id=CARD.feed_id,
        slugs=slugs,
        folders=tuple(f"fr/2026/11/{slug}/" for slug in slugs),
        first_published=FIRST,
    )
    return Ledger(editions={"a": {"fr": record}})


def test_hosts_are_told_of_the_same_addresses() -> None:
    files = {
        file.path: file.content.decode()
        for file in host_redirects([CARD], ledger("x", "a.b", "b"), SITE)
    }
    assert files == {
        "_redirects": (
            "/blog/fr/2026/11/a.b/* /blog/fr/2026/11/b/:splat 301\n"
            "/blog/fr/2026/11/x/* /blog/fr/2026/11/b/:splat 301\n"
        ),
        "redirects.map": (
            '"~^/blog/fr/2026/11/a\\.b/(?<rest>.*)$" "/blog/fr/2026/11/b/$rest";\n'
            '"~^/blog/fr/2026/11/x/(?<rest>.*)$" "/blog/fr/2026/11/b/$rest";\n'
        ),
        "redirects.conf": (
            'RedirectMatch 301 "^/blog/fr/2026/11/a\\.b/(.*)$"'
            ' "/blog/fr/2026/11/b/$1"\n'
            'RedirectMatch 301 "^/blog/fr/2026/11/x/(.*)$" "/blog/fr/2026/11/b/$1"\n'
        ),
    }
    assert host_redirects([CARD], ledger("b"), SITE) == ()


def test_each_old_address_and_no_other_gets_a_page() -> None:
    made = redirects([CARD], ledger("x", "a", "b"), SITE)
    assert [file.path for file in made] == [
        "fr/2026/11/x/index.html",
        "fr/2026/11/a/index.html",
    ]


def test_an_edition_that_never_moved_needs_none() -> None:
    assert redirects([CARD], ledger("b"), SITE) == ()
    assert redirects([CARD], Ledger(), SITE) == ()


def test_the_page_leads_on_for_readers_and_machines() -> None:
    [file] = redirects([CARD], ledger("a", "b"), SITE)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(file.content.decode())
    link = page.find("body/p/a")
    refresh = page.find("head/meta[@http-equiv='refresh']")
    canonical = page.find("head/link[@rel='canonical']")
    assert link is not None
    assert link.text == TITLE
    assert link.get("href") == "/blog/fr/2026/11/b/"
    assert refresh is not None
    assert refresh.get("content") == "0; url=/blog/fr/2026/11/b/"
    assert canonical is not None
    assert canonical.get("href") == "https://journal.example/blog/fr/2026/11/b/"
    assert page.find("head/meta[@name='robots']") is not None
    assert (page.get("lang"), page.get("dir")) == ("fr", "ltr")
