"""The front door: arguments → one call → what is printed → an exit code."""

try:
    from pipeline.cli.door import main
except KeyboardInterrupt:  # Ctrl-C, before there is a command that could hear it
    raise SystemExit(130) from None

__all__ = ["main"]
