"""Judge the catalog of `benchmarks.checking`, in a process that does nothing else.

    python -m benchmarks.judging CATALOG

prints how many findings there are.
"""

import gc
import sys
from pathlib import Path

from pipeline import catalogs
from pipeline.model.articles import Article, Metadata
from pipeline.model.locales import parse_tag
from pipeline.model.site import Site
from pipeline.validating import validate
from tests.validating.messages import message

EN, FR = parse_tag("en"), parse_tag("fr")
SITE = Site(base_url="https://gazette.example/", languages=(FR, EN))
PATH = "locales/fr/LC_MESSAGES/articles/sample.po"


def judge(catalog_path: Path) -> int:
    """Read a catalog and judge all its messages; return how many findings there are."""
    text = catalog_path.read_text("utf-8")
    catalog = catalogs.parse(text, locale=FR, source_locale=EN).value
    if catalog is None:
        raise SystemExit("The catalog can't be read.")
    article = Article(
        id="sample",
        path="articles/sample.md",
        locale=EN,
        metadata=Metadata(title="Sample"),
        messages=tuple(message(each.source) for each in catalog.translations),
        skeleton=(),
    )
    return len(validate(article, catalog, SITE, PATH))


if __name__ == "__main__":
    gc.set_threshold(100_000)  # as the command line does
    print(judge(Path(sys.argv[1])))
