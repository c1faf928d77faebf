"""The bytes of a picture → its size, and smaller copies in WebP. Knows Pillow.

The bytes are anybody's: only five formats are tried, a picture of too many
pixels is never decoded, and whatever a decoder stumbles over is a flaw of the
picture. What a file says of camera, place and people is in none of the copies.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

# Pillow would else load all its plug-ins to find those of the formats.
from PIL import (
    AvifImagePlugin,  # noqa: F401
    ExifTags,
    Image,
    ImageCms,
    ImageOps,
    WebPImagePlugin,  # noqa: F401
)

from pipeline.model.pictures import Developed, Flaw, Print
from pipeline.model.site import Pictures
from pipeline.rendering.pictures import copied_widths

_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_MOST_PIXELS = 100_000_000
_MOVING = frozenset({"AVIF", "GIF", "PNG", "WEBP"})
_LYING = range(5, 9)
"""The orientations that lie on their side (Exif 2.32, 4.6.4)."""

_NEVER_TURNED = frozenset({"WEBP"})
"""Browsers show these as they are, whatever the Exif says."""

_EIGHT_BITS = frozenset({"1", "CMYK", "L", "LA", "P", "PA", "RGB", "RGBA", "YCbCr"})
_SEE_THROUGH = frozenset({"LA", "PA", "RGBA"})
_FEW_COLOURS = 4096
"""A picture of fewer is drawn: its edges suffer from what photographs bear."""

_LONGEST = 16_383
"""How many pixels WebP has at most from top to bottom (RFC 9649, 2.4)."""

_EFFORT = 4
"""Of 0 to 6 (libwebp): the two above take twice as long for a twentieth less."""

_PATIENCE = 75
"""Of 0 to 100, where nothing is lost: all of it takes three times as long for a
thirtieth less."""

_GAP = 3.0
"""How much larger a picture is before it is resized with care (Pillow's advice)."""

_TROUBLES = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""All that decoders are known to raise for what is no picture."""


def develop(content: bytes, choice: Pictures) -> Developed:
    """Measure a picture, and make its smaller copies: the same bytes each time.

    One that moves, or has more than eight bits a colour, has no copies. The
    colours are those of sRGB.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
                return _developed(opened, choice)
        except (Image.DecompressionBombError, MemoryError):
            return Developed(flaw=Flaw.TOO_LARGE)
        except _TROUBLES:
            return Developed(flaw=Flaw.BROKEN)


def _developed(opened: Image.Image, choice: Pictures) -> Developed:
    width, height = opened.size
    if width * height > _MOST_PIXELS:
        return Developed(flaw=Flaw.TOO_LARGE)
    if not (width and height):
        return Developed(flaw=Flaw.BROKEN)
    orientation, has_location = _told(opened)
    is_turned = opened.format not in _NEVER_TURNED
    if is_turned and orientation in _LYING:
        width, height = height, width
    is_still = opened.mode in _EIGHT_BITS and not _is_moving(opened)
    steps = choice.widths if is_still else ()
    widths = tuple(
        each
        for each in copied_widths(width, steps)
        if each * height <= _LONGEST * width
    )
    _decode(opened, widths)
    upright = ImageOps.exif_transpose(opened) if is_turned else opened
    prints = tuple(_prints(upright, widths, choice.quality)) if widths else ()
    return Developed(
        width=width, height=height, prints=prints, has_location=has_location
    )


def _is_moving(opened: Image.Image) -> bool:
    return opened.format in _MOVING and bool(getattr(opened, "is_animated", False))


def _told(opened: Image.Image) -> tuple[int, bool]:
    """Return the orientation (1 to 8), and whether a file says where it was made."""
    try:
        exif = opened.getexif()
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        return exif.get(ExifTags.Base.Orientation, 1), _has_position(place)
    except _TROUBLES:
        return 1, False


def _has_position(place: dict[int, object]) -> bool:
    return ExifTags.GPS.GPSLatitude in place or ExifTags.GPS.GPSDestLatitude in place


def _decode(opened: Image.Image, widths: tuple[int, ...]) -> None:
    """Decode a picture whole; of a JPEG no more than the widest copy needs."""
    if widths:
        longest = max(opened.size) * max(widths) // min(opened.size)
        opened.draft(None, (longest * 2, longest * 2))
    opened.load()


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture whose colours are those that its own profile means."""
    is_clear = picture.mode in _SEE_THROUGH or "transparency" in picture.info
    mode = "RGBA" if is_clear else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"CMYK", "L", "RGB", "RGBA"}:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            standard = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(
                picture, own, standard, outputMode=mode, inPlace=False
            )
        except (ImageCms.PyCMSError, *_TROUBLES):
            found = None  # a profile that can't be used is as good as none
        if found is not None:
            return found
    return picture.convert(mode)


def _prints(
    picture: Image.Image, widths: tuple[int, ...], quality: int
) -> Iterator[Print]:
    """Yield the copies of a picture, each made from the picture itself."""
    whole = _in_srgb(picture)
    is_drawn = whole.getcolors(_FEW_COLOURS) is not None
    for width in widths:
        height = max(1, round(whole.height * width / whole.width))
        size = (width, height)
        copy = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)
        written = io.BytesIO()
        copy.save(
            written,
            "WEBP",
            lossless=is_drawn,
            quality=_PATIENCE if is_drawn else quality,
            method=_EFFORT,
        )
        yield Print(width=width, content=written.getvalue())
