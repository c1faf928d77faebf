"""Words that stand in names and are translated: which, in French and in English.

“Black Sea” has no word that is the same in French, “Albert Street” has one.
"""

from functools import lru_cache

from babel import Locale

from pipeline.quantities import named_days
from pipeline.text import slugify
from pipeline.validating.vocabulary import (
    GENERICS,
    INSTITUTIONS,
    LITTLE_WORDS,
    WORD,
    names,
)

_COMMON = names(
    "abbey academy accord accueil act action add aerospace affaires affairs africa "
    "african age agency agriculture air airport alliance alps american ancien "
    "ancienne ancient angel animal annual antarctic appeal appeals approved april "
    "arabic arc arctic area arena armee armees arms army art article artist arts ash "
    "asian assembly assises associated associates assurance atelier ateliers "
    "athletic atomic august aunt author authority autumn aviation award awards baker "
    "ball bank banker banque bar baroque bas base basin basse bastille bateau battle "
    "beach bear beaux bell belle best big bill bird bishop black blanc blanche bleu "
    "bleue blue board boat body bois bon bonfire bonne book books border bourse box "
    "boxing boy boys brass bread bronze brown budget builders building bureau "
    "business but cabinet caisse call camp capital captain car cards care carnival "
    "carte castle cat ce cela central century ces cet cette chairman chamber champ "
    "champion champions championship championships champs chancery channel chapel "
    "chapter charity chateau chemin chemistry chief children choose christian "
    "christmas churches cinema citadel cite citizen city civic civil class classic "
    "clean click climate clinic clinique clock club coach coal coast code coeur "
    "coffee cold collection college comedy comment commerce common commons "
    "commonwealth communications companies comte concert condition confederation "
    "congres congress conseil constitution constitutional construction consumer "
    "contemporary convention cooperation corner corps corridor costume cote council "
    "councillor count counter country county coup coupe cour course courthouse "
    "courts covered crafts credit criminal crisis croix cross crystal cultural cup "
    "customs dance danger dans dark data date daughter day days dead deep deluxe "
    "democracy democrat democratic democrats department depuis deputy des desert "
    "design detective deux development diet digital dimanche dinner direction "
    "directive directorate disaster district division dock dog door double dragon "
    "dream drive droit dunes dutch duty eagle earth easter eastern eau eaux ecole "
    "editor education eight election electoral electric elle emergency emperor "
    "empire employment en energy enfants engineer engineering english enterprise "
    "entre environmental equal equality equestrian era espace estate etat etats "
    "etoile etude etudes euro eve evening events exchange executive exhibition exit "
    "expo exposition express fair faith fall famille family farm farmers farmhouse "
    "fashion father faubourg festival fete fever field fields film fils fin final "
    "finance financial fine fire first fish fishing flag floor flower fly food foot "
    "football force forces foreign forestry fort fortress forum four fourth free "
    "freedom friday friend friends front fruit fundamental funds future gallery game "
    "games garden gardens gas gate gazette general german girl girls glass global "
    "god gold golden good gothic government governor grand grande grands great green "
    "grey ground guard guards guerre guide guild half halle halles halls harbor "
    "harbour haut haute head health hearing heart heaven heritage high higher "
    "highland highlands highway hill hills historic historical history holiday "
    "holidays holy home honor honour horse hot hotel hour house human hundred hunter "
    "ice ici il ils imperial independence independent index indian industrial "
    "information initiative inn inner innovation inquiry inspection insurance "
    "intelligence interior international investment iron islands italian january "
    "japanese jardins jazz jeu jeudi jeune jeunes jeux jewish joint jour journal "
    "journee jours jubilee judges juge july june junior jury justice key kingdom "
    "kings kitchen knight knights la labor labour ladies lakes land lane language "
    "last late latin law laws lawyer le leader league learning left legion les "
    "lesson letter letters level liberal library life light ligue line lines lion "
    "lire little live livre local lodge logement loi long lord lords lost love low "
    "lower lumiere lunch lundi lycee machine mail main mairie maison man management "
    "manager manor map march marche mardi marine maritime marshal masters match may "
    "maybe meadow meadows mechanical media medicine meeting memorial memory men mer "
    "merchant mercredi merit metal mid middle military mill mine mineral minister "
    "miss mission mobile model modern monday monde monetary money monnaie mont "
    "montagne monument moon morning mort mosque motor moulin mountains movement "
    "moyen museum music my mystery nation nations native natural nature naval navy "
    "ne net network night nine ninth nobel noble noir noire north northern nos notre "
    "nous november nuclear nuit nuits ocean october officer oil old olympic olympics "
    "on one open opera opposition or orange orchard orchid order orders ordre "
    "oriental our outer overseas own oxide pacific pact page palme palmes panel "
    "paper papers park parks parliamentary part partnership party pass passage "
    "passover path patrol pays peace peak pendant peninsula pension people peoples "
    "perhaps period petit petite peuple pharmacy physics piano picture pier pilot "
    "pink plage plan planet planning plant plaza please plus poem poet poets pole "
    "police policy political pond pont pool poor porte post poste pour power "
    "practical prayer premier premiere presidency press prime princes prison prix "
    "prize production professor programme progress projet protection protestant "
    "protocol proud provincial public pupils quality quand quarter quartet quartier "
    "quatre queens quel quelle question qui quick quoi rail railway rain rainbow "
    "rallye ranch range rapid reader recherche record red reform reformation reforme "
    "refugee refugees regional register regulation relief remembrance renaissance "
    "rencontre rencontres rendez rentree report representative representatives "
    "rescue research reserve resistance resource resources ressources restaurant "
    "revenue review revolution ridge right rights ring rise rivage rive river rivers "
    "riviere rock roman romantic room rooms rose rouge round route royal royale rule "
    "rules run rural russian sacred safe safety sailing salle salon salt samedi sand "
    "sans sante sat saturday savings scene scheme school schools science sciences "
    "scout season second secours secret section securite security see seed select "
    "semaine senior september series service services session settings settlement "
    "seven seventh shadow shelter ship shop shore short show si silent silk silver "
    "single sir sister six sixth ski sky small smart snow soccer social society "
    "soiree solar soldier soleil solo son song songs sound source sous southern "
    "space spanish special speed spirit spring springs square stade stadium staff "
    "stage star stars start state states statistics steam steel stone storm story "
    "strait strategic strategy strike studies studio study suburb summer summit sun "
    "sunday supreme sur surgeon survey swan swiss symphony syndicat system table "
    "take task tax tea teacher team tech technical technology telegraph television "
    "temple temps ten tennis terminal terrace terre terres territory tete thanks "
    "theater their third thirteen thirty thousand three thursday tickets tiers time "
    "times today together tomb tomorrow top tour tournament tournoi tous tout toute "
    "toutes town trade traffic trail train training transport travail travel "
    "treasure treasury treaty tree tresor trial tribune triumph trois trophee trust "
    "tu tuesday tunnel twelfth twenty twin two ultra un under underground une "
    "unitarian united unity university upper urban usine vallee valley van vendredi "
    "vent vert verte veterans vice victory video vie vieille vieux view village vin "
    "vineyard vins violin virgin vocational voice voie voix volunteer vos votre vous "
    "wall walls war wars watch water waters way wednesday week weekend welcome "
    "welfare west western whale wheel white wide wild wilderness wind windows wine "
    "winter wise wolf woman women wonder wood woods wool word words work worker "
    "workers works workshop world writer year years yellow yes yesterday young youth "
    "zone zoo"
)


