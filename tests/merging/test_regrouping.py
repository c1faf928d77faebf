"""Sentences that go from paragraph to paragraph take their translations along."""

from pipeline.merging import merge
from pipeline.model.catalogs import Previous
from tests.merging.test_merging import approved, catalog, merged, template


def test_words_that_went_on_to_another_paragraph_say_for_which_they_were_approved() -> (
    None
):
    orchard = "The orchard opens at dawn. Sixty trees stand there."
    figs = "Nobody counts the figs. The mayor is glad."
    old = catalog(
        approved(orchard, "Le verger ouvre à l’aube. Soixante arbres s’y dressent."),
        approved(figs, "Personne ne compte les figues. La maire est ravie."),
    )
    lent = merge(
        template("Sixty trees stand there.", f"{figs} The orchard opens at dawn."), old
    )
    halves = ("The orchard opens at dawn.", "Sixty trees stand there.")
    found = merged(*halves, figs, old=lent)
    assert found[figs].is_approved
    assert found[halves[0]].text == "Le verger ouvre à l’aube."
    assert found[halves[0]].previous == Previous(source=orchard)


def test_a_formula_that_all_paragraphs_share_leads_none_astray() -> None:
    ends = "More on this matter stands below."
    before = [f"The figs of street {n * 7} are ripe. {ends}" for n in range(40)]
    after = [each.replace("are ripe", "were ripe, too") for each in before]
    found = merged(*after, old=catalog(*(approved(each) for each in before)))
    assert [found[each].previous for each in after] == [
        Previous(source=each) for each in before
    ]
