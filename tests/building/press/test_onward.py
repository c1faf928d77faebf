"""Articles lead to one another, and one that is new changes few pages."""

import re

from tests.building.conftest import Newsroom

FIRST = "en/2026/01/number-1/index.html"


def write(room: Newsroom, number: int, title: str = "", more: str = "") -> None:
    """Write one of many articles, a day each, all of one section and one topic."""
    name = title or f"Number {number}"
    day = f"2026-{1 + number // 28:02}-{1 + number % 28:02}"
    room.write(
        f"articles/n{number}.md",
        f"---\ntitle: {name}\nlang: en\ndate: {day}\nslug: number-{number}\n"
        f"summary: It is {number}.\nsection: city\ntags: [food]\n{more}---\n\nText.\n",
    )


def filled(room: Newsroom, count: int) -> set[str]:
    """Publish many articles, and return the pages that are theirs."""
    for number in range(1, count + 1):
        write(room, number)
    room.build(program="1")
    return {path for path in room.output.files if "/number-" in path}


def written(room: Newsroom) -> set[str]:
    """Build again, and return the paths of the files that changed."""
    before = dict(room.output.files)
    room.build(program="1")
    after = room.output.files
    return {path for path in after if after[path] != before.get(path)}


def test_an_article_leads_to_those_beside_it(newsroom: Newsroom) -> None:
    filled(newsroom, 8)
    page = newsroom.page("en/2026/01/number-4/index.html")
    ways = dict(re.findall(r'rel="(prev|next)" href="[./]*([^"]+)"', page))
    assert ways == {"prev": "en/2026/01/number-3/", "next": "en/2026/01/number-5/"}
    assert "On the same subject" in page
    assert 'rel="prev"' not in newsroom.page(FIRST)


def test_a_new_article_changes_few_pages_of_others(newsroom: Newsroom) -> None:
    newsroom.site = type(newsroom.site)(
        base_url=newsroom.site.base_url, languages=newsroom.site.languages, page_size=4
    )
    theirs = filled(newsroom, 40)
    write(newsroom, 41)
    changed = written(newsroom)
    # The one before it, and the three that it takes a place beside.
    assert len(changed & theirs) <= 4
    # A list that is full stays; so do the months and years that are past.
    lists = {path for path in changed if "/page/" in path}
    assert len(lists) <= 2
    assert "en/2026/01/index.html" not in changed
    assert "en/2026/02/index.html" in changed


def test_another_title_is_told_beside_it(newsroom: Newsroom) -> None:
    theirs = filled(newsroom, 12)
    write(newsroom, 1, title="Another name")
    changed = written(newsroom)
    assert {FIRST, "en/2026/01/number-2/index.html"} <= changed
    assert len(changed & theirs) <= 6
    assert "Another name" in newsroom.page("en/2026/01/number-2/index.html")


def test_a_correction_is_translated_and_shown(newsroom: Newsroom) -> None:
    write(newsroom, 1, more="corrections: {date: 2026-11-22, text: It is eleven.}\n")
    newsroom.extract()
    catalog = "locales/fr/LC_MESSAGES/articles/n1.po"
    assert 'msgctxt "correction"\nmsgid "It is eleven."' in newsroom.text(catalog)
    done = newsroom.text(catalog)
    for english, french in (
        ("Number 1", "Numéro 1"),
        ("It is 1.", "C’est 1."),
        ("It is eleven.", "C’est onze."),
        ("Text.", "Texte."),
    ):
        done = done.replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{french}"'
        )
    newsroom.write(catalog, done)
    newsroom.build()
    [page] = [
        path
        for path in newsroom.output.files
        if re.fullmatch(r"fr/.*numero-1/index.html", path)
    ]
    assert "C’est onze." in newsroom.page(page)
    assert "Rectifié le" in newsroom.page(page)
    assert "It is eleven." in newsroom.page(FIRST)
