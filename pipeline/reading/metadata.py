"""The fields of the front matter → Metadata, typed one by one."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from pipeline import text
from pipeline.model.articles import Image, Metadata
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.reading.frontmatter import FrontMatter, shortened
from pipeline.reading.plainfields import Value
from pipeline.syntax.addresses import names_its_host
from pipeline.text import nearest

FIELDS = (
    "title",
    "lang",
    "date",
    "updated",
    "significant",
    "corrections",
    "authors",
    "author",
    "section",
    "tags",
    "summary",
    "image",
    "related",
    "lead",
    "id",
    "slug",
    "kind",
    "draft",
    "embargo",
    "translate",
)
_KNOWN = frozenset(FIELDS)
_IMAGE_FIELDS = ("src", "alt", "caption", "credit")
_KINDS = ("article", "page")
_YES = frozenset({"yes", "true", "on", "oui", "1"})
_NO = frozenset({"no", "false", "off", "non", "0"})
_YEARS = range(1000, 9999)
"""The years that feeds can write in every time zone (RFC 3339, RFC 5322)."""

_SCHEME = pattern(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONGEST_ID = 80
_ID = pattern(r"[^\W_](?:[\w-]*[^\W_])?")


class FieldReader:
    """Reads typed values out of one front matter, and notes what is wrong."""

    def __init__(self, front: FrontMatter, path: str, timezone: str) -> None:
        self.front = front
        self.path = path
        self.zone = ZoneInfo(timezone) if timezone != "UTC" else UTC
        self.diagnostics: list[Diagnostic] = []

    def report(self, name: str, message: str, *, is_error: bool = False) -> None:
        """Note that a field is not what it should be."""
        self.diagnostics.append(
            Diagnostic(
                code="front-matter-field",
                severity=Severity.ERROR if is_error else Severity.WARNING,
                message=message,
                path=self.path,
                line=self.front.lines.get(name, 1),
            )
        )

    def line(self, name: str) -> str:
        """Return a field of prose as one line, its ends trimmed."""
        value = self.front.fields.get(name, "")
        if value == "":
            return ""
        if isinstance(value, str):
            return text.trim(text.fold(value))
        self.report(name, say("`{name}` must be a text. Put it in quotes.", name=name))
        return ""

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a text alone is a list of one."""
        value = self.front.fields.get(name, "")
        if value == "":
            return ()
        items: list[Value] = value if isinstance(value, list) else [value]
        texts = [text.trim(text.fold(each)) for each in items if isinstance(each, str)]
        if len(texts) < len(items):
            self.report(
                name, say("`{name}` must be a list of texts: `[one, two]`.", name=name)
            )
        return tuple(dict.fromkeys(each for each in texts if each))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return a list of ids: words of letters, digits and hyphens."""
        found = []
        for each in self.words(name):
            if _ID.fullmatch(each) and _is_folder(each):
                found.append(each.lower())
                continue
            slug = text.slugify(each)
            slug = slug if _is_folder(slug) else f"{slug}-1"
            self.report(
                name,
                say(
                    "“{word}” is not an id; write `{id}`.",
                    word=shortened(each),
                    id=slug or "a-word",
                ),
            )
            found += [slug] if slug else []
        return tuple(dict.fromkeys(found))

    def flag(self, name: str, *, default: bool, unread: bool) -> bool:
        """Return yes or no; `unread` where it is something else."""
        value = self.line(name).lower()
        if not value:
            return default
        if value in _YES:
            return True
        if value in _NO:
            return False
        self.report(
            name,
            say(
                "`{name}` must be `yes` or `no`, not “{value}”.",
                name=name,
                value=shortened(value),
            ),
        )
        return unread

    def moment(self, name: str) -> date | datetime | None:
        """Return a date, or a time with its zone (the site's if none is given)."""
        value = self.line(name)
        if not value:
            return None
        try:
            return self.parse_moment(value)
        except ValueError:
            self.report(
                name,
                say(
                    "`{name}: {value}` is not a date. Write it as "
                    "2026-11-23 or 2026-11-23T18:30:00+01:00.",
                    name=name,
                    value=shortened(value),
                ),
            )
            return None

    def parse_moment(self, value: str) -> date | datetime:
        """Return a date, or a time with its zone; anything else is a `ValueError`."""
        if len(value) <= len("2026-11-23"):
            day = date.fromisoformat(value)
            _refuse_year(day)
            return day
        moment = datetime.fromisoformat(value)
        _refuse_year(moment)
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)

    def embargo(self) -> datetime | None:
        """Return the instant before which nothing is published."""
        value = self.moment("embargo")
        if value is None and self.front.fields.get("embargo"):
            # An embargo that can't be read must not let the article out.
            self.diagnostics.pop()
            message = say(
                "`embargo` is not a date. Write it as 2026-11-23T18:30:00+01:00."
            )
            self.report("embargo", message, is_error=True)
        if isinstance(value, datetime) or value is None:
            return value
        return datetime(value.year, value.month, value.day, tzinfo=self.zone)

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return one of the words allowed, the first by default."""
        value = self.line(name) or choices[0]
        if value in choices:
            return value
        self.report(
            name,
            say(
                "`{name}` must be one of {choices}.",
                name=name,
                choices=", ".join(choices),
            ),
        )
        return choices[0]

    def image(self) -> Image | None:
        """Return the picture: a path alone, or a mapping."""
        value = self.front.fields.get("image", "")
        if isinstance(value, str):
            return self._image({"src": value}) if text.trim(value) else None
        if isinstance(value, dict):
            return self._image(value)
        self.report(
            "image", say("`image` must be a path, or `src`, `alt` and `caption`.")
        )
        return None

    def _image(self, value: dict[str, Value]) -> Image | None:
        parts = {
            name: text.trim(text.fold(part))
            for name, part in value.items()
            if isinstance(part, str) and name in _IMAGE_FIELDS
        }
        for name in sorted(value.keys() - parts.keys()):
            self.report(
                "image", say("`image` has no field `{name}`.", name=shortened(name))
            )
        if not parts.get("src"):
            self.report(
                "image", say("`image` has no `src`: give the path of the picture.")
            )
            return None
        if _SCHEME.match(parts["src"]) or not names_its_host(parts["src"]):
            self.report("image", say("`src` must be a path, or an address on the web."))
            return None
        src, alt, caption, credit = (parts.get(name, "") for name in _IMAGE_FIELDS)
        return Image(src=src, alt=alt, caption=caption, credit=credit)

    def unknown(self) -> None:
        """Report the fields that mean nothing here, with the nearest that does."""
        for name in self.front.fields:
            if name in _KNOWN:
                continue
            near = nearest(name, FIELDS)
            message = say(
                "The field `{name}` has no meaning here.", name=shortened(name)
            )
            if near:
                message = say(
                    "{fault} Did you mean `{close}`?", fault=message, close=near
                )
            self.report(name, message)


def _refuse_year(day: date) -> None:
    if day.year not in _YEARS:
        raise ValueError(day)


@lru_cache(maxsize=1024)  # articles share their tags
def _is_folder(name: str) -> bool:
    """Say whether every file system can have a folder of this name."""
    return len(name) <= _LONGEST_ID and not text.is_device(name)


def _is_significant(reader: FieldReader) -> bool:
    """Say whether subscribers are told of the update, which has to have a date."""
    is_significant = reader.flag("significant", default=False, unread=False)
    if is_significant and not reader.line("updated"):
        message = say(
            "`significant` says of an update that subscribers are told of it; "
            "write `updated:` too."
        )
        reader.report("significant", message)
    return is_significant


def read_metadata(reader: FieldReader) -> Metadata:
    """Return the typed metadata; what is wrong is noted by the reader."""
    reader.unknown()
    sections = reader.ids("section")
    return Metadata(
        title=reader.line("title"),
        summary=reader.line("summary"),
        date=reader.moment("date"),
        updated=reader.moment("updated"),
        is_significant=_is_significant(reader),
        authors=reader.words("authors") or reader.words("author"),
        section=sections[0] if sections else "",
        tags=reader.ids("tags"),
        image=reader.image(),
        slug=reader.line("slug"),
        kind=reader.choice("kind", _KINDS),
        is_draft=reader.flag("draft", default=False, unread=True),
        is_translated=reader.flag("translate", default=True, unread=True),
        embargo=reader.embargo(),
    )
