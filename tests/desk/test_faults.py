"""The world fails: files that may not be read or written, a full disk. It is said."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.building.desk import Desk
from tests.desk.conftest import NAME, Mother, Stand, Standing, furnished
from tests.desk.seat import at, said, sit_down
from tests.desk.test_requests import PLACE, seen
from tests.disks import fill, mounted

_POWERS = "-dac_override,-dac_read_search"
"""What lets root read and write whatever the modes of files say (capabilities(7))."""


@pytest.fixture(scope="module")
def powerless(
    tmp_path_factory: pytest.TempPathFactory, needs: Callable[[str], str]
) -> Iterator[Standing]:
    """A desk that may do what the modes of files allow, and no more, even for root."""
    through: tuple[str, ...] = ()
    if os.geteuid() == 0:
        through = (
            needs("setpriv"),
            f"--bounding-set={_POWERS}",
            f"--inh-caps={_POWERS}",
        )
    mother = Mother(tmp_path_factory.mktemp("powerless"), *through)
    desk = mother.begin(furnished(tmp_path_factory.mktemp("faults") / "site").root)
    yield desk
    desk.end()
    mother.leave()


Fault = Callable[[Desk], tuple[Path, int]]


def catalog_unreadable(room: Desk) -> tuple[Path, int]:
    return room.catalog(NAME), 0o000


def folder_unwritable(room: Desk) -> tuple[Path, int]:
    return room.catalog(NAME).parent, 0o555


def folder_unreachable(room: Desk) -> tuple[Path, int]:
    return room.catalog(NAME).parent, 0o000


def source_unreadable(room: Desk) -> tuple[Path, int]:
    return room.root / f"articles/{NAME}.md", 0o000


def sources_unreachable(room: Desk) -> tuple[Path, int]:
    return room.root / "articles", 0o000


FAULTS = (
    catalog_unreadable,
    folder_unwritable,
    folder_unreachable,
    source_unreadable,
    sources_unreachable,
)


@contextmanager
def broken(room: Desk, fault: Fault) -> Iterator[Path]:
    """Have a file or a folder forbid what is tried with it, for a while."""
    place, mode = fault(room)
    allowed = place.stat().st_mode
    place.chmod(mode)
    try:
        yield place
    finally:
        place.chmod(allowed)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_allowed_is_said_and_nothing_changes(
    powerless: Standing, fault: Fault
) -> None:
    room = Desk(powerless.folder)
    facts = {**PLACE, "seen": seen(powerless), "name": "Ana", "text": fault.__name__}
    before = room.files()
    with broken(room, fault) as place:
        answer = powerless.tell("/save", facts)
        assert (answer.status, answer.facts["outcome"]) == (503, "trouble")
        assert "could not be written" in answer.facts["said"]
        assert place.name in answer.facts["said"]
        assert "Permission denied" in answer.facts["said"]
        assert powerless.ask("GET", "/").status in {200, 503}
        assert powerless.ask("GET", f"/edit/en/{NAME}").status in {200, 503}
    after = room.files()
    assert after == before
    assert powerless.tell("/save", facts).facts["outcome"] == "saved"
    assert room.read(NAME).translations[1].text == fault.__name__
    assert powerless.ask("GET", "/").status == 200


@pytest.mark.browser
def test_what_is_typed_meanwhile_is_kept_and_saved_when_it_is_allowed_again(
    window: Page, powerless: Standing
) -> None:
    room = Desk(powerless.folder)
    sit_down(window, powerless)
    banner = window.locator("#banner")
    window.keyboard.press("Control+A")
    for fault in FAULTS:
        with broken(room, fault):
            window.keyboard.type(f"{fault.__name__} ")
            expect(banner).to_contain_text("Permission denied")
            expect(banner).to_contain_text("kept in this browser")
        expect(banner).to_be_hidden()
        said(window, 0, "saved")
    typed = "".join(f"{fault.__name__} " for fault in FAULTS)
    assert room.read(NAME).translations[0].text == typed


@pytest.fixture
def disk(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    with mounted(needs, tmp_path / "disk") as place:
        yield place


@pytest.mark.browser
def test_a_full_disk_is_said_and_what_is_typed_is_saved_when_there_is_room(
    window: Page, disk: Path, stand: Stand
) -> None:
    room = furnished(disk / "site")
    desk = stand(room.root)
    sit_down(window, desk)
    desk.news()  # what the preview is made of stands on the disk too
    before = room.files()
    ballast = fill(disk, 0)
    window.keyboard.type("The market ")
    banner = window.locator("#banner")
    expect(banner).to_contain_text("No space left on device")
    assert room.files() == before
    window.keyboard.type("of figs ")
    window.keyboard.press("Alt+ArrowDown")
    window.keyboard.type("Figs ")
    assert desk.ask("GET", "/").status == 200
    assert desk.ask("GET", f"/edit/en/{NAME}").status == 200
    ballast.unlink()
    expect(banner).to_be_hidden()
    said(window, 0, "saved")
    said(window, 1, "saved")
    assert [each.text for each in room.read(NAME).translations[:2]] == [
        "The market of figs ",
        "Figs ",
    ]
    assert room.extract(check=True).changes == ()


def test_a_desk_that_begins_on_a_full_disk_shows_what_there_is(
    disk: Path, stand: Stand
) -> None:
    room = furnished(disk / "site")
    fill(disk, 0)
    desk = stand(room.root)
    facts = {**PLACE, "seen": seen(desk), "name": "Ana", "text": "Figs."}
    answer = desk.tell("/save", facts)
    assert (answer.status, answer.facts["outcome"]) == (503, "trouble")
    assert "No space left on device" in answer.facts["said"]
    assert desk.tell("/aids", PLACE).status == 200


@pytest.mark.browser
def test_a_folder_in_the_place_of_a_catalog_is_said(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    place = room.catalog(NAME)
    aside = place.with_suffix(".aside")
    shutil.move(place, aside)
    place.mkdir()
    window.keyboard.type("The market")
    banner = window.locator("#banner")
    expect(banner).to_contain_text("could not be written")
    expect(banner).to_contain_text("folder")
    place.rmdir()
    shutil.move(aside, place)
    expect(banner).to_be_hidden()
    assert room.read(NAME).translations[0].text == "The market"
    assert window.locator(f"{at(0)} .conflict").is_hidden()
