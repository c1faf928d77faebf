"""What stands around engines: their keys, their answers, and programs of one's own."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.adapters.engines import RememberingEngine, identity, open_engine
from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.site import EngineChoice, EngineKind
from pipeline.ports import Engine
from tests.adapters.services import KEY, deepl, engine, serving


def test_nothing_is_asked_twice(tmp_path: Path) -> None:
    with serving(deepl) as service:
        asked = RememberingEngine(engine(service, []), str(tmp_path / "e.db"), "one")
        assert asked.translate(["a", "b", "a"], "fr", "en") == ["A", "B", "A"]
        assert asked.translate(["b", "c"], "fr", "en") == ["B", "C"]
        other = RememberingEngine(engine(service, []), str(tmp_path / "e.db"), "two")
        other.translate(["a"], "fr", "en")
    assert [each[2]["text"] for each in service.asked] == [["a", "b"], ["c"], ["a"]]


def test_answers_that_can_not_be_kept_are_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "e.db").write_bytes(b"no database " * 100)
    with serving(deepl) as service, pytest.raises(OperatingError, match="Remove"):
        RememberingEngine(engine(service, []), str(tmp_path / "e.db"), "one").translate(
            ["a"], "fr", "en"
        )


def test_a_key_that_is_missing_is_asked_for_by_its_name() -> None:
    choice = EngineChoice(kind=EngineKind.DEEPL)
    with pytest.raises(ConfigurationError) as caught:
        open_engine(choice, {})
    assert "DEEPL_AUTH_KEY" in caught.value.hint
    assert open_engine(choice, {"DEEPL_AUTH_KEY": KEY}).name == "DeepL"
    local = EngineChoice(kind=EngineKind.LIBRETRANSLATE)
    assert open_engine(local, {}).name == "LibreTranslate"
    assert identity(choice) != identity(local)


def command(*words: str, timeout: float = 20.0) -> EngineChoice:
    return EngineChoice(
        kind=EngineKind.COMMAND, command=(sys.executable, *words), timeout=timeout
    )


_READ = "import json, sys; asked = json.load(sys.stdin); "


def test_a_command_translates() -> None:
    program = _READ + "print(json.dumps({'texts': [t[::-1] for t in asked['texts']]}))"
    asked = open_engine(command("-c", program), {})
    assert asked.translate(["été", "a"], "fr", "en") == ["été", "a"]


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import sys; sys.exit('no model')", "no model"),
        ("print('x')", "understood"),
        ("print('{\"texts\": []}')", "understood"),
        ("print('{\"texts\": [1]}')", "understood"),
        ("import threading; threading.Event().wait()", "silent"),
    ],
)
def test_a_command_that_fails_is_a_trouble(program: str, reason: str) -> None:
    choice = command("-c", program, timeout=0.5 if reason == "silent" else 20.0)
    with pytest.raises(OperatingError, match=reason):
        open_engine(choice, {}).translate(["a"], "fr", "en")


def test_a_command_that_is_not_there_is_a_trouble() -> None:
    choice = EngineChoice(kind=EngineKind.COMMAND, command=("./no-such-program",))
    with pytest.raises(OperatingError, match="could not translate"):
        open_engine(choice, {}).translate(["a"], "fr", "en")


_ARGOS = """
class Machine:
    def translate(self, text):
        if "!" in text:
            raise RuntimeError("no model.bin")
        return text[::-1]

class Language:
    def get_translation(self, to):
        return Machine() if to else None

def get_language_from_code(code):
    return Language() if code in ("fr", "en") else None

def get_translation_from_codes(one, other):
    return get_language_from_code(one).get_translation(get_language_from_code(other))
"""
"""As in Argos Translate 1.11, for all that is asked of it."""


@pytest.fixture
def argos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    package = tmp_path / "argostranslate"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "translate.py").write_text(_ARGOS)
    monkeypatch.syspath_prepend(tmp_path)
    yield open_engine(EngineChoice(kind=EngineKind.ARGOS), {})
    for name in ("argostranslate", "argostranslate.translate"):
        del sys.modules[name]


def test_argos_sees_no_mark_and_loses_none(argos: Engine) -> None:
    fragments = ["le <m1>mur &amp; toi</m1>, <m2/> ici", "a &lt; b", "4"]
    assert argos.translate(fragments, "fr-CA", "en") == [
        "el <m1>iot &amp; rum</m1>, <m2/> ici",
        "b &lt; a",
        "4",
    ]


@pytest.mark.parametrize(
    ("text", "target", "reason"), [("a", "de", "no package"), ("!a", "en", "no model")]
)
def test_argos_without_a_model_is_a_trouble(
    argos: Engine, text: str, target: str, reason: str
) -> None:
    with pytest.raises(OperatingError, match=reason):
        argos.translate([text], "fr", target)


def test_argos_that_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(ConfigurationError, match="not installed"):
        open_engine(EngineChoice(kind=EngineKind.ARGOS), {})
