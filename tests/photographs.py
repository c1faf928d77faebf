"""Pictures that are made for the tests, the same each time."""

import io
from typing import Any

from PIL import ExifTags, Image

from pipeline.model.pictures import Print

GPS = {
    ExifTags.GPS.GPSLatitudeRef: "N",
    ExifTags.GPS.GPSLatitude: (43.0, 36.0, 39.0),
    ExifTags.GPS.GPSLongitudeRef: "E",
    ExifTags.GPS.GPSLongitude: (3.0, 52.0, 38.0),
}
"""The Place de la Comédie, in Montpellier."""


def photograph(width: int = 900, height: int = 600) -> Image.Image:
    """Return a picture with as many colours as a photograph."""
    size = (width, height)
    bands = (
        Image.radial_gradient("L").resize(size),
        Image.linear_gradient("L").resize(size),
        Image.effect_mandelbrot(size, (-2.1, -1.4, 0.7, 1.4), 90),
    )
    return Image.merge("RGB", bands)


def drawing(width: int = 400, height: int = 300) -> Image.Image:
    """Return a picture of three colours."""
    picture = Image.new("RGB", (width, height), "#fbf8f2")
    picture.paste("#8f2d1f", (width // 4, height // 4, width // 2, height // 2))
    picture.paste("#221d18", (width // 2, height // 2, width - 5, height - 5))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return the bytes of the file of a picture."""
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def moving(kind: str) -> bytes:
    """Return a picture of two frames."""
    later = drawing().rotate(180)
    return saved(
        drawing(), kind, save_all=True, append_images=[later], duration=200, loop=0
    )


def oriented(orientation: int, kind: str = "JPEG", *, place: bool = False) -> bytes:
    """Return a photograph by a camera that was held in one of eight ways."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Pinhole & Co."
    if place:
        exif[ExifTags.IFD.GPSInfo] = GPS
    return saved(photograph(300, 200), kind, exif=exif, quality=95)


def opened(content: bytes) -> Image.Image:
    """Return the picture in a file, decoded."""
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def sizes(prints: tuple[Print, ...]) -> list[tuple[int, int]]:
    """Return the true sizes of copies."""
    return [opened(each.content).size for each in prints]
