"""What stands where a file should be → why it can't be used, and what to do."""

import os
import stat

from pipeline.adapters.paths import name_problem
from pipeline.adapters.replacing import GROWING
from pipeline.model.phrases import say

LITTER = "it was being written when its writer was killed"
BEHIND_LINK = say("a folder on the way to it is a symbolic link; put a folder there")
_LINK = say("it is a symbolic link; put the file itself there")
_SPECIAL = say("it is neither a file nor a folder")


def problem_of(entry: "os.DirEntry[str]") -> str:
    """Return why what is in a folder is passed over; nothing for what is not."""
    if entry.name[0] == "." and GROWING.fullmatch(entry.name):
        return LITTER
    if entry.is_symlink():
        return _LINK
    if not entry.is_dir() and not entry.is_file():
        return _SPECIAL
    return name_problem(entry.name)


def kind_problem(mode: int) -> str:
    """Return why what has this mode (`st_mode`) is no file; nothing for one that is."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return say("it is a folder; move it, or rename what is to stand there")
    return _LINK if stat.S_ISLNK(mode) else _SPECIAL
