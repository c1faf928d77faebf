"""A Markdown document and a text for each of its messages → the same in them.

The document stays as its author wrote it; only the runs of prose are replaced.
So it can be read by any other program that knows Markdown.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.articles import Article, Kind, MessageKey, Skeleton, Source
from pipeline.patterns import pattern
from pipeline.reading.depth import flat
from pipeline.reading.frontmatter import split
from pipeline.reading.markdown import leading_title, separated
from pipeline.reading.respelling import Manner, Speller
from pipeline.reading.runs import Cut, Run
from pipeline.reading.walking import find_runs
from pipeline.syntax import escape_text, write
from pipeline.syntax.writing import escaped

_OPENER = pattern(r"(?:[#>|:~`=+*-]|[0-9]{1,9}(?=[.)]))")
"""What would open a block at the start of a line (CommonMark 0.31, chapter 4)."""

_IDENTIFIED = pattern(r"<h[2-6][^<>]* id=\"([^\"<>]+)\"")
_CELLS = frozenset({Kind.TABLE_HEADER, Kind.TABLE_CELL})


def rewrite(
    source: Source,
    article: Article,
    texts: Mapping[MessageKey, str],
    manner: Manner,
) -> str | None:
    """Return the body of a document with other texts in the place of its own.

    Nothing where that can't be done: it is no Markdown, or has prose in HTML
    blocks, which are no runs.
    """
    if not source.path.endswith(".md"):
        return None
    document, _ = flat(separated(split(source).body))
    found = find_runs(document)
    heading, title = leading_title(document, found)
    title = title if heading == article.metadata.title else None
    writer = _Writer(Speller(article=article, texts=texts, manner=manner))
    cuts = [*found.cuts, *((title,) if title else ())]
    cuts += writer.cuts(found.runs[1:] if title else found.runs, document.encode())
    if not writer.is_complete:
        return None
    return _replaced(document.encode(), cuts).strip("\n") + "\n"


def _replaced(content: bytes, cuts: Sequence[Cut]) -> str:
    parts, last = [], 0
    for cut in sorted(cuts, key=lambda each: (each.start, each.end)):
        if cut.start >= last:
            parts += [content[last : cut.start].decode(), cut.text]
            last = cut.end
    return "".join((*parts, content[last:].decode()))


class _Writer:
    """Writes the runs of one article."""

    def __init__(self, speller: Speller) -> None:
        self.speller = speller
        self.article = speller.article
        self.known = {each.key: each for each in self.article.messages}
        self.ids = iter(_IDENTIFIED.findall(_literal(self.article.skeleton)))

    @property
    def is_complete(self) -> bool:
        """Whether every message below the front matter had a place."""
        kinds = {Kind.TITLE, Kind.SUMMARY, Kind.SLUG, Kind.CORRECTION}
        head = self.article.metadata.image
        spared = {("alt", head.alt), ("caption", head.caption)} if head else set()
        return all(
            each.kind in kinds or each.key in self.speller.placed or each.key in spared
            for each in self.article.messages
        )

    def cuts(self, runs: Sequence[Run], content: bytes) -> Iterator[Cut]:
        """Yield what stands in the place of each run."""
        for run in runs:
            text = self._run(run)
            if run.kind.is_heading:
                text += self._anchor(content, run.end)
            if text:
                yield Cut(start=run.start, end=run.end, text=text)

    def _anchor(self, content: bytes, end: int) -> str:
        name = next(self.ids, "")
        has_own = content[end : end + 4].lstrip(b" ").startswith(b"{")
        return (
            f" {{#{name}}}"
            if name and self.speller.manner.has_ids and not has_own
            else ""
        )

    def _run(self, run: Run) -> str:
        """Return a run in the new texts; nothing for one that is to stay."""
        picture = run.picture
        if picture is not None:
            caption, bar, credit = picture.title.partition(" | ")
            alt = self.speller.plain("alt", picture.alt)
            titles = [
                self.speller.plain(kind, caption) for kind in ("caption", "tooltip")
            ]
            title = next((each for each in titles if each != caption), caption)
            shown = f'"{title}{bar}{credit}"'.replace("\n", " ")
            return f"![{escaped(alt)}]({self.speller.url(picture.url)}" + (
                f" {shown})" if picture.title else ")"
            )
        message = self.known.get(("", write(run.tokens).text))
        if not run.is_message or message is None:
            return ""
        text = self._inert(self.speller.text(message), run)
        return escape_text(run.before) + text + run.after

    def _inert(self, text: str, run: Run) -> str:
        """Keep a text from opening a block, or ending a cell."""
        if run.kind in _CELLS:
            return text.replace("\\|", "|").replace("|", "\\|")
        opener = None if run.kind.is_heading else _OPENER.match(text)
        if opener is None or self._is_mark(text):
            return text
        cut = opener.end() if opener[0][0].isdigit() else 0
        return f"{text[:cut]}\\{text[cut:]}"

    def _is_mark(self, text: str) -> bool:
        """Say whether a sign at the start is that of a mark, such as `*here*`."""
        if text.startswith("```"):
            return "`" in text.lstrip("`")  # what a fence can't have behind it
        return text[:1] in {"*", "`", "~"} and not text.startswith(("* ", "~~~"))


def _literal(skeleton: Skeleton) -> str:
    return "".join(each for each in skeleton if isinstance(each, str))
