"""Findings → one JSON object, whose shape does not change within a major version."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.model.diagnostics import Diagnostic, Fix


def write_json(found: Iterable[Diagnostic], facts: Mapping[str, Any]) -> str:
    """Return an object with `diagnostics`, and what else the command has to say."""
    report = {"diagnostics": [record(each) for each in found], **facts}
    return json.dumps(report, ensure_ascii=False, indent=2)


def record(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a finding as JSON knows it; offsets are in code points."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.label,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "article": diagnostic.article,
        "locale": diagnostic.locale,
        "context": diagnostic.context,
        "msgid": diagnostic.msgid,
        "span": diagnostic.span,
        "url": diagnostic.url,
        "message": diagnostic.message,
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [
        {"start": each.start, "end": each.end, "text": each.text} for each in fix.edits
    ]
    return {"edits": edits, "is_safe": fix.is_safe}
