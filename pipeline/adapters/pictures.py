"""A darkroom: makes smaller copies of pictures with Pillow, which is loaded late."""

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from pipeline.model.pictures import Developed
from pipeline.model.site import Pictures


class PillowDarkroom(Struct, frozen=True):
    """Develops pictures in this process, and can be sent to another."""

    @property
    def name(self) -> str:
        """What tells its prints from those of other versions, ours or Pillow's."""
        return _name()

    def develop(self, content: bytes, choice: Pictures) -> Developed:
        """Measure a picture, and make its smaller copies."""
        # Pillow takes a twentieth of a second to load, and most builds need none.
        from pipeline.adapters.developing import develop  # noqa: PLC0415

        return develop(content, choice)


@lru_cache(maxsize=1)
def _name() -> str:
    import PIL  # noqa: PLC0415 - as above

    from pipeline.rendering import pictures  # noqa: PLC0415

    own = Path(__file__).with_name("developing.py")
    code = own.read_bytes() + Path(pictures.__file__).read_bytes()
    return f"Pillow {PIL.__version__} {blake2b(code, digest_size=8).hexdigest()}"
