"""What stands around engines: their keys, their answers, and programs of one's own."""

import sys
from pathlib import Path

import pytest

from pipeline.adapters.engines import RememberingEngine, identity, open_engine
from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.site import EngineChoice, EngineKind
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


def test_argos_that_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(ConfigurationError, match="not installed"):
        open_engine(EngineChoice(kind=EngineKind.ARGOS), {})
