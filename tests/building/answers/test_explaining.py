"""Why each message is in its state, since when, and what readers see of it."""

from collections.abc import Callable
from itertools import product

import pytest
from msgspec.structs import replace, replace as altered

from pipeline import building, catalogs
from pipeline.adapters import FixedClock, MemoryStore
from pipeline.adapters.histories import GitHistory
from pipeline.building import (
    ArticleAccount,
    EditionAccount,
    MessageAccount,
    Obstacle,
    Reason,
    Selection,
)
from pipeline.errors import ConfigurationError
from pipeline.model.articles import Kind
from pipeline.model.catalogs import State, Translation
from pipeline.model.editions import EditionState
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.site import OutdatedPolicy, Policy
from tests.building.desk import FIGS, HEAD, LAMP, NOW, RAIN, TRAM, Desk, article, told
from tests.repository import begin

Needs = Callable[[str], str]
CHANGED = LAMP.replace("deux cageots", "trois cageots pleins")
SUMMED = HEAD.replace("date:", "summary: Un résumé.\ndate:")


def explain(
    desk: Desk, name: str = "market", line: int = 0, text: str = "", lang: str = ""
) -> ArticleAccount:
    """Ask why an article is as it is."""
    return building.explain(
        name,
        desk.site,
        store=desk.store,
        history=GitHistory(str(desk.root)),
        clock=FixedClock(NOW),
        languages=(parse_tag(lang),) if lang else (),
        selection=Selection(line=line, text=text),
    )


def english(account: ArticleAccount) -> EditionAccount:
    """Return the edition in English."""
    (found,) = (each for each in account.editions if to_tag(each.locale) == "en")
    return found


def the(account: ArticleAccount, source: str) -> MessageAccount:
    """Return what is said of a message in English."""
    messages = english(account).messages
    (found,) = (each for each in messages if each.message.text == source)
    return found


def alter(desk: Desk, name: str, source: str, **changes: object) -> None:
    """Change an entry of an English catalog, as a translator does."""
    place = desk.catalog(name)
    catalog = desk.read(name)

    def changed(entry: Translation) -> Translation:
        return altered(entry, **changes) if entry.source == source else entry

    translations = tuple(map(changed, catalog.translations))
    place.write_bytes(catalogs.serialize(replace(catalog, translations=translations)))


def under(policy: Policy, desk: Desk) -> Desk:
    """Return the desk of a site with another policy."""
    return replace(desk, site=replace(desk.site, policy=policy))


def test_the_messages_are_in_reading_order_and_the_original_leads(desk: Desk) -> None:
    account = explain(desk)
    assert (account.path, account.id) == ("articles/market.md", "market")
    original, edition = account.editions
    assert (original.state, original.messages) == (EditionState.SOURCE, ())
    assert edition.state is EditionState.COMPLETE
    assert [each.message.text for each in edition.messages] == [
        "Le marché",
        FIGS,
        LAMP,
    ]
    assert {each.reason for each in edition.messages} == {Reason.APPROVED}
    assert the(account, FIGS).shown == told(FIGS)


def test_an_outdated_text_tells_what_changed_and_what_is_shown(desk: Desk) -> None:
    desk.save("market.md", article("Le marché", FIGS, CHANGED))
    desk.extract()
    found = the(explain(desk), CHANGED)
    assert (found.state, found.reason) == (State.OUTDATED, Reason.OUTDATED)
    (change,) = found.details
    assert "[-deux-]{+trois+} cageots{+ pleins+}" in change
    assert found.shown == told(LAMP)
    assert found.shown_locale == parse_tag("en")


def test_a_text_that_is_not_extracted_yet_is_shown_in_the_original(desk: Desk) -> None:
    desk.save("market.md", article("Le marché", FIGS, LAMP, RAIN))
    found = the(explain(under(Policy(publish_from=0), desk)), RAIN)
    assert (found.state, found.reason) == (State.UNTRANSLATED, Reason.NOT_EXTRACTED)
    assert (found.shown, found.shown_locale) == (RAIN, parse_tag("fr"))
    desk.extract()
    assert the(explain(desk), RAIN).reason is Reason.EMPTY


