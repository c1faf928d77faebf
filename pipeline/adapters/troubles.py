"""What the system refuses → what is said of it, and what to do."""

import errno
import os

from pipeline.adapters.paths import printable
from pipeline.errors import StoreError
from pipeline.model.phrases import Phrase, say

_HINTS = {
    errno.EACCES: say("Give this user the right to do it, or choose another folder."),
    errno.ENOSPC: say("Make room on the disk and run the command again."),
    errno.ENAMETOOLONG: say("Shorten the name: most file systems take 255 bytes."),
    errno.EISDIR: say("A folder stands there. Move it or rename the file."),
    errno.ENOTDIR: say("A file stands where a folder should be. Move it."),
    errno.ENOENT: say("Check the path."),
    errno.ELOOP: say("It is a symbolic link. Put the file itself there."),
}
_HINTS[errno.EPERM] = _HINTS[errno.EROFS] = _HINTS[errno.EACCES]
_HINTS[errno.EDQUOT] = _HINTS[errno.EFBIG] = _HINTS[errno.ENOSPC]
_HINTS[errno.EEXIST] = _HINTS[errno.ENOTDIR]


def trouble(done: str, path: str, error: OSError | ValueError) -> StoreError:
    """Return what to say where something could not be done with a path."""
    number = error.errno if isinstance(error, OSError) else None
    hint = say("Check the disk and the path, then try again.")
    return StoreError(told(done, path, reason(error)), _HINTS.get(number or 0, hint))


def told(done: str, path: str, why: str) -> Phrase:
    """Return the sentence that names what could not be done, and why."""
    values = {"path": printable(path), "reason": why}
    return {
        "listed": say("{path} can't be listed: {reason}", **values),
        "opened": say("{path} can't be opened: {reason}", **values),
        "read": say("{path} can't be read: {reason}", **values),
        "removed": say("{path} can't be removed: {reason}", **values),
        "written": say("{path} can't be written: {reason}", **values),
    }[done]


def reason(error: OSError | ValueError) -> str:
    """Return why the system refuses, in its own words where it has some."""
    number = error.errno if isinstance(error, OSError) else None
    return os.strerror(number) if number else say("the name is not one for a file")
