"""What makes a catalog unreadable, from the place of the fault to a sentence."""

from pipeline.model.diagnostics import Diagnostic, Severity


class Refusal(Exception):  # noqa: N818 - it never leaves this package
    """A catalog that gettext would refuse; `parse` turns it into a finding."""

    def __init__(self, code: str, message: str, line: int = 0) -> None:
        super().__init__(code, message, line)
        self.code = code
        self.message = message
        self.line = line

    def finding(self, path: str) -> Diagnostic:
        """Return it as a value that travels with the result."""
        return Diagnostic(
            code=self.code,
            severity=Severity.ERROR,
            message=self.message,
            path=path,
            line=self.line,
        )


def warning(code: str, message: str, path: str, line: int = 0) -> Diagnostic:
    """Return a finding that leaves the catalog readable."""
    return Diagnostic(
        code=code, severity=Severity.WARNING, message=message, path=path, line=line
    )
