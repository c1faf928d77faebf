"""Which copies a picture has, and what a page says of them."""

import pytest
from hypothesis import given, strategies as st

from pipeline.model.pictures import Candidate, Plate, Print
from pipeline.rendering.filling import mark_url
from pipeline.rendering.pictures import (
    IN_TEXT,
    candidates,
    copied_widths,
    illustrate,
    shown_pictures,
    worth_keeping,
)

STEPS = (320, 480, 720, 1080, 1600)
WIDTHS = st.integers(1, 9000)


@given(WIDTHS, st.lists(st.integers(16, 4096), max_size=6).map(tuple))
def test_no_copy_is_wider_than_its_picture(width: int, steps: tuple[int, ...]) -> None:
    widths = copied_widths(width, steps)
    assert list(widths) == sorted(set(widths))
    assert all(each <= width for each in widths)
    assert widths[-1:] == ((min(width, max(steps)),) if steps else ())
    assert set(widths[:-1]) <= set(steps)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (6000, STEPS),
        (1600, STEPS),
        (1100, (320, 480, 720, 1100)),
        (350, (350,)),
        (90, (90,)),
    ],
)
def test_a_step_that_saves_nothing_is_left_out(
    width: int, widths: tuple[int, ...]
) -> None:
    assert copied_widths(width, STEPS) == widths


def prints(*lengths: tuple[int, int]) -> tuple[Print, ...]:
    return tuple(Print(width=width, content=b"." * size) for width, size in lengths)


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        (((320, 10), (480, 20), (720, 30)), [320, 480, 720]),
        (((320, 10), (480, 35), (720, 30)), [320, 720]),
        (((320, 10), (480, 20), (720, 100)), [320, 480]),
        (((320, 100), (480, 110)), []),
    ],
)
def test_a_copy_has_to_have_fewer_bytes_than_what_is_wider(
    made: tuple[tuple[int, int], ...], kept: list[int]
) -> None:
    assert [each.width for each in worth_keeping(100, prints(*made))] == kept


def chosen(width: int, *kept: int) -> list[int]:
    original = Candidate(path="a.jpg", width=width)
    copies = [Candidate(path=f"a-{each}.webp", width=each) for each in kept]
    return [each.width for each in candidates(original, copies, STEPS)]


def test_the_picture_itself_is_chosen_from_where_no_copy_stands_for_it() -> None:
    assert chosen(6000, 320, 1600) == [320, 1600]
    assert chosen(6000, 320) == [320, 6000]
    assert chosen(700, 320, 480) == [320, 480, 700]
    assert chosen(700, 320, 700) == [320, 700]
    assert chosen(700) == []


PLATE = Plate(
    width=800,
    height=600,
    candidates=(
        Candidate(path="assets/a-320.webp", width=320),
        Candidate(path="assets/a-800.webp", width=800),
    ),
)
SET = (
    f' srcset="../assets/a-320.webp 320w, ../assets/a-800.webp 800w" sizes="{IN_TEXT}"'
)


def told(before: str, after: str, *, has_choice: bool = True) -> str:
    """Return the attributes that a picture has got."""
    url = mark_url("<a b>.jpg")
    html = f'<p>.</p><img {before}src="{url}"{after}>'
    known = {"<a b>.jpg": PLATE}.get
    found = illustrate(html, known, "../", has_choice=has_choice)
    start = f'<p>.</p><img {before}src="{url}"'
    assert found.startswith(start)
    assert found.endswith(f"{after}>")
    return found[len(start) : len(found) - len(after) - 1]


def test_a_picture_says_its_size_and_its_copies() -> None:
    load = ' loading="lazy" decoding="async"'
    assert told("", ' alt="A"') == f'{load} width="800" height="600"{SET}'
    assert told("", " /") == f'{load} width="800" height="600"{SET}'


def test_a_feed_names_the_picture_alone() -> None:
    assert 'width="800" height="600"' in told("", "", has_choice=False)
    assert "srcset" not in told("", "", has_choice=False)


def test_what_its_author_wrote_of_a_picture_stays() -> None:
    assert told("", ' loading="eager"').startswith(' decoding="async" width')
    assert ' height="150" srcset' in told('width="200" ', "")
    assert ' sizes="200px"' in told('width="200" ', "")
    assert ' width="200" srcset' in told("", ' height="150"')
    assert "width" not in told("", ' height="9" width="9"', has_choice=False)


def test_of_an_unknown_picture_only_the_loading_is_told() -> None:
    html = f'<img src="{mark_url("https://a.example/b.jpg")}" alt="">'
    found = illustrate(html, lambda _: None, "", has_choice=True)
    assert found == html.replace(' alt=""', ' loading="lazy" decoding="async" alt=""')


def test_a_link_to_a_picture_shows_none() -> None:
    html = f'<a href="{mark_url("a.jpg")}"><img src="{mark_url("b.jpg")}"></a>'
    assert shown_pictures(html) == ["b.jpg"]
