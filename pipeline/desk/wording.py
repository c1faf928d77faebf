"""What the desk says, in one place: for its pages, for its script, and of states."""

from collections.abc import Callable, Mapping

from pipeline.building.editing.amending import Outcome
from pipeline.building.tallies.status import Urgency
from pipeline.model import kinds
from pipeline.model.articles import Kind
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say

Tell = Callable[[str], str]

LANGUAGES: Mapping[str, str] = {"fr": "Français", "en": "English"}
"""The languages that the desk speaks, by their own names."""

STATES: Mapping[State, Phrase] = {
    State.APPROVED: say("approved"),
    State.OUTDATED: say("outdated"),
    State.FUZZY: say("to be reviewed"),
    State.UNTRANSLATED: say("untranslated"),
}

URGENCIES: Mapping[Urgency, Phrase] = {
    Urgency.OUTDATED: say("outdated"),
    Urgency.PARTIAL: say("published in part"),
    Urgency.WITHHELD: say("begun, not published"),
    Urgency.ABSENT: say("not begun"),
    Urgency.DRAFT: say("of a draft"),
    Urgency.COMPLETE: say("complete"),
}

KINDS: Mapping[str, Phrase] = {
    **{str(kind): said for kind, said in kinds.KINDS.items()},
    Kind.ALT: say("description of a picture"),
    "section": say("name of a section"),
    "site": say("of the site"),
    "tag": say("name of a tag"),
    "word": say("of the theme"),
}

SEVERITIES: Mapping[Severity, Phrase] = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.INFO: say("remark"),
}

OUTCOMES: Mapping[Outcome, Phrase] = {
    Outcome.SAVED: say("saved"),
    Outcome.SAME: say("saved"),
    Outcome.CHANGED: say(
        "Somebody else has changed this text meanwhile. Nothing was written over: "
        "choose which of the two stays."
    ),
    Outcome.GONE: say(
        "The article does not have this text any more: its source has changed. What "
        "you typed is kept here; load the page again to go on."
    ),
    Outcome.REFUSED: say(
        "No catalog can hold this text: remove its line breaks and control characters."
    ),
}

PAGES: Mapping[str, Phrase] = {
    "desk": say("Translation desk"),
    "skip": say("To the texts"),
    "articles": say("Articles"),
    "language": say("Language"),
    "every_language": say("all languages"),
    "state": say("State"),
    "every_state": say("all states"),
    "waiting": say("what waits"),
    "search": say("Search"),
    "search_hint": say("title, path, source or translation"),
    "show": say("Show"),
    "article": say("Article"),
    "words": say("Words to do"),
    "progress": say("Done"),
    "date": say("Date"),
    "newer": say("Back"),
    "older": say("Further"),
    "nothing": say("There is nothing of that kind."),
    "unreadable": say("These files can't be read, so they can't be translated:"),
    "found_texts": say("Texts"),
    "source": say("Source"),
    "translation": say("Translation"),
    "page": say("Page"),
    "page_title": say("The page, as readers will see it"),
    "help": say("Keys"),
    "close": say("Close"),
    "you": say("You"),
    "who": say("Who are you?"),
    "who_why": say("Catalogs say who translated last. It stands there, and with git."),
    "name": say("Name"),
    "address": say("E-mail address"),
    "keep": say("Keep"),
    "cost": say("What an edit costs"),
    "since": say("Since which revision of git"),
    "compare": say("Compare"),
    "cost_why": say(
        "What has to be translated anew because of what changed in the articles, "
        "and what stays approved."
    ),
    "free": say("Nothing that translators would have to do has changed."),
    "to_translate": say("New words"),
    "to_renew": say("Outdated words"),
    "to_check": say("To check"),
    "kept": say("Stays approved"),
    "site_words": say("The site’s own words"),
    "forms": say("A line for each plural form"),
    "over_time": say("Approved words over time"),
    "lately": say("Who did what, lately"),
    "what_changed": say("What changed"),
    "edits": say("Since one of the latest edits of articles"),
    "lost": say("There is no such page. Begin with the list of the articles."),
    "lost_title": say("Not here"),
    "trouble_title": say("Not now"),
    "no_script": say("The desk needs JavaScript to save what you type."),
    "filter": say("Which texts"),
    "every_text": say("all texts"),
    "approve": say("Approve, go on"),
    "leave": say("Leave to review"),
    "copy": say("Copy source"),
    "mark": say("Next mark"),
    "nbsp": say("No-break space"),
    "narrow": say("Narrow no-break space"),
    "quotes": say("Quotation marks"),
    "fix": say("Mend"),
    "undo": say("Undo save"),
    "next": say("Next text"),
    "previous": say("Previous text"),
    "next_untranslated": say("Next untranslated"),
    "next_outdated": say("Next outdated"),
    "next_fuzzy": say("Next to be reviewed"),
    "onward": say("Next article that waits"),
    "next_finding": say("Next finding"),
    "suggestion": say("Suggestions 1 to 9"),
    "comment": say("Comment"),
    "comment_title": say("Comment for those who translate"),
    "comment_save": say("Save comment"),
    "context": say("What this is"),
    "changed": say("Changed since it was translated"),
    "was_text": say("Readers still see"),
    "terms": say("Glossary"),
    "forbidden": say("never:"),
    "suggestions": say("Said before"),
    "engine": say("Ask the machine"),
    "history": say("Who translated this"),
    "no_history": say("Git knows nothing of it yet."),
    "mine": say("Keep mine"),
    "theirs": say("Take theirs"),
    "drafts": say("What you typed and was not saved"),
    "drafts_why": say(
        "It was kept in this browser when the desk or the browser ended."
    ),
}

SCRIPT: Mapping[str, Phrase] = {
    "saving": say("saving…"),
    "saved": say("saved"),
    "typed": say("changed, not approved yet: it is kept in this browser"),
    "unreachable": say(
        "The desk does not answer. What you type is kept in this browser, and saved "
        "when it is there again."
    ),
    "empty": say("There is nothing to approve yet: type a translation first."),
    "own": say("You left this for someone else. Press again to approve it yourself."),
    "end": say("There is nothing more of that kind."),
    "undone": say("as it was before"),
    "nothing_to_undo": say("There is nothing to undo."),
    "no_fix": say("Nothing here can be mended by a key."),
    "no_mark": say("Every mark of the source is there."),
    "no_suggestion": say("There is no such suggestion."),
    "left": say("left to review"),
    "printing": say("The page is being made…"),
    "noPage": say("The site has no page of this article: it may have errors."),
    "putBack": say("Put back"),
    "throwAway": say("Throw away"),
}

TROUBLES: Mapping[str, Phrase] = {
    "malformed": say("The desk does not understand this request: load the page again."),
}


def unwritten(trouble: str) -> Phrase:
    """Say that a text is not on the disk yet, and why."""
    return say(
        "It could not be written: {trouble}. What you typed is kept in this browser, "
        "and the desk tries again.",
        trouble=trouble,
    )


def spoken(words: Mapping[str, Phrase], tell: Tell) -> dict[str, str]:
    """Return phrases in the language of whoever looks."""
    return {name: tell(phrase) for name, phrase in words.items()}
