"""Which dictionaries are found, and what is said where there are none."""

import pickle
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.adapters import LocalStore, equip
from pipeline.adapters.spelling import HunspellSpeller
from pipeline.errors import ConfigurationError
from pipeline.model.locales import parse_tag
from pipeline.model.site import Checks, Site

AFF = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n"
DIC = "3\nflarn/S\nplonk\nl'ours\n"


def lay(folder: Path, name: str, dic: str = DIC) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(AFF, "utf-8")
    (folder / f"{name}.dic").write_text(dic, "utf-8")


def equipped(root: Path, *tags: str) -> Site:
    """Return a site of some languages, with the dictionaries of its own folder."""
    languages = tuple(map(parse_tag, tags))
    site = Site(base_url="https://gazette.example/", languages=languages)
    checks = replace(site.check, spelling=languages, dictionaries="words")
    return equip(replace(site, check=checks), root)


def speller(root: Path, *tags: str) -> HunspellSpeller:
    found = equipped(root, *tags).check.speller
    assert isinstance(found, HunspellSpeller)
    return found


def test_the_words_of_the_site_go_before_those_of_the_system(tmp_path: Path) -> None:
    lay(tmp_path / "words", "fr")
    found = speller(tmp_path, "fr")
    assert [found.is_known(each, "fr") for each in ("flarn", "flarns", "maison")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("name", ["eo_XX", "eo", "eo_YY"])
def test_another_territory_will_do(tmp_path: Path, name: str) -> None:
    lay(tmp_path / "words", name)
    assert speller(tmp_path, "eo-001").is_known("flarn", "eo-001")


def test_the_territory_asked_for_is_taken_alone(tmp_path: Path) -> None:
    lay(tmp_path / "words", "eo", "1\nplonk\n")
    lay(tmp_path / "words", "eo_001")
    found = speller(tmp_path, "eo-001", "eo")
    assert found.is_known("flarn", "eo-001")
    assert not found.is_known("flarn", "eo")


def test_an_apostrophe_may_be_typed_or_set(tmp_path: Path) -> None:
    lay(tmp_path / "words", "eo")
    found = speller(tmp_path, "eo")
    assert found.is_known("l’ours", "eo")
    assert found.is_known("l'ours", "eo")
    assert found.suggest("l’flarm", "eo") == ()
    assert found.suggest("flarms", "eo") == ("flarns", "flarn")


def test_a_word_of_many_parts_is_right_if_each_of_them_is(tmp_path: Path) -> None:
    lay(tmp_path / "words", "eo")
    found = speller(tmp_path, "eo")
    assert found.is_known("-".join(["flarn"] * 200), "eo")
    assert not found.is_known("-".join(["flarn"] * 200 + ["flarm"]), "eo")
    assert found.suggest("x" * 10_000, "eo") == ()


def test_a_speller_travels_to_workers(tmp_path: Path) -> None:
    lay(tmp_path / "words", "eo")
    found = speller(tmp_path, "eo")
    again: HunspellSpeller = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert again == found
    assert again.is_known("plonk", "eo")
    assert hash(equipped(tmp_path, "eo").check)


def test_a_worker_elsewhere_gets_the_dictionary_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "here"))
    lay(tmp_path / "site/words", "eo", f"{DIC}worker\n")
    languages = (parse_tag("eo"),)
    checks = Checks(spelling=languages, dictionaries="words")
    site = Site(base_url="https://a.example/", languages=languages, check=checks)
    opened = equip(site, None, LocalStore(str(tmp_path / "site")))
    sent = pickle.dumps(opened.check.speller)
    shutil.rmtree(tmp_path / "here")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "there"))
    found: HunspellSpeller = pickle.loads(sent)  # noqa: S301 - our own
    assert found.is_known("worker", "eo")
    assert not found.is_known("flarm", "eo")
    assert len(list((tmp_path / "there").rglob("eo.dic"))) == 1


@pytest.mark.parametrize("other", ["", "1\nother\n"])
def test_a_worker_that_has_not_the_same_dictionary_says_so(
    tmp_path: Path, other: str
) -> None:
    lay(tmp_path / "words", "eo", f"1\nlacking{len(other)}\n")
    sent = pickle.dumps(speller(tmp_path, "eo"))
    shutil.rmtree(tmp_path / "words")
    if other:
        lay(tmp_path / "words", "eo", other)
    found: HunspellSpeller = pickle.loads(sent)  # noqa: S301 - our own
    with pytest.raises(
        ConfigurationError, match=r"eo is not on this machine, or"
    ) as told:
        found.is_known("other", "eo")
    assert "check.dictionaries" in told.value.hint


def test_what_was_judged_with_another_dictionary_is_judged_anew(tmp_path: Path) -> None:
    lay(tmp_path / "words", "eo")
    before = equipped(tmp_path, "eo")
    assert repr(equipped(tmp_path, "eo")) == repr(before)
    lay(tmp_path / "words", "eo", "1\nplonk\n")
    assert repr(equipped(tmp_path, "eo")) != repr(before)


def test_a_dictionary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"eo\.aff.*words") as told:
        equipped(tmp_path, "eo")
    assert "there is no dictionary of eo" in told.value.message


def test_an_extra_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spylls", None)
    with pytest.raises(ConfigurationError, match=r"diptyque\[spell\]"):
        equipped(tmp_path, "eo")


@pytest.mark.parametrize(
    ("aff", "dic"),
    [
        (b"SET UTF-8\n", b"1\n\xff\xfe\n"),
        (b"SET NONE-SUCH\n", b"1\nplonk\n"),
        (b"SET UTF-8\nSFX S Y 1\nSFX S 0 s (\n", b"1\nplonk/S\n"),
        (b"SET UTF-8\nSFX\n", b"1\nplonk/S\n"),
        (b"SET UTF-8\n", b""),
        (b"\x00\xff", b"\x00"),
    ],
)
def test_what_is_no_dictionary_is_refused_or_read(
    tmp_path: Path, aff: bytes, dic: bytes
) -> None:
    lay(tmp_path / "words", "eo")
    (tmp_path / "words/eo.aff").write_bytes(aff)
    (tmp_path / "words/eo.dic").write_bytes(dic)
    found = speller(tmp_path, "eo")
    with suppress(ConfigurationError):
        assert found.is_known("plonk", "eo") in {True, False}
