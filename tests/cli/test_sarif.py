"""What `--format sarif` writes, by the JSON schema of SARIF 2.1.0 (OASIS)."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.formats import write_sarif
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating import RULES
from tests.house import ROOT

from .test_formats import HOSTILE, REMARK

NODE = ROOT / "tests" / "node"
SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
SCRIPT = f"""
import Ajv from 'ajv'
import {{readFileSync}} from 'node:fs'
const read = path => JSON.parse(readFileSync(path, 'utf8'))
const ajv = new Ajv({{schemaId: 'auto', allErrors: true, format: 'full'}})
ajv.addMetaSchema(read('./node_modules/ajv/lib/refs/json-schema-draft-04.json'))
const validate = ajv.compile(read('./node_modules/{SCHEMA}'))
console.log(JSON.stringify(read(0).map(log => validate(log) ? [] : validate.errors)))
"""
Judge = Callable[[list[Any]], list[list[Any]]]


@pytest.fixture(scope="module")
def errors(needs: Callable[[str], str]) -> Judge:
    """Return what says what is wrong with logs; without npm's packages, skip."""
    if not Path(NODE, "node_modules", SCHEMA).is_file():
        missing = "run `npm ci --prefix tests/node` for the schema of SARIF"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)

    def judge(logs: list[Any]) -> list[list[Any]]:
        run = subprocess.run(
            [needs("node"), "--input-type=module", "-e", SCRIPT],
            cwd=NODE,
            input=json.dumps(logs).encode(),
            capture_output=True,
            check=True,
        )
        found: list[list[Any]] = json.loads(run.stdout)
        return found

    return judge


def written(*found: Diagnostic) -> Any:
    return json.loads(write_sarif(found, "1.2.3"))


def test_any_log_is_valid(errors: Judge) -> None:
    every = [
        Diagnostic(
            code=rule.code, severity=severity, message="m", path="a b.po", line=2
        )
        for rule in RULES
        for severity in Severity
    ]
    logs = [written(), written(HOSTILE, REMARK), written(*every)]
    assert errors(logs) == [[], [], []]


def test_a_log_that_is_not_valid_is_recognised(errors: Judge) -> None:
    log = written(HOSTILE)
    log["runs"][0]["results"][0]["level"] = "grave"
    del log["runs"][0]["tool"]
    (found,) = errors([log])
    assert {each["keyword"] for each in found} == {"enum", "required"}
