"""A number of articles → how much memory a build of them holds for each."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.corpus import story, write_site


def memory(folder: Path, articles: int) -> float:
    """Return the bytes that the caller holds for an article, from two sizes."""
    peaks = [_peak(folder, size) for size in (articles // 4, articles)]
    return (peaks[1] - peaks[0]) * 1024 / (articles - articles // 4)


def _peak(folder: Path, articles: int) -> int:
    site = folder / f"peak-{articles}-{os.getpid()}"
    write_site(map(story, range(articles)), site)
    program = (
        "import resource, sys; from pipeline.cli import main;"
        "main(sys.argv[1:], standalone_mode=False);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    typed = ("build", "--site", str(site), "--jobs", "2", "--quiet")
    ended = subprocess.run(
        [sys.executable, "-c", program, *typed],
        check=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    return int(ended.stderr.split("\n")[-2])