def test_typography_is_carried(desk: Desk) -> None:
    typed = FIGS.replace("'", "’")
    desk.save("market.md", article("Le marché", typed, LAMP))
    desk.extract()
    found = the(explain(desk), typed)
    assert (found.state, found.reason) == (State.APPROVED, Reason.CARRIED)


def test_a_text_with_an_error_is_rejected_with_what_check_finds(desk: Desk) -> None:
    alter(desk, "market", FIGS, text="Figs \x07")
    found = the(explain(under(Policy(publish_from=0), desk)), FIGS)
    assert (found.state, found.reason) == (State.FUZZY, Reason.REJECTED)
    assert any("control-character" in each for each in found.details)
    assert found.shown == FIGS
    assert not explain(desk).diagnostics
    assert the(explain(desk), LAMP).reason is Reason.APPROVED


def test_an_error_in_one_language_rejects_nothing_in_another(desk: Desk) -> None:
    languages = (*desk.site.languages, parse_tag("es"))
    desk = replace(desk, site=replace(desk.site, languages=languages))
    desk.extract()
    desk.translate("market", "es")
    alter(desk, "market", FIGS, text="Figs \x07")
    spanish = explain(desk, lang="es").editions[-1]
    assert {each.reason for each in spanish.messages} == {Reason.APPROVED}


def test_a_text_that_nobody_approved_is_a_guess(desk: Desk) -> None:
    alter(desk, "market", FIGS, is_fuzzy=True)
    found = the(explain(desk), FIGS)
    assert (found.state, found.reason) == (State.FUZZY, Reason.GUESSED)
    desk.save("market.md", article("Le marché", f"{FIGS} Oui.", LAMP))
    desk.extract()
    found = the(explain(desk), f"{FIGS} Oui.")
    assert (found.state, found.reason) == (State.FUZZY, Reason.CHANGED)
    assert found.details


def test_a_catalog_that_can_not_be_read_is_said(desk: Desk) -> None:
    desk.catalog("market").write_text('msgid "a', "utf-8")
    account = explain(desk)
    assert the(account, FIGS).reason is Reason.UNREADABLE
    assert english(account).obstacles == (Obstacle.ABSENT,)
    assert [each.path for each in account.diagnostics] == [english(account).catalog]


def test_each_message_names_the_commit_that_brought_it(
    desk: Desk, needs: Needs
) -> None:
    repository = begin(needs("git"), desk.root)
    first = repository.commit("All", author="Ana")
    desk.save("market.md", article("Le marché", CHANGED, FIGS))
    second = repository.commit("Three crates", author="Zoé", day=22)
    desk.save("market.md", article("Le marché", CHANGED, FIGS, RAIN))
    account = explain(desk)
    changed = the(account, CHANGED).commit
    assert changed is not None
    assert (changed.id, changed.author, changed.subject) == (
        second,
        "Zoé",
        "Three crates",
    )
    moved = the(account, FIGS).commit
    assert moved is not None
    assert moved.id == first
    assert the(account, RAIN).commit is None
    assert the(account, RAIN).is_uncommitted


def test_without_a_repository_nothing_is_said_of_commits(desk: Desk) -> None:
    assert the(explain(desk), FIGS).commit is None
    assert not the(explain(desk), FIGS).is_uncommitted


def test_a_line_or_some_words_choose_the_message(desk: Desk) -> None:
    # A head of five lines, a blank one, and two paragraphs with one between.
    by_line = {line: explain(desk, line=line) for line in (2, 7, 8, 9, 400)}
    texts = {
        line: [each.message.text for each in english(account).messages]
        for line, account in by_line.items()
    }
    assert texts == {2: ["Le marché"], 7: [FIGS], 8: [FIGS], 9: [LAMP], 400: [LAMP]}
    (found,) = english(explain(desk, text="JUSQU’À MINUIT")).messages
    assert found.message.text == FIGS


@pytest.mark.parametrize(
    ("name", "line", "text"),
    [("market", 0, "nulle part"), ("market", 1, ""), ("nowhere", 0, ""), ("en", 0, "")],
)
def test_what_is_not_there_is_said(desk: Desk, name: str, line: int, text: str) -> None:
    with pytest.raises(ConfigurationError):
        explain(desk, name, line, text)


