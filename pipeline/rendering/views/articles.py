"""An article whole, alone or beside its original."""

from markupsafe import Markup
from msgspec import Struct

from pipeline.rendering.views.cards import CardView
from pipeline.rendering.views.frames import LanguageView
from pipeline.rendering.views.texts import DateView, LinkView, TextView


class OriginalView(Struct, frozen=True, kw_only=True):
    """What a page was translated from: the way there, and its dates.

    `link` is by the name of the language, in that of the page; it has no URL
    where the original is not published. `published` is None where the author
    gave no date, `updated` where the original has not changed since.
    `translator` is a name, or empty.
    """

    link: LinkView
    translator: str
    published: DateView | None
    updated: DateView | None


class NoticeView(Struct, frozen=True, kw_only=True):
    """How many passages are not translated yet, or not up to date.

    In a preview also how many nobody has approved (`fuzzy`), and what keeps
    readers from the page: that it is a draft, or an embargo. `is_held`: the page
    shows the article whole, as it was before the original changed. `language`
    names the original's language in that of the page.
    """

    untranslated: int
    outdated: int
    is_held: bool
    language: str
    fuzzy: int = 0
    is_draft: bool = False
    embargo: DateView | None = None


class CorrectionView(Struct, frozen=True, kw_only=True):
    """What was wrong in the article, and the day on which it was put right."""

    date: DateView
    text: TextView


class ArticleView(Struct, frozen=True, kw_only=True):
    """An article whole; `body` is safe HTML, typeset.

    `byline` are the authors, each a link to their page: “A, B and C”.

    `original` is None on an original. `corrections` are the oldest first. `facings`
    are the pages with both texts side by side, by the name of the other language: of
    a translation that with its original, of an original those with each of its
    translations.
    """

    card: CardView
    byline: Markup
    body: Markup
    original: OriginalView | None
    notice: NoticeView | None
    corrections: tuple[CorrectionView, ...]
    facings: tuple[LinkView, ...]

    @property
    def corrected(self) -> DateView | None:
        """The date of the last correction, if there is one."""
        return self.corrections[-1].date if self.corrections else None

    @property
    def updated(self) -> DateView | None:
        """The date of the last change, where it is not that of a correction."""
        updated, corrected = self.card.updated, self.corrected
        is_told = updated and corrected and updated.text == corrected.text
        return None if is_told else updated


class PairView(Struct, frozen=True, kw_only=True):
    """A passage in the language of the page, and the same in the original.

    All are safe HTML. `shared` is what both would show, such as a picture, code or
    a break: it stands once. The captions of a picture face each other.
    """

    translation: Markup
    original: Markup
    shared: Markup


class CorrectionPairView(Struct, frozen=True, kw_only=True):
    """A correction as the translation says it, and as the original does."""

    date: DateView
    translation: TextView
    original: TextView


class FacingView(Struct, frozen=True, kw_only=True):
    """A translation beside its original, passage by passage.

    `card` is that of the translation, whose URL is the way back; `title`,
    `summary` and `caption` are the original's. `language` is that of the page,
    `other` that of the original.
    """

    card: CardView
    title: TextView
    summary: TextView
    caption: TextView
    pairs: tuple[PairView, ...]
    corrections: tuple[CorrectionPairView, ...]
    notice: NoticeView | None
    language: LanguageView
    other: LanguageView
