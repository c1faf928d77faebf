"""Checks of one site, at the same time, in processes of their own."""

import subprocess
import sys
from pathlib import Path

from tests.cli.test_check import CATALOG, retitle


def begin(site: Path) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-m", "pipeline", "check", "--json", "--jobs", "1")
    return subprocess.Popen((*command, "--site", str(site)), stdout=subprocess.PIPE)


def told(check: subprocess.Popen[bytes]) -> bytes:
    printed, _ = check.communicate()
    assert check.returncode == 0
    return printed


def test_checks_at_once_do_each_other_no_harm(site: Path) -> None:
    retitle(site, "Bienvenue bienvenue")
    first, *others = map(told, [begin(site) for _ in range(3)])
    assert b"doubled-word" in first
    assert CATALOG.encode() in first
    assert others == [first, first]
    assert told(begin(site)) == first
