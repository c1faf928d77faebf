"""The correct pairs, a few at a time → whole articles, and whole catalogs of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline import catalogs
from pipeline.catalogs import new_headers
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.locales import parse_tag

from .workbench import Case

_SIZE = 4
_HEADINGS = {"en": "What comes next", "fr": "Et maintenant"}
_TITLES = {
    "en": ("Four things worth knowing", "What the town has been talking about."),
    "fr": ("Quatre choses à savoir", "Ce dont la ville parle depuis lundi."),
}


def articles(corpus: Iterable[Case]) -> Iterator[Case]:
    """Yield articles of a few paragraphs of one register and one language."""
    for pairs in _chunks(corpus):
        first = pairs[0]
        title, summary = _TITLES[first["from"]]
        texts = [each["msgid"] for each in pairs]
        body = (*texts[:2], f"## {_HEADINGS[first['from']]}", *texts[2:])
        yield {
            "source": "\n\n".join(body) + "\n",
            "front": f"title: {title}\nsummary: {summary}\n",
            **_about(first),
        }


def whole_catalogs(corpus: Iterable[Case]) -> Iterator[Case]:
    """Yield catalogs of the same texts, with a title and a summary."""
    for pairs in _chunks(corpus):
        first = pairs[0]
        names = zip(_TITLES[first["from"]], _TITLES[first["to"]], strict=True)
        title, summary = names
        rows = [
            ("title", *title),
            ("summary", *summary),
            *(("paragraph", each["msgid"], each["msgstr"]) for each in pairs),
        ]
        yield {
            "article": [[kind, source] for kind, source, _ in rows],
            "po": _written(rows, first["from"], first["to"]),
            "to": first["to"],
            **_about(first),
        }


def _about(case: Case) -> Case:
    return {
        "from": case["from"],
        "register": case["register"],
        "held": bool(case.get("held")),
    }


def _written(rows: list[tuple[str, str, str]], origin: str, to: str) -> str:
    locale, source_locale = parse_tag(to), parse_tag(origin)
    entries = tuple(
        Translation(
            source=source,
            text=text,
            context=kind if kind in {"title", "summary"} else "",
        )
        for kind, source, text in rows
    )
    catalog = Catalog(
        locale=locale,
        source_locale=source_locale,
        translations=entries,
        headers=new_headers(locale, source_locale, "sample", "gazette"),
    )
    return catalogs.serialize(catalog).decode()


def _chunks(corpus: Iterable[Case]) -> Iterator[list[Case]]:
    """Yield plain paragraphs that belong together, the held ones apart."""
    alike: defaultdict[tuple[object, ...], list[Case]] = defaultdict(list)
    for case in corpus:
        is_prose = case.get("kind", "paragraph") == "paragraph"
        if is_prose and not any(mark in case["msgid"] for mark in "[*`<&"):
            key = (case["register"], case["from"], bool(case.get("held")))
            alike[key].append(case)
    for cases in alike.values():
        for at in range(0, len(cases) - _SIZE + 1, _SIZE):
            yield cases[at : at + _SIZE]
