"""What a rule says of itself: in two languages, on a page and at the command line."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import catalogs
from pipeline.cli.formats import write_sarif
from pipeline.cli.rulings import telling_in
from pipeline.cli.wording import tell_of
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating import RULES, write_reference
from tests.cli.conftest import Command
from tests.house import PIPELINE, ROOT, none

FRENCH = PIPELINE / "cli/locales/fr/LC_MESSAGES/rules.po"
_VERBATIM = re.compile(r"`[^` ][^`]*`|\*[^*]*\*|“[^”]*”|„[^”]*”")
_LOOSE = re.compile(r"[^\s\u00a0\u202f(][;!?](?!\w)| [;:!?»](?=\s|$)|« |\w'|\.\.\.")


def sentences() -> list[tuple[str, str]]:
    """Return what the rules say of themselves, each with their code."""
    return [
        (rule.code, text)
        for rule in RULES
        for text in (rule.summary, rule.why, rule.mend)
    ]


def refreshed(old: Catalog) -> Catalog:
    """Return a catalog of what the rules say now, with the French it had."""
    said = {each.key: each.text for each in old.translations}
    entries = tuple(
        Translation(
            context=code,
            source=text,
            text=said.get((code, text), ""),
            references=(f"pipeline/validating/rules/{code.replace('-', '_')}.py",),
        )
        for code, text in sentences()
    )
    return Catalog(
        locale=old.locale,
        source_locale=old.source_locale,
        translations=entries,
        headers=old.headers,
    )


def test_the_catalog_has_what_the_rules_say_and_nothing_else(
    request: pytest.FixtureRequest,
) -> None:
    old = catalogs.parse(FRENCH.read_bytes()).value
    assert old is not None
    expected = catalogs.serialize(refreshed(old))
    if request.config.getoption("--golden"):
        FRENCH.write_bytes(expected)
    assert FRENCH.read_bytes() == expected


def test_every_rule_explains_itself_in_french() -> None:
    none(
        f"{code}: {text}"
        for code, text in sentences()
        if tell_of("fr", code, text) == text
    )


def test_the_french_is_set_as_it_is_printed() -> None:
    said = (tell_of("fr", *each) for each in sentences())
    none(text for text in said if _LOOSE.search(_VERBATIM.sub("x", text)))


def test_the_french_has_the_codes_of_the_english() -> None:
    def codes(text: str) -> set[str]:
        return set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", text))

    none(
        f"{code}: {text}"
        for code, text in sentences()
        if codes(text) - codes(tell_of("fr", code, text))
    )


def test_the_french_page_of_diagnostics_is_current(
    golden: Callable[[Path, str], None],
) -> None:
    golden(ROOT / "docs/diagnostics.fr.md", write_reference(telling_in("fr")))


def test_a_rule_is_explained_in_the_language_of_who_asks(diptyque: Command) -> None:
    english = diptyque("check", "--explain", "number-differs")
    french = diptyque("--ui-lang", "fr", "check", "--explain", "number-differs")
    assert "A wrong figure is the costliest mistake" in english.output
    assert "Un chiffre faux est la faute de traduction" in french.output
    assert "Juste\u00a0:" in french.output
    told = diptyque("check", "--explain", "number-differs", "--format", "json")
    assert told.report["rule"]["severity"] == "error"


def test_a_code_that_no_rule_has_is_refused_with_the_nearest(
    diptyque: Command, site: Path
) -> None:
    assert site.is_dir()
    refused = diptyque("check", "--explain", "number-difers")
    assert refused.code == 2
    assert "number-differs" in refused.errors


def test_code_scanning_reads_rules_in_the_language_of_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = Diagnostic(
        code="number-differs", severity=Severity.ERROR, message="x", path="a.po"
    )
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    (run,) = json.loads(write_sarif([found], "1"))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (
        rule["help"]["text"]
        == "Écrivez le chiffre de la source, dans la forme de la langue."
    )
