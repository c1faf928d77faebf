"""The rules, in the order in which they are asked. One line, one file in `rules/`."""

from importlib import import_module

from pipeline.validating.rulebook import Rule

CODES = (
    # The catalog
    "header-language",
    "header-source-language",
    "header-article-id",
    "header-plural-forms",
    "catalog-outdated",
    "required-missing",
    "untranslated-text",
    "register-mixed",
    "translation-varies",
    "translation-reused",
    "near-texts-differ",
    "measure-varies",
    "name-respelt",
    "unexplained-acronym",
    # What is typed
    "empty-text",
    "control-character",
    "bidi-control",
    "invisible-character",
    "not-normalized",
    "joined-letters",
    "edge-whitespace",
    "line-break",
    "block-markup",
    "identical-text",
    "address-differs",
    "placeholder-differs",
    # What the marks say
    "unsafe-html",
    "links-differ",
    "broken-link-markup",
    "notes-differ",
    "tags-differ",
    "code-differs",
    "unbalanced-markup",
    "emphasis-differs",
    # What the address says
    "slug-form",
    # What the words say
    "number-differs",
    "day-differs",
    "doubled-word",
    "length-differs",
    "wrong-language",
    "source-left-in",
    "final-punctuation",
    "quotation-lost",
    "name-differs",
    "lone-name-differs",
    "name-replaced",
    "name-lost",
    "ampersand-lost",
    "title-case",
    "heading-case",
    "false-friend",
    "acronym-left",
    "term-differs",
    "term-forbidden",
    # How the words are set
    "quotes-unbalanced",
    "foreign-quotes",
    "comma-inside-quotes",
    "loose-quotes",
    "quotation-stop",
    "apostrophe-form",
    "ordinal-form",
    "civility-form",
    "etc-ellipsis",
    "ligature-missing",
    "accent-missing",
    "capital-missing",
    "capital-after-colon",
    "serial-comma",
    "hyphen-for-dash",
    "loose-punctuation",
    "number-form",
    "digits-ungrouped",
    "time-form",
    "date-case",
    "first-of-month",
    "date-form",
    "date-in-figures",
    "mixed-scripts",
    "spelling",
    "double-space",
    "odd-space",
    "breaking-space",
    "canadian-space",
    "straight-quotes",
    "three-dots",
    # What many articles say
    "varies-elsewhere",
    # What the author can mend
    "other-language",
    "missing-summary",
    "long-title",
    "heading-skipped",
    "heading-repeated",
    "missing-alt",
    "lost-anchor",
    "unclear-link",
    "ambiguous-date",
    "undefined-acronym",
    "late-acronym",
    "acronym-explained-again",
    "name-varies",
    "lone-name-varies",
    "doubled-word-in-source",
    "mixed-apostrophes",
    "long-sentence",
    # Where links lead
    "dead-link",
    "moved-link",
)


def _load(code: str) -> Rule:
    module = import_module(f"{__package__}.rules.{code.replace('-', '_')}")
    rule: Rule = module.RULE
    return rule


RULES: tuple[Rule, ...] = tuple(map(_load, CODES))
