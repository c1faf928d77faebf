"""Paths of articles → their ids, which catalogs, ledger and feeds go by."""

from collections.abc import Iterator, Mapping, Set as AbstractSet
from hashlib import blake2b

from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.ledger import Ledger
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import is_device, normalize, slugify

_NAME = pattern(r"[a-z0-9]+(?:[._-]+[a-z0-9]+)*")
_LONGEST_NAME = 80


def default_id(path: str, root: str = "articles") -> str:
    """Return the id of an article that was given none: its path, made safe.

    Without the folder of the articles and the suffix, in names that can also
    be those of a catalog's folders and file.

    >>> default_id("articles/Économie/Vrac & Cocinas.md")
    'economie/vrac-cocinas'
    """
    inner = path.removeprefix(f"{root}/")
    folder, _, name = inner.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return _safe_id(f"{folder}/{stem}")


def identify(
    explicit: Mapping[str, str], ledger: Ledger, root: str = "articles"
) -> Checked[Mapping[str, str]]:
    """Return path → id for each article that may be published.

    `explicit` maps every path to the `id:` of its front matter, or to an
    empty text. An id once published stays with its file, until that is gone:
    then whoever writes it has it. Where two files claim one id, the file the
    ledger knows keeps it, else the one that names it, else the first by path;
    the other is left out.
    """
    written = {path: _safe_id(given) for path, given in explicit.items()}
    settled = _settled(written, ledger)
    ids = {
        path: _choose(path, name, settled, ledger) or default_id(path, root)
        for path, name in written.items()
    }

    def rank(path: str) -> tuple[bool, bool, str]:
        return (ledger.paths.get(path) != ids[path], not explicit[path], path)

    owners: dict[str, str] = {}
    for path in sorted(ids, key=rank):
        owners.setdefault(ids[path], path)
    remarks = (
        remark
        for path in sorted(ids)
        for remark in _remarks(path, explicit[path], ids[path], owners[ids[path]])
    )
    kept = {path: name for path, name in ids.items() if owners[name] == path}
    return Checked(value=kept, diagnostics=tuple(remarks))


def _settled(written: Mapping[str, str], ledger: Ledger) -> AbstractSet[str]:
    """Return the published ids whose files are there, and are to keep them.

    A file that writes the published id of another was moved over it: it
    leaves its own behind, as when two files change places.
    """
    known = {path: ledger.paths[path] for path in written if path in ledger.paths}
    return {
        name
        for path, name in known.items()
        if written[path] in {"", name} or written[path] not in ledger.editions
    }


def _choose(path: str, written: str, settled: AbstractSet[str], ledger: Ledger) -> str:
    """Take the id that is written, unless the file is known under another.

    One that was published is taken only where its own file has left it; a
    file that was never published is then a second claimant.
    """
    known = ledger.paths.get(path, "")
    has_moved = written in ledger.editions and written not in settled
    return written if has_moved or not known else known


def _remarks(path: str, given: str, name: str, owner: str) -> Iterator[Diagnostic]:
    if owner != path:
        message = say(
            "{owner} has the id “{name}” too: write another `id:` here.",
            owner=owner,
            name=name,
        )
        yield _remark("duplicate-id", message, path, Severity.ERROR)
    elif given and given != _safe_id(given):
        message = say(
            "“{given}” can't be the name of a catalog: write `id: {name}`.",
            given=given,
            name=name,
        )
        yield _remark("unsafe-id", message, path, Severity.WARNING)
    elif given and given != name:
        message = say(
            "it was published as {name!r} and keeps that; write `id: {name}`", name=name
        )
        yield _remark("changed-id", message, path, Severity.WARNING)


def _remark(code: str, message: str, path: str, severity: Severity) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, path=path)


def _safe_id(text: str) -> str:
    """Make each name safe, and drop those that lead elsewhere or nowhere."""
    names = text.split("/")
    return "/".join(_safe_name(name) for name in names if name.strip(". "))


def _safe_name(name: str) -> str:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        # A name in another script has no letter that slugs know.
        name = (
            slugify(name)
            or blake2b(normalize(name).encode(), digest_size=6).hexdigest()
        )
    return f"{name}-1" if is_device(name) else name
