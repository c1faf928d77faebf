"""The front door: arguments → one call → what is printed → an exit code."""

import gc

# Nearly all that is made stays or is let go by itself: to look for cycles after each
# 700 objects takes a twentieth of a check, and a tenth of the time to load a command.
# Workers are copied with this.
gc.set_threshold(100_000)

try:
    from pipeline.cli.door import main
except KeyboardInterrupt:  # Ctrl-C, before there is a command that could hear it
    raise SystemExit(130) from None

__all__ = ["main"]
