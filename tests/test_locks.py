"""The lock files: everything pinned, hashed, and the same in each of them."""

import ast
import re
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from tests.house import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"([a-z0-9-]+)==([\w.]+)")


def entries(lock: Path) -> list[str]:
    """Return the requirements, each with its hashes on one line."""
    text = lock.read_text("utf-8").replace("\\\n", "")
    return [line for line in text.split("\n") if line[:1].isalnum()]


def pins(lock: Path) -> dict[str, str]:
    """Return the version of each package."""
    found = (PIN.match(each) for each in entries(lock))
    return {match[1]: match[2] for match in found if match}


def declared() -> dict[str, list[str]]:
    """Return the names of the packages that pyproject.toml asks for, by group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = {
        "site": project["project"]["dependencies"],
        **project["dependency-groups"],
    }
    return {
        group: [
            re.split(r"[<>=[]", each)[0] for each in wanted if isinstance(each, str)
        ]
        for group, wanted in groups.items()
    }


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_requirement_is_pinned_and_hashed(lock: Path) -> None:
    assert len(pins(lock)) == len(entries(lock)) > 0
    assert [each for each in entries(lock) if "--hash=sha256:" not in each] == []


def test_the_locks_hold_all_that_is_declared() -> None:
    wanted = declared()
    site, dev, bench = (
        pins(ROOT / f"requirements/{name}.txt") for name in ("site", "dev", "bench")
    )
    assert sorted({*wanted["site"], *wanted["build"]} - site.keys()) == []
    groups = (wanted[each] for each in ("site", "build", "test", "lint", "lock"))
    assert sorted(set(chain.from_iterable(groups)) - dev.keys()) == []
    assert sorted(set(wanted["bench"]) - bench.keys()) == []


def test_the_tests_run_on_what_the_site_is_built_with() -> None:
    site = pins(ROOT / "requirements/site.txt")
    dev = pins(ROOT / "requirements/dev.txt")
    assert {name: dev.get(name) for name in site} == site


def _loads(module: str, seen: set[str]) -> None:
    """Add the names of the packages that a benchmark imports, and those it leads to."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            ours = [f"{node.module}.{each.name}" for each in node.names]
            names = [node.module, *ours]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        for name in names:
            is_new = name not in seen
            seen.add(name)
            if is_new and (ROOT / f"{name.replace('.', '/')}.py").is_file():
                _loads(name, seen)


def test_make_bench_has_what_its_scripts_load() -> None:
    names: set[str] = set()
    _loads("benchmarks.run", names)
    packages = {each.partition(".")[0] for each in names} - {"benchmarks"}
    others = packages - sys.stdlib_module_names
    assert "psutil" in others
    assert others <= pins(ROOT / "requirements/bench.txt").keys()
