"""Localizing: which text each message shows, and whether the edition is published."""

import pytest
from msgspec.structs import replace

from pipeline.merging import merge
from pipeline.model.articles import Article, Kind
from pipeline.model.catalogs import Catalog, Previous, State, Translation
from pipeline.model.editions import EditionState, LocalizedArticle
from pipeline.model.site import OutdatedPolicy, Policy
from pipeline.rendering.localizing import localize, share
from tests.manuscripts import DE, EN, article

SOURCE: Article = article("Ein Satz von Worten.\n\nNoch ein anderer Satz.\n")
TITLE, FIRST, SECOND = SOURCE.messages


def approved(text: str, context: str = "") -> Translation:
    return Translation(source=text, context=context, text=f"en {text}")


ALL = (approved(TITLE.text, "title"), approved(FIRST.text), approved(SECOND.text))
OUTDATED = Translation(
    source=SECOND.text,
    text="a guess",
    is_fuzzy=True,
    previous=Previous(source="Ein alter Satz."),
)
RETIRED = Translation(source="Ein alter Satz.", text="An old sentence.")


def localized(
    *translations: Translation, policy: Policy | None = None, **extra: object
) -> LocalizedArticle:
    catalog = Catalog(
        locale=EN, source_locale=DE, translations=translations, obsolete=(RETIRED,)
    )
    rejected = extra.get("rejected", frozenset())
    assert isinstance(rejected, frozenset)
    return localize(SOURCE, EN, catalog, policy or Policy(), rejected)


def test_the_source_shows_its_own_texts() -> None:
    own = localize(SOURCE, DE, None, Policy())
    assert (own.state, own.is_published) == (EditionState.SOURCE, True)
    assert [each.text for each in own.messages] == [
        each.text for each in SOURCE.messages
    ]
    assert not any(each.is_fallback for each in own.messages)


def test_a_complete_edition_is_published() -> None:
    found = localized(*ALL)
    assert (found.state, found.is_published) == (EditionState.COMPLETE, True)
    assert [each.text for each in found.messages] == [each.text for each in ALL]
    assert share(SOURCE, found.messages) == 1.0


@pytest.mark.parametrize("catalog", [None, Catalog(locale=EN, source_locale=DE)])
def test_an_edition_without_a_translation_is_absent(catalog: Catalog | None) -> None:
    found = localize(SOURCE, EN, catalog, Policy(publish_from=0.0, required=()))
    assert (found.state, found.is_published) == (EditionState.ABSENT, False)
    assert all(each.is_fallback and each.locale == DE for each in found.messages)


def test_a_guess_is_never_shown() -> None:
    guess = Translation(source=SECOND.text, text="a guess", is_fuzzy=True)
    shown = localized(*ALL[:2], guess).messages[2]
    assert (shown.text, shown.state, shown.is_fallback) == (
        SECOND.text,
        State.FUZZY,
        True,
    )


def test_an_outdated_message_shows_the_text_last_approved() -> None:
    found = localized(*ALL[:2], OUTDATED)
    assert (found.state, found.is_published) == (EditionState.OUTDATED, True)
    assert found.messages[2].text == "An old sentence."


def test_the_text_last_approved_may_be_that_of_another_message() -> None:
    changed = replace(OUTDATED, previous=Previous(source=FIRST.text))
    found = localized(*ALL[:2], changed)
    assert found.state is EditionState.OUTDATED
    assert found.messages[2].text == ALL[1].text


def test_but_not_where_that_is_rejected() -> None:
    changed = replace(OUTDATED, previous=Previous(source=FIRST.text))
    found = localized(*ALL[:2], changed, rejected=frozenset({FIRST.key}))
    assert [each.is_fallback for each in found.messages] == [False, True, True]


