"""The same build on several machines, and in places that are no folder of this one.

The machines are processes here, and so are scheduler and object store: real ones.
"""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline import building
from pipeline.adapters import FixedClock, LocalStore, clusters, load
from pipeline.adapters.clusters import DaskExecutor, work
from pipeline.adapters.remote import RemoteStore
from pipeline.building import BuildReport
from pipeline.errors import OperatingError, StoreError
from pipeline.ports import Executor, Store
from tests.building.conftest import MARKET, NOW as MOMENT, STALL, TRAIN
from tests.clouds import Cluster, cluster
from tests.newsroom import CONFIGURATION, NOW, Newsroom

ARTICLES = 30


@pytest.fixture(scope="module")
def workers(bucket: str) -> Iterator[Cluster]:
    """Run a cluster of three workers that see the bucket; a test kills two."""
    assert bucket
    with cluster(3) as standing:
        yield standing


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A site in a folder, built by one process into its folder `public`."""
    room = Newsroom(tmp_path_factory.mktemp("site"))
    room.save("diptyque.toml", CONFIGURATION)
    room.save("articles/stall.svg", STALL)
    for number in range(ARTICLES):
        text = (MARKET, TRAIN)[number % 2].replace("title: ", f"title: {number} ")
        links = text.replace("train.md", "1.md").replace("market.md", "0.md")
        room.save(f"articles/{number}.md", links)
    room.succeed("extract")
    assert room.type("build").code in {0, 1}
    return room


@pytest.fixture
def folder(original: Newsroom, tmp_path: Path) -> LocalStore:
    """A copy of that site, not built yet."""
    store = LocalStore(str(tmp_path / "copy"))
    copy(original, store)
    return store


@pytest.fixture
def place(original: Newsroom, bucket: str, tmp_path: Path) -> RemoteStore:
    """The same in a bucket."""
    store = RemoteStore(f"{bucket}/{tmp_path.name}")
    copy(original, store)
    return store


def copy(room: Newsroom, store: Store) -> None:
    """Copy the sources of a site."""
    for path in LocalStore(str(room.root)).walk():
        if not path.startswith("public/"):
            store.write(path, (room.root / path).read_bytes())


def files(store: Store) -> dict[str, bytes]:
    """Return all that is to be read there."""
    return {path: store.read(path) for path in store.walk()}


def public(room: Newsroom) -> dict[str, bytes]:
    """Return what one process of this machine has published."""
    return files(LocalStore(str(room.root / "public")))


class FatalStore(LocalStore, frozen=True):
    """Kills the first worker that has written a file of some kind, in its call.

    It leaves its name at `grave`, and `caller` lives.
    """

    deadly: str
    grave: str
    caller: int

    def write(self, path: str, content: bytes) -> bool:
        """Put a whole file there, and die."""
        is_changed = LocalStore.write(self, path, content)
        if path.startswith(self.deadly) and os.getpid() != self.caller:
            with suppress(FileExistsError), Path(self.grave).open("x"):
                os.kill(os.getpid(), signal.SIGKILL)
        return is_changed


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(
    folder: LocalStore, original: Newsroom, workers: Cluster, tmp_path: Path
) -> None:
    place, caller = Path(folder.root), os.getpid()
    graves = (tmp_path / "in drafting", tmp_path / "in making pages")
    fatal = FatalStore(folder.root, ".diptyque/bodies/", str(graves[0]), caller)
    output = FatalStore(str(place / "public"), "fr/2026/", str(graves[1]), caller)

    def build(executor: Executor) -> BuildReport:
        return building.build(
            load(place),
            store=fatal,
            output=output,
            executor=executor,
            clock=FixedClock(MOMENT),
            program="1",
        )

    with DaskExecutor(workers.address) as executor:
        assert build(executor).written > ARTICLES
        assert all(grave.exists() for grave in graves)
        assert files(output) == public(original)
        again = build(executor)
    assert (again.written, again.removed) == (0, 0)


def test_a_site_in_a_bucket_is_built_there_by_a_cluster(
    place: RemoteStore, original: Newsroom, workers: Cluster
) -> None:
    output = RemoteStore(f"{place.url}/public")
    typed = ("--site", place.url, "--scheduler", workers.address)
    said = type_build(*typed)
    assert "0 removed" in said
    assert files(output) == public(original)
    assert "0 files written" in type_build(*typed)
    place.write("articles/0.md", original.text("articles/0.md").encode() + b"\nPlus.\n")
    place.remove("articles/29.md")
    assert "0 removed" not in type_build(*typed)
    clean = RemoteStore(f"{place.url}-clean")
    type_build("--site", place.url, "--output", clean.url, "--jobs", "1")
    assert files(output) == files(clean) != public(original)


def type_build(*words: str) -> str:
    """Type the command in a process of its own, which must not fail."""
    ended = subprocess.run(
        [sys.executable, "-m", "pipeline", "build", *words, "--fail-on", "never"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **NOW},
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_a_build_that_is_killed_leaves_whole_objects_and_is_completed(
    place: RemoteStore, original: Newsroom
) -> None:
    output = RemoteStore(f"{place.url}/public")
    command = [sys.executable, "-m", "pipeline", "build", "--site", place.url]
    process = subprocess.Popen(
        [*command, "--jobs", "1"], stdout=subprocess.PIPE, env={**os.environ, **NOW}
    )
    while not output.exists("fr/2026/11/0-le-marche-de-nuit/index.html"):
        with suppress(subprocess.TimeoutExpired):
            pytest.fail(f"it has ended: {process.wait(0.05)}")
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    left, whole = files(output), public(original)
    assert 0 < len(left) < len(whole)
    assert left.items() <= whole.items()
    for turn in place.walk(".diptyque/turns"):  # as a minute later
        place.remove(turn)
    type_build("--site", place.url, "--jobs", "1")
    assert files(output) == whole


def test_a_scheduler_that_is_not_there_is_said(
    original: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0.5)
    ended = original.type("build", "--scheduler", "tcp://127.0.0.1:1")
    assert ended.code == 3
    assert "No scheduler answers at tcp://127.0.0.1:1." in ended.output
    assert original.type("build", "--scheduler", "nonsense").code == 3


def test_of_a_scheduler_that_goes_away_one_sentence_is_said() -> None:
    said = Handler()
    loggers = list(map(logging.getLogger, ("distributed", "distributed.client")))
    with cluster(1) as doomed, DaskExecutor(doomed.address) as executor:
        results = iter(executor.map(abs, range(-100, 0)))
        assert next(results) == 100
        for logger in loggers:
            logger.addHandler(said)
        doomed.scheduler.kill()
        with pytest.raises(OperatingError, match="has gone"):
            list(results)
    for logger in loggers:
        logger.removeHandler(said)
    assert not said.records


class Handler(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)


def test_workers_are_waited_for_and_then_it_is_said_that_there_are_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 2)
    with cluster(0) as deserted, DaskExecutor(deserted.address) as executor:
        assert executor.workers == 1
        with pytest.raises(OperatingError, match="has no workers"):
            list(executor.map(abs, [-1, -2]))


def test_what_goes_wrong_in_a_worker_reaches_the_caller(workers: Cluster) -> None:
    with DaskExecutor(workers.address) as executor:
        with pytest.raises(StoreError, match="a can't be read"):
            list(executor.map(_open_nothing, ["a", "b", "c"]))
        assert list(executor.map(abs, [-1, -2])) == [1, 2]


_open_nothing = LocalStore("/nowhere").read


def test_workers_of_another_version_are_not_let_to_work() -> None:
    with pytest.raises(OperatingError, match="what makes the pages differs"):
        work("another", b"", b"")


def test_a_site_elsewhere_has_no_rules_of_its_own(bucket: str) -> None:
    store = RemoteStore(f"{bucket}/ruled")
    rules = '[check]\nplugins = ["rules"]\n'
    store.write("diptyque.toml", f"{CONFIGURATION}{rules}".encode())
    room = Newsroom(Path())
    ended = room.type("build", "--site", store.url)
    assert ended.code == 2
    assert "names rules of its own" in ended.output
