"""The strings that are shipped with the package are those of its templates."""

from babel import Locale

from pipeline.adapters import MemoryStore
from pipeline.building.contents.words import (
    MASTER,
    SOURCES,
    name_templates,
    read_strings,
)
from pipeline.catalogs import serialize
from pipeline.extracting import extract_strings
from pipeline.model.catalogs import Catalog
from pipeline.model.site import Site
from pipeline.rendering import theming
from tests.conftest import Golden
from tests.house import PIPELINE

SITE = Site(base_url="https://a.example/", languages=(Locale("fr"), Locale("en")))


def test_the_shipped_strings_are_those_of_the_templates(golden: Golden) -> None:
    sources = theming.theme_sources()
    template = Catalog(
        locale=MASTER,
        source_locale=MASTER,
        translations=extract_strings(sources),
        headers=((SOURCES, name_templates(sources)),),
    )
    golden(PIPELINE / "rendering/locales/theme.pot", serialize(template))


def test_what_is_shipped_is_taken_for_what_it_was_made_from() -> None:
    sources = theming.theme_sources()
    assert read_strings(SITE, MemoryStore()) == extract_strings(sources)


def test_a_template_of_the_site_is_read_anew() -> None:
    own = MemoryStore({"theme/list.html": b'{{ _("Ours alone") }}'})
    sources = {entry.source for entry in read_strings(SITE, own)}
    assert "Ours alone" in sources
    assert "All articles" in sources
