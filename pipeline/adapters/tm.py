"""A translation memory (TM) in a SQLite file.

Candidates are found by the words, and pairs of neighbouring words, that the
fewest texts have (FTS5); each word by its first letters, so that an ending more
or less changes nothing (`docs/decisions/0009-memory.md`). A text is known by a
digest of it, so that what is found depends on what is in the memory and never
on the order in which it came.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import chain, pairwise
from pathlib import Path

from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.model.units import TranslationUnit, UnitFile

_VERSION = 2
_PATIENCE = 60.0
"""Seconds to wait for another process that writes."""

_MOST_READ = 400
"""Texts that the words and pairs of a look-up may lead to."""

_MOST_STEMS = 12
_MOST_ASKED = 900
_SHORT_LIST = 24
_STEM = 6
"""Letters of a word that count."""

_WORD = re.compile(r"[^\W_]+")
_SCHEMA = """
CREATE TABLE files(id INTEGER PRIMARY KEY, path TEXT UNIQUE, digest TEXT);
CREATE TABLE texts(id INTEGER PRIMARY KEY, language TEXT, text TEXT);
CREATE TABLE units(file INTEGER, source INTEGER, target INTEGER, context TEXT);
CREATE INDEX units_by_file ON units(file);
CREATE INDEX units_by_source ON units(source);
CREATE INDEX units_by_target ON units(target);
CREATE VIRTUAL TABLE words USING fts5(
    stems, content='', detail='none', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('words', 'row');
CREATE TABLE weights(stem TEXT PRIMARY KEY, texts INTEGER) WITHOUT ROWID;
"""
_BOTH_WAYS = """
SELECT one.text, other.text, units.context, files.path FROM texts AS one
JOIN units ON units.{one} = one.id
JOIN texts AS other ON other.id = units.{other}
JOIN files ON files.id = units.file
WHERE one.id IN ({marks}) AND other.language = ?
"""


class SqliteMemory:
    """The memory in a file, which is made where there is none."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._open: sqlite3.Connection | None = None

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
            database.execute("DELETE FROM weights")
            database.execute("INSERT INTO weights SELECT term, doc FROM vocabulary")

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
            if self._open is None:
                self._open = _opened(self.path)
            yield self._open
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
    place.unlink(missing_ok=True)
    database = _connect(place)
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
    asked = "SELECT text FROM texts WHERE id = ?"
    for (text,) in database.execute(asked, (key,)).fetchall():
        drop = "INSERT INTO words(words, rowid, stems) VALUES ('delete', ?, ?)"
        database.execute(drop, (key, _indexed(text)))
    database.execute("DELETE FROM texts WHERE id = ?", (key,))


def _learn(database: sqlite3.Connection, stocks: Sequence[UnitFile]) -> None:
    known = {row[0] for row in database.execute("SELECT id FROM texts")}
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
    # In the order of their numbers: FTS5 is slow with any other.
    new = sorted((key, *texts[key]) for key in texts.keys() - known)
    database.executemany("INSERT INTO texts VALUES (?, ?, ?)", new)
    stems = ((key, _indexed(text)) for key, _, text in new)
    database.executemany("INSERT INTO words(rowid, stems) VALUES (?, ?)", stems)


def _noted(texts: dict[int, tuple[str, str]], language: str, text: str) -> int:
    key = _id(language, text)
    texts[key] = (language, text)
    return key


def _stems(text: str) -> list[str]:
    """Return the first letters of each word, and of neighbours, each once."""
    starts = [word[0][:_STEM] for word in _WORD.finditer(text.lower())]
    # A letter between the two, so that FTS5 takes a pair for one word.
    pairs = (f"{one}\u01c0{other}" for one, other in pairwise(starts))
    return list(dict.fromkeys((*pairs, *starts)))


def _indexed(text: str) -> str:
    return " ".join(_stems(text))


def _short_list(database: sqlite3.Connection, text: str, language: str) -> list[int]:
    """Return the texts of a language that share most of the rarest words."""
    votes: defaultdict[int, float] = defaultdict(float)
    for stem, count in _rarest(database, text):
        asked = "SELECT rowid FROM words WHERE words MATCH ?"
        for (key,) in database.execute(asked, (f'"{stem}"',)):
            votes[key] += 1 / count
    ordered = sorted(votes, key=lambda key: (-votes[key], key))[: _SHORT_LIST * 4]
    marks = _marks(ordered)
    asked = f"SELECT id FROM texts WHERE id IN ({marks}) AND language = ?"  # noqa: S608 - question marks alone
    spoken = {row[0] for row in database.execute(asked, (*ordered, language))}
    return [key for key in ordered if key in spoken][:_SHORT_LIST]


def _rarest(database: sqlite3.Connection, text: str) -> Iterator[tuple[str, int]]:
    """Yield what of a text the fewest texts of the memory have, and how many do."""
    stems = _stems(text)[:_MOST_ASKED]
    asked = f"SELECT stem, texts FROM weights WHERE stem IN ({_marks(stems)})"  # noqa: S608 - question marks alone
    known = sorted((count, stem) for stem, count in database.execute(asked, stems))
    read = 0
    for count, stem in known[:_MOST_STEMS]:
        if read and read + count > _MOST_READ:
            return
        read += count
        yield stem, count


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
