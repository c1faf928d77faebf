"""A site → the same site, with the rules that others have written for it.

Here it is only found out where they are; `validating` loads them, in each
process that asks them.
"""

import sys
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path

from pipeline.model.site import Site

GROUP = "diptyque.rules"
"""The entry points by which an installed package offers rules."""


def admit(site: Site, root: Path) -> Site:
    """Return the site with the rules of installed packages.

    The modules that it names itself can from now on be imported from its
    folder; an installed one of the same name goes before.
    """
    if site.check.plugins and str(root) not in sys.path:
        sys.path.append(str(root))
    packaged = sorted({each.value for each in entry_points(group=GROUP)})
    return replace(site, check=replace(site.check, packaged=tuple(packaged)))
