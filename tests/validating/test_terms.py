"""The rules of the glossary, put to each term in each frame."""

from itertools import product

import pytest

from tests.validating.workbench import Case, judge

ROWS = """\
kind,en,fr,fr variants,fr forbidden
term,town council,conseil municipal,,conseil de la ville
term,allotment,jardin familial,jardin ouvrier,lopin
term,cooperative,coopérative,,coop
term,reading room,salle de lecture,,salle à lire
term,e-mail,courriel,mél,email
term,tram stop,station de tramway,arrêt de tram,halte de tram
name,Social Fair,Rencontres de l’ESS,,Foire sociale
acronym,SSE,ESS,,SSE
"""
TERMS = [
    ("town council", "conseil municipal", "conseil de la ville"),
    ("town councils", "conseils municipaux", "conseils des villes"),
    ("allotments", "jardins familiaux", "lopins"),
    ("allotment", "jardin ouvrier", "lopin"),
    ("cooperatives", "coopératives", "coops"),
    ("Reading rooms", "Salles de lecture", "Salles à lire"),
    ("e-mail", "courriel", "email"),
    ("tram stops", "stations de tramway", "haltes de tram"),
    ("tram stop", "arrêt de tram", "halte de tram"),
    ("Social Fair", "Rencontres de l’ESS", "Foire sociale"),
    ("SSE", "ESS", "SSE"),
]
FRAMES = [
    ("Here: {}.", "Ici\u00a0: {}."),
    ("The *{}* of today", "Le *{}* d’aujourd’hui"),
    ("See [the {}][1] on page 3.", "Voir [{}][1], page\u00a03."),
]
CODES = {"term-differs", "term-forbidden"}


def case(frame: tuple[str, str], source: str, text: str) -> Case:
    return {
        "msgid": frame[0].format(source),
        "msgstr": frame[1].format(text),
        "glossary": ROWS,
    }


def codes(asked: Case) -> set[str]:
    return {found.code for found in judge(asked)} & CODES


@pytest.mark.parametrize(("frame", "term"), list(product(FRAMES, TERMS)))
def test_a_term_that_is_right_is_left_alone(
    frame: tuple[str, str], term: tuple[str, str, str]
) -> None:
    source, right, _ = term
    assert not codes(case(frame, source, right))


@pytest.mark.parametrize(("frame", "term"), list(product(FRAMES, TERMS)))
def test_a_term_that_is_wrong_is_found(
    frame: tuple[str, str], term: tuple[str, str, str]
) -> None:
    source, _, wrong = term
    assert "term-differs" in codes(case(frame, source, wrong))
    assert "term-differs" in codes(case(frame, source, "autre chose"))


@pytest.mark.parametrize(
    ("frame", "term"),
    # A forbidden phrase in which a word within changes is another phrase.
    list(product(FRAMES, [each for each in TERMS if each[2] != "conseils des villes"])),
)
def test_a_term_that_is_forbidden_is_found(
    frame: tuple[str, str], term: tuple[str, str, str]
) -> None:
    assert "term-forbidden" in codes(case(frame, "something else", term[2]))
