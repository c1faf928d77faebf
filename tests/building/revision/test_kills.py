"""A killed build leaves whole files, whenever it was, and the next completes it."""

import multiprocessing
import os
import signal
from itertools import count
from pathlib import Path
from random import Random

import pytest

from pipeline import building
from pipeline.adapters import FixedClock, LocalStore, ProcessExecutor
from pipeline.model.locales import parse_tag
from pipeline.model.site import Site
from tests.building.conftest import MARKET, NOW, STALL, TRAIN

KILLS = int(os.environ.get("KILLS", "12"))
SITE = Site(
    base_url="https://gazette.example/",
    languages=(parse_tag("fr"), parse_tag("en")),
    timezone="Europe/Paris",
)


def build(root: Path, output: str, jobs: int, program: str = "1") -> None:
    """Build a site in a folder into another."""
    with ProcessExecutor(jobs) as executor:
        building.build(
            SITE,
            store=LocalStore(str(root)),
            output=LocalStore(str(root / output)),
            executor=executor,
            clock=FixedClock(NOW),
            program=program,
        )


def published(folder: Path) -> dict[str, bytes]:
    """Return what is there to be read."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".diptyque")
    }


def edit(root: Path, chance: Random, step: int) -> None:
    """Change an article, add one or remove one."""
    name = root / f"articles/a{chance.randrange(8)}.md"
    if name.exists() and chance.random() < 1 / 4:
        name.unlink()
        return
    text = chance.choice([MARKET, TRAIN])
    name.write_text(f"{text}\n\nStep {step}.\n", "utf-8")


def kill(root: Path, jobs: int, patience: float) -> bool:
    """Kill a build after some seconds; return whether it was still at work."""
    fork = multiprocessing.get_context("fork")
    process = fork.Process(target=build, args=(root, "public", jobs))
    process.start()
    process.join(patience)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forks")
@pytest.mark.timeout(0)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_may_be_killed_at_any_instant(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/stall.svg").write_bytes(STALL)
    chance = Random(jobs)  # noqa: S311 - it must be the same each time
    build(tmp_path, "public", 1)
    seen: dict[str, set[bytes]] = {}
    kills, patience = 0, 0.1
    for step in count():
        if kills == KILLS:
            break
        for path, content in published(tmp_path / "public").items():
            seen.setdefault(path, set()).add(content)
        edit(tmp_path, chance, step)
        is_killed = kill(tmp_path, jobs, chance.random() * patience)
        kills += is_killed
        # Half of them are to fall while it works, wherever this runs.
        patience *= 1.1 if is_killed else 0.9
        left = published(tmp_path / "public")
        # In another folder, from nothing: what the killed build was to make.
        build(tmp_path, "clean", 1, program="")
        clean = published(tmp_path / "clean")
        for path, content in left.items():
            is_whole = content == clean.get(path) or content in seen.get(path, ())
            assert is_whole, path
        if chance.random() < 1 / 2:
            build(tmp_path, "public", jobs)
            assert published(tmp_path / "public") == clean
