"""A real file system that is small, so that it can be full."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SIZE = 8 << 20


@contextmanager
def mounted(needs: Callable[[str], str], place: Path) -> Iterator[Path]:
    """Mount a file system of a few megabytes; where root may not, CI fails."""
    if os.geteuid():
        pytest.skip("only root mounts file systems")
    place.mkdir()
    options = ("-t", "tmpfs", "-o", f"size={_SIZE}")
    command = [needs("mount"), *options, "tmpfs", str(place)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        missing = f"no file system can be mounted: {told.stderr}"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    yield place
    subprocess.run([needs("umount"), "--lazy", str(place)], check=True)


def fill(disk: Path, room: int) -> Path:
    """Fill a disk, but for so many bytes; return what fills it."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free
    ballast.write_bytes(bytes(max(0, free - room)))
    return ballast
