"""Articles → drafts: each edition localized and filled, its links still open.

The first of a build's two passes. A shelf of articles goes through its own
rooms; their text stays on disk, in one file a shelf, and only small records
come back. Where a link leads is known when all are done.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

import msgspec
from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.contents.releasing import released_on
from pipeline.building.contents.sources import targets
from pipeline.building.manuscripts.drafts import (
    BODIES,
    NEVER,
    Draft,
    DraftCorrection,
    DraftEdition,
    DraftRecord,
    DraftText,
    has_come,
    read_bodies,
)
from pipeline.building.manuscripts.holding import keep, localized
from pipeline.building.manuscripts.studying import Study, study_all
from pipeline.building.traces.remembering import digest, pack_findings, packed
from pipeline.building.traces.witnesses import WitnessStore, look
from pipeline.model.articles import SUFFIXES, Article, Image, Kind, Message
from pipeline.model.catalogs import State
from pipeline.model.editions import LocalizedArticle, LocalizedMessage
from pipeline.model.glossary import Glossary
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.patterns import pattern
from pipeline.ports import Store
from pipeline.rendering.containment import clean_text
from pipeline.rendering.filling import CLOSE_URL, OPEN_URL, fill, plain_text
from pipeline.rendering.localizing import prose, slug
from pipeline.rendering.pace import extent
from pipeline.rendering.pictures import shown_pictures
from pipeline.syntax.addresses import has_scheme

_URLS = pattern(f"{OPEN_URL}([^{CLOSE_URL}]*){CLOSE_URL}")


class Tray(Struct, frozen=True, kw_only=True):
    """Articles whose bodies stand in one file: those to draft, and the others.

    `place` is the file that has the bodies of the others, if there are any.
    """

    number: int
    files: tuple[ArticleFile, ...]
    others: tuple[str, ...] = ()
    place: str = ""


class Drafted(Struct, frozen=True, kw_only=True):
    """What comes back of a tray: its new file, and a packed record of each article."""

    number: int
    place: str
    stamp: str
    records: dict[str, bytes]


def draft_tray(
    site: Site, store: Store, keeper: Store, now: dt.datetime, tray: Tray
) -> Drafted:
    """Draft the articles of a tray, and put all its bodies into a new file.

    `keeper` takes what the site is to remember (`holding.keep`). The file has
    the name of its content: whoever has the old name finds the old bodies.
    """
    bodies = read_bodies(store, tray.place, tray.others) if tray.others else {}
    records = {}
    work = tuple((file, WitnessStore(store)) for file in tray.files)
    for (file, witness), studied in zip(work, study_all(work, site), strict=True):
        record, body = _record(studied, site, witness, keeper, now)
        records[file.id], bodies[file.id] = packed(record), body
    content = msgspec.msgpack.encode(dict(sorted(bodies.items())))
    place = f"{BODIES}/{tray.number:04x}-{digest(content)}"
    store.write(place, content)
    stamp = store.stamp(place)
    return Drafted(number=tray.number, place=place, stamp=stamp, records=records)


def _record(
    studied: Study, site: Site, witness: WitnessStore, keeper: Store, now: dt.datetime
) -> tuple[DraftRecord, dict[str, str]]:
    """Make the editions of an article, and note what was read on the way."""
    due = _due(studied.article)
    was_due = has_come(due, now)
    bodies: dict[str, str] = {}
    draft = None
    if studied.is_sound and (was_due or site.policy.is_preview):
        editions = _editions(studied, site, witness)
        kept = [keep(edition, site, witness.store, keeper) for edition in editions]
        for path in filter(None, kept):
            witness.seen[path] = look(path, witness.store)
        bodies = _filled(editions, studied.glossary)
        hidden = "" if was_due else due
        draft = _draft(studied.article, editions, bodies, hidden, site)
    record = DraftRecord(
        path=studied.article.path,
        inputs={path: ("", seen) for path, seen in witness.seen.items()},
        draft=draft,
        due=due,
        was_due=was_due,
        findings=pack_findings(studied.diagnostics),
    )
    return record, bodies


def _due(article: Article) -> str:
    """Return when an article may be seen, as a record has it."""
    if article.metadata.is_draft:
        return NEVER
    embargo = article.metadata.embargo
    return embargo.isoformat() if embargo else ""


def is_due(article: Article, now: dt.datetime) -> bool:
    """Say whether an article may be seen: no draft, and no embargo ahead."""
    return has_come(_due(article), now)


def _editions(studied: Study, site: Site, store: Store) -> tuple[LocalizedArticle, ...]:
    article = studied.article
    locales = (article.locale, *targets(article, site))
    return tuple(localized(studied, locale, site, store) for locale in locales)


def _filled(editions: Iterable[LocalizedArticle], glossary: Glossary) -> dict[str, str]:
    """Return the HTML of each edition that is published, its links open."""
    published = (each for each in editions if each.is_published)
    return {to_tag(each.locale): fill(each, glossary) for each in published}


def _draft(
    article: Article,
    editions: tuple[LocalizedArticle, ...],
    bodies: dict[str, str],
    due: str,
    site: Site,
) -> Draft:
    metadata, html = article.metadata, "".join(bodies.values())
    return Draft(
        id=article.id,
        path=article.path,
        locale=article.locale,
        editions=tuple(_edition(each, bodies) for each in editions),
        references=_references(editions, html),
        pictures=_pictures(editions, html),
        date=_iso(released_on(metadata, site)),
        updated=_iso(metadata.updated),
        corrected=_iso(metadata.corrections[-1].date if metadata.corrections else None),
        is_significant=metadata.is_significant,
        authors=tuple(map(clean_text, metadata.authors)),
        section=metadata.section,
        tags=metadata.tags,
        is_page=article.is_page,
        due=due,
        related=related_names(article),
        is_lead=metadata.is_lead,
    )


def related_names(article: Article) -> tuple[str, ...]:
    """Return what an article names to be read next: ids, and paths in the site."""
    return tuple(
        local_path(each, article.path) if each.endswith(SUFFIXES) else each
        for each in article.metadata.related
    )


def _iso(moment: dt.date | None) -> str:
    return moment.isoformat() if moment else ""


def _clean_image(image: Image | None) -> Image | None:
    """Return the picture; its credit is shown as it is in every language."""
    return replace(image, credit=clean_text(image.credit)) if image else None


def _edition(localized: LocalizedArticle, bodies: dict[str, str]) -> DraftEdition:
    article = localized.article
    pairs = tuple(zip(article.messages, localized.messages, strict=True))
    # Of each kind the first: a figure in the body may have an `alt` too.
    head = {message.kind: (message, each) for message, each in reversed(pairs[:_HEAD])}
    shown = tuple(prose(article, localized.messages))
    return DraftEdition(
        locale=localized.locale,
        state=localized.state,
        is_published=localized.is_published,
        title=_text(head.get(Kind.TITLE), localized.locale),
        summary=_text(head.get(Kind.SUMMARY), localized.locale),
        alt=_text(_of_image(head, Kind.ALT, article), localized.locale),
        caption=_text(_of_image(head, Kind.CAPTION, article), localized.locale),
        body=digest(bodies.get(to_tag(localized.locale), "")),
        image=_clean_image(article.metadata.image),
        slug=slug(localized),
        words=extent((each.text for each in shown), localized.locale),
        untranslated=sum(each.is_fallback for each in shown),
        outdated=sum(
            each.state is State.OUTDATED and not each.is_fallback for each in shown
        ),
        fuzzy=sum(each.state is State.FUZZY and not each.is_fallback for each in shown),
        translator=clean_text(localized.translator),
        corrections=tuple(_corrections(pairs, article)),
    )


_HEAD = 5
"""How many messages the front matter has at the most: they lead the others."""

_Pair = tuple[Message, LocalizedMessage]


def _of_image(head: dict[Kind, _Pair], kind: Kind, article: Article) -> _Pair | None:
    """Return a text of the front matter's picture, not of one in the body."""
    image = article.metadata.image
    wanted = image and (image.alt if kind is Kind.ALT else image.caption)
    return head.get(kind) if wanted else None


