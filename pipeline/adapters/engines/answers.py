"""An engine that remembers what it answered, so that nothing is paid for twice."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.ports import Engine

_SCHEMA = "CREATE TABLE IF NOT EXISTS answers(question BLOB PRIMARY KEY, text TEXT)"
_PATIENCE = 60.0


class RememberingEngine:
    """An engine and the file of its answers; `identity` tells it from all others.

    Each answer is on disk before the next is asked for.
    """

    def __init__(self, engine: Engine, path: str, identity: str) -> None:
        self.engine = engine
        self.path = path
        self.identity = identity

    @property
    def name(self) -> str:
        """What people know the engine by."""
        return self.engine.name

    def translate(
        self, texts: Sequence[str], source: str, target: str
    ) -> Sequence[str]:
        """Return the translation of each text, asking only for those not known."""
        keys = {each: self._key(each, source, target) for each in texts}
        try:
            with closing(_opened(self.path)) as database:
                known = {each: _known(database, key) for each, key in keys.items()}
                unknown = [each for each, answer in known.items() if answer is None]
                if unknown:
                    answers = self.engine.translate(unknown, source, target)
                    pairs = dict(zip(unknown, answers, strict=True))
                    _keep(database, {keys[each]: pairs[each] for each in pairs})
                    known.update(pairs)
        except sqlite3.Error as error:
            raise OperatingError(
                say(
                    "The answers of engines in {path} can't be used: {reason}.",
                    path=self.path,
                    reason=str(error),
                ),
                say("Remove the file; what is in it would be asked for again."),
            ) from error
        return [known[each] or "" for each in texts]

    def _key(self, text: str, source: str, target: str) -> bytes:
        whole = f"{self.identity}\0{source}\0{target}\0{text}"
        return blake2b(whole.encode("utf-8", "replace"), digest_size=16).digest()


def _opened(path: str) -> sqlite3.Connection:
    place = Path(path)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from error
    database = sqlite3.connect(place, timeout=_PATIENCE, isolation_level=None)
    database.execute(_SCHEMA)
    return database


def _known(database: sqlite3.Connection, key: bytes) -> str | None:
    asked = "SELECT text FROM answers WHERE question = ?"
    row = database.execute(asked, (key,)).fetchone()
    return str(row[0]) if row else None


def _keep(database: sqlite3.Connection, answers: dict[bytes, str]) -> None:
    put = "INSERT OR REPLACE INTO answers VALUES (?, ?)"
    with database:
        database.execute("BEGIN")
        database.executemany(put, answers.items())
