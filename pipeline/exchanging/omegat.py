"""Two languages, a glossary → the project file and the glossary of OmegaT."""

from collections.abc import Iterator

from babel import Locale

from pipeline.exchanging.xml import escape
from pipeline.model.glossary import Concept, Glossary, Status

PROJECT = "omegat.project"
SOURCE, TARGET = "source", "target"
"""The folders of a project: what was handed out, and what OmegaT made of it."""

_FILE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>{source}</source_lang>
    <target_lang>{target}</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""


def write_project(source: str, target: str) -> str:
    """Return the project file; languages are BCP 47 tags.

    A message is a segment: OmegaT is not to cut it into sentences.
    """
    return _FILE.format(source=escape(source), target=escape(target))


def write_glossary(glossary: Glossary, source: Locale, target: Locale) -> str:
    """Return the rows of a glossary: term, translation, comment, a tab between."""
    rows = (row for each in glossary.concepts for row in _rows(each, source, target))
    return "".join(f"{row}\n" for row in rows)


def _rows(concept: Concept, source: Locale, target: Locale) -> Iterator[str]:
    name = concept.preferred(target)
    never = ", ".join(concept.called(target, Status.FORBIDDEN))
    comment = " – ".join(filter(None, (never and f"never: {never}", concept.note)))
    for term in concept.called(source, Status.PREFERRED, Status.ADMITTED):
        if name:
            yield "\t".join(each.replace("\t", " ") for each in (term, name, comment))