TITLES = names(
    "brother capitaine captain cardinal colonel dame docteur doctor dr father frere "
    "judge juge lady lieutenant lord m madame mademoiselle maitre me miss mlle mme "
    "monsieur mr mrs ms officer pere prince princess professeur professor senateur "
    "senator sergeant sir sister soeur"
)
"""What stands before the names of persons; without accents, as slugs are."""


def is_common(word: str) -> bool:
    """Say whether a word of a name may well be another one in the other language."""
    slug = slugify(word)
    known = _known()
    is_people = slug.endswith(_PEOPLES) and slug[:_STEM] in _stems()
    return slug in known or slug.removesuffix("s") in known or is_people


_PEOPLES = tuple(names("ian ians ien iens ienne ish ese ais aise an ans ain aine"))
_STEM = 4


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Return all such words: those for days, countries and languages, too."""
    days = (name for tag in _TAGS for name in named_days(tag))
    little = frozenset().union(*LITTLE_WORDS.values())
    others = frozenset(map(slugify, (*days, *little)))
    return _COMMON | TITLES | GENERICS | INSTITUTIONS | _countries() | others


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Return the words for countries and languages, but for the saints among them."""
    names_of = ("territories", "languages")
    every = (
        name
        for tag in _TAGS
        for which in names_of
        for name in getattr(Locale(tag), which).values()
    )
    words = (WORD.findall(name) for name in every if not name.startswith(_SAINTS))
    return frozenset(slugify(word) for each in words for word in each)


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    """Return how countries begin, and their peoples."""
    return frozenset(name[:_STEM] for name in _countries())


_TAGS = ("en", "fr")
_SAINTS = ("Saint", "Sainte", "St.", "St", "Île", "Îles")
