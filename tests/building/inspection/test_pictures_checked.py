"""What a check finds of pictures, before a build does, and what a lost one is."""

import json
from typing import Any

import pytest

from pipeline import building
from pipeline.adapters import InlineExecutor, PillowDarkroom
from pipeline.building import BuildReport
from tests.building.conftest import Newsroom
from tests.building.pictures.test_pictures import (
    PAGE,
    QUAY,
    STORY,
    CountingDarkroom,
    build,
    room,
)
from tests.photographs import oriented, photograph, saved

__all__ = ["room"]


def check(room: Newsroom) -> list[tuple[str, str]]:
    found = building.check(
        room.site,
        store=room.store,
        executor=InlineExecutor(),
        darkroom=PillowDarkroom(),
    ).diagnostics
    return [(each.code, each.path) for each in found if "picture" in each.code]


def found(report: BuildReport) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in report.diagnostics]


def test_a_check_finds_what_is_wrong_with_pictures_and_makes_nothing(
    room: Newsroom,
) -> None:
    assert check(room) == []
    room.write(QUAY, b"A text by the name of a picture.")
    room.write("articles/boat.png", oriented(6, place=True))
    room.write("articles/stall.svg", b"<svg")
    room.write("articles/plan.png", b"It is linked to, and never shown.")
    room.write("articles/quay.md", STORY.replace("crane.gif", "gone.gif"))
    files = dict(room.store.files)
    assert check(room) == [
        ("picture-location", "articles/boat.png"),
        ("broken-picture", QUAY),
        ("missing-picture", "articles/quay.md"),
        ("broken-picture", "articles/stall.svg"),
    ]
    assert room.store.files == files


@pytest.mark.parametrize("shown", ["src: /quay.jpg", "![a boat](/quay.jpg?2#a)"])
def test_a_path_from_the_root_is_looked_for_among_static_files(
    room: Newsroom, shown: str
) -> None:
    once = "src: quay.jpg" if "src" in shown else "![a boat](boat.png)"
    room.write("articles/quay.md", STORY.replace(once, shown))
    lost = ("missing-picture", "articles/quay.md")
    assert check(room) == [lost]
    assert lost in found(build(room, PillowDarkroom()))
    assert room.find(PAGE, "//img[starts-with(@src, '../../../../quay.jpg')]") != []
    room.write("static/quay.jpg", saved(photograph(90, 60)))
    assert check(room) == []
    assert lost not in found(build(room, PillowDarkroom()))


def test_a_picture_of_another_host_needs_no_scheme(room: Newsroom) -> None:
    text = STORY.replace("src: quay.jpg", "src: //cdn.example/quay.jpg")
    room.write("articles/quay.md", text)
    build(room, PillowDarkroom())
    shown = (
        "//figure[@class='opening-picture']/img[@src='https://cdn.example/quay.jpg']"
    )
    assert room.find(PAGE, shown) != []


def test_a_check_believes_what_a_build_has_found_of_the_same_bytes(
    room: Newsroom,
) -> None:
    build(room, CountingDarkroom())
    darkroom = CountingDarkroom()
    asked: dict[str, Any] = {"executor": InlineExecutor(), "darkroom": darkroom}
    building.check(room.site, store=room.store, **asked, program="1")
    assert darkroom.given == []
    room.write(QUAY, saved(photograph(90, 60)))
    building.check(room.site, store=room.store, **asked, program="1")
    assert darkroom.given == [room.store.read(QUAY)]
    building.check(room.site, store=room.store, **asked, program="2")
    assert len(darkroom.given) > 2  # another program, which may read them otherwise


def test_who_shares_a_page_does_not_show_that_its_picture_is_lost(
    room: Newsroom,
) -> None:
    room.write(QUAY, b"A text by the name of a picture.")
    build(room, PillowDarkroom())
    assert room.find(PAGE, "//figure[@class='opening-picture']/img")
    assert room.find(PAGE, "//meta[starts-with(@property, 'og:image')]") == []
    assert "image" not in json.loads(str(room.find(PAGE, "//script")[0].text))


@pytest.mark.parametrize("mark", ["!", ""], ids=["shown", "linked"])
def test_a_drawing_that_acts_is_told_and_not_published(
    room: Newsroom, mark: str
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'
    room.write("articles/plan.svg", drawing)
    room.write("articles/quay.md", f"{STORY}\n{mark}[The plan](plan.svg)\n")
    told = [("active-picture", "articles/plan.svg")]
    assert check(room) == told
    for _ in range(2):
        found = [e for e in build(room).diagnostics if "picture" in e.code]
        assert [(each.code, each.path) for each in found] == told
    assert check(room) == told
    assert drawing not in room.output.files.values()


def test_a_drawing_that_is_only_linked_needs_no_size(room: Newsroom) -> None:
    room.write("articles/plan.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    room.write("articles/quay.md", f"{STORY}\n[The plan](plan.svg)\n")
    assert check(room) == []
    assert not [each for each in build(room).diagnostics if "picture" in each.code]
    assert check(room) == []
