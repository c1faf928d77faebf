"""An old address leads to the new one, without a script."""

from datetime import UTC, date, datetime, timedelta

import html5lib
from babel import Locale
from msgspec.structs import replace

from pipeline.model.editions import Card, EditionState, File
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


def told(made: tuple[File, ...]) -> dict[str, str]:
    return {file.path: file.content.decode() for file in made}


def test_hosts_are_told_of_the_same_addresses() -> None:
    assert told(host_redirects([CARD], ledger("x", "a.b", "b"), SITE)) == {
        "_redirects": (
            "/blog/fr/2026/11/a.b/ /blog/fr/2026/11/b/ 301\n"
            "/blog/fr/2026/11/a.b /blog/fr/2026/11/b/ 301\n"
            "/blog/fr/2026/11/x/ /blog/fr/2026/11/b/ 301\n"
            "/blog/fr/2026/11/x /blog/fr/2026/11/b/ 301\n"
        ),
        "redirects.map": (
            '"~^/blog/fr/2026/11/a\\.b(?:/(?<rest>.*))?$"'
            ' "/blog/fr/2026/11/b/$rest";\n'
            '"~^/blog/fr/2026/11/x(?:/(?<rest>.*))?$"'
            ' "/blog/fr/2026/11/b/$rest";\n'
        ),
        ".htaccess": (
            'RedirectMatch 301 "^/blog/fr/2026/11/a\\.b(?:/(.*))?$"'
            ' "/blog/fr/2026/11/b/$1"\n'
            'RedirectMatch 301 "^/blog/fr/2026/11/x(?:/(.*))?$"'
            ' "/blog/fr/2026/11/b/$1"\n'
        ),
    }
    assert host_redirects([CARD], ledger("b"), SITE) == ()


def test_what_a_site_says_to_its_host_comes_first() -> None:
    own = {"_redirects": b"/go https://elsewhere.example/ 302\n"}
    assert told(host_redirects([CARD], ledger("b"), SITE, own)) == {
        "_redirects": "/go https://elsewhere.example/ 302\n"
    }
    both = told(host_redirects([CARD], ledger("a", "b"), SITE, own))["_redirects"]
    assert both.startswith("/go https://elsewhere.example/ 302\n\n/blog/fr/")


def test_platforms_read_what_most_readers_ask_for_before_they_stop() -> None:
    older = replace(CARD, first_published=FIRST - timedelta(days=1), is_faced=True)
    newer = replace(CARD, article_id="z", folder="fr/2026/11/d/")
    records = ledger("a", "b").editions["a"]
    moved = replace(
        records["fr"],
        slugs=("c", "d"),
        folders=("fr/2026/11/c/", "fr/2026/11/d/"),
    )
    both = Ledger(editions={"a": records, "z": {"fr": moved}})
    lines = told(host_redirects([older, newer], both, SITE))["_redirects"]
    olds = [
        line.split()[0].removeprefix("/blog/fr/2026/11/") for line in lines.splitlines()
    ]
    assert olds == ["c/", "c", "a/", "a", "a/fr-fr/", "a/fr-fr"]


def test_the_page_with_both_texts_leads_on_as_well() -> None:
    translated = replace(CARD, source_locale=Locale("en"), is_faced=True)
    made = redirects([translated], ledger("a", "b"), SITE)
    assert [file.path for file in made] == [
        "fr/2026/11/a/index.html",
        "fr/2026/11/a/fr-en/index.html",
    ]
    assert b'url=/blog/fr/2026/11/b/fr-en/"' in made[1].content


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
