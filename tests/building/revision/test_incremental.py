"""What a build makes from what it remembers is what it would make from nothing."""

import re
from collections.abc import Callable
from datetime import timedelta

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from pipeline.adapters import MemoryStore
from pipeline.model.locales import parse_tag
from pipeline.model.site import OutdatedPolicy, Pictures, Policy
from tests.building.conftest import (
    MARKET,
    NOW,
    STALL,
    TRAIN,
    Newsroom,
    assert_adds_up,
    make_newsroom,
    make_translated,
)
from tests.photographs import oriented, photograph, saved

WORDS = st.sampled_from(
    [
        "figs",
        "plums",
        "une lampe",
        "[le train](train.md#platform)",
        "![a photograph](photo.jpg)",
        "[a photograph](photo.jpg)",
    ]
)
ARTICLES = ("articles/market.md", "articles/train.md", "articles/more/new.md")
PHOTOGRAPHS = [
    saved(photograph(90, 60)),
    saved(photograph(48, 64)),
    oriented(6, place=True),
    b"no photograph",
]
CATALOG = re.compile(r"locales/\w+/LC_MESSAGES/.+\.po")
TEMPLATE = '{{% extends "theme/article.html" %}}{{% block title %}}{}{{% endblock %}}'


def visible(store: MemoryStore) -> dict[str, bytes]:
    """Return the files of a store, but for what is remembered."""
    return {
        path: content
        for path, content in store.files.items()
        if not path.startswith(".diptyque/")
    }


