"""`--ledger`: where the promises to readers are kept, if not in the site."""

import click

from pipeline import building
from pipeline.adapters import LocalStore
from pipeline.cli.places import DistantSite, is_url, open_url
from pipeline.cli.sites import OpenSite, here
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.ports import Store

_DEPLOYED = "editions.json"
"""What the ledger is called where it is published."""

ledger_option = click.option(
    "--ledger",
    metavar="FILE|URL",
    help="What keeps the promises to readers: a file, or what was deployed last.",
)


def with_ledger(
    opened: OpenSite | DistantSite, ledger: str | None, *, is_kept: bool = False
) -> Store:
    """Return the store of the site, with the ledger where the user wants it.

    One that was deployed is joined to the site's own, and published with it. Where
    it `is_kept`, what is added to it is written to the site's own as well.
    """
    if ledger is None:
        return opened.store
    # What speaks HTTP takes longer to load than a small build.
    from pipeline.adapters import MemoryStore, RedirectedStore  # noqa: PLC0415
    from pipeline.adapters.http import fetch  # noqa: PLC0415

    if ledger.startswith(("https://", "http://")):
        deployed = building.adopt(opened.site, opened.store, fetch(ledger), ledger)
        elsewhere: Store = MemoryStore({_DEPLOYED: deployed})
        place = opened.site.ledger
        return RedirectedStore(opened.store, place, elsewhere, _DEPLOYED, is_kept)
    if is_url(ledger):
        folder, _, name = ledger.rpartition("/")
        return RedirectedStore(opened.store, opened.site.ledger, open_url(folder), name)
    file = (here() / ledger).resolve()  # a link that the user names is followed
    if file.is_dir():
        raise ConfigurationError(
            say("`--ledger {path}` is a folder.", path=ledger),
            say("Name the file in it: {path}.", path=f"{ledger}/{_DEPLOYED}"),
        )
    elsewhere = LocalStore(str(file.parent))
    return RedirectedStore(opened.store, opened.site.ledger, elsewhere, file.name)
