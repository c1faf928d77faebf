"""What the commands say in French: whole, well-formed, and where it is asked for."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from babel import Locale

from pipeline import catalogs
from pipeline.cli.wording import preferred, tell
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.phrases import Phrase, say, say_many
from tests.cli.conftest import Command
from tests.house import PIPELINE, ROOT, none

FRENCH = PIPELINE / "cli/locales/fr/LC_MESSAGES/diptyque.po"
_SAYING = {"say": 1, "say_many": 2}
"""How many templates each of the functions takes that make phrases."""


def filled(count: int) -> Phrase:
    return say_many("{count} catalog filled", "{count} catalogs filled", count=count)


class Template(NamedTuple):
    """What is said, its plural or nothing, and the file in which it stands."""

    text: str
    plural: str
    path: str


def _calls() -> Iterator[tuple[str, ast.Call, int]]:
    for path in sorted(PIPELINE.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = _SAYING.get(node.func.id)
                if count:
                    yield place, node, count


def templates() -> Iterator[Template]:
    """Yield every sentence of the package."""
    for path, call, count in _calls():
        texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
        if len(texts) == count:
            one, many = (*map(str, texts), "")[:2]
            yield Template(one, many, path)


def test_a_template_is_a_literal() -> None:
    none(
        f"{path}:{call.lineno}"
        for path, call, count in _calls()
        if len(call.args) != count
        or not all(isinstance(each, ast.Constant) for each in call.args)
    )


_TOLD = {"Diagnostic", "Finding", "Problem", "Refusal"}
_TELLING = {
    f"{each}Error" for each in ("Pipeline", "Configuration", "Operating", "Store")
}


def _unsaid() -> Iterator[str]:
    """Yield where a sentence for people is no phrase."""
    for path in sorted(PIPELINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in _TOLD | _TELLING:
                    named = [x.value for x in node.keywords if x.arg == "message"]
                    given = [*node.args, *named] if name in _TELLING else named
                    if any(isinstance(x, ast.JoinedStr | ast.Constant) for x in given):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}"


def test_whoever_finds_or_raises_something_says_it_in_a_phrase() -> None:
    none(_unsaid())


def test_a_template_has_one_plural() -> None:
    plurals: dict[str, set[str]] = {}
    for each in templates():
        plurals.setdefault(each.text, set()).add(each.plural)
    none(text for text, several in plurals.items() if len(several) > 1)


def refreshed(old: Catalog | None) -> Catalog:
    """Return a catalog of what the package says now, with the French it had."""
    said = {each.key: each for each in old.translations} if old else {}
    places: dict[tuple[str, str], dict[str, None]] = {}
    for text, plural, path in templates():
        places.setdefault((text, plural), {})[path] = None
    entries = tuple(
        _entry(text, plural, tuple(paths), said.get(("", text)))
        for (text, plural), paths in places.items()
    )
    headers = {
        **(dict(old.headers) if old else {}),
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "fr",
        "MIME-Version": "1.0",
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
        "Project-Id-Version": "diptyque",
    }
    return Catalog(
        locale=Locale("fr"),
        source_locale=Locale("en"),
        translations=entries,
        headers=tuple(sorted(headers.items())),
    )


def _entry(
    text: str, plural: str, paths: tuple[str, ...], old: Translation | None
) -> Translation:
    is_same = old is not None and old.plural == plural
    texts = old.texts if is_same and old else ("", "") if plural else ()
    return Translation(
        source=text,
        plural=plural,
        text=old.text if is_same and old else "",
        texts=texts,
        references=paths,
        flags=("python-brace-format",) if _placeholders(plural or text) else (),
    )


@pytest.fixture(scope="module")
def french() -> Catalog:
    catalog = catalogs.parse(FRENCH.read_bytes()).value
    assert catalog is not None
    return catalog


def test_the_catalog_has_what_the_package_says_and_nothing_else(
    request: pytest.FixtureRequest,
) -> None:
    old = catalogs.parse(FRENCH.read_bytes()).value if FRENCH.exists() else None
    expected = catalogs.serialize(refreshed(old))
    if request.config.getoption("--golden"):
        FRENCH.write_bytes(expected)
    assert FRENCH.read_bytes() == expected


def test_everything_is_said_in_french(french: Catalog) -> None:
    none(
        each.source
        for each in french.translations
        if not each.is_approved or not all(each.texts or (each.text,))
    )


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_the_french_has_the_values_of_the_english(french: Catalog) -> None:
    none(
        f"{each.source} → {text}"
        for each in french.translations
        for text in each.texts or (each.text,)
        if _placeholders(text) != _placeholders(each.plural or each.source)
    )


_CODE = re.compile(r"`[^`]*`|\{[^{}]*\}|https?://\S+")
_LOOSE = re.compile(
    r"(?<![\u00a0\u202f])[;!?»](?!\w)|«(?!\u00a0)|(?<!\u00a0):(?= |\Z)|'"
)


def test_the_french_has_the_spaces_of_french(french: Catalog) -> None:
    none(
        text
        for each in french.translations
        for text in each.texts or (each.text,)
        if _LOOSE.search(_CODE.sub("x", text))
    )


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr_CA@euro"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "br:fr:en"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "nl:it"}, "en"),
        ({"LANG": "C", "LANGUAGE": "fr"}, "en"),
        ({"LANGUAGE": "fr"}, "en"),
    ],
)
def test_the_environment_says_the_language_as_it_does_to_gettext(
    environment: dict[str, str], language: str
) -> None:
    assert preferred(environment) == language


_FRENCH = {"LC_ALL": "fr_FR.UTF-8"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (filled(0), "0 catalogue rempli"),
        (filled(1), "1 catalogue rempli"),
        (filled(2), "2 catalogues remplis"),
        (say("{one} or {two}", one=filled(1), two="{x}"), "1 catalogue rempli ou {x}"),
        (say("Nobody has translated {this}.", this=1), "Nobody has translated 1."),
        ("any text", "any text"),
    ],
)
def test_a_phrase_is_said_with_its_values(
    monkeypatch: pytest.MonkeyPatch, said: str, expected: str
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert tell(said) == expected


@pytest.fixture
def faulty(site: Path) -> Path:
    """Put two articles into the site that can't be published."""
    for name in ("one", "two"):
        path = site / f"articles/{name}.md"
        path.write_text("---\ndate: soon\n---\n\nText.\n", "utf-8")
    return site


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("jobs", [1, 2])
def test_findings_are_in_the_language_of_the_environment(
    diptyque: Command, jobs: int
) -> None:
    ended = diptyque("check", "--jobs", str(jobs), env=_FRENCH)
    assert ended.code == 1
    assert "articles/one.md:1: erreur missing-title: L’article n’a pas" in ended.output
    assert "articles/two.md:1: erreur missing-title: L’article n’a pas" in ended.output
    assert "Vérification faite\u00a0: 6 articles, 4 catalogues\n" in ended.output
    assert "4 erreurs, 2 avertissements" in ended.output


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    "typed", [("--ui-lang", "en", "check"), ("check", "--ui-lang", "en")]
)
def test_the_language_that_is_asked_for_goes_before(
    diptyque: Command, typed: tuple[str, ...]
) -> None:
    ended = diptyque(*typed, env=_FRENCH)
    assert "one.md:1: error missing-title: The article has no title." in ended.output
    assert "4 errors, 2 warnings" in ended.output


@pytest.mark.usefixtures("faulty")
def test_of_what_a_program_reads_only_the_messages_are_translated(
    diptyque: Command,
) -> None:
    one, other = (
        diptyque("check", "--format", "json", "--ui-lang", language).report
        for language in ("en", "fr")
    )
    for here, there in zip(one["diagnostics"], other["diagnostics"], strict=True):
        assert {**here, "message": ""} == {**there, "message": ""}
        assert here["message"] != there["message"]


@pytest.mark.usefixtures("folder")
def test_a_trouble_is_told_in_french(diptyque: Command) -> None:
    ended = diptyque("--ui-lang", "fr", "check")
    assert ended.code == 2
    assert ended.errors.startswith("erreur\u00a0: Il n’y a pas de diptyque.toml dans ")
    assert "\n         Placez-vous dans le dossier d’un site" in ended.errors


def test_a_language_that_is_not_spoken_is_wrong_usage(diptyque: Command) -> None:
    assert diptyque("check", "--ui-lang", "tlh").code == 2


def test_gettext_accepts_the_catalog(needs: Callable[[str], str]) -> None:
    command = [needs("msgfmt"), "-c", "-o", "/dev/null", str(FRENCH)]
    subprocess.run(command, check=True, capture_output=True)
