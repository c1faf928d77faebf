"""What is known of a picture → what its editor should hear."""

from collections.abc import Iterator

from pipeline.building.pictures.album import Filed
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import Phrase, say
from pipeline.model.pictures import Flaw


def judge(path: str, article: str, filed: Filed) -> Iterator[Diagnostic]:
    """Yield what is wrong with a picture that an article shows."""
    if filed.flaw is Flaw.BROKEN:
        message = say(
            "It can't be read as a picture: it is damaged, or something else by that "
            "name. Save it anew; until then {article} says in its place that it is "
            "missing.",
            article=article,
        )
        yield _warning("broken-picture", message, path)
    if filed.flaw is Flaw.TOO_LARGE:
        message = say(
            "It has more pixels than phones can open. Save it smaller, 2,500 pixels "
            "wide are plenty; until then {article} says in its place that it is "
            "missing.",
            article=article,
        )
        yield _warning("picture-too-large", message, path)
    if filed.has_location:
        message = say(
            "The file says where on Earth it was taken, and anyone can download it "
            "from {article}. Remove the place (GPS) from it, or it is published.",
            article=article,
        )
        yield _warning("picture-location", message, path)


def _warning(code: str, message: Phrase, path: str) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, path=path)
