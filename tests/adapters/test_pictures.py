"""What a darkroom makes of pictures, good and bad."""

import pickle
import struct
import sys
from subprocess import run

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from pipeline.adapters import PillowDarkroom
from pipeline.model.pictures import Developed, Flaw
from pipeline.model.site import Pictures
from tests.photographs import (
    drawing,
    moving,
    opened,
    oriented,
    photograph,
    saved,
    sizes,
)

STEPS = Pictures(widths=(100, 200, 400))
KINDS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
DARKROOM = PillowDarkroom()


def develop(content: bytes, choice: Pictures = STEPS) -> Developed:
    return DARKROOM.develop(content, choice)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are from each other, a mean of 0 to 255."""
    pair = one.convert("RGB"), other.convert("RGB")
    return max(ImageStat.Stat(ImageChops.difference(*pair)).mean)


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_is_measured_and_copied(kind: str) -> None:
    found = develop(saved(photograph(300, 200), kind))
    assert (found.width, found.height, found.flaw) == (300, 200, None)
    assert [each.width for each in found.prints] == [100, 200, 300]
    assert sizes(found.prints) == [(100, 67), (200, 133), (300, 200)]
    assert {opened(each.content).format for each in found.prints} == {"WEBP"}


def test_a_copy_looks_like_its_picture() -> None:
    picture = photograph(800, 500)
    found = develop(saved(picture, quality=95))
    for each in found.prints:
        copy = opened(each.content)
        assert difference(copy, picture.resize(copy.size)) < 6


def test_the_same_picture_gives_the_same_bytes_in_any_process() -> None:
    content = saved(photograph())
    program = (
        "import sys, pickle; from pipeline.adapters import PillowDarkroom;"
        "content, choice = pickle.load(sys.stdin.buffer);"
        "found = PillowDarkroom().develop(content, choice);"
        "sys.stdout.buffer.write(pickle.dumps(found))"
    )
    told = run(
        [sys.executable, "-c", program],
        input=pickle.dumps((content, STEPS)),
        capture_output=True,
        check=True,
    )
    assert pickle.loads(told.stdout) == develop(content)  # noqa: S301 - our own


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_turned_as_browsers_turn_it(orientation: int) -> None:
    content = oriented(orientation)
    upright = ImageOps.exif_transpose(opened(content))
    found = develop(content)
    assert (found.width, found.height) == upright.size
    copy = opened(found.prints[-1].content)
    assert copy.size == upright.size
    assert difference(copy, upright) < 6


def test_a_photograph_with_a_profile_is_turned_too() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = opened(oriented(6)).getexif()
    content = saved(photograph(300, 200), exif=exif, icc_profile=profile)
    assert sizes(develop(content).prints)[-1] == (200, 300)


def test_browsers_turn_no_webp_and_neither_do_we() -> None:
    found = develop(oriented(6, "WEBP"))
    assert (found.width, found.height) == (300, 200)
    assert sizes(found.prints)[-1] == (300, 200)


def test_a_copy_tells_nothing_of_camera_and_place() -> None:
    content = oriented(6, place=True)
    found = develop(content)
    assert found.has_location
    assert not develop(oriented(6)).has_location
    assert b"Pinhole" in content
    for each in found.prints:
        copy = opened(each.content)
        assert not copy.getexif()
        assert not {"exif", "xmp", "icc_profile"} & copy.info.keys()
        assert b"Pinhole" not in each.content


def test_colours_are_those_that_the_profile_means() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # In this profile red is called green, and green red.
    swapped = profile.replace(b"rXYZ", b"----", 1).replace(b"gXYZ", b"rXYZ", 1)
    swapped = swapped.replace(b"----", b"gXYZ", 1)
    red = Image.new("RGB", (64, 64), (230, 20, 20))
    assert swapped != profile
    shown = opened(
        develop(saved(red, "PNG", icc_profile=swapped)).prints[-1].content
    ).getpixel((9, 9))
    assert isinstance(shown, tuple)
    assert shown[0] < 80
    assert shown[1] > 200


def test_a_broken_profile_is_as_good_as_none() -> None:
    content = saved(photograph(120, 80), icc_profile=b"nonsense" * 40)
    [copy] = develop(content).prints
    assert copy.width == 120
    assert "icc_profile" not in opened(copy.content).info


def test_a_print_for_the_press_has_the_colours_of_a_screen() -> None:
    found = develop(saved(photograph(300, 200).convert("CMYK")))
    copy = opened(found.prints[-1].content)
    assert copy.mode == "RGB"
    assert difference(copy, photograph(300, 200)) < 6


def test_a_drawing_keeps_each_of_its_colours() -> None:
    found = develop(saved(drawing(), "PNG"))
    assert difference(opened(found.prints[-1].content), drawing()) == 0


def test_what_is_clear_stays_clear() -> None:
    picture = photograph(200, 100)
    picture.putalpha(Image.linear_gradient("L").resize((200, 100)))
    copy = opened(develop(saved(picture, "PNG")).prints[-1].content)
    assert copy.mode == "RGBA"
    assert copy.getchannel("A").getextrema() == picture.getchannel("A").getextrema()


@pytest.mark.parametrize("kind", ["AVIF", "GIF", "PNG", "WEBP"])
def test_what_moves_is_left_as_it_is(kind: str) -> None:
    assert develop(moving(kind)) == Developed(width=400, height=300)


def test_more_than_eight_bits_are_left_as_they_are() -> None:
    deep = Image.new("I;16", (300, 200), 40_000)
    assert develop(saved(deep, "PNG")) == Developed(width=300, height=200)


def test_a_photograph_with_another_behind_it_does_not_move() -> None:
    behind = [photograph(60, 40)]
    content = saved(photograph(120, 80), "MPO", save_all=True, append_images=behind)
    assert sizes(develop(content).prints) == [(120, 80)]


def test_what_is_too_tall_for_a_copy_has_only_smaller_ones() -> None:
    found = develop(saved(Image.new("L", (400, 20_000), 99)))
    assert [each.width for each in found.prints] == [100, 200]
    assert (found.width, found.height) == (400, 20_000)


def test_no_step_means_no_copy() -> None:
    found = develop(saved(photograph(300, 200)), Pictures(widths=()))
    assert found == Developed(width=300, height=200)


def test_less_quality_takes_fewer_bytes() -> None:
    content = saved(photograph())
    lengths = [
        sum(len(each.content) for each in develop(content, choice).prints)
        for choice in (Pictures(quality=50), Pictures(quality=90))
    ]
    assert lengths[0] < lengths[1]


def huge(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large, and is not."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    whole = saved(drawing(8, 8), "PNG")
    start = whole.index(b"IHDR") + 4
    return whole[:start] + header + whole[start + 13 :]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("side", [10_001, 20_000, 2**31 - 1])
def test_a_picture_of_too_many_pixels_is_never_decoded(side: int) -> None:
    content = huge(side, side)
    # The checksum of what was changed is wrong, which Pillow may see first.
    assert develop(content).flaw is not None
    assert not develop(content).prints


def test_a_picture_of_too_many_pixels_says_so() -> None:
    content = saved(Image.new("1", (20_000, 6_000)), "PNG")
    assert develop(content) == Developed(flaw=Flaw.TOO_LARGE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0, 0.02, 0.5, 0.9])
def test_a_file_that_breaks_off_is_broken(kind: str, share: float) -> None:
    content = saved(photograph(300, 200), kind)
    cut = content[: int(len(content) * share)]
    assert develop(cut) == Developed(flaw=Flaw.BROKEN)


def test_a_file_that_breaks_off_is_broken_where_no_copy_is_made_too() -> None:
    content = saved(photograph(300, 200), "WEBP")[:-3000]
    assert develop(content, Pictures(widths=())) == Developed(flaw=Flaw.BROKEN)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 999, b"A text by the name of a picture.", b"<svg/>", b"%PDF-1.7\n"],
)
def test_what_is_no_picture_is_broken(content: bytes) -> None:
    assert develop(content) == Developed(flaw=Flaw.BROKEN)


SAMPLES = [saved(drawing(24, 16), kind) for kind in KINDS] + [
    oriented(6, place=True)[:3000],
    moving("GIF"),
]


@settings(max_examples=300)
@given(
    sample=st.sampled_from(SAMPLES),
    places=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8
    ),
    cut=st.floats(0.1, 1),
)
def test_whatever_the_bytes_are_there_is_an_answer(
    sample: bytes, places: list[tuple[float, int]], cut: float
) -> None:
    content = bytearray(sample)
    for place, value in places:
        content[int(place * len(content))] = value
    found = develop(bytes(content[: int(len(content) * cut)]))
    assert (found.flaw is None) == (found.width > 0) == (found.height > 0)
    assert found.flaw is None or not found.prints
