"""A site → a folder of translated Markdown, for another site generator."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import dirname, relpath
from urllib.parse import urlsplit

from msgspec import Struct, field

from pipeline import exchanging, reading
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.contents.sources import targets
from pipeline.building.manuscripts.drafting import local_path
from pipeline.building.manuscripts.holding import current
from pipeline.building.manuscripts.studying import Study, study
from pipeline.exchanging import Layout, PageFacts
from pipeline.model.articles import Article, Kind, MessageKey
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.editions import File, LocalizedArticle
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.reading.respelling import Manner
from pipeline.reading.rewriting import rewrite
from pipeline.rendering.filling import fill, resolve
from pipeline.rendering.localizing import slug
from pipeline.syntax import escape_url


class _Leaf(Struct, frozen=True, kw_only=True):
    """An article in a language: its file, and what it shows."""

    file: ArticleFile
    shown: LocalizedArticle
    stem: str
    tag: str

    @property
    def article(self) -> Article:
        """The article, as its author wrote it."""
        return self.shown.article

    @property
    def texts(self) -> Mapping[MessageKey, str]:
        """The text that each message shows."""
        pairs = zip(self.article.messages, self.shown.messages, strict=True)
        return {message.key: each.text for message, each in pairs}


class _Atlas(Struct, frozen=True, kw_only=True):
    """Which pages there will be: stems by path, languages by stem."""

    layout: Layout
    site: Site
    stems: Mapping[str, str]
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def pages(
    choice: Choice, layout: Layout, site: Site, store: Store
) -> Checked[tuple[File, ...]]:
    """Return the pages of the editions that the site publishes, and their pictures."""
    studies = [(file, study(file, site, store)) for file in choice.articles]
    editions = [
        each
        for file, studied in studies
        for each in _editions(file, studied, site)
        if not choice.tags or each.tag in choice.tags
    ]
    atlas = _Atlas(
        layout=layout,
        site=site,
        stems={each.file.path: each.stem for each in editions},
        tags=_by_stem(editions),
    )
    made: dict[str, File] = {}
    found = [each for _, studied in studies for each in studied.diagnostics]
    for edition in editions:
        page = _page(edition, atlas, store)
        found += page.diagnostics
        for file in page.value:
            made.setdefault(file.path, file)
    return Checked(value=tuple(made.values()), diagnostics=tuple(found))


def stem_of(path: str, site: Site) -> str:
    """Return what a page goes by: its path among the articles, without the suffix."""
    return path.removeprefix(f"{site.articles}/").rpartition(".")[0]


def _editions(file: ArticleFile, studied: Study, site: Site) -> Iterator[_Leaf]:
    """Yield the editions of an article that the site would publish."""
    article = studied.article
    if not studied.is_sound or article.metadata.is_draft:
        return
    for locale in (article.locale, *targets(article, site)):
        shown = current(studied, locale, site)
        if shown.is_published:
            stem = stem_of(file.path, site)
            yield _Leaf(file=file, shown=shown, stem=stem, tag=to_tag(locale))


def _by_stem(editions: Iterable[_Leaf]) -> dict[str, tuple[str, ...]]:
    tags: dict[str, tuple[str, ...]] = {}
    for each in editions:
        tags[each.stem] = (*tags.get(each.stem, ()), each.tag)
    return tags


def _page(edition: _Leaf, atlas: _Atlas, store: Store) -> Checked[tuple[File, ...]]:
    """Return the page of an edition and the files that it shows."""
    layout = atlas.layout
    path = layout.page(edition.stem, edition.tag)
    compass = _Compass(edition, atlas, store, path)
    article = edition.article
    source = reading.decode(article.path, store.read(article.path)).value
    manner = Manner(url=compass, has_ids=layout.has_ids, is_mdx=layout.is_mdx)
    body = rewrite(source, article, edition.texts, manner)
    fields = layout.fields(_facts(edition, compass), edition.tag)
    found: tuple[Diagnostic, ...] = ()
    if body is None:
        body = _as_block(resolve(fill(edition.shown), compass.in_quotes))
        fields = {**fields, **layout.for_html}
        found = (_as_html(edition),)
    page = exchanging.write_page(fields, body)
    files = (
        File(path=target, content=store.read(origin))
        for target, origin in compass.shown.items()
    )
    return Checked(
        value=(File(path=path, content=page.encode()), *files), diagnostics=found
    )


def _as_block(html: str) -> str:
    """Return HTML as one block of Markdown, which a blank line would end."""
    return html.replace("\n\n", "\n&#10;") + "\n"


class _Compass:
    """Says where a link of a page leads; remembers the files that the page shows."""

    def __init__(self, edition: _Leaf, atlas: _Atlas, store: Store, page: str) -> None:
        self.edition = edition
        self.atlas = atlas
        self.store = store
        self.page = page
        self.shown: dict[str, str] = {}

    def __call__(self, url: str) -> str:
        """Return a link as it stands in the page."""
        path = local_path(url, self.edition.file.path)
        if path in self.atlas.stems:
            fragment = urlsplit(url).fragment
            return self._link(path) + (f"#{fragment}" if fragment else "")
        is_inside = path.startswith(f"{self.atlas.site.articles}/")
        return self._file(path) if is_inside and self.store.exists(path) else url

    def in_quotes(self, url: str) -> str:
        """Return a link as it stands inside the quotes of an attribute."""
        return escape_url(self(url))

    def _link(self, path: str) -> str:
        """Lead to the page in the reader's language, or else in its own."""
        stem = self.atlas.stems[path]
        tags = self.atlas.tags[stem]
        tag = self.edition.tag if self.edition.tag in tags else tags[0]
        return self.atlas.layout.link(stem, tag, self.page)

    def _file(self, path: str) -> str:
        inside = path.removeprefix(f"{self.atlas.site.articles}/")
        edition = self.edition
        target = self.atlas.layout.asset(inside, edition.stem, edition.tag)
        self.shown[target] = path
        return relpath(target, dirname(self.page))


def _facts(edition: _Leaf, url: Callable[[str], str]) -> PageFacts:
    metadata, texts = edition.article.metadata, edition.texts
    image = metadata.image

    def text(kind: Kind, source: str) -> str:
        return texts.get((kind.context, source), source)

    return PageFacts(
        id=edition.stem,
        title=text(Kind.TITLE, metadata.title),
        summary=text(Kind.SUMMARY, metadata.summary),
        date=metadata.date.isoformat() if metadata.date else "",
        updated=metadata.updated.isoformat() if metadata.updated else "",
        authors=metadata.authors,
        tags=metadata.tags,
        image=url(image.src) if image else "",
        alt=text(Kind.ALT, image.alt) if image else "",
        caption=text(Kind.CAPTION, image.caption) if image else "",
        slug=slug(edition.shown),
        corrections=tuple(
            {"date": each.date.isoformat(), "text": text(Kind.CORRECTION, each.text)}
            for each in metadata.corrections
        ),
    )


def _as_html(edition: _Leaf) -> Diagnostic:
    return Diagnostic(
        code="export-html",
        severity=Severity.INFO,
        message=say(
            "It is no Markdown, or has prose in HTML: its page in {language} has HTML.",
            language=edition.tag,
        ),
        path=edition.file.path,
    )
