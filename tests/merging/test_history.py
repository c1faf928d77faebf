"""An article edited, translated and reverted over many steps loses no work."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from pipeline.catalogs import new_headers, parse, serialize
from pipeline.merging import merge
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation, ever_approved
from tests.merging.test_laws import ENGLISH, FRENCH

Paragraph = tuple[str, ...]
"""The sentences of one."""

SENTENCES = (
    "The market opens on Sunday 15 November.",
    "The market opens on Sunday 16 November.",
    "Forty stalls will stand on the square.",
    "Forty stands will stand on the square.",
    "“Nobody knows who will pay,” says Mr. Brown.",
    '"Nobody knows who will pay," says Mr. Brown.',
    "It's the baker’s turn to speak.",
    "It cost 1,200 euros, or 11.5% of the budget.",
    "It cost 1,350 euros, or 12.3% of the budget.",
    "An _old_ story.",
    "Rain.",
)

sentences = st.sampled_from(SENTENCES)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(tuple)
places = st.integers(0, 40)


class History(RuleBasedStateMachine):
    """One article, its catalog, and all that was ever approved in it."""

    def __init__(self) -> None:
        """Start without a word."""
        super().__init__()
        self.article: list[Paragraph] = []
        self.name = "market"
        self.versions: list[list[Paragraph]] = []
        self.catalog = self._template()
        self.approved: dict[MessageKey, str] = {}
        self.written = 0

    @initialize(article=st.lists(paragraphs, min_size=1, max_size=6))
    def publish(self, article: list[Paragraph]) -> None:
        """Write the article, translate all of it."""
        self._become(article)
        for at in range(len(self.catalog.translations)):
            self.translate(at)

    @rule(at=places, paragraph=paragraphs)
    def insert(self, at: int, paragraph: Paragraph) -> None:
        """Write a new paragraph."""
        self._put(at, 0, paragraph)

    @rule(at=places)
    def cut(self, at: int) -> None:
        """Take a paragraph out."""
        self._put(at, 1)

    @rule(at=places, within=places, sentence=sentences)
    def edit(self, at: int, within: int, sentence: str) -> None:
        """Put another sentence in the place of one."""
        if self.article:
            old = self._at(at)
            here = within % len(old)
            self._put(at, 1, (*old[:here], sentence, *old[here + 1 :]))

    @rule(at=places, within=places)
    def split(self, at: int, within: int) -> None:
        """Make two paragraphs of one."""
        if self.article and len(self._at(at)) > 1:
            old = self._at(at)
            here = 1 + within % (len(old) - 1)
            self._put(at, 1, old[:here], old[here:])

    @rule(at=places)
    def join(self, at: int) -> None:
        """Make one paragraph of two."""
        if len(self.article) > 1:
            here = at % (len(self.article) - 1)
            one, other = self.article[here : here + 2]
            self._put(here, 2, one + other)

    @rule(at=places, to=places)
    def move(self, at: int, to: int) -> None:
        """Move a paragraph."""
        if self.article:
            rest = list(self.article)
            moved = rest.pop(at % len(rest))
            rest.insert(to % (len(rest) + 1), moved)
            self._become(rest)

    @rule(at=places)
    def revert(self, at: int) -> None:
        """Go back to any version that there was."""
        self._become(self.versions[at % len(self.versions)])

    @rule(name=st.sampled_from(["market", "square"]))
    def rename(self, name: str) -> None:
        """Give the article another id."""
        self.name = name
        self._become(self.article)

    @rule(at=places)
    def translate(self, at: int) -> None:
        """Write the text of an entry, whatever stood there, and approve it."""
        self.written += 1
        self._work(at, f"fr {self.written}: {{}}")

    @rule(at=places)
    def approve(self, at: int) -> None:
        """Approve what stands there."""
        self._work(at, "")

    @invariant()
    def every_approved_pair_is_live_or_obsolete(self) -> None:
        """Nothing is lost, and none is approved twice."""
        pairs = [(each.key, each.text) for each in ever_approved(self.catalog)]
        assert dict(pairs).items() >= self.approved.items()
        assert len(pairs) == len(dict(pairs))

    @invariant()
    def what_was_approved_is_approved_where_it_stands(self) -> None:
        """So a revert, a move or a re-paste restores it."""
        for entry in self.catalog.translations:
            known = self.approved.get(entry.key)
            assert known is None or (entry.is_approved and entry.text == known)

    @invariant()
    def the_messages_are_those_of_the_article(self) -> None:
        """The catalog follows the reading order of the source, and its name."""
        template = self._template()
        keys = [each.key for each in template.translations]
        assert [each.key for each in self.catalog.translations] == keys
        assert self.catalog.header("X-Article-Id") == self.name

    @invariant()
    def merging_again_changes_nothing(self) -> None:
        """A second run finds nothing to do."""
        once = merge(self._template(), self.catalog)
        assert merge(self._template(), once) == once

    @invariant()
    def writing_and_reading_change_nothing(self) -> None:
        """The file says what the value says."""
        written = serialize(self.catalog)
        read = parse(written).value
        assert read is not None
        assert serialize(read) == written
        again = merge(self._template(), self.catalog)
        assert serialize(merge(self._template(), read)) == serialize(again)

    def _at(self, at: int) -> Paragraph:
        return self.article[at % len(self.article)]

    def _put(self, at: int, gone: int, *come: Paragraph) -> None:
        here = at % len(self.article) if self.article else 0
        rest = self.article
        self._become([*rest[:here], *come, *rest[here + gone :]])

    def _become(self, article: list[Paragraph]) -> None:
        self.article = list(article)
        self.versions.append(self.article)
        self.catalog = merge(self._template(), self.catalog)
        self._remember()

    def _work(self, at: int, text: str) -> None:
        entries = list(self.catalog.translations)
        if not entries:
            return
        here = at % len(entries)
        written = text.format(entries[here].source) or entries[here].text
        entries[here] = replace(
            entries[here],
            text=written,
            is_fuzzy=entries[here].is_fuzzy and not written,
            previous=None,
        )
        self.catalog = replace_entries(self.catalog, entries)
        self.approved.pop(entries[here].key, None)
        self._remember()

    def _remember(self) -> None:
        """Note what is approved; an older note stands until a person changes it."""
        for entry in self.catalog.translations:
            if entry.is_approved:
                self.approved.setdefault(entry.key, entry.text)

    def _template(self) -> Catalog:
        sources = dict.fromkeys(" ".join(each) for each in self.article)
        return Catalog(
            locale=FRENCH,
            source_locale=ENGLISH,
            translations=tuple(Translation(source=each) for each in sources),
            headers=new_headers(FRENCH, ENGLISH, self.name, "La Gazette"),
        )


def replace_entries(catalog: Catalog, entries: list[Translation]) -> Catalog:
    """Return a catalog with other live entries."""
    return Catalog(
        locale=catalog.locale,
        source_locale=catalog.source_locale,
        translations=tuple(entries),
        obsolete=catalog.obsolete,
        headers=catalog.headers,
    )


TestHistory = History.TestCase
TestHistory.settings = settings(stateful_step_count=20)
