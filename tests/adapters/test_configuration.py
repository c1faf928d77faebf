"""The configuration: what it may say, and what is said of the rest."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from babel import Locale

from pipeline.adapters import find_root, is_site, load, write_reference
from pipeline.adapters.settings import PolicySettings, SiteSettings
from pipeline.errors import ConfigurationError
from pipeline.model.articles import Kind
from pipeline.model.site import OutdatedPolicy, Policy, Site
from tests.house import ROOT

LEAST = 'base_url = "https://example.org"\nlanguages = ["fr", "en-CA"]\n'
WHOLE = """
base_url = "https://example.org/news/"
languages = ["fr"]
timezone = "Europe/Paris"
articles = "content/articles"
page_size = 5

[policy]
publish_from = 1
required = ["title"]
outdated = "hold"
"""


def read(folder: Path, content: str, name: str = "diptyque.toml") -> Site:
    (folder / name).write_text(content, "utf-8")
    return load(folder)


def refusal(folder: Path, content: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read(folder, content)
    assert caught.value.hint
    return str(caught.value)


def test_two_keys_are_enough(tmp_path: Path) -> None:
    assert read(tmp_path, LEAST) == Site(
        base_url="https://example.org/",
        languages=(Locale("fr"), Locale("en", "CA")),
    )


def test_every_key_reaches_the_site(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == Site(
        base_url="https://example.org/news/",
        languages=(Locale("fr"),),
        timezone="Europe/Paris",
        articles="content/articles",
        page_size=5,
        policy=Policy(
            publish_from=1, required=(Kind.TITLE,), outdated=OutdatedPolicy.HOLD
        ),
    )


def test_it_may_be_a_table_of_the_project_file(tmp_path: Path) -> None:
    content = f"[project]\nname = 'x'\n[tool.diptyque]\n{LEAST}"
    assert read(tmp_path, content, "pyproject.toml").base_url == "https://example.org/"
    assert load(ROOT).languages == (Locale("fr"), Locale("en"))


def test_a_byte_order_mark_is_no_trouble(tmp_path: Path) -> None:
    assert read(tmp_path, f"\ufeff{LEAST}").languages


def test_the_site_is_the_nearest_folder_upwards(tmp_path: Path) -> None:
    below = tmp_path / "articles" / "city"
    below.mkdir(parents=True)
    (tmp_path / "diptyque.toml").write_text(LEAST)
    (below / "pyproject.toml").write_text("[tool.other]\n")
    assert find_root(below) == tmp_path
    assert is_site(tmp_path)
    assert not is_site(below)


def test_no_site_anywhere_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="diptyque init"):
        find_root(tmp_path)
    with pytest.raises(ConfigurationError, match="--site"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("langages = 1", "`langages` is not a key.\nDid you mean `languages`?"),
        ("[policy]\nrequire = 1", "Did you mean `policy.required`?"),
        ("xyz = 1", "`xyz` is not a key.\nThe keys are base_url, "),
        ('page_size = "5"', "`page_size` can't be used: expected `int`, got `str`."),
        ("page_size = 0", "`page_size` can't be used: expected `int` >= 1."),
        ("[policy]\npublish_from = 2", "`policy.publish_from` can't be used"),
        ('[policy]\nrequired = ["titel"]', "Use title, summary, slug,"),
        ('[policy]\noutdated = "keep"', "Use last-approved, source, hold."),
        ("policy = 3", "`policy` can't be used: expected `object`, got `int`."),
        ('timezone = "Europe/Pari"', "Write Europe/Paris?"),
        ('timezone = "Europe"', "`timezone` is “Europe”, which is no time zone."),
        ('timezone = "../UTC"', "which is no time zone."),
        ('articles = "../x"', "`articles` is “../x”, which is not a folder inside"),
        ('articles = "/x"', "which is not a folder inside the site."),
        ('articles = "C:\\\\x"', "which is not a folder inside the site."),
        ('articles = "."', "which is not a folder inside the site."),
        ('articles = ".x"', "which would be passed over."),
        ('theme = "articles/theme"', "`theme` lies in the folder of `articles`."),
        ('static = "theme"', "lies in the folder of"),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_its_remedy(
    tmp_path: Path, line: str, said: str
) -> None:
    found = refusal(tmp_path, LEAST + line)
    assert found.startswith("diptyque.toml: `")
    assert said in found


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org/",
        "https://",
        "https:///x",
        "https://a b/",
        "https://[",
        "https://a:x/",
        "https://a/?b",
        "https://a/#b",
        "https://me@a/",
        "https://a/<b>",
    ],
)
def test_an_address_must_be_one_that_can_be_published_at(
    tmp_path: Path, url: str
) -> None:
    found = refusal(tmp_path, f'base_url = "{url}"\nlanguages = ["fr"]')
    assert found.startswith("diptyque.toml: `base_url` ")


@pytest.mark.parametrize(
    "tags", ["[]", '["xx-yy"]', '["fr", "fr"]', '["fr-ca","fr-CA"]']
)
def test_languages_are_known_and_none_comes_twice(tmp_path: Path, tags: str) -> None:
    found = refusal(tmp_path, f'base_url = "https://a.example/"\nlanguages = {tags}')
    assert found.startswith("diptyque.toml: `languages` ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "`base_url` is missing."),
        ('base_url = "https://a.example/"', "`languages` is missing."),
        ("base_url = ", "is not valid TOML: Invalid value"),
    ],
)
def test_what_is_missing_or_broken_is_said(
    tmp_path: Path, content: str, said: str
) -> None:
    assert said in refusal(tmp_path, content)


def test_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "diptyque.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(ConfigurationError, match="is not UTF-8"):
        load(tmp_path)


def test_every_key_is_a_field_of_the_site() -> None:
    for settings, value in ((SiteSettings, Site), (PolicySettings, Policy)):
        keys, known = (
            {field.name for field in msgspec.structs.fields(each)}
            for each in (settings, value)
        )
        # That a site is only looked at is no choice of the site's.
        assert keys == known - {"is_preview"}


def test_the_page_of_all_keys_is_up_to_date(
    golden: Callable[[Path, str], None],
) -> None:
    golden(ROOT / "docs/configuration.md", write_reference())
