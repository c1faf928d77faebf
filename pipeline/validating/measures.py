"""The words for units in a text → the units that the text measures in.

Who converts a measure writes another figure, and means it. Miles that became
kilometres are told by that: one side has a unit that the other has not.
"""

from pipeline.patterns import pattern

_NAMES = {
    "cl": "cl centilitre centilitres centiliter centiliters",
    "cm": "cm centimètre centimètres centimetre centimetres centimeter centimeters",
    "dl": "dl décilitre décilitres",
    "ft": "ft foot feet pied pieds",
    "g": "g gr gramme grammes gram grams",
    "ha": "ha hectare hectares",
    "in": "in inch inches pouce pouces",
    "kg": "kg kilo kilos kilogramme kilogrammes kilogram kilograms",
    "m²": "m² m2 sqm",
    "km²": "km² km2",
    "sqft": "sqft",
    "km": "km kilomètre kilomètres kilometre kilometres kilometer kilometers",
    "l": "l litre litres liter liters",
    "lb": "lb lbs pound pounds livre livres",
    "m": "m mètre mètres metre metres meter meters",
    "mg": "mg milligramme milligrammes milligram milligrams",
    "mi": "mile miles mille milles mi",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "mm": "mm millimètre millimètres millimetre millimetres millimeter millimeters",
    "mph": "mph",
    "yd": "yard yards yd",
    "acre": "acre acres",
    "cup": "cup cups tasse tasses",
    "gallon": "gallon gallons",
    "oz": "oz ounce ounces once onces",
    "pint": "pint pints pinte pintes",
    "stone": "stone stones",
    "knot": "knot knots nœud nœuds",
}
_UNITS = {name: unit for unit, names in _NAMES.items() for name in names.split(" ")}
_SPELT = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty"
    "|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|une?|deux|trois|quatre"
    "|cinq|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|soixante"
    "|cents?|mille|millions?|half a|demi"
)
"""Words of a figure that may stand before a unit."""
_SQUARE = pattern(r"(?<!\w)sq\.?[ \u00a0](ft|m)(?!\w)")
_LONGEST_FIRST = "|".join(sorted(_UNITS, key=len, reverse=True))
_MEASURED = pattern(
    rf"(?:[\d½¼¾⅓⅔⅛]|(?<!\w)(?:{_SPELT}))[ \u00a0\u202f-]?({_LONGEST_FIRST})(?!\w)"
)
_NAMED = pattern(r"(?<!\w)(?:livres?|pouces?|pieds?|pounds?)(?!\w)")
"""Units that are named without a figure, too: half an hour for each pound."""
_HEATED = pattern(
    r"°[CF](?!\w)|(?<!\w)(?:Fahrenheit|Celsius|thermostat|th\.|gas)(?!\w)"
)
_HEATS = {"°F": "Fahrenheit", "°C": "Celsius", "th.": "thermostat"}
_LASTING = pattern(
    r"(?<!\w)(?:(months?|mois)|(years?|ans?|années?)|(weeks?|semaines?)"
    r"|(days?|jours?|journées?)|(hours?|heures?)|(minutes?))(?!\w)"
)

_EXACT = {
    **{unit: _NAMES[unit] for unit in ("mg", "kg", "mm", "cm", "km", "cl")},
    "µg": "µg μg mcg microgramme microgrammes microgram micrograms",
    "g": "g gramme grammes gram grams",
    "metre": "mètre mètres metre metres meter meters",
    "ml": "ml mL millilitre millilitres milliliter milliliters",
    "litre": "litre litres liter liters",
    "kW": "kW kilowatts",
    "MW": "MW mégawatts megawatts",
    "GW": "GW gigawatts",
    "KiB": "KiB Kio",
    "MiB": "MiB Mio",
    "GiB": "GiB Gio",
    "kB": "kB KB ko Ko",
    "MB": "MB Mo",
    "GB": "GB Go",
    "minute": "min minute minutes",
    "hour": "heures hours hour",
    "day": "jour jours day days",
    "week": "semaine semaines week weeks",
    "month": "mois month months",
    "year": "ans année années year years",
}
_EXACT_UNITS = {
    each: unit for unit, names in _EXACT.items() for each in names.split(" ")
}
_EXACT_NAMES = "|".join(sorted(_EXACT_UNITS, key=len, reverse=True))
UNIT = pattern(
    rf"(\d(?<![\w.,/:–-].)\d*(?:[.,]\d+)?)[ \u00a0\u202f-]?({_EXACT_NAMES})(?![\w/²³])"
)
"""A figure with a unit that has no other meaning in either language."""


def unit_of(name: str) -> str:
    """Return the unit that a word or a sign of `UNIT` names."""
    return _EXACT_UNITS[name]


def measures(text: str) -> frozenset[str]:
    """Return the units in which a text measures, in either language.

    >>> sorted(measures("80 km, or 50 miles")) == sorted(measures("50 milles (80 km)"))
    True
    """
    heats = (_HEATS.get(each, each) for each in _HEATED.findall(text))
    squared = _SQUARE.sub(r"sq\1", text) if "sq" in text else text
    named = (*_MEASURED.findall(squared), *_NAMED.findall(text))
    return frozenset(map(_UNITS.__getitem__, named)).union(heats)


def durations(text: str) -> frozenset[int]:
    """Return the units of time that a text names, each by a number of its own."""
    return frozenset(found.lastindex or 0 for found in _LASTING.finditer(text))
