"""The site's own words in a language → where readers will meet English instead."""

from collections.abc import Iterator

from babel import Locale

from pipeline.building.contents.words import shipped_words
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.phrases import Phrase, say, say_many

_NAMES = frozenset({"site", "section", "tag"})


def wanting(own: Catalog | None, locale: Locale, path: str) -> Iterator[Diagnostic]:
    """Say what the theme lacks in a language that it is not shipped in.

    `own` is the site's catalog, which stands at `path`, if there is one.
    """
    if is_pseudo(locale) or shipped_words(locale) is not None:
        return
    entries = own.translations if own else ()
    theme = [each for each in entries if each.context not in _NAMES]
    left = sum(not each.is_approved for each in theme)
    if left or not theme:
        yield Diagnostic(
            code="untranslated-words",
            severity=Severity.WARNING,
            message=_told(left, has_entries=bool(theme)),
            path=path,
            line=1,
            locale=to_tag(locale),
        )


def _told(left: int, *, has_entries: bool) -> Phrase:
    if not has_entries:
        return say(
            "The theme has no words in this language, and readers see English: run "
            "`diptyque extract`, then translate what it puts here."
        )
    return say_many(
        "{count} text of the theme is not translated, and readers see it in English.",
        "{count} texts of the theme are not translated, and readers see them in "
        "English.",
        count=left,
    )
