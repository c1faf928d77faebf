"""Two files → a third, merged: by Diptyque, and by each of its peers."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import polib
from babel.messages.pofile import read_po, write_po

from pipeline.catalogs import parse, serialize
from pipeline.merging import merge

Merger: TypeAlias = Callable[[Path, Path, Path], Path]
"""Merges the second file into the first, and returns the third."""


def through_files(old: Path, new: Path, out: Path) -> Path:
    """Read, merge and write one catalog, as msgmerge does; return the new file."""
    sides = [parse(each.read_bytes()).value for each in (new, old)]
    if sides[0] is not None:
        out.write_bytes(serialize(merge(sides[0], sides[1])))
    return out


def by_msgmerge(old: Path, new: Path, out: Path, threads: str = "") -> Path:
    """Have msgmerge merge one catalog; return the new file."""
    options = ("--quiet", "--previous", "--no-wrap", "-o")
    command = ("msgmerge", *options, str(out), str(old), str(new))
    environment = os.environ | ({"OMP_NUM_THREADS": threads} if threads else {})
    subprocess.run(command, env=environment, check=True)
    return out


def by_polib(old: Path, new: Path, out: Path) -> Path:
    """Have polib merge one catalog; return the new file."""
    catalog = polib.pofile(str(old))
    catalog.merge(polib.pofile(str(new)))
    catalog.save(str(out))
    return out


def by_babel(old: Path, new: Path, out: Path) -> Path:
    """Have Babel merge one catalog; return the new file."""
    with old.open("rb") as stream:
        catalog = read_po(stream)
    with new.open("rb") as stream:
        catalog.update(read_po(stream))
    with out.open("wb") as stream:
        write_po(stream, catalog, width=0)
    return out


def by_pot2po(program: str, old: Path, new: Path, out: Path) -> Path:
    """Have pot2po merge one catalog, or a folder of them; return the new one."""
    if out.is_file():  # it would be merged into
        out.unlink()
    command = (program, "--progress=none", "-t", str(old), str(new), str(out))
    subprocess.run(command, check=True)
    return out
