"""The operator's troubles, drawn as a tree.

An author's or a translator's mistake is a `Diagnostic`, a value that travels
with the result. What stands here stops the command: the front door prints it
and chooses the exit code.

    PipelineError
    ├── ConfigurationError   the site's settings or the call are wrong  (exit 2)
    └── OperatingError       the world failed: disk, network, processes (exit 3)
        └── StoreError       a path could not be listed, read or written
"""


class PipelineError(Exception):
    """A trouble that the person who runs the command can mend.

    Positional arguments only, all passed on, so that it survives pickling
    between processes.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class ConfigurationError(PipelineError):
    """The configuration or the call asks for what can't be done."""


class OperatingError(PipelineError):
    """The world outside did not do what was asked of it."""


class StoreError(OperatingError):
    """A path of a store could not be listed, read, written or removed."""
