"""The little words that carry a sentence, by which a language is known.

A vote of function words is as sure as a model on a sentence, and knows no names
to be misled by.
"""

from collections.abc import Iterable
from functools import cache

from pipeline.patterns import pattern


def names(words: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(words.split(" "))


LITTLE_WORDS = {
    "en": names(
        "a about after all an and any are as at be because been before between but by "
        "can could did do does during each every for from had has have he her here his "
        "how if in into is it its just like made many may more most much must my no "
        "not of on one only or other our out over she should since so some still such "
        "than that the their them then there these they this those through to too two "
        "under until up was we well were what when where which while who will with "
        "without would you your"
    ),
    "fr": names(
        "à afin ainsi alors après au aucun aussi autre autres aux avait avant avec c "
        "car ce cela ces cet cette ceux chaque chez comme contre d dans de depuis des "
        "deux donc dont du elle elles en encore entre est et était été être eux fait "
        "il ils j jusqu l la le les leur leurs lui mais même moins ne nos notre nous "
        "on ont ou où par parce pas pendant peu peut plus pour pourquoi puis quand "
        "que quel quelle qui quoi sa sans se sera ses si son sont sous sur ta tous "
        "tout toute toutes très tu un une vers vos votre vous y"
    ),
}
"""Words of one letter to ten that stand in nearly every sentence, by language."""

INSTITUTIONS = names(
    "academie academy administration agence agency ambassade ambassadeur america "
    "amerique archeveche assemblee assembly association atlantic atlantique basilica "
    "basilique bibliotheque canal cathedral cathedrale center central centrale centre "
    "cercle chapel chapelle charte charter circle circuit collectif collective "
    "college colonel comite commission committee communaute commune community "
    "compagnie company conference congres congress conservatoire conservatory "
    "cooperative cultural culture culturel culturelle departement department "
    "directeur director economie economy europe european europeen europeenne federal "
    "federation festival fondation foundation francais francaise france french fund "
    "general generale gouvernement government group groupe hopital hospital institut "
    "institute international internationale justice liberation liberte liberty "
    "marathon marine medical medicale mediterranean mediterranee metropole metropolis "
    "metropolitan minister ministere ministre ministry municipal municipale musee "
    "museum music musique national nationale nations natural naturel naturelle nord "
    "north observatoire observatory office olympic olympique opera orchestra "
    "orchestre palace palais parc parish park parlement parliament parti party place "
    "populaire popular port prefect prefecture prefet president prime prince princess "
    "princesse professeur professor program programme project projet province public "
    "publique region regional regionale republic republique saint sainte scientific "
    "scientifique secretaire secretariat secretary senat senate social sociale "
    "societe society solidaire solidarite solidarity sport sports square station "
    "street syndicat theater theatre tribunal union universite university urbain "
    "urban vallee valley village ville"
)
"""Words in the names of institutions, of which each language has its own form.

Without accents, as slugs are.
"""

GENERICS = names(
    "abbe abbot aunt auntie avenue bay boulevard bridge brother bureau cabinet cafe "
    "camp cap cape captain cardinal chancelier chancellor church colonel commandant "
    "commander comte count countess court crown dame dear defence defense docteur "
    "doctor dom don dona duchess duchesse duke east eglise empereur emperor empress "
    "environment environnement est father finance finances forest foret fort frere "
    "general grandma grandpa granny gulf hall herr hotel house housing ile "
    "industrie industry inspecteur inspector interieur interior island isle jardin "
    "judge juge king lac lady lake lieutenant lord madam madame maire maison maitre "
    "major maman mamie market master mayor mere messrs miss mister monsieur mont "
    "mother mount mountain mr mrs ms new newspaper notre nouveau nouvelle officer "
    "officier oncle ouest papa pape papi papy pere place plaza point pont pope puy "
    "quai quay queen rabbi reine road roi route rue saint san santa sea sergeant "
    "sieur sir sister soeur south sud tante tata theatre tonton tour tower uncle "
    "upper vieux villa west"
)
"""Words that stand before the names of persons and places, and are no names.

Without accents, as slugs are.
"""

WORD = pattern(r"[^\W\d_]+")
CAPITAL = r"[^a-zà-öø-ÿ ,.;:!?()'\n\u00a0\W\d_]"
r"""A pattern for a capital, and the few letters beyond Latin-1 that it takes for one.

The signs are no words already (`\W`); to name the usual ones is twice as quick.
"""
DIGIT = r"[^a-zà-öø-ÿ ,.;:!?()'\n\u00a0\D]"
"""A pattern for a digit of any script, which is twice as quick so, too."""


def votes(words: Iterable[str], language: str) -> int:
    """Count the words that only stand for this language, of those that are known.

    A word that two languages have, such as “on” or “son”, says nothing.
    """
    return sum(map(telling_words(language).__contains__, words))


@cache
def telling_words(language: str) -> frozenset[str]:
    """Return the little words that only this language has, of those known."""
    others = (known for name, known in LITTLE_WORDS.items() if name != language)
    return LITTLE_WORDS.get(language, frozenset()).difference(*others)
