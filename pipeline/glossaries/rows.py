"""`glossary.csv` ↔ Glossary (RFC 4180, UTF-8).

The first row names the columns. A language has up to three: `fr` is what a
concept is called, `fr variants` what it may be called as well, `fr forbidden`
what it must not; two texts in one cell stand apart by `|`. The others are
`kind` (term, acronym or name), `case` (`yes`: capitals count), `lang` (that of a
phrase which stays in it everywhere) and `note`.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from pipeline.glossaries.matching import has_words
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.glossary import Concept, ConceptKind, Glossary, Status, Term
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import say
from pipeline.text import fold, normalize, trim

_COLUMNS = ("kind", "case", "lang", "note")
_STATUSES = {
    "": Status.PREFERRED,
    "variants": Status.ADMITTED,
    "forbidden": Status.FORBIDDEN,
}
_NAMES = {status: name for name, status in _STATUSES.items()}
_KINDS = frozenset(ConceptKind)
_YES = frozenset({"yes", "oui", "true", "1", "x"})
_MOST = 100_000
"""Rows of a glossary; more are a mistake, or an attack."""

LONGEST = 2_000
"""Letters of a term or a note."""

_Columns = dict[int, str | tuple[str, Status]]


def parse(content: bytes, path: str) -> Checked[Glossary]:
    """Return the concepts of a file; a row that can't be used is a finding.

    A file that can't be read at all has none, and an error.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        why = say("The glossary is not UTF-8: save it as UTF-8 (CSV UTF-8).")
        return _nothing(path, 1, why)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        why = say("This row can't be read: {error}.", error=str(error))
        return _nothing(path, reader.line_num, why)
    return _read(rows, path)


def serialize(glossary: Glossary) -> bytes:
    """Return the file: languages by their tags, with the columns that are used."""
    used = {
        (term.language, term.status)
        for each in glossary.concepts
        for term in each.terms
    }
    tags = sorted({language for language, _ in used})
    columns = [
        (tag, status)
        for tag in tags
        for status in Status
        if (tag, status) in used or status is Status.PREFERRED
    ]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    names = [f"{tag} {_NAMES[status]}".rstrip(" ") for tag, status in columns]
    has_languages = any(each.language for each in glossary.concepts)
    writer.writerow(
        ["kind", *names, "case", *(["lang"] if has_languages else []), "note"]
    )
    for each in glossary.concepts:
        cells = [_cell(each, tag, status) for tag, status in columns]
        case = "yes" if each.has_case else ""
        language = [each.language] if has_languages else []
        writer.writerow([each.kind.value, *cells, case, *language, each.note])
    return file.getvalue().encode()


def _cell(concept: Concept, tag: str, status: Status) -> str:
    texts = (
        term.text
        for term in concept.terms
        if term.language == tag and term.status is status
    )
    return " | ".join(texts)


def _separator(text: str) -> str:
    """Return what the first row is cut by: spreadsheets of many countries use `;`."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _read(rows: list[tuple[int, list[str]]], path: str) -> Checked[Glossary]:
    if not rows:
        return Checked(value=Glossary())
    if len(rows) > _MOST:
        why = say("The glossary has more than {most} rows.", most=_MOST)
        return _nothing(path, _MOST, why)
    line, names = rows[0]
    columns, found = _columns(names, path, line)
    concepts: list[Concept] = []
    for line, row in rows[1:]:
        if any(map(trim, row)):
            read = _concept(row, columns, path, line)
            found += read.diagnostics
            concepts += [read.value] if read.value else []
    return Checked(value=Glossary(concepts=tuple(concepts)), diagnostics=tuple(found))


def _columns(
    names: Iterable[str], path: str, line: int
) -> tuple[_Columns, list[Diagnostic]]:
    """Return what each column holds, and what those are that are not known."""
    columns: _Columns = {}
    found: list[Diagnostic] = []
    for at, name in enumerate(names):
        plain = fold(trim(name))
        tag, _, status = plain.partition(" ")
        if plain.lower() in _COLUMNS:
            columns[at] = plain.lower()
        elif _is_tag(tag) and status.lower() in _STATUSES:
            columns[at] = (to_tag(parse_tag(tag)), _STATUSES[status.lower()])
        elif plain:
            why = say(
                "`{name}` is no column of a glossary: use a language such as `fr`, "
                "`fr variants`, `fr forbidden`, `kind`, `case`, `lang` or `note`.",
                name=plain,
            )
            found.append(_finding(path, line, why, Severity.WARNING))
    return columns, found


def _is_tag(tag: str) -> bool:
    try:
        parse_tag(tag)
    except ValueError:
        return False
    return True


def _concept(
    row: list[str], columns: _Columns, path: str, line: int
) -> Checked[Concept | None]:
    cells = {columns[at]: cell for at, cell in enumerate(row) if at in columns}
    terms = tuple(_terms(cells))
    kind = fold(trim(cells.get("kind", ""))).lower() or ConceptKind.TERM
    language = fold(trim(cells.get("lang", "")))
    problem = _problem(cells, terms, kind, language)
    if problem:
        found = _finding(path, line, problem, Severity.ERROR)
        return Checked(value=None, diagnostics=(found,))
    concept = Concept(
        terms=terms,
        kind=ConceptKind(kind),
        note=normalize(fold(trim(cells.get("note", "")))),
        has_case=trim(cells.get("case", "")).lower() in _YES,
        language=to_tag(parse_tag(language)) if language else "",
    )
    return Checked(value=concept)


def _terms(cells: Mapping[str | tuple[str, Status], str]) -> Iterator[Term]:
    for column, cell in cells.items():
        if isinstance(column, tuple):
            language, status = column
            for each in cell.split("|"):
                text = normalize(fold(trim(each)))
                if text:
                    yield Term(text=text, language=language, status=status)


def _problem(
    cells: Mapping[str | tuple[str, Status], str],
    terms: Iterable[Term],
    kind: str,
    language: str,
) -> str:
    """Return why a row is no concept, or an empty text."""
    known = list(terms)
    if kind not in _KINDS:
        return say("`{kind}` is no kind: use term, acronym or name.", kind=kind)
    if language and not _is_tag(language):
        return say("`{tag}` is no language: write a tag such as `fr`.", tag=language)
    if not known:
        return say("This row has no term in any language.")
    if any(len(cell) > LONGEST for cell in cells.values()):
        return say("A cell has more than {most} letters.", most=LONGEST)
    bare = next((each.text for each in known if not has_words(each.text)), "")
    return say("“{text}” has no word that could be found.", text=bare) if bare else ""


def _nothing(path: str, line: int, message: str) -> Checked[Glossary]:
    finding = _finding(path, line, message, Severity.ERROR)
    return Checked(value=Glossary(), diagnostics=(finding,))


def _finding(path: str, line: int, message: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code="invalid-glossary",
        severity=severity,
        message=message,
        path=path,
        line=line,
    )
