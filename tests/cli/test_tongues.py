"""In which language the commands speak: that of the environment, or one asked for."""

from pathlib import Path

import pytest

from pipeline.cli.builds import duration
from pipeline.cli.wording import preferred, tell, tell_in
from pipeline.model.phrases import Phrase, say, say_many
from tests.cli.conftest import Command


def filled(count: int) -> Phrase:
    return say_many("{count} catalog filled", "{count} catalogs filled", count=count)


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


@pytest.mark.parametrize(
    ("typed", "offered", "said"),
    [
        ("diptyque bui", "build", "Publier les éditions"),
        ("diptyque build --ver", "--verify", "Ne rien publier"),
        ("diptyque build --ui-l", "--ui-lang", "La langue de"),
        ("diptyque --deb", "--debug", "Montrer la trace d’un défaut"),
    ],
)
@pytest.mark.parametrize("asked", [_FRENCH, {"LC_ALL": "C", "line": "--ui-lang fr "}])
def test_a_shell_completes_in_the_language_of_the_line(
    diptyque: Command, typed: str, offered: str, said: str, asked: dict[str, str]
) -> None:
    line = typed.replace("diptyque ", f"diptyque {asked.get('line', '')}")
    completion = {
        "_MAIN_COMPLETE": "zsh_complete",  # as the runner calls the program
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "LC_ALL": asked["LC_ALL"],
    }
    kind, value, told = diptyque(env=completion).output.splitlines()[:3]
    assert (kind, value) == ("plain", offered)
    assert told.startswith(said)


def test_a_short_wait_is_told_in_milliseconds_and_a_long_one_in_seconds() -> None:
    waits = (0.0412, 0.9499, 0.95, 7.019, 61.25)
    told = [duration(each) for each in waits]
    assert [tell_in("en", each) for each in told] == [
        "done in 41 milliseconds",
        "done in 950 milliseconds",
        "done in 1.0 seconds",
        "done in 7.0 seconds",
        "done in 61.2 seconds",
    ]
    assert tell_in("fr", told[3]) == "fait en 7,0 secondes"
