"""Words that have a capital and are no names: another language says them otherwise."""

from pipeline.patterns import pattern

_WORD = pattern(r"[^\W\d_]+")

PEOPLES = frozenset(
    _WORD.findall("""
    african albanian algerian american arab arabic argentinian armenian asian
    australian austrian belgian bosnian brazilian breton british bulgarian cambodian
    canadian catalan chilean chinese colombian corsican croatian cuban czech danish
    dutch egyptian english ethiopian european finnish flemish french frenchman
    frenchwoman german greek haitian hungarian icelandic indian indonesian iranian
    iraqi irish israeli italian ivorian japanese jordanian kenyan korean kurdish
    latvian lebanese libyan lithuanian malian mexican moroccan nigerian norwegian
    pakistani palestinian parisian peruvian portuguese quebecer romanian russian
    scottish senegalese serbian sicilian slovak slovenian somali spanish sudanese
    swedish swiss syrian taiwanese thai tunisian turkish ukrainian venezuelan
    vietnamese welsh
    """)
)
"""Peoples and languages in English, in lower case and in the singular."""

CAPITALISED = {
    "en": PEOPLES.union(
        _WORD.findall("""
        archbishop baltic bishop buddhist captain catholic chancellor chief christian
        christmas colonel dame deputy director doctor dr duchess duke easter eastern
        emperor foreign general god governor hindu interior internet islamic jew
        jewish judge king lady lord madam mayor minister miss mr mrs ms muslim mx north
        northern orthodox pope president prime prince princess professor protestant
        queen ramadan saint secretary senator sir south southern st vice west western
        """)
    ),
    "fr": frozenset(
        _WORD.findall("""
        dieu dr est internet madame mademoiselle maître me mesdames messieurs mgr mlle
        mlles mm mme mmes monsieur nord noël ouest pâques pr ramadan saint sainte sud
        toussaint église état
        """)
    ),
}
"""By language, in lower case."""
