"""What the commands say in French: whole, well-formed, and where it is asked for."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from string import Formatter
from typing import NamedTuple

import click
import pytest
from babel import Locale

from pipeline import catalogs
from pipeline.cli import main
from pipeline.cli.door import COMMANDS
from pipeline.cli.helping import paragraphs
from pipeline.model.catalogs import Catalog, Translation
from tests.house import PIPELINE, ROOT, none

FRENCH = PIPELINE / "cli/locales/fr/LC_MESSAGES/diptyque.po"
_SAYING = {"say": 1, "say_many": 2}
"""How many templates each of the functions takes that make phrases."""


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


def _helps() -> Iterator[Template]:
    """Yield what the commands and their options say of themselves, by paragraph."""
    context = click.Context(main, **main.context_settings)
    modules = {"": "pipeline.cli.door", **COMMANDS}
    for name, module in modules.items():
        command = main.get_command(context, name) if name else main
        assert command is not None
        texts = [each.help or "" for each in command.get_params(context)]
        for text in (command.help or "", *texts):
            for paragraph in filter(None, paragraphs(text)):
                yield Template(paragraph, "", f"{module.replace('.', '/')}.py")


def templates() -> Iterator[Template]:
    """Yield every sentence of the package."""
    yield from _helps()
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


def test_gettext_accepts_the_catalog(needs: Callable[[str], str]) -> None:
    command = [needs("msgfmt"), "-c", "-o", "/dev/null", str(FRENCH)]
    subprocess.run(command, check=True, capture_output=True)
