"""What a build says of its work: what was read and rendered, and what kept back."""

import pytest
from msgspec.structs import replace

from pipeline.building import BuildReport, Effort, Withheld
from tests.building.conftest import (
    TRAIN,
    Newsroom,
    make_newsroom,
    make_translated,
    totals,
)

CATALOG = "locales/en/LC_MESSAGES/articles/market.po"


def build(room: Newsroom) -> BuildReport:
    """Build with what is remembered."""
    return room.build(program="1")


def reword(room: Newsroom, old: str, new: str) -> None:
    """Translate a text of the catalog otherwise."""
    text = room.text(CATALOG)
    assert text.count(f'msgstr "{old}"') == 1
    room.write(CATALOG, text.replace(f'msgstr "{old}"', f'msgstr "{new}"'))


def anew(report: BuildReport) -> dict[str, int]:
    """Return how many files of each kind were rendered, where any was."""
    files = report.work.files.items()
    return {kind: each.anew for kind, each in files if each.anew}


def test_the_first_build_reads_and_renders_all() -> None:
    work = build(make_translated(make_newsroom())).work
    assert work.articles == Effort(anew=2, reused=0)
    assert set(work.files) == {"assets", "pages", "lists", "feeds"}
    assert not any(each.reused for each in work.files.values())


def test_where_nothing_changed_nothing_is_read_or_rendered() -> None:
    room = make_translated(make_newsroom())
    first, second = build(room), build(room)
    assert second.work.articles == Effort(anew=0, reused=2)
    assert anew(second) == {}
    assert totals(second) == totals(first)


def test_a_check_after_a_build_renders_nothing_that_stands() -> None:
    room = make_translated(make_newsroom())
    build(room)
    checked = room.build(program="1", check_only=True)
    assert (checked.written, checked.removed, anew(checked)) == (0, 0, {})
    reword(room, "One lamp, two crates", "A lamp and two crates")
    checked = room.build(program="1", check_only=True)
    assert checked.written > 0
    changed = build(room)
    assert (checked.written, anew(checked)) == (changed.written, anew(changed))


def test_a_sentence_that_changed_renders_what_shows_it() -> None:
    room = make_translated(make_newsroom())
    first = build(room)
    reword(room, "One lamp, two crates", "A lamp and two crates")
    second = build(room)
    assert second.work.articles == Effort(anew=1, reused=1)
    assert 0 < anew(second)["pages"] < first.work.files["pages"].total
    assert sum(anew(second).values()) >= second.written > 0
    assert totals(second) == totals(first)
    assert anew(build(room)) == {}


def test_a_template_renders_the_pages_and_reads_no_article() -> None:
    room = make_translated(make_newsroom())
    build(room)
    room.write("theme/article.html", '{% extends "theme/article.html" %}')
    work = build(room).work
    assert work.articles == Effort(anew=0, reused=2)
    assert work.files["pages"].reused == 0


@pytest.mark.parametrize("name", ["feed_corrections", "parts"])
def test_feeds_are_made_anew_for_the_templates_that_they_show(name: str) -> None:
    room = make_translated(make_newsroom())
    build(room)
    room.write("theme/article.html", '{% extends "theme/article.html" %}')
    assert anew(build(room)).get("feeds", 0) == 0
    room.write(f"theme/{name}.html", f'{{% extends "theme/{name}.html" %}}')
    assert anew(build(room)).get("feeds", 0) > 0


def test_a_build_says_what_it_kept_back_and_why() -> None:
    room = make_newsroom()
    for name, line in {
        "draft": "draft: yes",
        "embargo": "embargo: 2027-01-01T00:00:00Z",
        "broken": "lang: xx",
    }.items():
        text = TRAIN.replace("---\n", f"---\n{line}\n", 1)
        room.write(f"articles/{name}.md", text)
    expected = {
        Withheld.BROKEN: 1,
        Withheld.DRAFT: 1,
        Withheld.EMBARGO: 1,
        Withheld.ABSENT: 2,
    }
    assert build(room).withheld == expected
    assert build(room).withheld == expected


def test_an_edition_of_which_too_little_is_translated_waits_for_the_policy() -> None:
    room = make_translated(make_newsroom())
    policy = replace(room.site.policy, publish_from=1)
    room.site = replace(room.site, policy=policy)
    assert not build(room).withheld
    reword(room, "One lamp, two crates", "")
    assert build(room).withheld == {Withheld.POLICY: 1}


def test_a_file_of_the_site_stays_where_a_list_would_be_revised() -> None:
    room = make_translated(make_newsroom())
    room.write("static/en/index.html", "own")
    build(room)
    reword(room, "The night market", "The market at night")
    build(room)
    assert room.output.files["en/index.html"] == b"own"
