"""The lines of a pasted page that belong to its site: breadcrumbs, buttons, dates."""

import datetime as dt
import re
from dataclasses import dataclass

from pipeline import text
from pipeline.importing.blocks import Findings
from pipeline.importing.dates import WrittenDate, find_dates

_ANYWHERE = """
share|share this|share this article|share this page|print|print this page|send by email
read also|also read|read more|see also|related articles|on the same topic
back to top|back to news|back to the list|skip to content|skip to main content
listen|subscribe|follow us|menu|search|close|copy link|advertisement
partager|partager cet article|partager cette page|partager sur|imprimer
envoyer par mail|à lire aussi|lire aussi|a lire aussi|lire la suite|voir aussi
articles liés|sur le même sujet|dans la même rubrique|haut de page|retour en haut
retour|retour à la liste|retour aux actualités|aller au contenu
aller au contenu principal|écouter|s’abonner|nous suivre|rechercher|fermer
copier le lien|publicité|facebook|twitter|linkedin|whatsapp|instagram|bluesky
"""
_AT_HEAD = """
all news|news|the news|home|homepage|events|press|press releases|all articles
toutes les actualités|toutes les actus|actualités|actualité|actus|accueil
à la une|agenda|presse|espace presse|tous les articles|vous êtes ici
"""
_CRUMBS = re.compile(r"[ \u00a0\u202f]*[>›»/|→][ \u00a0\u202f]*")
_LONGEST_CRUMB = 40
_VERB = re.compile(
    r"\b(?:(?P<updated>updated|modified|revised"
    r"|mise? à jour|modifié|actualisé|actualisée)"
    r"|(?P<published>published|posted|publiée?|posté|mise? en ligne))",
    re.IGNORECASE,
)
_FILLING = re.compile(
    r"(?:informations?|last|page|article|news|actualité|dernière|première|on|the|at|by"
    r"|le|la|à|a|les?|at|and|et|le|du|de|was|été|is|est|gmt|cet|am|pm"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|\d{1,2}(?:[ \u00a0\u202f]?[:h][ \u00a0\u202f]?\d{0,2})?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w:]*")


def _phrases(listed: str) -> frozenset[str]:
    lines = (line for line in listed.split("\n") if line)
    return frozenset(phrase for line in lines for phrase in line.split("|"))


_BUTTONS = _phrases(_ANYWHERE)
_CRUMB = _phrases(_AT_HEAD) | _BUTTONS


def is_button(line: str) -> bool:
    """Say whether a line is a control of the site, wherever it stands."""
    return _plain(line) in _BUTTONS


def is_breadcrumb(line: str) -> bool:
    """Say whether a line above the text leads back into the site."""
    steps = _CRUMBS.split(line)
    if len(steps) == 1:
        return _plain(line) in _CRUMB
    are_short = all(len(step) <= _LONGEST_CRUMB for step in steps)
    return are_short and _plain(steps[0]) in _CRUMB


def _plain(line: str) -> str:
    folded = line.casefold().replace("'", "’").replace("\u00a0", " ")
    return text.trim(folded.rstrip(":.…!»›> \u202f"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a line says about when a page was published and updated."""

    published: dt.date | None = None
    updated: dt.date | None = None


def read_dateline(
    line: str, number: int, findings: Findings, *, is_french: bool
) -> Dateline | None:
    """Return the dates of a line that holds nothing else, or none.

    A date that can be read in two ways is taken as day, month, year, and said;
    on a French page it can't mean anything else.
    """
    dates = list(find_dates(line))
    if not dates or not _is_nothing_else(line, dates):
        return None
    found: dict[str, dt.date] = {}
    for date in dates:
        _judge(date, line, number, findings, is_french=is_french)
        if date.day is not None:
            found.setdefault(_role(line, date), date.day)
    return Dateline(published=found.get("published"), updated=found.get("updated"))


def _is_nothing_else(line: str, dates: list[WrittenDate]) -> bool:
    """Say whether only words that introduce a date stand around the dates."""
    rest = line
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    words = _WORD.findall(_VERB.sub(" ", rest))
    return all(_FILLING.fullmatch(word) for word in words)


def _role(line: str, date: WrittenDate) -> str:
    """Return what the last verb before a date says of it."""
    verbs = list(_VERB.finditer(line, 0, date.start))
    return verbs[-1].lastgroup or "published" if verbs else "published"


def _judge(
    date: WrittenDate, line: str, number: int, findings: Findings, *, is_french: bool
) -> None:
    written = line[date.start : date.end]
    if date.day is None:
        message = f"“{written}” is not a date. Add `date:` or `updated:` by hand."
        findings.doubt("import-date", message, number)
    elif date.is_ambiguous and not is_french:
        findings.doubt(
            "import-date",
            f"“{written}” was read as {date.day.isoformat()}, day before month. "
            "Exchange them if the page is American.",
            number,
        )