def test_an_outdated_message_may_show_the_source() -> None:
    found = localized(
        *ALL[:2],
        OUTDATED,
        policy=Policy(publish_from=0.5, outdated=OutdatedPolicy.SOURCE),
    )
    assert (found.messages[2].text, found.messages[2].is_fallback) == (
        SECOND.text,
        True,
    )
    assert found.state is EditionState.PARTIAL
    assert share(SOURCE, found.messages) < 1.0


def test_an_outdated_message_may_hold_the_article() -> None:
    held = localized(*ALL[:2], OUTDATED, policy=Policy(outdated=OutdatedPolicy.HOLD))
    assert not held.is_published


def test_a_rejected_translation_is_not_shown() -> None:
    found = localized(*ALL, rejected=frozenset({SECOND.key}))
    assert found.messages[2].is_fallback
    assert found.state is EditionState.PARTIAL


@pytest.mark.parametrize(("least", "is_published"), [(0.5, True), (0.9, False)])
def test_an_article_is_published_from_a_share_of_its_words(
    least: float,
    is_published: bool,  # noqa: FBT001 - a column of the table
) -> None:
    policy = Policy(publish_from=least)
    assert localized(*ALL[:2], policy=policy).is_published is is_published


def test_a_required_message_holds_the_article() -> None:
    policy = Policy(publish_from=0.0, required=(Kind.TITLE,))
    assert not localized(*ALL[1:], policy=policy).is_published
    assert localized(*ALL[:1], policy=policy).is_published


MARKET, MAYOR, ROOF = "Der Markt ist offen.", "Sie freut sich.", "Es regnet durch."
TEXTS = {MARKET: "The market is open.", MAYOR: "She is glad.", ROOF: "It leaks."}


def _pair(*said: str) -> Translation:
    text = " ".join(TEXTS[each] for each in said)
    return Translation(source=" ".join(said), text=text)


def _shown(old: tuple[Translation, ...], *sources: str) -> list[str]:
    """Merge another version, and return what readers see of it."""
    before = Catalog(locale=EN, source_locale=DE, translations=old)
    new = tuple(Translation(source=each) for each in sources)
    merged = merge(replace(before, translations=new), before)
    source = article("\n\n".join(sources) + "\n")
    found = localize(source, EN, merged, Policy(publish_from=0, required=()))
    return [each.text for each in found.messages if each.text in _every(merged)]


def _every(catalog: Catalog) -> str:
    return " ".join(each.text for each in (*catalog.translations, *catalog.obsolete))


def test_of_a_paragraph_that_was_split_each_part_shows_its_own_sentences() -> None:
    old = (_pair(MARKET, MAYOR, ROOF),)
    assert _shown(old, f"{MARKET} {MAYOR}", ROOF) == [
        f"{TEXTS[MARKET]} {TEXTS[MAYOR]}",
        TEXTS[ROOF],
    ]


def test_paragraphs_that_were_joined_show_the_texts_of_both() -> None:
    both = f"{TEXTS[MARKET]} {TEXTS[MAYOR]}"
    assert _shown((_pair(MARKET), _pair(MAYOR)), f"{MARKET} {MAYOR}") == [both]
    both = f"{TEXTS[MAYOR]} {TEXTS[MARKET]}"
    assert _shown((_pair(MARKET), _pair(MAYOR)), f"{MAYOR} {MARKET}") == [both]


def test_a_sentence_that_went_to_another_paragraph_is_shown_there_alone() -> None:
    shown = _shown((_pair(MARKET, MAYOR), _pair(ROOF)), MARKET, f"{ROOF} {MAYOR}")
    assert shown == [TEXTS[MARKET], f"{TEXTS[ROOF]} {TEXTS[MAYOR]}"]


def test_a_sentence_that_was_cut_or_edited_is_shown_as_it_was_approved() -> None:
    old = (_pair(MARKET, MAYOR),)
    whole = f"{TEXTS[MARKET]} {TEXTS[MAYOR]}"
    assert _shown(old, MARKET) == [whole]
    assert _shown(old, f"{MARKET} Sie freut sich sehr.") == [whole]
