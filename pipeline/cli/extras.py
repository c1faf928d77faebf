"""What is installed only with an extra."""

from importlib import import_module
from types import ModuleType

from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say


def room(name: str, extra: str) -> ModuleType:
    """Return a module of ours, if what it needs is installed: the extra does it.

    Raises `ConfigurationError`.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            say(
                "This command needs {name}, which is not installed.",
                name=error.name or "",
            ),
            say("Install it with `pip install '{what}'`.", what=f"diptyque[{extra}]"),
        ) from error
