"""The site's choice, and the environment → the engine that is asked."""

from collections.abc import Callable, Mapping

from pipeline.adapters.engines.argos import ArgosEngine
from pipeline.adapters.engines.asking import HttpEngine
from pipeline.adapters.engines.dialects import DeepL, Dialect, LibreTranslate, OpenAI
from pipeline.adapters.engines.local import CommandEngine
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.model.site import EngineChoice, EngineKind
from pipeline.ports import Engine

_DIALECTS: Mapping[EngineKind, Callable[[EngineChoice], Dialect]] = {
    EngineKind.DEEPL: DeepL,
    EngineKind.LIBRETRANSLATE: LibreTranslate,
    EngineKind.OPENAI: OpenAI,
}
_KEYS = {
    EngineKind.DEEPL: "DEEPL_AUTH_KEY",
    EngineKind.LIBRETRANSLATE: "LIBRETRANSLATE_API_KEY",
    EngineKind.OPENAI: "OPENAI_API_KEY",
}


def open_engine(choice: EngineChoice, environment: Mapping[str, str]) -> Engine:
    """Return the engine that a site chose; its key comes from the environment.

    Raises `ConfigurationError` where what it needs is not there.
    """
    if choice.kind is EngineKind.ARGOS:
        return ArgosEngine()
    if choice.kind is EngineKind.COMMAND:
        return CommandEngine(choice)
    variable = choice.key or _KEYS[choice.kind]
    key = environment.get(variable, "")
    if not key and (choice.key or choice.kind is EngineKind.DEEPL):
        raise ConfigurationError(
            say("The key of {engine} is missing.", engine=choice.kind.value),
            say("Put it into the variable {variable}.", variable=variable),
        )
    return HttpEngine(choice, _DIALECTS[choice.kind](choice), key)


def identity(choice: EngineChoice) -> str:
    """Return what tells the answers of an engine from those of any other."""
    return "\n".join((choice.kind.value, choice.url, choice.model, *choice.command))
