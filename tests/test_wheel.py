"""The package, as a stranger gets it: built, installed, used in an empty folder."""

import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house import ROOT


def run(arguments: Sequence[str | Path], folder: Path) -> str:
    """Run a program that must succeed; return what it printed."""
    result = subprocess.run(
        arguments, check=False, capture_output=True, text=True, cwd=folder
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "hatchling", "build", "--target", "wheel")
    run((*build, "--directory", folder), ROOT)
    (built,) = folder.glob("diptyque-*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment; return its folder of programs.

    A .pth file lends it our dependencies, so that no index is asked. An editable
    install of ours stays unseen, for it is a .pth file too.
    """
    folder = tmp_path_factory.mktemp("venv")
    run((sys.executable, "-m", "venv", "--without-pip", folder), ROOT)
    python = folder / "bin/python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'), end='')"
    packages = Path(run((python, "-c", where), folder))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    run((*pip, "--no-deps", "--no-index", wheel), folder)
    return python.parent


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(
    wheel: Path,
) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "pipeline").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with ZipFile(wheel) as archive:
        held = {each for each in archive.namelist() if ".dist-info/" not in each}
    assert held == ours


def test_a_new_site_builds_in_an_empty_folder(programs: Path, tmp_path: Path) -> None:
    home = run(
        (programs / "python", "-c", "import pipeline as p; print(*p.__path__)"),
        tmp_path,
    )
    assert Path(home.partition("\n")[0]).is_relative_to(programs.parent)
    run((programs / "diptyque", "init"), tmp_path)
    run((programs / "diptyque", "build"), tmp_path)
    public = tmp_path / "public"
    assert (public / "index.html").is_file()
    assert (public / "sitemap.xml").is_file()
    assert sorted(path.suffix for path in (public / "assets").glob("*.css"))
    editions = sorted(path.parent.name for path in public.glob("*/feed.xml"))
    assert len(editions) >= 2, "an edition, and its feed, in each language"
    assert all((public / each / "index.html").is_file() for each in editions)
