"""What is known of a picture → what its editor should hear."""

from collections.abc import Iterator

from pipeline.building.pictures.album import Filed
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import Phrase, say
from pipeline.model.pictures import Flaw


def judge(path: str, article: str, filed: Filed) -> Iterator[Diagnostic]:
    """Yield what is wrong with a picture that an article shows."""
    if filed.flaw is not None:
        code, message = _FLAWS[filed.flaw](article)
        yield _warning(code, message, path)
    if filed.has_location:
        message = say(
            "The file says where on Earth it was taken, and anyone can download it "
            "from {article}. Remove the place (GPS) from it, or it is published.",
            article=article,
        )
        yield _warning("picture-location", message, path)


def _warning(code: str, message: Phrase, path: str) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, path=path)


def _broken(article: str) -> tuple[str, Phrase]:
    return "broken-picture", say(
        "It can't be read as a picture: it is damaged, or something else by that "
        "name. Save it anew; until then {article} says in its place that it is "
        "missing.",
        article=article,
    )


def _too_large(article: str) -> tuple[str, Phrase]:
    return "picture-too-large", say(
        "It has more pixels than phones can open. Save it smaller, 2,500 pixels "
        "wide are plenty; until then {article} says in its place that it is "
        "missing.",
        article=article,
    )


def _active(article: str) -> tuple[str, Phrase]:
    return "active-picture", say(
        "It has a script, or something else that acts when the drawing is opened "
        "by itself, in the name of the site. Save it without; until then {article} "
        "says in its place that it is missing.",
        article=article,
    )


_FLAWS = {Flaw.BROKEN: _broken, Flaw.TOO_LARGE: _too_large, Flaw.ACTIVE: _active}
