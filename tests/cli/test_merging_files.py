"""The merge driver without git around it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def three(folder: Path) -> tuple[Path, Path, Path]:
    """Save three versions of a catalog, in no site."""
    names = ("base", "ours", "theirs")
    for name, text in zip(names, ("", "b", ""), strict=True):
        (folder / name).write_text(f'msgid "a"\nmsgstr "{text}"\n')
    return (folder / "base", folder / "ours", folder / "theirs")


def test_the_driver_needs_no_site(
    diptyque: Command, three: tuple[Path, Path, Path]
) -> None:
    _, ours, theirs = three
    assert diptyque("merge-driver", *three, "a.po").code == 0
    assert ours.read_text().endswith('msgid "a"\nmsgstr "b"\n')
    theirs.write_text('msgid "a"\nmsgstr "c"\n')
    assert diptyque("merge-driver", *three, "a.po").code == 1
    assert "# merged: the other branch says: c\n#, fuzzy\n" in ours.read_text()


def test_a_version_that_is_not_there_is_said(
    diptyque: Command, three: tuple[Path, Path, Path]
) -> None:
    three[2].unlink()
    ended = diptyque("merge-driver", *three, "a.po")
    assert ended.code == 3
    assert "theirs can't be read" in ended.errors


def test_a_broken_ledger_is_left_as_it_is(
    diptyque: Command, three: tuple[Path, Path, Path]
) -> None:
    before = three[1].read_bytes()
    assert diptyque("merge-driver", *three, "locales/editions.json").code == 2
    assert three[1].read_bytes() == before


def test_outside_of_a_repository_there_is_nothing_to_install_in(
    diptyque: Command, folder: Path
) -> None:
    ended = diptyque(
        "merge-driver", "--install", env={"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    )
    assert ended.code == 2
    assert "git init" in ended.errors
