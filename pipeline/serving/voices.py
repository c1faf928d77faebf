"""Sentences for people → what a page says, in the language of whoever looks."""

import json
from collections.abc import Callable

from msgspec import Struct

from pipeline.model.phrases import Phrase


class Voice(Struct, frozen=True):
    """A language: its BCP 47 tag, and what says a sentence in it."""

    tag: str
    tell: Callable[[str], str]

    def json(self, value: dict[str, object]) -> str:
        """Return an object as JSON, in this language, which is its `lang`."""
        return json.dumps({"lang": self.tag, **self._said(value)})

    def _said(self, value: dict[str, object]) -> dict[str, object]:
        return {name: self._spoken(each) for name, each in value.items()}

    def _spoken(self, value: object) -> object:
        if isinstance(value, dict):
            return self._said(value)
        if isinstance(value, list | tuple):
            return [self._spoken(each) for each in value]
        return self.tell(value) if isinstance(value, Phrase) else value
