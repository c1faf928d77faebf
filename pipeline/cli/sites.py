"""The site that a command works on, and the windows through which it does."""

from pathlib import Path

from babel import Locale
from msgspec import Struct

from pipeline.adapters import LocalStore, admit, equip, find_root, load
from pipeline.adapters.paths import checked
from pipeline.errors import ConfigurationError, OperatingError, StoreError
from pipeline.model.articles import SUFFIXES
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import History


class OpenSite(Struct, frozen=True, kw_only=True):
    """A site, its folder, and the store of what stands there."""

    site: Site
    root: Path
    store: LocalStore

    @property
    def history(self) -> History:
        """What is known of earlier versions: all that git has."""
        # What runs git is rarely needed, and takes a while to load.
        from pipeline.adapters.histories import GitHistory  # noqa: PLC0415

        return GitHistory(str(self.root))

    def admitted(self) -> Site:
        """Return the site with the rules of plug-ins, in whatever process."""
        return admit(self.site, self.root)

    def relative(self, path: str) -> str:
        """Return a path typed by the user as the site knows it, if it is one."""
        place = (here() / path).resolve()
        if place.exists() and place.is_relative_to(self.root.resolve()):
            return place.relative_to(self.root.resolve()).as_posix()
        return path

    def output(self, folder: Path | None) -> LocalStore:
        """Return the store to publish in: a folder, or the site's own `public`.

        Raises `ConfigurationError` for one that holds the site, or lies among
        its sources: pages would be read as articles the next time.
        """
        root = self.root.resolve()
        place = (here() / (folder or root / "public")).resolve()
        site = self.site
        sources = (site.articles, site.locales, site.theme, site.static)
        is_around = root.is_relative_to(place)
        if is_around or any(place.is_relative_to(root / each) for each in sources):
            raise ConfigurationError(
                say(
                    "The output can't be {place}, where the sources of the site are.",
                    place=str(place),
                ),
                say("Choose a folder of its own with `--output`."),
            )
        return LocalStore(str(place))


def open_site(folder: Path | None, *, is_judging: bool = False) -> OpenSite:
    """Open the site in a folder, or the nearest one upwards from here.

    Where translations are judged, the rules of plug-ins and a speller come along.
    """
    root = find_root(here()) if folder is None else (here() / folder).resolve()
    site = load(root)
    if is_judging:
        site = equip(admit(site, root), root)
    return OpenSite(site=site, root=root, store=LocalStore(str(root)))


def here() -> Path:
    """Return the folder in which the command was called."""
    try:
        return Path.cwd()
    except OSError as error:
        raise OperatingError(
            say("The current folder can't be found."), say("Go to another folder.")
        ) from error


def article_path(site: Site, name: str) -> str:
    """Return the path of an article from one in the folder of the articles."""
    inside = name.removeprefix(f"{site.articles}/").strip("/")
    try:
        path = checked(f"{site.articles}/{inside}")
    except StoreError as error:
        raise ConfigurationError(error.message, error.hint) from error
    return path if path.endswith(SUFFIXES) else f"{path}.md"


def parse_language(tag: str, site: Site) -> Locale:
    """Return the language that a tag of the command line names.

    A variant of a language of the site will do: `en-US` where the site has
    `en`. Raises `ConfigurationError` for any other.
    """
    known = ", ".join(map(to_tag, site.languages))
    try:
        locale = parse_tag(tag)
    except ValueError:
        locale = None
    if locale is None or not {locale, Locale(locale.language)} & set(site.languages):
        raise ConfigurationError(
            say("`--lang {tag}` is not a language of this site.", tag=tag),
            say("Its languages are {known}.", known=known),
        )
    return locale


def parse_languages(tags: tuple[str, ...], site: Site) -> tuple[Locale, ...]:
    """Return the languages asked for, in the order of the site's own."""
    known = {to_tag(locale): locale for locale in site.languages}
    for tag in tags:
        if _canonical(tag) not in known:
            raise ConfigurationError(
                say("`--lang {tag}` is not a language of this site.", tag=tag),
                say("Its languages are {known}.", known=", ".join(known)),
            )
    wanted = set(map(_canonical, tags))
    return tuple(locale for tag, locale in known.items() if tag in wanted)


def _canonical(tag: str) -> str:
    try:
        return to_tag(parse_tag(tag))
    except ValueError:
        return tag
