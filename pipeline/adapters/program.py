"""The program itself → what tells this version of it from any other.

It is in the key of all that a build keeps: what another version made, or this
one with other libraries, is made again.
"""

# `os` is several times as fast as `pathlib`, and this is on every build's way.
# ruff: noqa: PTH120, PTH208

import os
import sys
from hashlib import blake2b

import msgspec

from pipeline.adapters.codebase import own_digest
from pipeline.adapters.plugins import code_of
from pipeline.model.site import Site
from pipeline.patterns import pattern

_NAME = pattern("[A-Za-z0-9._-]+")


def fingerprint(site: Site) -> str:
    """Return a digest of our code, of a site's rules, and of what both run on.

    That is Python's version, and those of the packages installed. The content
    of files counts, not their times: a new check-out of the same commit is the
    same program. The rules are those of the site and of packages (`code_of`).
    """
    found = blake2b(digest_size=16)
    for part in (sys.version, code_of(site), *_installed()):
        found.update(part.encode("utf-8", "surrogateescape") + b"\0")
    found.update(own_digest())
    return found.hexdigest()


def recipe() -> str:
    """Return a digest of what pages depend on: the same on machines that are alike.

    Of what else is installed beside it, nothing counts.
    """
    found = blake2b(digest_size=16)
    for part in (f"{sys.version_info[:2]}", *_libraries()):
        found.update(part.encode() + b"\0")
    found.update(own_digest())
    return found.hexdigest()


def _libraries() -> list[str]:
    """Return the names and versions of the libraries that we ask for."""
    from importlib.metadata import requires, version  # noqa: PLC0415 - 20 ms

    asked = (each for each in requires("diptyque") or () if "extra ==" not in each)
    names = (_NAME.match(each) for each in asked)
    return sorted(f"{name[0]} {version(name[0])}" for name in names if name)


def _installed() -> list[str]:
    """Return the names and versions of the packages beside one of ours."""
    folder = os.path.dirname(os.path.dirname(msgspec.__file__))
    return sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
