"""The design, held by machine: what no linter knows of this house.

Layers, docstrings and dependencies are held by `make check` (import-linter,
ruff, deptry); sizes, names, imports and leaks are held here.
"""

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from tests.house import PIPELINE, ROOT, modules, name, none

MODULE_LINES = 300
FUNCTION_LINES = 30

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(function: Function) -> int:
    """Count the lines of a function, without its docstring and decorators."""
    length = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return length
    docstring = function.body[0]
    return length - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


# Sizes


def is_excused(text: str, limit: int) -> bool:
    """Say whether a comment `# Over 300 lines: why` stands in the text."""
    return re.search(rf"# Over {limit} lines: \w+", text) is not None


def test_no_module_is_too_long_to_read_at_once() -> None:
    texts = {
        name(path): path.read_text("utf-8")
        for path in modules("pipeline", "tests", "benchmarks")
    }
    none(
        path
        for path, text in texts.items()
        if text.count("\n") > MODULE_LINES and not is_excused(text, MODULE_LINES)
    )


def test_no_function_is_too_long_to_hold_in_the_head() -> None:
    found: list[str] = []
    for path in modules("pipeline", "tests", "benchmarks"):
        text = path.read_text("utf-8")
        found += [
            f"{name(path)}:{function.lineno} {function.name}"
            for function in functions(path)
            if lines_of(function) > FUNCTION_LINES
            and not is_excused(
                ast.get_source_segment(text, function) or "", FUNCTION_LINES
            )
        ]
    none(found)


# One home for each name


def test_no_two_classes_share_a_name() -> None:
    homes = Counter(
        node.name
        for path in modules("pipeline")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    none(each for each, count in homes.items() if count > 1)


def packages() -> list[str]:
    return sorted(
        name(path.parent).replace("/", ".") for path in PIPELINE.rglob("*/__init__.py")
    )


def doorways() -> list[str]:
    """Return the packages that open each of their names when it is asked for."""
    return [
        package
        for package in packages()
        if "__getattr__" in vars(importlib.import_module(package))
    ]


@pytest.mark.parametrize("package", doorways())
def test_no_name_behind_a_doorway_is_that_of_a_module(package: str) -> None:
    # Loading the module would put it in the place of what bears its name.
    folder = Path(ROOT, package.replace(".", "/"))
    names = importlib.import_module(package).__all__
    none(each for each in names if Path(folder, f"{each}.py").exists())


@pytest.mark.parametrize("package", doorways())
def test_a_doorway_opens_what_it_tells_the_type_checker(package: str) -> None:
    path = Path(ROOT, package.replace(".", "/"), "__init__.py")
    said: list[tuple[str, tuple[str, ...]]] = []
    opened: dict[str, tuple[str, ...]] = {}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(package):
            home = str(node.module).removeprefix(f"{package}.")
            said.append((home, tuple(each.name for each in node.names)))
        elif isinstance(node, ast.Dict):
            opened = ast.literal_eval(node)
    assert said == list(opened.items())


@pytest.mark.parametrize("package", packages())
def test_a_package_exports_only_what_it_made(package: str) -> None:
    door = importlib.import_module(package)
    exported = getattr(door, "__all__", [])
    assert len(exported) == len(set(exported))
    homes = {each: getattr(getattr(door, each), "__module__", "") for each in exported}
    ours = {each: home for each, home in homes.items() if home.startswith("pipeline.")}
    none(each for each, home in ours.items() if not home.startswith(package))


# What an import drags in


def dragged_in(module: str) -> set[str]:
    """Return the names of the top-level modules that an import loads."""
    program = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    result = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return {each.partition(".")[0] for each in result.stdout.split()}


def test_the_furniture_is_light() -> None:
    furniture = [f"pipeline.model.{path.stem}" for path in modules("pipeline/model")]
    loaded = dragged_in(", ".join(furniture).replace(".__init__", ""))
    assert "babel" in loaded
    heavy = {"click", "jinja2", "lxml", "polib", "pyromark", "rich", "yaml"}
    none(loaded & heavy)


def test_the_front_door_opens_without_the_rooms() -> None:
    heavy = {"babel", "jinja2", "lxml", "polib", "pyromark", "rapidfuzz", "rich"}
    none(dragged_in("pipeline.cli") & heavy)


def test_a_check_of_what_has_not_changed_loads_nothing_that_judges(
    tmp_path: Path,
) -> None:
    folder = str(tmp_path)
    main = "from pipeline.cli import main; main(['check', '--site', {!r}, '--quiet'])"
    said = f"import sys, atexit; atexit.register(lambda: print(*sys.modules)); {main}"
    command = [sys.executable, "-c", said.format(folder)]
    begun = [sys.executable, "-m", "pipeline", "init", folder]
    subprocess.run(begun, check=True, capture_output=True)
    first, again = (
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    )
    heavy = {"pipeline.validating", "pyromark", "rapidfuzz"}
    assert heavy <= set(first.split())
    none({*heavy, "jinja2", "lxml", "rich"} & set(again.split()))


# What is written down


LEAKS = re.compile(
    r"(?<![\w.~-])/(?:root|work|home|Users)/[\w.]"
    r"|https?://(?:registry|files|deb|index|pypi|test\.pypi)\.[a-z]"
    r"|^ *--(?:extra-)?(?:index-url|find-links)|/simple/?$",
    re.MULTILINE,
)


def test_nothing_committed_names_a_machine_or_a_registry(
    needs: Callable[[str], str],
) -> None:
    listing = [needs("git"), "ls-files", "-z", "--cached", "--others"]
    files = subprocess.run(
        [*listing, "--exclude-standard"], check=True, capture_output=True, cwd=ROOT
    )
    found = []
    for each in filter(None, files.stdout.decode().split("\0")):
        path = ROOT / each
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content:
            leak = LEAKS.search(content.decode("utf-8", "replace"))
            found += [f"{each}: {leak[0]}"] if leak else []
    none(found)


@pytest.mark.parametrize(
    ("line", "leaks"),
    [
        ("cache = '/" + "root/.cache'", True),
        ("--index-url " + "somewhere", True),
        ("see https:/" + "/pypi.example", True),
        ("see https://example.org/en/work/", False),
    ],
)
def test_a_leak_is_recognised(line: str, *, leaks: bool) -> None:
    assert bool(LEAKS.search(line)) is leaks


CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
COMMAND = re.compile(r"^`?(?:\$ )?(make|diptyque) +([a-z][a-z-]*)", re.MULTILINE)


def documented(program: str) -> set[str]:
    """Return the commands of a program that the documentation shows as code."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    text = "\n".join(path.read_text("utf-8") for path in pages)
    found = (match for code in CODE.findall(text) for match in COMMAND.finditer(code))
    return {match[2] for match in found if match[1] == program}


def test_every_documented_make_target_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    none(documented("make") - targets)


def test_every_command_is_documented_and_every_documented_one_is_there() -> None:
    main = importlib.import_module("pipeline.cli").main
    commands = set(main.list_commands(click.Context(main)))
    none(documented("diptyque") ^ commands)