class Rebuilding(RuleBasedStateMachine):
    """People change anything at all, and build now and then."""

    room: Newsroom
    program = "1"
    tags: tuple[str, ...] = ()

    @initialize()
    def begin(self) -> None:
        """Begin with the site of all tests, translated."""
        self.room = make_translated(make_newsroom())
        self.room.write("articles/photo.jpg", PHOTOGRAPHS[0])
        self.past: list[dict[str, bytes]] = []

    def articles(self) -> list[str]:
        """Return the paths of the articles that are there."""
        return [path for path in ARTICLES if path in self.room.store.files]

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change the text of a file, if it is there."""
        content = self.room.store.files.get(path)
        if content is not None:
            text = change(content.decode("utf-8", "replace"))
            self.room.write(path, text)

    @rule(path=st.sampled_from(ARTICLES), words=WORDS)
    def add_a_paragraph(self, path: str, words: str) -> None:
        """Write on."""
        self.edit(path, lambda text: f"{text}\n\nMore of {words}.\n")

    @rule(path=st.sampled_from(ARTICLES), number=st.integers(1, 3))
    def change_a_title(self, path: str, number: int) -> None:
        """Give an article another title."""
        self.edit(path, lambda text: re.sub("title: .*", f"title: T{number}", text))

    @rule(
        path=st.sampled_from(ARTICLES),
        line=st.sampled_from(
            [
                "tags: [food, mobility]",
                "tags: [new]",
                "section: suburbs",
                "updated: 2026-11-22",
                "draft: yes",
                "kind: page",
                "slug: another",
                "embargo: 2026-11-24T08:00:00Z",
                "image: stall.svg",
                "image: gone.jpg",
                "image: photo.jpg",
                "authors: [Lou Sabatier]",
                "nonsense: 1",
                "date: never",
                "date: 2026-10-02",
                "corrections: {date: 2026-11-22, text: It was figs.}",
                "translate: no",
                "related: [train.md, market, more/new]",
                "related: [market.md, nobody, photo.jpg]",
                "lead: yes",
            ]
        ),
    )
    def change_the_front_matter(self, path: str, line: str) -> None:
        """Put a field in, or take it out."""
        name = line.partition(":")[0]

        def change(text: str) -> str:
            if f"\n{line}\n" in text:
                return text.replace(f"{line}\n", "", 1)
            bare = re.sub(rf"(?m)^{name}:.*\n", "", text)
            return bare.replace("---\n", f"---\n{line}\n", 1)

        self.edit(path, change)

    @rule(path=st.sampled_from(ARTICLES), text=st.sampled_from([MARKET, TRAIN]))
    def write_an_article(self, path: str, text: str) -> None:
        """Write an article, or write one over."""
        self.room.write(path, text)

    @rule(path=st.sampled_from((*ARTICLES, "articles/stall.svg", "articles/photo.jpg")))
    def remove_a_file(self, path: str) -> None:
        """Remove an article or a picture."""
        self.room.store.remove(path)

    @rule(row=st.sampled_from(["", "term,train,tram,,", "acronym,She,Il,the one,fr"]))
    def change_the_glossary(self, row: str) -> None:
        """Agree to call things otherwise, and to tell readers so."""
        columns = "kind,en,fr,en variants,lang"
        self.room.write("locales/glossary.csv", f"{columns}\n{row}\n")

    @rule(size=st.integers(1, 3))
    def replace_the_picture(self, size: int) -> None:
        """Put another picture in its place."""
        self.room.write("articles/stall.svg", STALL * size)

    @rule(content=st.sampled_from(PHOTOGRAPHS))
    def replace_the_photograph(self, content: bytes) -> None:
        """Put another photograph in its place, or what is none."""
        self.room.write("articles/photo.jpg", content)

    @rule()
    def extract(self) -> None:
        """Bring the catalogs up to date."""
        self.room.extract()

    @rule(chance=st.randoms(use_true_random=False))
    def translate(self, chance: object) -> None:
        """Change one text of one catalog."""
        paths = [path for path in self.room.store.files if CATALOG.fullmatch(path)]
        if not paths:
            return
        path = chance.choice(sorted(paths))  # type: ignore[attr-defined]
        text = self.room.store.files[path].decode("utf-8", "replace")
        found = re.findall(r'(?m)^msgstr "(?!Project).*"$', text)
        if found:
            old = chance.choice(found)  # type: ignore[attr-defined]
            new = chance.choice(  # type: ignore[attr-defined]
                ['msgstr ""', 'msgstr "Autre <b>chose</b>"', 'msgstr "3 figues."']
            )
            self.room.write(path, text.replace(old, new, 1))

    @rule(
        content=st.sampled_from([b"", b"\xff", b'msgid "', b'msgid "a"\nmsgstr "b"\n'])
    )
    def spoil_a_catalog(self, content: bytes) -> None:
        """Leave in a catalog what is none."""
        self.room.write("locales/en/LC_MESSAGES/articles/market.po", content)

    @rule(is_there=st.booleans())
    def put_a_folder_where_a_catalog_belongs(self, is_there: bool) -> None:  # noqa: FBT001
        """Make a folder of the name of a catalog, or take it away."""
        path = "locales/en/LC_MESSAGES/articles/more/new.po"
        if is_there and path not in self.room.store.files:
            self.room.write(f"{path}/note.txt", "none")
        else:
            self.room.store.remove(f"{path}/note.txt")

    @rule(word=st.sampled_from(["x", "y"]), is_there=st.booleans())
    def change_the_theme(self, word: str, is_there: bool) -> None:  # noqa: FBT001
        """Put a template of the site's own in the place of the package's."""
        if is_there:
            self.room.write("theme/article.html", TEMPLATE.format(word))
            self.room.write("theme/feed_corrections.html", word)
            self.room.write("theme/assets/style.css", f"{word} {{}}")
        else:
            self.room.store.remove("theme/article.html")
            self.room.store.remove("theme/feed_corrections.html")
            self.room.store.remove("theme/assets/style.css")

    @rule(path=st.sampled_from(["CNAME", "fr/index.html"]), is_there=st.booleans())
    def change_a_static_file(self, path: str, is_there: bool) -> None:  # noqa: FBT001
        """Publish a file as it is, or no more."""
        if is_there:
            self.room.write(f"static/{path}", "own")
        else:
            self.room.store.remove(f"static/{path}")

    @rule(
        change=st.sampled_from(
            [
                {"pictures": Pictures(widths=(32,), quality=60)},
                {"page_size": 1},
                {"page_size": 20},
                {"feed_size": 1},
                {"base_url": "https://other.example/"},
                {"policy": Policy(outdated=OutdatedPolicy.HOLD)},
                {"policy": Policy(outdated=OutdatedPolicy.SOURCE, publish_from=0)},
                {"languages": tuple(map(parse_tag, ("fr", "en", "de")))},
                {"languages": tuple(map(parse_tag, ("fr", "en")))},
            ]
        )
    )
    def configure(self, change: dict[str, object]) -> None:
        """Change the configuration."""
        self.room.site = replace(self.room.site, **change)

    @rule(hours=st.sampled_from([1, 23, 30, 80]))
    def wait(self, hours: int) -> None:
        """Let time pass, or turn the clock back to the beginning."""
        later = self.room.now + timedelta(hours=hours)
        self.room.now = NOW if later > NOW + timedelta(days=6) else later

    @rule(chance=st.randoms(use_true_random=False), is_kept=st.booleans())
    def meddle_with_the_output(self, chance: object, is_kept: bool) -> None:  # noqa: FBT001
        """Edit or remove what was published."""
        paths = sorted(set(self.room.output.files) - {".diptyque"})
        if paths:
            path = chance.choice(paths)  # type: ignore[attr-defined]
            self.room.output.files[path] = b"edited"
            if not is_kept:
                self.room.output.remove(path)

    @rule(chance=st.randoms(use_true_random=False))
    def spoil_the_memory(self, chance: object) -> None:
        """Lose or break a file of what is remembered."""
        files = self.room.store.files
        paths = sorted(path for path in files if path.startswith(".diptyque/"))
        if paths:
            path = chance.choice(paths)  # type: ignore[attr-defined]
            files[path] = files[path][: len(files[path]) // 2]

    @rule(program=st.sampled_from(["1", "2"]))
    def upgrade(self, program: str) -> None:
        """Use another version of the program."""
        self.program = program

    @rule()
    def save(self) -> None:
        """Put all files of the site aside."""
        self.past.append(visible(self.room.store))

    @rule()
    def restore(self) -> None:
        """Put them back, with what is remembered of another state."""
        if self.past:
            kept = self.room.store.files.keys() - visible(self.room.store).keys()
            memory = {path: self.room.store.files[path] for path in kept}
            self.room.store.files.clear()
            self.room.store.files.update(self.past[-1] | memory)

    @rule(tags=st.sampled_from([(), ("fr",), ("en",)]))
    def choose_languages(self, tags: tuple[str, ...]) -> None:
        """Build a part of the languages, or all."""
        self.tags = tags

    @invariant()
    def it_is_what_is_made_from_nothing(self) -> None:
        """Build with what is remembered and without: nothing differs."""
        clean = replace(
            self.room,
            store=MemoryStore(visible(self.room.store)),
            output=MemoryStore(dict(self.room.output.files)),
        )
        would = self.room.build(*self.tags, check_only=True, program=self.program)
        expected = clean.build(*self.tags)
        assert (would.written, would.removed) == (expected.written, expected.removed)
        report = self.room.build(*self.tags, program=self.program)
        assert report == expected
        assert_adds_up(report, expected)
        assert visible(self.room.store) == visible(clean.store)
        assert self.room.output.files == clean.output.files


Rebuilding.TestCase.settings = settings(max_examples=10, stateful_step_count=12)
test_remembering_changes_nothing = Rebuilding.TestCase
