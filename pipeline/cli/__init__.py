"""The front door: arguments → one call → what is printed → an exit code."""

from pipeline.cli.door import main

__all__ = ["main"]