def _corrections(
    pairs: tuple[_Pair, ...], article: Article
) -> Iterator[DraftCorrection]:
    """Yield the corrections as this edition says them."""
    said = {pair[0].text: pair for pair in pairs if pair[0].kind is Kind.CORRECTION}
    for each in article.metadata.corrections:
        text = _text(said[each.text], article.locale)
        yield DraftCorrection(date=each.date.isoformat(), text=text)


def _text(pair: _Pair | None, locale: Locale) -> DraftText:
    if pair is None:
        return DraftText(text="", locale=locale)
    message, shown = pair
    return DraftText(text=plain_text(shown, message), locale=shown.locale)


def _references(editions: tuple[LocalizedArticle, ...], html: str) -> tuple[str, ...]:
    """Return the paths in the site that an article points at, once each."""
    return _paths(editions, _URLS.findall(html), local_path)


def _pictures(editions: tuple[LocalizedArticle, ...], html: str) -> tuple[str, ...]:
    """Return the paths of the pictures that are shown, as `shown_path` has them."""
    return _paths(editions, shown_pictures(html), shown_path)


def _paths(
    editions: tuple[LocalizedArticle, ...],
    urls: Iterable[str],
    path_of: Callable[[str, str], str],
) -> tuple[str, ...]:
    """Return the paths that URLs mean, and that of the front matter's picture."""
    images = (each.article.metadata.image for each in editions)
    every = (*urls, *(image.src for image in images if image))
    paths = (path_of(url, editions[0].article.path) for url in every)
    return tuple(dict.fromkeys(path for path in paths if path))


def shown_path(url: str, article_path: str) -> str:
    """Return the path of a picture: in the site, or with a `/` in what is published."""
    if url.startswith("/") and not url.startswith("//"):
        return normpath(unquote(url.partition("?")[0].partition("#")[0]))
    return local_path(url, article_path)


# Asked of each link for every page and feed that has it.
@lru_cache(maxsize=1024)
def local_path(url: str, article_path: str) -> str:
    """Return the path in the site that a relative URL means, or an empty text."""
    if has_scheme(url):  # to take it apart takes longer than all else about it
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return normpath(f"{dirname(article_path)}/{unquote(parts.path)}")
