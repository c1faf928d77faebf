"""An article, its catalogs, and all that was ever approved in them, edit by edit."""

from collections import Counter
from collections.abc import Mapping

from babel import Locale
from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.catalogs import new_headers, times
from pipeline.merging import merge, reconcile, restore, turn
from pipeline.merging.settling import REMARK
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation, ever_approved

Paragraph = tuple[str, ...]
"""The sentences of one."""

Approved = Mapping[MessageKey, str]
"""What was approved, by its source, and no person changed since."""

FRENCH, ENGLISH = Locale("fr"), Locale("en")

_RETYPED = str.maketrans({"'": "’", '"': "″", " ": "\u00a0", "-": "–", "’": "'"})


class Chronicle(Struct, frozen=True, kw_only=True):
    """One article and its catalog; `behind` is that of when it was written in the
    other of two languages, and `past` what was approved there. `drafts` are
    texts that nobody has approved yet.
    """

    article: tuple[Paragraph, ...] = ()
    name: str = "market"
    languages: tuple[Locale, Locale] = (ENGLISH, FRENCH)
    catalog: Catalog = field(
        default_factory=lambda: Catalog(locale=FRENCH, source_locale=ENGLISH)
    )
    approved: Approved = field(default_factory=dict)
    behind: Catalog | None = None
    past: Approved = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    written: int = 0

    def become(self, article: tuple[Paragraph, ...]) -> "Chronicle":
        """Have the author save other paragraphs, and extract."""
        said = replace(self, article=article)
        return said._with(said.extracted(self.catalog))

    def named(self, name: str) -> "Chronicle":
        """Give the article another id."""
        return replace(self, name=name).become(self.article)

    def put(self, at: int, gone: int, *come: Paragraph) -> "Chronicle":
        """Put paragraphs in the place of some."""
        here = at % len(self.article) if self.article else 0
        rest = self.article
        return self.become((*rest[:here], *come, *rest[here + gone :]))

    def retype(self, at: int) -> "Chronicle":
        """Write a paragraph with other quotation marks, spaces and dashes."""
        retyped = (each.translate(_RETYPED) for each in self.paragraph(at))
        return self.put(at, 1, tuple(retyped))

    def work(self, at: int, text: str = "") -> "Chronicle":
        """Have a translator write the text of an entry, or approve what is there."""
        entries = list(self.catalog.translations)
        if not entries:
            return self
        here = at % len(entries)
        entry = entries[here]
        written = f"{text} {self.written}: {entry.source}" if text else entry.text
        fuzzy = entry.is_fuzzy and not written
        entries[here] = replace(entry, text=written, is_fuzzy=fuzzy, previous=None)
        return self._worked(entry, tuple(entries))

    def draft(self, at: int, *, is_doubt: bool) -> "Chronicle":
        """Have a translator begin a text anew, of what waits or of what is doubted."""
        entries = list(self.catalog.translations)
        here = at % max(1, len(entries))
        if not entries or entries[here].is_approved != is_doubt:
            return self
        entry = entries[here]
        number = "".join(chr(ord("a") + int(digit)) for digit in str(self.written))
        text = f"draft {number}: {entry.source}"
        entries[here] = replace(entry, text=text, is_fuzzy=True)
        done = self._worked(entry, tuple(entries))
        return replace(done, drafts=done.drafts | {text})

    def _worked(
        self, was: Translation, entries: tuple[Translation, ...]
    ) -> "Chronicle":
        """Forget what a person wrote over, with the figures that merging put in."""
        known = {key: each for key, each in self.approved.items() if key != was.key}
        done = replace(
            self,
            approved=known,
            drafts=frozenset(
                each for each in self.drafts if letters(each) not in letters(was.text)
            ),
            written=self.written + 1,
        )
        return done._with(replace_entries(self.catalog, entries))

    def turned_round(self) -> "Chronicle":
        """Have the author go on in the language of the translation."""
        texts = {each.source: each.text for each in self.catalog.translations}
        article = tuple(
            (texts[" ".join(each)] or " ".join(each),) for each in self.article
        )
        source, target = self.languages
        other = replace(
            self,
            article=article,
            languages=(target, source),
            approved=self.past,
            behind=self.catalog,
            past=self.approved,
            drafts=frozenset(),
        )
        return other._with(other.extracted(self.behind))

    def joined(self, ours: "Chronicle", theirs: "Chronicle") -> "Chronicle":
        """Return what git makes of two branches that began here; our article stands."""
        merged = reconcile(self.catalog, ours.catalog, theirs.catalog).catalog
        agreed, contradicted = _agreed(self.approved, ours.approved, theirs.approved)
        kept = {each.key: each for each in (*merged.translations, *merged.obsolete)}
        for key in contradicted:
            said = (kept[key].text, *kept[key].comments)
            assert ours.approved[key] in said
            assert f"{REMARK}: {theirs.approved[key]}" in said
        left = {key: text for key, text in agreed.items() if key not in contradicted}
        written = ours.written + theirs.written
        done = replace(ours, approved=left, drafts=frozenset(), written=written)
        return done._with(done.extracted(merged))

    def extracted(self, old: Catalog | None) -> Catalog:
        """Return a catalog after `diptyque extract`."""
        turned = turn(self.behind) if self.behind else None
        merged = merge(self.template, old or turned)
        return restore(merged, ever_approved(turned)) if old and turned else merged

    def paragraph(self, at: int) -> Paragraph:
        """Return a paragraph, whatever the number."""
        return self.article[at % len(self.article)]

    @property
    def template(self) -> Catalog:
        """What is to be translated of the article."""
        source, target = self.languages
        texts = Counter(" ".join(each) for each in self.article)
        return Catalog(
            locale=target,
            source_locale=source,
            translations=tuple(
                Translation(source=each, extracted=(times(count),) * (count > 1))
                for each, count in texts.items()
            ),
            headers=new_headers(target, source, self.name, "La Gazette"),
        )

    def _with(self, catalog: Catalog) -> "Chronicle":
        """Note what is approved; an older note stands until a person changes it."""
        new = {each.key: each.text for each in catalog.translations if each.is_approved}
        return replace(self, catalog=catalog, approved={**new, **self.approved})


def letters(text: str) -> str:
    """Return a text without its figures and marks."""
    return "".join(filter(str.isalpha, text))


def replace_entries(catalog: Catalog, entries: tuple[Translation, ...]) -> Catalog:
    """Return a catalog with other live entries."""
    return replace(catalog, translations=entries)


def _agreed(
    base: Approved, ours: Approved, theirs: Approved
) -> tuple[Approved, frozenset[MessageKey]]:
    """Return what three notes say together, and what two of them contradict."""
    both = {**theirs, **ours}
    contradicted = {
        key
        for key in ours.keys() & theirs.keys()
        if ours[key] != theirs[key] and base.get(key) not in (ours[key], theirs[key])
    }
    changed = {key: text for key, text in theirs.items() if base.get(key) != text}
    kept = {
        key: text for key, text in changed.items() if ours.get(key) == base.get(key)
    }
    doubted = {
        key
        for key, text in base.items()
        for one, other in ((ours, theirs), (theirs, ours))
        if key not in one and other.get(key, text) == text
    }
    agreed = {**both, **kept}
    left = {key: text for key, text in agreed.items() if key not in doubted}
    return left, frozenset(contradicted)
