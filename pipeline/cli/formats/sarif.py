"""Findings → SARIF 2.1.0 (OASIS), which code scanning reads.

Regions are of the line in the catalog; fixes are left out, since a span in a
translated text is no region of the file it stands in.
"""

import json
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from pipeline.cli.wording import language, tell_of
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating import RULES, Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


def write_sarif(found: Iterable[Diagnostic], version: str) -> str:
    """Return a log of one run; its rules are those that spoke (3.49.3)."""
    listed = list(found)
    codes = sorted({each.code for each in listed})
    known = {rule.code: rule for rule in RULES}
    driver = {
        "name": "diptyque",
        "version": version,
        "rules": [_rule(code, known.get(code)) for code in codes],
    }
    results = [_result(each, codes.index(each.code)) for each in listed]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    said = (
        tell_of(language(), code, each) for each in (rule.summary, rule.why, rule.mend)
    )
    summary, why, mend = said
    return {
        "id": code,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
        "help": {"text": mend, "markdown": mend},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(diagnostic.path or ".")}}
    if diagnostic.line:
        place["region"] = {"startLine": diagnostic.line}
    said = diagnostic.message
    if diagnostic.msgid:
        said = f"{said}\n“{diagnostic.msgid}”"
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"diptyque/v1": _fingerprint(diagnostic)},
    }


def _fingerprint(diagnostic: Diagnostic) -> str:
    """Return what stays the same when lines move (3.27.17)."""
    parts = (
        diagnostic.code,
        diagnostic.path,
        diagnostic.locale,
        diagnostic.context,
        diagnostic.msgid,
    )
    return blake2b(
        "\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()
