# The part of distributed that we call, some of which has no types.

class KilledWorker(Exception): ...  # noqa: N818 - as the library has it
