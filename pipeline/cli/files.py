"""Files that a command is given by name → their bytes."""

from pathlib import Path

from pipeline.errors import OperatingError
from pipeline.model.phrases import say


def read_whole(file: Path, most: int) -> bytes:
    """Return what is in a file, and no more than `most` bytes: a device has no end.

    Raises `OperatingError` for one that can't be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        reason = error.strerror or say("the system refuses")
        raise OperatingError(
            say("{path} can't be read: {reason}.", path=str(file), reason=reason),
            say("Check its permissions."),
        ) from error
