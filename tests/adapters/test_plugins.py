"""Where the rules are that others have written."""

import sys
from pathlib import Path

import pytest

from pipeline.adapters import admit
from pipeline.adapters.plugins import code_of
from pipeline.model.site import Checks, Site

PLAIN = Site(base_url="https://gazette.example/", languages=())


def test_the_rules_of_installed_packages_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "house_style-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Name: house-style\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text(
        "[diptyque.rules]\nhouse = house_style:ALL\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert admit(PLAIN, tmp_path).check.packaged == ("house_style:ALL",)


def test_the_folder_of_a_site_is_searched_last_and_only_where_it_has_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert admit(PLAIN, tmp_path) == PLAIN
    assert str(tmp_path) not in sys.path
    site = Site(
        base_url=PLAIN.base_url, languages=(), check=Checks(plugins=("house_rules",))
    )
    for _ in range(2):
        admit(site, tmp_path)
    assert sys.path.count(str(tmp_path)) == 1
    assert sys.path[-1] == str(tmp_path)


def test_rules_are_known_by_their_code_and_by_that_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "rules_a.py").write_text("from rules_b import RULES\n")
    (tmp_path / "rules_b.py").write_text("RULES = ()\n")
    package = tmp_path / "rules_c" / "deep"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    sites = [_with_rules("rules_a"), _with_rules("rules_c.deep:ALL")]
    first = [code_of(site) for site in sites]
    assert code_of(PLAIN) == ""
    assert first == [code_of(site) for site in sites]
    (tmp_path / "rules_b.py").write_text("RULES = []\n")
    second = [code_of(site) for site in sites]
    assert (second[0] == first[0], second[1] == first[1]) == (False, True)
    (package / "more.py").write_text("ALL = ()\n")
    assert code_of(sites[1]) != second[1]
    code_of(_with_rules("no_such_rules"))  # whoever loads them says so


def _with_rules(name: str) -> Site:
    checks = Checks(plugins=(name,))
    return Site(base_url=PLAIN.base_url, languages=(), check=checks)
