"""An extraction that remembers the last one gives what one from nothing gives."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from pipeline.building.upkeep.recollecting import PLACE
from tests.building.desk import FIGS, LAMP, RAIN, TRAM, Desk, article

TEXTS = (FIGS, LAMP, TRAM, RAIN, "Il reste 12 figues.", "Il reste 13 figues.")
NAMES = ("market.md", "tram.md", "sub/rain.md")


def _write(desk: Desk, chance: Random) -> None:
    texts = chance.sample(TEXTS, chance.randint(1, 4))
    words = article("Le marché", *texts, lang=chance.choice(["fr", "fr", "en", "xx"]))
    extra = chance.choice(["", "", "", "id: own\n", "tags: [un, deux]\n", "what: no\n"])
    desk.save(chance.choice(NAMES), words.replace("date:", f"{extra}date:"))


def _catalogs(desk: Desk) -> list[Path]:
    return sorted(desk.root.glob("locales/*/LC_MESSAGES/articles/**/*.po"))


def _spoil(desk: Desk, chance: Random) -> None:
    for place in chance.sample(_catalogs(desk), min(1, len(_catalogs(desk)))):
        if place.is_dir():
            place.rmdir()
            return
        content = place.read_bytes()
        match chance.randrange(5):
            case 0:
                place.write_bytes(b'msgid "')
            case 1:
                place.unlink()
            case 2:
                place.write_bytes(content.replace(b"\n", b"\r\n"))
            case 3:
                place.unlink()
                place.mkdir()
            case _:
                place.write_bytes(content.replace(b"figues", b"poires", 1))


def _translate(desk: Desk, chance: Random) -> None:
    for place in _catalogs(desk):
        if place.is_file() and chance.random() < 0.5:
            content = place.read_text("utf-8")
            place.write_text(
                content.replace('msgstr ""\n\n', 'msgstr "x"\n\n'), "utf-8"
            )


def _move(desk: Desk, chance: Random) -> None:
    old, new = chance.sample(NAMES, 2)
    if (desk.root / "articles" / old).exists():
        desk.rename(old, new)


def _delete(desk: Desk, chance: Random) -> None:
    (desk.root / "articles" / chance.choice(NAMES)).unlink(missing_ok=True)


def _forget(desk: Desk, chance: Random) -> None:
    place = desk.root / PLACE
    if place.exists() and chance.random() < 0.5:
        place.unlink()
    elif place.exists():
        place.write_bytes(b"\x93")


EDITS: tuple[Callable[[Desk, Random], None], ...] = (
    *(_write, _write, _write, _spoil, _translate, _translate),
    *(_move, _delete, _forget),
)


def files(desk: Desk) -> dict[str, bytes]:
    return {name: each for name, each in desk.files().items() if name[0] != "."}


@pytest.mark.parametrize("seed", range(12))
def test_what_is_remembered_never_shows(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)  # noqa: S311 - a game, no secret
    desk, other = Desk(tmp_path / "a"), Desk(tmp_path / "b")
    desk.root.mkdir()
    for _ in range(14):
        for _ in range(chance.randint(0, 2)):
            chance.choice(EDITS)(desk, chance)
        shutil.rmtree(other.root, ignore_errors=True)
        shutil.copytree(desk.root, other.root, ignore=shutil.ignore_patterns(".d*"))
        is_pruning = chance.random() < 0.1
        wanted = other.extract(prune=is_pruning)
        report = desk.extract(prune=is_pruning, program="this")
        assert report == wanted
        assert files(desk) == files(other)


def test_an_article_that_has_not_changed_is_not_read(desk: Desk) -> None:
    desk.extract(program="this")
    place = desk.root / PLACE
    content = place.read_bytes()
    assert b"Record" not in content  # values alone
    lied = content.replace(b"articles/market.md", b"articles/xarket.md")
    place.write_bytes(lied)  # so it is unknown, and read
    assert desk.extract(program="this").unchanged == desk.extract().unchanged
    assert place.read_bytes() == content


def test_another_program_reads_all_again(desk: Desk) -> None:
    desk.extract(program="this")
    content = (desk.root / PLACE).read_bytes()
    desk.extract(program="that")
    assert (desk.root / PLACE).read_bytes() != content


def test_a_check_remembers_nothing(desk: Desk) -> None:
    desk.extract(program="this", check=True)
    assert not (desk.root / PLACE).exists()


def test_what_was_found_in_a_catalog_that_was_mended_is_not_found_again(
    desk: Desk,
) -> None:
    place = desk.catalog("tram")
    *lines, last = place.read_text("utf-8").rstrip("\n").split("\n")
    sides = ("<<<<<<< ours", last, "=======", 'msgstr "b"', ">>>>>>> theirs\n")
    place.write_text("\n".join((*lines, *sides)), "utf-8")
    assert desk.extract(program="this").diagnostics
    assert not desk.extract(program="this").diagnostics
