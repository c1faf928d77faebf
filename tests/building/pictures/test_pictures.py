"""Pictures from the article's folder to the reader's screen."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import field
from msgspec.structs import replace

from pipeline import building
from pipeline.adapters import (
    FixedClock,
    InlineExecutor,
    LocalStore,
    PillowDarkroom,
    ProcessExecutor,
)
from pipeline.building import BuildReport
from pipeline.model.pictures import Developed
from pipeline.model.site import Pictures
from tests.building.conftest import Newsroom
from tests.photographs import moving, opened, oriented, photograph, saved

STORY = """\
---
title: The quay
lang: en
date: 2026-11-22
summary: A walk.
image:
  src: quay.jpg
  alt: A quay at night.
  caption: The quay
  credit: Lou Sabatier
---

First ![a boat](boat.png) here.

![A crane.](crane.gif "The crane")

See [the plan](plan.png).
"""
QUAY = "articles/quay.jpg"


class CountingDarkroom(PillowDarkroom, frozen=True):
    """A darkroom that counts what it is given."""

    given: list[bytes] = field(default_factory=list)

    def develop(self, content: bytes, choice: Pictures) -> Developed:
        """Count, then develop."""
        self.given.append(content)
        return PillowDarkroom().develop(content, choice)


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """A site with an article that shows pictures of all sorts."""
    newsroom.site = replace(newsroom.site, pictures=Pictures(widths=(100, 200, 400)))
    newsroom.write("articles/quay.md", STORY)
    newsroom.write(QUAY, saved(photograph(900, 600)))
    newsroom.write("articles/boat.png", saved(photograph(150, 90), "PNG"))
    newsroom.write("articles/crane.gif", moving("GIF"))
    newsroom.write("articles/plan.png", saved(photograph(400, 400), "PNG"))
    return newsroom


def build(room: Newsroom, darkroom: PillowDarkroom | None = None) -> BuildReport:
    return building.build(
        room.site,
        store=room.store,
        output=room.output,
        executor=InlineExecutor(),
        clock=FixedClock(room.now),
        darkroom=darkroom,
        program="1",
    )


PAGE = "en/2026/11/the-quay/index.html"


def copies(room: Newsroom) -> list[str]:
    return sorted(path for path in room.output.files if path.endswith(".webp"))


def sets(room: Newsroom) -> Iterator[tuple[str, int, str]]:
    """Yield each file that a page offers, with its width and the page."""
    for path, content in sorted(room.output.files.items()):
        for found in re.findall(
            r' srcset="([^"]*)"', content.decode("utf-8", "ignore")
        ):
            for each in found.split(", "):
                name, width = each.removesuffix("w").split(" ")
                yield name[name.index("assets/") :], int(width), path


def test_a_page_offers_what_is_there_in_the_width_that_it_says(room: Newsroom) -> None:
    room.build()
    offered = list(sets(room))
    assert {path for _, _, path in offered} >= {"en/index.html", PAGE}
    for name, width, _ in offered:
        assert opened(room.output.files[name]).width == width
    assert {name for name, _, _ in offered} >= set(copies(room))
    assert len(copies(room)) == 5, "three of the quay, two of the boat"


def test_every_picture_has_its_size_and_is_loaded_when_it_should_be(
    room: Newsroom,
) -> None:
    room.build()
    lead, boat, crane = room.find(PAGE, "//img")
    size = [(each.get("width"), each.get("height")) for each in (lead, boat, crane)]
    assert size == [("900", "600"), ("150", "90"), ("400", "300")]
    assert (lead.get("fetchpriority"), lead.get("loading")) == ("high", None)
    assert [each.get("loading") for each in (boat, crane)] == ["lazy", "lazy"]
    assert crane.get("srcset") is None
    assert lead.get("sizes")
    assert str(lead.get("src")).endswith(".jpg")


def test_the_picture_itself_is_published_as_it_is(room: Newsroom) -> None:
    room.build()
    [path] = [path for path in room.output.files if path.endswith(".jpg")]
    assert room.output.files[path] == room.store.files[QUAY]


def test_feeds_have_sizes_and_no_copies(room: Newsroom) -> None:
    room.build()
    for name in ("feed.xml", "atom.xml", "feed.json"):
        text = room.page(f"en/{name}")
        assert ".webp" not in text
        assert "srcset" not in text
        assert re.search(
            r'width=\\?"150\\?" height=\\?"90\\?"', text.replace("&quot;", '"')
        )


def test_machines_are_told_the_size_too(room: Newsroom) -> None:
    room.build()
    said = {
        str(each.get("property")): each.get("content")
        for each in room.find(PAGE, "//meta[starts-with(@property, 'og:image')]")
    }
    assert said["og:image:width"] == "900"
    assert said["og:image:height"] == "600"
    assert said["og:image:alt"] == "A quay at night."
    [script] = room.find(PAGE, "//script")
    assert json.loads(str(script.text))["image"] == [
        {
            "@type": "ImageObject",
            "url": said["og:image"],
            "width": 900,
            "height": 600,
            "caption": "The quay",
            "creditText": "Lou Sabatier",
        }
    ]


def test_nothing_is_developed_twice(room: Newsroom) -> None:
    darkroom = CountingDarkroom()
    build(room, darkroom)
    assert len(darkroom.given) == 3, "a picture that is only linked to is not"
    room.write("articles/quay.md", STORY.replace("walk", "long walk"))
    build(room, darkroom)
    room.store.files["articles/wharf.jpg"] = room.store.files.pop(QUAY)
    room.write("articles/quay.md", STORY.replace("quay.jpg", "wharf.jpg"))
    build(room, darkroom)
    del room.store.files[".diptyque/album"]
    build(room, darkroom)
    room.output.files.clear()
    build(room, darkroom)
    assert len(darkroom.given) == 3
    assert len(copies(room)) == 5


def test_a_picture_is_developed_anew_where_it_or_the_choice_has_changed(
    room: Newsroom,
) -> None:
    darkroom = CountingDarkroom()
    build(room, darkroom)
    room.write(QUAY, saved(photograph(800, 500)))
    build(room, darkroom)
    assert len(darkroom.given) == 4
    room.site = replace(room.site, pictures=Pictures(widths=(100,)))
    build(room, darkroom)
    assert len(darkroom.given) == 7
    assert len(copies(room)) == 2


def test_a_picture_that_was_linked_to_is_developed_when_it_is_shown(
    room: Newsroom,
) -> None:
    build(room, PillowDarkroom())
    shown = STORY.replace("[the plan](plan.png)", "![the plan](plan.png)")
    room.write("articles/quay.md", shown)
    build(room, PillowDarkroom())
    assert len(copies(room)) == 8, "three more"


def test_what_is_no_longer_shown_goes(room: Newsroom) -> None:
    build(room, PillowDarkroom())
    room.store.remove("articles/quay.md")
    build(room, PillowDarkroom())
    assert copies(room) == []
    assert not [path for path in room.store.files if path.startswith(".diptyque/pict")]


@pytest.mark.parametrize("is_lost", [True, False])
def test_copies_that_were_lost_or_spoilt_are_made_again(
    room: Newsroom, *, is_lost: bool
) -> None:
    build(room, PillowDarkroom())
    before = dict(room.output.files)
    for path, content in list(room.store.files.items()):
        if path.startswith(".diptyque/pictures/"):
            spoilt = bytearray(content)
            spoilt[len(content) // 2] ^= 1  # in the middle of a copy
            room.store.files[path] = bytes(spoilt)
            if is_lost:
                room.store.remove(path)
    room.output.files.clear()
    build(room, PillowDarkroom())
    assert room.output.files == before


def test_workers_make_the_same(room: Newsroom, tmp_path: Path) -> None:
    store, output = (LocalStore(str(tmp_path / name)) for name in ("site", "public"))
    for path, content in room.store.files.items():
        store.write(path, content)
    room.build()
    with ProcessExecutor(2) as executor:
        building.build(
            room.site,
            store=store,
            output=output,
            executor=executor,
            clock=FixedClock(room.now),
            darkroom=PillowDarkroom(),
        )
    made = {path: output.read(path) for path in output.walk()}
    assert made.keys() | {".diptyque"} == room.output.files.keys()
    assert all(room.output.files[path] == content for path, content in made.items())


def test_without_a_darkroom_pictures_are_published_as_they_are(
    room: Newsroom,
) -> None:
    build(room)
    assert copies(room) == []
    assert "srcset" not in room.page(PAGE)
    assert len([path for path in room.output.files if "quay" in path]) > 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"A text by the name of a picture.", "broken-picture"),
        (saved(photograph())[:4000], "broken-picture"),
        (b"", "broken-picture"),
        (saved(photograph(9, 9).resize((9, 9)), "PNG")[:40], "broken-picture"),
    ],
)
def test_a_broken_picture_is_a_finding_and_not_a_broken_page(
    room: Newsroom, content: bytes, code: str
) -> None:
    room.write(QUAY, content)
    for _ in range(2):
        found = build(room, PillowDarkroom()).diagnostics
        [said] = [each for each in found if "picture" in each.code]
        assert (said.code, said.path) == (code, QUAY)
        assert "articles/quay.md" in said.message
    assert content not in room.output.files.values()
    lead = room.find(PAGE, "//figure[@class='opening-picture']/img")[0]
    assert "missing" in str(lead.get("src"))
    assert lead.get("width")
    assert lead.get("height")


def test_a_broken_drawing_is_found_too(room: Newsroom) -> None:
    room.write("articles/stall.svg", b"<svg")
    codes = {each.code: each.path for each in build(room).diagnostics}
    assert codes["broken-picture"] == "articles/stall.svg"


def test_the_place_of_a_photograph_is_told_before_readers_see_it(
    room: Newsroom,
) -> None:
    room.write(QUAY, oriented(6, place=True))
    found = [
        e for e in build(room, PillowDarkroom()).diagnostics if "picture" in e.code
    ]
    assert [(each.code, each.path) for each in found] == [("picture-location", QUAY)]
    lead = room.find(PAGE, "//figure[@class='opening-picture']/img")[0]
    assert (lead.get("width"), lead.get("height")) == ("200", "300")
