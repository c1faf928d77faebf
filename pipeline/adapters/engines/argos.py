"""Argos Translate, where it is installed beside us: a library that knows no marks."""

from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from importlib import import_module
from typing import Any

from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import trim_breaking

_MARK = pattern(r"(</?m[0-9]+/?>)")


class ArgosEngine:
    """Argos Translate, with the languages that are installed.

    What stands between two marks is translated for itself, so that none is lost
    (as the library's own `translate_tags` does).
    """

    name = "Argos Translate"

    def __init__(self) -> None:
        try:
            self._library: Any = import_module("argostranslate.translate")
        except ImportError as error:
            raise ConfigurationError(
                say("Argos Translate is not installed here."),
                say("Install it beside Diptyque: `pip install argostranslate`."),
            ) from error

    def translate(
        self, texts: Sequence[str], source: str, target: str
    ) -> Sequence[str]:
        """Return the translation of each text; raises `OperatingError`."""
        codes = (source.partition("-")[0], target.partition("-")[0])
        try:
            machine = self._library.get_translation_from_codes(*codes)
        except (AttributeError, LookupError):  # for a language that it has not
            machine = None
        if machine is None:
            pair = " → ".join(codes)
            raise OperatingError(
                say("Argos Translate has no package for {pair}.", pair=pair),
                say("Install it with `argospm`."),
            )
        try:
            return ["".join(_between(each, machine.translate)) for each in texts]
        except (RuntimeError, ValueError, OSError) as error:  # of its models
            raise OperatingError(
                say(
                    "{engine} could not translate: {reason}.",
                    engine=self.name,
                    reason=str(error),
                ),
                say("Install it with `argospm`."),
            ) from error


def _between(xml: str, translate: Callable[[str], str]) -> Iterator[str]:
    """Yield the marks of a fragment as they are, and what is between in translation."""
    for piece in _MARK.split(xml):
        yield piece if _MARK.fullmatch(piece) else _run(unescape(piece), translate)


def _run(text: str, translate: Callable[[str], str]) -> str:
    """Translate the words of a run; its edges, which join it to others, stay."""
    words = trim_breaking(text)
    if not any(map(str.isalpha, words)):
        return escape(text, quote=False)
    before, _, after = text.partition(words)
    return escape(f"{before}{translate(words)}{after}", quote=False)
