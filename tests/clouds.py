"""An object store and a cluster on this machine: real ones, in their own processes."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import s3fs

ACCESS = {
    "AWS_ACCESS_KEY_ID": "press",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "us-east-1",
}


@contextmanager
def standing(*command: str, says: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a module of Python's until the block ends; yield what it says of itself."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    try:
        said = (re.search(says, line) for line in process.stderr)
        found = next(each[0] for each in said if each)
        # A pipe that nobody reads is full some day, and its writer waits.
        reader = Thread(target=process.stderr.read, daemon=True)
        reader.start()
        yield process, found
        process.kill()
        reader.join()
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@contextmanager
def object_store() -> Iterator[str]:
    """Run a server that speaks S3, with an empty bucket; yield the URL of that.

    As long as it runs, the environment says how to come in.
    """
    server = ("moto.server", "-H", "127.0.0.1", "-p", "0")
    before = dict(os.environ)
    with standing(*server, says=r"http://127\.0\.0\.1:\d+") as (_, url):
        os.environ.update(ACCESS, AWS_ENDPOINT_URL_S3=url)
        try:
            s3fs.S3FileSystem().mkdir("press")
            yield "s3://press"
        finally:
            os.environ.clear()
            os.environ.update(before)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask scheduler, where it is reached, and its workers by their names."""

    scheduler: "subprocess.Popen[str]"
    address: str
    workers: dict[str, "subprocess.Popen[str]"] = field(default_factory=dict)


@contextmanager
def cluster(count: int) -> Iterator[Cluster]:
    """Run a scheduler, and so many workers of one thread; none is started again."""
    here = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = ("distributed.cli.dask_scheduler", *here, "--port", "0")
    with standing(*scheduler, says=r"tcp://127\.0\.0\.1:\d+") as found:
        yield from _with_workers(Cluster(*found), count)


def _with_workers(standing_cluster: Cluster, count: int) -> Iterator[Cluster]:
    if not count:
        yield standing_cluster
        return
    worker = (
        *("distributed.cli.dask_worker", standing_cluster.address),
        *("--host", "127.0.0.1", "--no-dashboard", "--no-nanny", "--nthreads", "1"),
        *("--name", f"w{count}"),
    )
    with standing(*worker, says="Registered to") as (process, _):
        standing_cluster.workers[f"w{count}"] = process
        yield from _with_workers(standing_cluster, count - 1)
