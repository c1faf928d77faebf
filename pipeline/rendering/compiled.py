"""The package's templates → their code, kept beside Python's own.

Compiling them takes ten times as long as all else that a page needs.
"""

# Jinja knows files by their names.
# ruff: noqa: PTH103, PTH120

import os
import sys
from collections.abc import Collection
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class PackageBytecode(FileSystemBytecodeCache):
    """Keeps the code of some templates, where the folder can be written.

    No others: what a site brings along is compiled each time, so that nothing
    in the folder of a site is ever run that was not compiled from what stands
    there. `checksums` are Jinja's of the templates' sources, and `options` what
    they are compiled with.
    """

    def __init__(
        self, folder: str, checksums: Collection[str], options: object
    ) -> None:
        made_with = repr((jinja2.__version__, options)).encode()
        version = blake2b(made_with, digest_size=4).hexdigest()
        super().__init__(folder, f"%s.jinja-{version}.pyc")
        self.checksums = frozenset(checksums)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template, if it is kept."""
        if bucket.checksum in self.checksums:
            with suppress(OSError):
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template; where that fails, it is compiled again."""
        if bucket.checksum in self.checksums and not sys.dont_write_bytecode:
            with suppress(OSError):
                os.makedirs(self.directory, exist_ok=True)
                super().dump_bytecode(bucket)


def folder_of(source: str) -> str:
    """Return where Python keeps the code of what stands beside a file."""
    return os.path.dirname(cache_from_source(source))
