"""What holds of any two articles, whatever stands in them."""

from hypothesis import given, settings

from pipeline.aligning import align
from pipeline.model.articles import Article
from pipeline.syntax import parse
from tests.manuscripts import article
from tests.strategies import markdown


def _places(read: Article) -> set[int]:
    return {at for at, message in enumerate(read.messages) if message.text}


@given(markdown, markdown)
def test_any_two_articles_are_aligned_and_nothing_is_left_out(
    one: str, other: str
) -> None:
    ours, theirs = article(one, lang="fr"), article(other, lang="en")
    found = align(ours, theirs)
    said = {each.message for each in found.renditions}
    placed = {place for each in found.renditions for place in each.origins}
    assert said | set(found.untranslated) == _places(ours)
    assert placed | {place for place, _ in found.unplaced} == _places(theirs)
    assert said.isdisjoint(found.untranslated)


@given(markdown, markdown)
def test_the_same_articles_are_aligned_in_the_same_way(one: str, other: str) -> None:
    ours, theirs = article(one, lang="fr"), article(other, lang="en")
    assert align(ours, theirs) == align(ours, theirs)


@given(markdown)
def test_an_article_is_aligned_with_itself_text_by_text(body: str) -> None:
    read = article(body)
    found = align(read, read)
    assert not found.untranslated
    for each in found.renditions:
        assert each.origins == (each.message,)


@given(markdown)
@settings(max_examples=50)
def test_a_text_that_is_carried_says_the_same_in_the_other_syntax(body: str) -> None:
    read = article(body)
    for each in align(read, read).renditions:
        message = read.messages[each.message]
        assert parse(each.text, message) == parse(message.text, message)
