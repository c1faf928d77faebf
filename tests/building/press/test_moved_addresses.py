"""Addresses that editions have left, asked of real servers."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import publishing
from pipeline.adapters import LocalStore
from pipeline.model.ledger import EditionRecord
from tests.building.desk import FIGS, LAMP, Desk, article
from tests.building.press.servers import apache, ask, nginx

Serving = Callable[[Callable[[str], str], Path, Path], AbstractContextManager[int]]
HOSTS = ("_redirects", "redirects.map", ".htaccess")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a site with an article that has moved in both its languages."""
    desk, output = Desk(tmp_path), LocalStore(str(tmp_path / "public"))
    desk.save("a.md", article("Le marché", FIGS, LAMP))
    desk.extract()
    desk.translate("a")
    desk.build(output)
    ledger = publishing.parse(desk.store.read(desk.site.ledger))
    records = {tag: _moved(each) for tag, each in ledger.editions["a"].items()}
    moved = publishing.serialize(replace(ledger, editions={"a": records}))
    desk.store.write(desk.site.ledger, moved)
    desk.build(output)
    return desk


def _moved(record: EditionRecord) -> EditionRecord:
    folder = record.folder.removesuffix("/")
    return replace(
        record,
        slugs=(*record.slugs, f"{record.slugs[-1]}-de-nuit"),
        folders=(*record.folders, f"{folder}-de-nuit/"),
    )


@pytest.mark.parametrize("serve", [nginx, apache])
def test_a_server_leads_on_from_every_address_that_was_left(
    serve: Serving, desk: Desk, tmp_path: Path, needs: Callable[[str], str]
) -> None:
    root = desk.root / "public"
    records = publishing.parse((root / "editions.json").read_bytes()).editions["a"]
    with serve(needs, tmp_path / "server", root) as port:
        for tag, rests in {"fr": ("",), "en": ("", "en-fr/")}.items():
            old, new = records[tag].folders
            assert ask(port, f"/{old.removesuffix('/')}") == (301, f"/{new}")
            for rest in rests:
                assert ask(port, f"/{old}{rest}") == (301, f"/{new}{rest}")
                assert ask(port, f"/{new}{rest}") == (200, "")
            assert ask(port, f"/{old.removesuffix('/')}s/") == (404, "")


def test_what_a_site_tells_its_host_is_kept_and_noticed(desk: Desk) -> None:
    output = LocalStore(str(desk.root / "public"))
    made = {name: output.read(name) for name in HOSTS}
    static = desk.root / "static"
    static.mkdir()
    for name in HOSTS:
        (static / name).write_text(f"# {name} of our own\n", "utf-8")
    assert len(HOSTS) == desk.build(output).written
    for name in HOSTS:
        own, _, rest = output.read(name).partition(b"\n\n")
        assert own == f"# {name} of our own".encode()
        assert rest == made[name]
    (static / ".htaccess").unlink()
    assert desk.build(output).written == 1
    assert output.read(".htaccess") == made[".htaccess"]
    desk.delete("a.md")
    assert desk.build(output).removed
    assert not output.exists(".htaccess")
    assert output.read("_redirects") == b"# _redirects of our own\n"
