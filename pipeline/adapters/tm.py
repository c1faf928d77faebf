"""A translation memory (TM) in a SQLite file.

Candidates are found by the terms (`stems.py`) that the fewest texts have, in an
index of FTS5. A text is known by a digest of it, so that what is found depends on
what is in the memory and never on the order in which it came.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from heapq import nsmallest
from itertools import chain
from pathlib import Path
from threading import Lock, local

from pipeline.adapters.stems import terms
from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.model.units import TranslationUnit, UnitFile

_VERSION = 4
_PATIENCE = 60.0
"""Seconds to wait for another process that writes."""

_MOST_READ = 600
"""Texts that the terms of a look-up may lead to."""

_WORTH_TIDYING = 10
"""What a memory grew by, as a part of it, for its index to be put in order."""

_MOST_TERMS = 16
_MOST_ASKED = 900
_SHORT_LIST = 24
_SCHEMA = """
CREATE TABLE files(id INTEGER PRIMARY KEY, path TEXT UNIQUE, digest TEXT);
CREATE TABLE texts(id INTEGER PRIMARY KEY, language TEXT, text TEXT);
CREATE TABLE units(file INTEGER, source INTEGER, target INTEGER, context TEXT);
CREATE INDEX units_by_file ON units(file);
CREATE INDEX units_by_source ON units(source);
CREATE INDEX units_by_target ON units(target);
CREATE VIRTUAL TABLE words USING fts5(
    terms, content='', detail='none', tokenize="ascii tokenchars '-'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('words', 'row');
CREATE TABLE weights(term TEXT PRIMARY KEY, texts INTEGER) WITHOUT ROWID;
"""
_BOTH_WAYS = """
SELECT one.text, other.text, units.context, files.path FROM texts AS one
JOIN units ON units.{one} = one.id
JOIN texts AS other ON other.id = units.{other}
JOIN files ON files.id = units.file
WHERE one.id IN ({marks}) AND other.language = ?
"""

_OPENING = Lock()


class SqliteMemory:
    """The memory in a file, which is made where there is none.

    Threads may share it: each has a connection of its own.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._open = local()

    def __reduce__(self) -> tuple[type["SqliteMemory"], tuple[str]]:
        """Travel between processes as the name of a file."""
        return (SqliteMemory, (self.path,))

    def digests(self) -> Mapping[str, str]:
        """Return the path of each file that it has, and the digest of that."""
        with self._connected() as database:
            return dict(database.execute("SELECT path, digest FROM files"))

    def stock(self, stocks: Iterable[UnitFile], gone: Iterable[str]) -> None:
        """Take files in, in the place of what it had of them, and drop others."""
        every = sorted(stocks, key=lambda each: each.path)
        with self._connected() as database, database:
            database.execute("BEGIN IMMEDIATE")
            for path in sorted({*gone, *(each.path for each in every)}):
                _forget(database, path)
            _learn(database, every)

    def exact(self, text: str, languages: tuple[str, str]) -> Sequence[TranslationUnit]:
        """Return the units with this very source."""
        with self._connected() as database:
            return _units(database, [_id(languages[0], text)], languages[1])

    def near(self, text: str, languages: tuple[str, str]) -> Sequence[TranslationUnit]:
        """Return the few units whose sources share its rarest letters."""
        with self._connected() as database:
            found = _short_list(database, text, languages[0])
            return _units(database, found, languages[1])

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            if not hasattr(self._open, "database"):
                with _OPENING:  # who makes the file anew must be alone with it
                    self._open.database = _opened(self.path)
            yield self._open.database
        except (sqlite3.Error, OSError) as error:
            raise OperatingError(
                say(
                    "The translation memory {path} can't be used: {reason}.",
                    path=self.path,
                    reason=str(error),
                ),
                say("It can be removed at any time: it is made again."),
            ) from error


def _opened(path: str) -> sqlite3.Connection:
    """Open the file; one that is no memory of this version is made anew."""
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        database = _connect(place)
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version == _VERSION:
            return database
        database.close()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        pass  # not a database: whatever it is, it is made again
    for rest in ("", "-wal", "-shm"):  # what SQLite keeps beside a file is of that file
        Path(f"{place}{rest}").unlink(missing_ok=True)
    database = _connect(place)
    # Whoever asks need not wait for whoever writes.
    database.execute("PRAGMA journal_mode=WAL")
    database.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version={_VERSION};COMMIT;")
    return database


def _connect(place: Path) -> sqlite3.Connection:
    database = sqlite3.connect(place, timeout=_PATIENCE, isolation_level=None)
    database.execute("PRAGMA synchronous=OFF")  # a lost memory is made again
    return database


def _id(language: str, text: str) -> int:
    """Return 63 bits that stand for a text, the same on every machine."""
    written = f"{language}\0{text}".encode("utf-8", "replace")
    return int.from_bytes(blake2b(written, digest_size=8).digest()) >> 1


def _forget(database: sqlite3.Connection, path: str) -> None:
    row = database.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
    if row is None:
        return
    pairs = database.execute("SELECT source, target FROM units WHERE file = ?", row)
    texts = sorted(set(chain.from_iterable(pairs)))
    database.execute("DELETE FROM units WHERE file = ?", row)
    database.execute("DELETE FROM files WHERE id = ?", row)
    for text in texts:
        _drop_unused(database, text)


def _drop_unused(database: sqlite3.Connection, key: int) -> None:
    used = "SELECT 1 FROM units WHERE source = ? OR target = ? LIMIT 1"
    if database.execute(used, (key, key)).fetchone():
        return
    asked = "SELECT language, text FROM texts WHERE id = ?"
    for language, text in database.execute(asked, (key,)).fetchall():
        known = terms(text, language)
        drop = "INSERT INTO words(words, rowid, terms) VALUES ('delete', ?, ?)"
        database.execute(drop, (key, " ".join(known)))
        _weigh(database, dict.fromkeys(known, -1))
        none_left = "DELETE FROM weights WHERE term = ? AND texts = 0"
        database.executemany(none_left, ((each,) for each in known))
    database.execute("DELETE FROM texts WHERE id = ?", (key,))


def _weigh(database: sqlite3.Connection, added: Mapping[str, int]) -> None:
    """Add to the number of texts that have each term."""
    put = (
        "INSERT INTO weights VALUES (?, ?)"
        " ON CONFLICT(term) DO UPDATE SET texts = texts + excluded.texts"
    )
    database.executemany(put, sorted(added.items()))


def _tidy(database: sqlite3.Connection) -> None:
    """Merge the index into one run, and count anew how many texts have each term."""
    database.execute("INSERT INTO words(words) VALUES ('optimize')")
    database.execute("DELETE FROM weights")
    database.execute("INSERT INTO weights SELECT term, doc FROM vocabulary")


def _learn(database: sqlite3.Connection, stocks: Sequence[UnitFile]) -> None:
    texts: dict[int, tuple[str, str]] = {}
    for stock in stocks:
        put = "INSERT INTO files(path, digest) VALUES (?, ?)"
        file = database.execute(put, (stock.path, stock.digest)).lastrowid
        rows = []
        for unit in stock.units:
            source, target = (
                _noted(texts, language, text)
                for language, text in zip(
                    stock.languages, (unit.source, unit.text), strict=True
                )
            )
            rows.append((file, source, target, unit.context))
        database.executemany("INSERT INTO units VALUES (?, ?, ?, ?)", rows)
    _take_in(database, texts)


def _take_in(
    database: sqlite3.Connection, texts: Mapping[int, tuple[str, str]]
) -> None:
    """Index the texts that are new."""
    (size,) = database.execute("SELECT count(*) FROM texts").fetchone()
    asked = "SELECT 1 FROM texts WHERE id = ?"
    # In the order of their numbers: FTS5 is slow with any other.
    new = [
        (key, *texts[key])
        for key in sorted(texts)
        if not database.execute(asked, (key,)).fetchone()
    ]
    database.executemany("INSERT INTO texts VALUES (?, ?, ?)", new)
    found = ((key, terms(text, language)) for key, language, text in new)
    if len(new) * _WORTH_TIDYING > size:
        _index(database, found)
        _tidy(database)
    else:
        every = list(found)
        _index(database, every)
        _weigh(database, Counter(chain.from_iterable(one for _, one in every)))


def _noted(texts: dict[int, tuple[str, str]], language: str, text: str) -> int:
    key = _id(language, text)
    texts[key] = (language, text)
    return key


def _index(
    database: sqlite3.Connection, found: Iterable[tuple[int, list[str]]]
) -> None:
    put = "INSERT INTO words(rowid, terms) VALUES (?, ?)"
    database.executemany(put, ((key, " ".join(each)) for key, each in found))


def _short_list(database: sqlite3.Connection, text: str, language: str) -> list[int]:
    """Return the texts of a language that share most of the rarest terms."""
    votes: defaultdict[int, float] = defaultdict(float)
    asked = "SELECT rowid FROM words WHERE words MATCH ?"
    for term, count in _rarest(database, terms(text, language)[:_MOST_ASKED]):
        for (key,) in database.execute(asked, (f'"{term}"',)):
            votes[key] -= 1 / count
    best = nsmallest(_SHORT_LIST, ((vote, key) for key, vote in votes.items()))
    return [key for _, key in best]


def _rarest(
    database: sqlite3.Connection, wanted: Sequence[str]
) -> Iterator[tuple[str, int]]:
    """Yield the terms that the fewest texts of the memory have, and how many do."""
    asked = f"SELECT texts, term FROM weights WHERE term IN ({_marks(wanted)})"  # noqa: S608 - question marks alone
    read = 0
    for count, term in nsmallest(_MOST_TERMS, database.execute(asked, wanted)):
        if read and read + count > _MOST_READ:
            return
        read += count
        yield term, count


def _units(
    database: sqlite3.Connection, texts: Sequence[int], language: str
) -> tuple[TranslationUnit, ...]:
    """Return the units of texts, as sources and as translations, in a fixed order."""
    found: set[tuple[str, str, str, str]] = set()
    for one, other in (("source", "target"), ("target", "source")):
        asked = _BOTH_WAYS.format(one=one, other=other, marks=_marks(texts))
        found.update(database.execute(asked, (*texts, language)))
    return tuple(
        TranslationUnit(source=source, text=text, context=context, origin=origin)
        for source, text, context, origin in sorted(found)
    )


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
