"""Catalogs of a whole site → what is odd about their texts beside one another.

Of a catalog marks are taken, a few bytes for a text, by which it is known which texts
may be odd; only the catalogs that have these are looked at together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import TypeAlias

from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.site import Site
from pipeline.validating.likeness import approved
from pipeline.validating.rulebook import Finding, Rendering, SiteRule
from pipeline.validating.selecting import Panel, select

Marks: TypeAlias = dict[str, bytes]
"""What the texts of a catalog are to each rule about a site, by its code.

For a text that stands in a group there are two digests: of the group, and of what it
says there.
"""

_MOST_FINDINGS = 200
"""How often one rule speaks of a site: who mends these will see the others."""

_ALL = b"*"
"""The marks for a rule that has to see all texts."""

_SIZE = 8
"""Bytes of a digest."""


def renderings(
    catalog: Catalog, tag: str, path: str, article: str
) -> Iterator[Rendering]:
    """Yield the approved texts of a catalog, whose language is `tag`."""
    for entry in approved(catalog):
        yield Rendering(
            tag=tag,
            article=article,
            path=path,
            line=entry.line,
            context=entry.context,
            source=entry.source,
            text=entry.text,
        )


def mark(texts: Sequence[Rendering], site: Site) -> Marks:
    """Return the marks of the texts of a catalog; none for a rule that needs none."""
    made = {rule.code: _marks(rule, texts) for rule in select(site.check).site}
    return {code: each for code, each in made.items() if each}


def _marks(rule: SiteRule, texts: Sequence[Rendering]) -> bytes:
    try:
        return b"".join(b"".join(each) for each in _marked(rule, texts))
    except Exception:  # noqa: BLE001 - of a plug-in's; the rule says so, when it is asked
        return _ALL


def _marked(
    rule: SiteRule, texts: Sequence[Rendering]
) -> Iterator[tuple[bytes, bytes]]:
    if rule.group is None:
        yield _ALL, b""
        return
    for each in texts:
        if group := rule.group(each):
            yield _digest("\0".join(group)), _digest(rule.said(each))


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def suspects(marks: Mapping[str, Marks]) -> frozenset[str]:
    """Return the catalogs, of those whose marks these are, to be looked at together."""
    codes = dict.fromkeys(code for each in marks.values() for code in each)
    found = (
        _suspects({path: each[code] for path, each in marks.items() if code in each})
        for code in codes
    )
    return frozenset(path for paths in found for path in paths)


def _suspects(marks: Mapping[str, bytes]) -> Iterable[str]:
    if _ALL in marks.values():
        return marks
    groups = {path: _groups(content) for path, content in marks.items()}
    often = _repeated(groups.values())
    some = {
        path: marks[path] for path, each in groups.items() if not often.isdisjoint(each)
    }
    return {path for paths in _odd(_split(some)).values() for path in paths}


def _groups(content: bytes) -> frozenset[int]:
    """Return the groups of a catalog's texts, each once, as numbers: that is quicker.

    Most stand in one catalog alone.
    """
    return frozenset(memoryview(content).cast("Q")[::2])


def _repeated(catalogs: Iterable[frozenset[int]]) -> set[int]:
    """Return the groups that stand in several catalogs."""
    seen: set[int] = set()
    often: set[int] = set()
    for groups in catalogs:
        often |= groups & seen
        seen |= groups
    return often


def _split(marks: Mapping[str, bytes]) -> Iterator[tuple[bytes, str, bytes]]:
    """Yield the group of each text, its catalog, and what it says."""
    for path, content in marks.items():
        for at in range(0, len(content), 2 * _SIZE):
            middle = at + _SIZE
            yield content[at:middle], path, content[middle : middle + _SIZE]


def _odd(texts: Iterable[tuple[bytes, str, bytes]]) -> dict[bytes, set[str]]:
    """Return the groups in several catalogs that do not say one thing, with these."""
    first: dict[bytes, tuple[str, bytes]] = {}
    others: defaultdict[bytes, list[tuple[str, bytes]]] = defaultdict(list)
    for group, path, said in texts:
        known = first.setdefault(group, (path, said))
        if known != (path, said):
            others[group].append((path, said))
    odd = {}
    for group, listed in others.items():
        paths, things = map(set, zip(first[group], *listed, strict=True))
        if len(paths) > 1 and len(things) > 1:
            odd[group] = paths
    return odd


def survey(texts: Sequence[Rendering], site: Site) -> tuple[Diagnostic, ...]:
    """Return what rules about a whole site say of its texts, in any order.

    They have to be those of all `suspects`, and may be more.
    """
    panel = select(site.check)
    ordered = sorted(texts, key=lambda each: (each.path, each.line, each.source))
    return tuple(
        _told(rule, finding, panel)
        for rule in panel.site
        for finding in islice(rule.check(_asked(rule, ordered)), _MOST_FINDINGS)
    )


def _asked(rule: SiteRule, texts: Sequence[Rendering]) -> Sequence[Rendering]:
    """Leave out the texts that a rule has no need to see."""
    marked = [(_marks(rule, (each,)), each) for each in texts]
    if any(marks == _ALL for marks, _ in marked):
        return texts
    odd = _odd(
        (marks[:_SIZE], each.path, marks[_SIZE:]) for marks, each in marked if marks
    )
    return [each for marks, each in marked if marks[:_SIZE] in odd]


def _told(rule: SiteRule, finding: Finding, panel: Panel) -> Diagnostic:
    meant = finding.rendering
    return Diagnostic(
        code=rule.code,
        severity=panel.severity(rule, finding),
        message=finding.message,
        path=meant.path if meant else "",
        line=meant.line if meant else 0,
        article=meant.article if meant else "",
        locale=meant.tag if meant else "",
        context=meant.context if meant else "",
        msgid=meant.source if meant else "",
        text=meant.text if meant else "",
        span=finding.span,
    )
