"""The gettext catalogues: what each English sentence of the hub is in another language.

One `.po` file a language lies in this folder; a connector keeps those of its own documents in its own folder and adds
it. They are read once, at start; what a language does not have is taken from the next in `FALLBACK`, then from English.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

FALLBACK: Final[Mapping[str, tuple[str, ...]]] = {"ja": ("ja",), "ja@easy": ("ja@easy", "ja"), "en": ()}
"""Each language that the hub speaks, with the catalogues that are asked for it, in order."""
LANGUAGES: Final = tuple(FALLBACK)
HERE: Final = Path(__file__).parent

_Key = tuple[str, str]
_said: dict[str, dict[_Key, str]] = {}


def translated(language: str, english: str, context: str = "") -> str:
    """The sentence in `language`; its English words where no catalogue has it or the language is unknown."""
    for name in FALLBACK.get(language, ()):
        if found := _said[name].get((context, english)):
            return found
    return english


def add(folder: Path) -> None:
    """Take the catalogues of a folder along. Raises `ValueError` where it translates a message of another otherwise."""
    for name in {name for names in FALLBACK.values() for name in names}:
        path = folder / f"{name}.po"
        known, more = _said.setdefault(name, {}), read(path) if path.exists() else {}
        if other := sorted(key for key in more if known.get(key, more[key]) != more[key]):
            raise ValueError(f"{path}: translated otherwise elsewhere: {other}")
        known.update(more)


def read(path: Path) -> dict[_Key, str]:
    """Context and English words to translation, of the messages that have one."""
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    return {
        (one.context or "", str(one.id)): str(one.string)
        for one in catalogue
        if one.id and one.string and not one.fuzzy
    }


add(HERE)
