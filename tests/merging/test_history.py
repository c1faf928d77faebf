"""An article edited, translated and reverted over many steps loses no work."""

from collections.abc import Callable, Mapping

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pipeline.catalogs import parse, serialize
from pipeline.merging import turn
from pipeline.model.catalogs import ever_approved
from tests.merging.chronicles import Chronicle, Paragraph, letters

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


def insert(story: Chronicle, at: int, _: int, paragraph: Paragraph) -> Chronicle:
    return story.put(at, 0, paragraph)


def cut(story: Chronicle, at: int, _: int, __: Paragraph) -> Chronicle:
    return story.put(at, 1)


def edit(story: Chronicle, at: int, within: int, paragraph: Paragraph) -> Chronicle:
    """Put another sentence in the place of one."""
    if not story.article:
        return story
    old = story.paragraph(at)
    here = within % len(old)
    return story.put(at, 1, (*old[:here], paragraph[0], *old[here + 1 :]))


def split(story: Chronicle, at: int, within: int, _: Paragraph) -> Chronicle:
    """Make two paragraphs of one."""
    if not story.article or len(story.paragraph(at)) < 2:
        return story
    old = story.paragraph(at)
    here = 1 + within % (len(old) - 1)
    return story.put(at, 1, old[:here], old[here:])


def join(story: Chronicle, at: int, _: int, __: Paragraph) -> Chronicle:
    """Make one paragraph of two."""
    if len(story.article) < 2:
        return story
    here = at % (len(story.article) - 1)
    one, other = story.article[here : here + 2]
    return story.put(here, 2, one + other)


def move(story: Chronicle, at: int, to: int, _: Paragraph) -> Chronicle:
    if not story.article:
        return story
    rest = list(story.article)
    moved = rest.pop(at % len(rest))
    rest.insert(to % (len(rest) + 1), moved)
    return story.become(tuple(rest))


def retype(story: Chronicle, at: int, _: int, __: Paragraph) -> Chronicle:
    return story.retype(at) if story.article else story


def translate(story: Chronicle, at: int, _: int, __: Paragraph) -> Chronicle:
    return story.work(at, "in other words")


def approve(story: Chronicle, at: int, _: int, __: Paragraph) -> Chronicle:
    return story.work(at)


def draft(story: Chronicle, at: int, _: int, __: Paragraph) -> Chronicle:
    return story.draft(at, is_doubt=False)


def doubt(story: Chronicle, at: int, _: int, __: Paragraph) -> Chronicle:
    return story.draft(at, is_doubt=True)


Work = Callable[[Chronicle, int, int, Paragraph], Chronicle]
_EDITS = (insert, cut, edit, split, join, move, retype)
_LABOURS = (translate, approve, draft, doubt)
WORKS: Mapping[str, Work] = {each.__name__: each for each in (*_EDITS, *_LABOURS)}
works = st.tuples(st.sampled_from(sorted(WORKS)), places, places, paragraphs)
branches = st.lists(works, max_size=3)


