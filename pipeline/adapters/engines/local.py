"""A machine on this one: a command of the site's choice."""

import json
import subprocess
from collections.abc import Sequence

from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.model.site import EngineChoice
from pipeline.text import trim

_LONGEST_WORD = 200


class CommandEngine:
    """A command that reads JSON and writes JSON.

    It is given `{"source": "fr", "target": "en", "texts": [...]}` and answers
    `{"texts": [...]}`, as many and in the same order.
    """

    def __init__(self, choice: EngineChoice) -> None:
        self.choice = choice

    @property
    def name(self) -> str:
        """The name of the program."""
        return (
            self.choice.model
            or self.choice.command[0].replace("\\", "/").split("/")[-1]
        )

    def translate(
        self, texts: Sequence[str], source: str, target: str
    ) -> Sequence[str]:
        """Return the translation of each text; raises `OperatingError`."""
        asked = {"source": source, "target": target, "texts": list(texts)}
        try:
            ended = subprocess.run(  # noqa: S603 - the command that the site names
                self.choice.command,
                input=json.dumps(asked).encode(),
                capture_output=True,
                timeout=self.choice.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            seconds = f"{self.choice.timeout:g}"
            why = say("it was silent for {seconds} seconds", seconds=seconds)
            raise self._trouble(why) from error
        except OSError as error:
            raise self._trouble(error.strerror or str(error)) from error
        if ended.returncode:
            raise self._trouble(_last_words(ended.stderr) or str(ended.returncode))
        return self._read(ended.stdout, len(texts))

    def _read(self, content: bytes, count: int) -> list[str]:
        try:
            found = json.loads(content)["texts"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._trouble(say("its answer can't be understood")) from error
        is_text = isinstance(found, list) and all(isinstance(one, str) for one in found)
        if not is_text or len(found) != count:
            raise self._trouble(say("its answer can't be understood"))
        return list(found)

    def _trouble(self, reason: str) -> OperatingError:
        return OperatingError(
            say(
                "{engine} could not translate: {reason}.",
                engine=self.name,
                reason=reason,
            ),
            say("What it did before is kept; run `diptyque translate` again later."),
        )


def _last_words(said: bytes) -> str:
    """Return the last line of what a program complained of."""
    complaint = trim(said.decode("utf-8", "replace"))
    return complaint.rpartition("\n")[2][:_LONGEST_WORD]
