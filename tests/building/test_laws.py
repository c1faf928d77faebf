"""The corridor's laws: a second run changes nothing, and workers change nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import building
from pipeline.adapters import (
    FixedClock,
    InlineExecutor,
    LocalStore,
    ProcessExecutor,
)
from pipeline.ports import Executor
from tests.building.conftest import MARKET, NOW, Newsroom


def test_extracting_twice_changes_nothing(translated: Newsroom) -> None:
    before = dict(translated.store.files)
    report = translated.extract()
    assert not report.changed
    assert report.unchanged
    assert translated.store.files == before


def test_building_twice_writes_nothing(translated: Newsroom) -> None:
    first = translated.build()
    files = dict(translated.output.files)
    second = translated.build()
    assert first.written == len(files) - 1  # the marker is not counted
    assert (second.written, second.removed) == (0, 0)
    assert translated.output.files == files


def test_a_later_build_of_the_same_site_gives_the_same_bytes(
    translated: Newsroom,
) -> None:
    translated.build()
    files = dict(translated.output.files)
    translated.now += timedelta(hours=1)
    translated.build()
    assert translated.output.files == files


def test_checking_whether_a_build_would_change_anything_changes_nothing(
    translated: Newsroom,
) -> None:
    store = dict(translated.store.files)
    assert translated.build(check_only=True).written
    assert not translated.output.files
    assert translated.store.files == store
    translated.build()
    assert not translated.build(check_only=True).written


def test_checking_whether_extraction_would_change_anything_changes_nothing(
    newsroom: Newsroom,
) -> None:
    store = dict(newsroom.store.files)
    assert newsroom.extract(check_only=True).changed
    assert newsroom.store.files == store


def test_a_build_leaves_no_work_behind(translated: Newsroom) -> None:
    translated.build()
    assert not [path for path in translated.store.files if path.startswith(".")]


@pytest.mark.parametrize("workers", [2, 3])
def test_processes_give_the_bytes_that_one_gives(
    translated: Newsroom, tmp_path: Path, workers: int
) -> None:
    for number in range(12):
        text = MARKET.replace("de nuit", f"de nuit {number}")
        translated.write(f"articles/more/{number:02}.md", text)
    serial = _outputs(translated, tmp_path / "serial", InlineExecutor())
    with ProcessExecutor(workers) as executor:
        parallel = _outputs(translated, tmp_path / "parallel", executor)
    assert parallel == serial


def _outputs(room: Newsroom, folder: Path, executor: Executor) -> dict[str, bytes]:
    site = LocalStore(str(folder / "site"))
    for path, content in room.store.files.items():
        site.write(path, content)
    output = LocalStore(str(folder / "public"))
    building.extract(room.site, store=site, executor=executor)
    building.build(
        room.site,
        store=site,
        output=output,
        executor=executor,
        clock=FixedClock(NOW),
    )
    paths = [*site.walk(), *output.walk()]
    return {
        f"{store.root}/{path}".removeprefix(str(folder)): store.read(path)
        for store in (site, output)
        for path in store.walk()
    } | {"paths": "\n".join(paths).encode()}


def test_crlf_and_lf_of_an_article_give_the_same_catalogs(newsroom: Newsroom) -> None:
    newsroom.extract()
    catalogs = dict(newsroom.store.files)
    newsroom.write("articles/market.md", MARKET.replace("\n", "\r\n"))
    assert not newsroom.extract().changed
    del catalogs["articles/market.md"]
    assert catalogs.items() <= newsroom.store.files.items()