class History(RuleBasedStateMachine):
    """One article over the years, on one branch and on two."""

    def __init__(self) -> None:
        """Start without a word."""
        super().__init__()
        self.story = Chronicle()
        self.versions: list[tuple[Paragraph, ...]] = []

    @initialize(article=st.lists(paragraphs, min_size=1, max_size=6))
    def publish(self, article: list[Paragraph]) -> None:
        """Write the article, translate all of it."""
        self._go_on(self.story.become(tuple(article)))
        for at in range(len(self.story.catalog.translations)):
            self._go_on(self.story.work(at, "first"))

    @rule(work=works)
    def do(self, work: tuple[str, int, int, Paragraph]) -> None:
        """Edit the article, or translate."""
        self._go_on(_done(self.story, [work]))

    @rule(at=places)
    def retype_what_is_approved(self, at: int) -> None:
        """Change the typography of a paragraph: that takes no approval away.

        But where a person doubts the very text, or two branches, the doubt stands.
        """
        if self.story.article:
            place = at % len(self.story.article)
            was = self._is_approved(place)
            catalog = self.story.catalog
            doubted = {
                each.source
                for each in (*catalog.translations, *catalog.obsolete)
                if each.is_fuzzy and each.previous is None
            }
            self._go_on(self.story.retype(place))
            is_doubted = " ".join(self.story.paragraph(place)) in doubted
            assert self._is_approved(place) or is_doubted or not was

    @rule(at=places)
    def revert(self, at: int) -> None:
        """Go back to any version that there was."""
        self._go_on(self.story.become(self.versions[at % len(self.versions)]))

    @rule(name=st.sampled_from(["market", "square"]))
    def rename(self, name: str) -> None:
        """Give the article another id."""
        self._go_on(self.story.named(name))

    @rule(ours=branches, theirs=branches)
    def branch(
        self,
        ours: list[tuple[str, int, int, Paragraph]],
        theirs: list[tuple[str, int, int, Paragraph]],
    ) -> None:
        """Work on two branches, and have git join them."""
        one, other = _done(self.story, ours), _done(self.story, theirs)
        self._go_on(self.story.joined(one, other))

    @rule()
    def turn_round(self) -> None:
        """Go on in the other language: what was a translation is a source now."""
        self._go_on(self.story.turned_round())
        assert self.story.behind
        known = {each.source for each in ever_approved(self.story.catalog)}
        known |= {each.source for each in ever_approved(turn(self.story.behind))}
        assert known >= set(self.story.past.values())

    @invariant()
    def every_approved_pair_is_live_or_obsolete(self) -> None:
        """Nothing is lost, and none is approved twice."""
        for catalog, approved in (
            (self.story.catalog, self.story.approved),
            (self.story.behind, self.story.past),
        ):
            every = ever_approved(catalog) if catalog else ()
            pairs = [(each.key, each.text) for each in every]
            assert dict(pairs).items() >= approved.items()
            assert len(pairs) == len(dict(pairs))

    @invariant()
    def what_was_approved_is_approved_where_it_stands(self) -> None:
        """So a revert, a move or a re-paste restores it."""
        for entry in self.story.catalog.translations:
            known = self.story.approved.get(entry.key)
            assert known is None or (entry.is_approved and entry.text == known)

    @invariant()
    def no_unfinished_text_is_lost(self) -> None:
        """It stands in an entry, live or obsolete, or in a comment, but for figures."""
        catalog = self.story.catalog
        every = (*catalog.translations, *catalog.obsolete)
        texts = [said for each in every for said in (each.text, *each.comments)]
        known = "|".join(map(letters, texts)) if self.story.drafts else ""
        assert all(letters(draft) in known for draft in self.story.drafts)

    @invariant()
    def the_messages_are_those_of_the_article(self) -> None:
        """The catalog follows the reading order of the source, and its name."""
        keys = [each.key for each in self.story.template.translations]
        assert [each.key for each in self.story.catalog.translations] == keys
        if keys:
            assert self.story.catalog.header("X-Article-Id") == self.story.name

    @invariant()
    def merging_again_changes_nothing(self) -> None:
        """A second run finds nothing to do."""
        once = self.story.extracted(self.story.catalog)
        assert self.story.extracted(once) == once

    @invariant()
    def writing_and_reading_change_nothing(self) -> None:
        """The file says what the value says."""
        catalog = self.story.catalog
        written = serialize(catalog)
        read = parse(written, locale=catalog.locale).value
        assert read is not None
        assert serialize(read) == written
        again = serialize(self.story.extracted(catalog))
        assert serialize(self.story.extracted(read)) == again

    def _go_on(self, story: Chronicle) -> None:
        self.story = story
        self.versions.append(story.article)

    def _is_approved(self, at: int) -> bool:
        source = " ".join(self.story.paragraph(at))
        entries = {each.source: each for each in self.story.catalog.translations}
        return entries[source].is_approved


def _done(story: Chronicle, every: list[tuple[str, int, int, Paragraph]]) -> Chronicle:
    for name, at, other, paragraph in every:
        story = WORKS[name](story, at, other, paragraph)
    return story


TestHistory = History.TestCase
TestHistory.settings = settings(stateful_step_count=20)
