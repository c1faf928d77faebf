"""What a file system somewhere can't hold is never published."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, strategies as st

from pipeline.publishing import check_paths, is_safe_path, is_safe_slug
from pipeline.text import slugify


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "fr/2026/11/le-marche/index.html",
        "assets/Été à Sète.3f2a.jpg",
        ".well-known/security.txt",
        "_headers",
    ],
)
def test_an_ordinary_path_is_safe(path: str) -> None:
    assert is_safe_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../up.html",
        "fr/../../up.html",
        "fr/./index.html",
        "fr//index.html",
        "fr/",
        "c:/windows",
        "fr\\index.html",
        "fr/con/index.html",
        "fr/NUL.txt",
        "fr/com1.tar.gz",
        "fr/dot./index.html",
        "fr/space /index.html",
        "fr/a\nb",
        "fr/a\0b",
        "fr/\ud800",
        "fr/e\u0301.html",
        "fr/" + "a" * 256,
        'fr/"quoted".html',
    ],
)
def test_a_path_that_some_system_refuses_is_not(path: str) -> None:
    assert not is_safe_path(path)


@given(st.text(max_size=30))
def test_a_safe_path_stays_below_its_folder(path: str) -> None:
    if is_safe_path(path):
        for kind in (PurePosixPath, PureWindowsPath):
            assert not kind(path).is_absolute()
            assert ".." not in kind(path).parts
            assert len(kind(path).parts) == path.count("/") + 1


@pytest.mark.parametrize(
    "slug",
    ["", "a/b", "a.b", "A", "é", "-a", "a-", "a--b", "con", "lpt1", "a" * 81, "a\n"],
)
def test_a_slug_that_is_no_plain_path_segment_is_unsafe(slug: str) -> None:
    assert not is_safe_slug(slug)


@given(st.text(max_size=120))
def test_what_slugify_makes_is_safe_but_for_devices(text: str) -> None:
    slug = slugify(text)
    assert not slug or is_safe_slug(f"x-{slug}"[:80].rstrip("-"))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("ночной рынок, 2026", "nochnoy-rynok-2026"),
        ("νυχτερινή αγορά", "nychterini-agora"),
        ("أسواق الليل", "swq-llyl"),
        ("שוק הלילה 2026", "svk-hlylh-2026"),
        ("夜市", "yeshi"),
        ("Łódź — świt", "lodz-swit"),
        ("À l’œuvre : 5 € !", "a-l-oeuvre-5"),
        ("¡…!", ""),
    ],
)
def test_a_slug_spells_every_alphabet_in_the_latin_one(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_paths_that_differ_in_case_alone_collide() -> None:
    [found] = check_paths(["assets/Photo.png", "assets/photo.png", "assets/other.png"])
    assert (found.code, found.path) == ("path-collision", "assets/photo.png")
    assert "assets/Photo.png" in found.message


def test_an_unsafe_path_is_named_with_what_to_do() -> None:
    [found] = check_paths(["assets/nul.png"])
    assert found.code == "unsafe-path"
    assert "rename" in found.message