def test_an_article_goes_by_its_path_its_id_and_its_catalogs(desk: Desk) -> None:
    catalog = desk.catalog("market").relative_to(desk.root).as_posix()
    for name in ("articles/market.md", "market", catalog):
        assert explain(desk, name) == explain(desk)
    assert len(explain(desk, lang="fr").editions) == 1


def obstacles(desk: Desk, name: str = "market") -> tuple[Obstacle, ...]:
    """Return what keeps the English edition from being published."""
    return english(explain(desk, name)).obstacles


def test_a_draft_and_an_embargo_are_not_published(desk: Desk) -> None:
    text = article("Le marché", FIGS, LAMP)
    desk.save("market.md", text.replace("date:", "draft: yes\ndate:"))
    account = explain(desk)
    assert {each.obstacles for each in account.editions} == {(Obstacle.DRAFT,)}
    assert the(account, FIGS).shown_locale is None
    desk.save("market.md", text.replace("date:", "embargo: 2026-12-01\ndate:"))
    assert obstacles(desk) == (Obstacle.EMBARGO,)


def test_what_is_required_and_how_much_keep_an_edition_back(desk: Desk) -> None:
    text = SUMMED.format(title="Le marché", lang="fr") + FIGS
    desk.save("market.md", text)
    desk.extract()
    edition = english(explain(desk))
    assert edition.obstacles == (Obstacle.REQUIRED,)
    assert edition.missing == (Kind.SUMMARY,)
    desk.save("market.md", f"{text}\n\n{RAIN}\n\n{TRAM}\n")
    assert obstacles(desk) == (Obstacle.REQUIRED, Obstacle.SHARE)
    desk.save("absent.md", article("Neuf", RAIN))
    assert obstacles(desk, "absent") == (Obstacle.ABSENT,)


def test_an_article_with_an_error_is_not_published(desk: Desk) -> None:
    desk.save("market.md", "---\ntitle: [\n---\n\n" + FIGS)
    account = explain(desk)
    assert all(Obstacle.BROKEN in each.obstacles for each in account.editions)
    assert account.diagnostics


def test_an_article_that_is_not_translated_has_one_edition(desk: Desk) -> None:
    text = article("Le marché", FIGS).replace("date:", "translate: no\ndate:")
    desk.save("market.md", text)
    account = explain(desk)
    assert not account.is_translated
    assert [each.state for each in account.editions] == [EditionState.SOURCE]


def test_an_edition_is_held_where_a_complete_version_was_kept(desk: Desk) -> None:
    held = under(Policy(outdated=OutdatedPolicy.HOLD), desk)
    held.save("market.md", article("Le marché", FIGS, CHANGED))
    held.extract()
    assert obstacles(held) == (Obstacle.HOLD,)
    held.save("market.md", article("Le marché", FIGS, LAMP))
    held.extract()
    held.build(MemoryStore())
    held.save("market.md", article("Le marché", FIGS, CHANGED))
    held.extract()
    account = explain(held)
    assert english(account).is_held
    assert not english(account).obstacles
    assert the(account, FIGS).shown == told(FIGS)
    assert the(account, CHANGED).shown_locale is None


BODIES = ((FIGS,), (FIGS, CHANGED), (FIGS, LAMP, RAIN, TRAM), (RAIN,))
FIELDS = ("", "draft: yes\n", "embargo: 2026-12-01\n", "summary: Neuf.\n")


@pytest.mark.parametrize("policy", list(OutdatedPolicy))
def test_there_is_an_obstacle_where_a_build_does_not_publish(
    desk: Desk, policy: OutdatedPolicy
) -> None:
    desk = under(Policy(outdated=policy), desk)
    texts = {f"n{at}": each for at, each in enumerate(product(FIELDS, BODIES))}
    for name in texts:
        desk.save(f"{name}.md", article(name, FIGS, LAMP))
    desk.extract()
    for name, (field, body) in texts.items():
        desk.translate(name)
        text = article(name, *body).replace("date:", f"{field}date:")
        desk.save(f"{name}.md", text)
    desk.extract()
    report = desk.build(MemoryStore())
    hindered = [obstacles(desk, name) for name in ("market", "tram", *texts)]
    assert hindered.count(()) == report.published["en"]
    assert len(set(hindered)) > 4
