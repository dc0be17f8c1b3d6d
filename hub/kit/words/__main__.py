"""Bring every catalogue up to date with the messages of the source: `python -m hub.kit.words`.

What is new stands in it untranslated, what is gone is taken out; says how many of each language wait for a translation.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from hub.kit.words import FALLBACK, HERE

ROOT: Final = HERE.parents[2]
_PHRASE: Final[dict[str, Any]] = {"Phrase": {1: (1,), 2: (1, (2, "c"))}}
CATALOGUES: Final = tuple(dict.fromkeys(name for names in FALLBACK.values() for name in names))
"""Every catalogue that some language asks."""
_MEANINGS: Final = "hub.exchange.vocabulary.meanings"
"""Data whose messages no `Phrase` marks."""
PART: Final[Mapping[str, tuple[str, ...]]] = {
    "ja@easy": (
        "hub/intake/consent_sentence.py",
        "hub/exchange/vocabulary/fields/",
        "hub/exchange/vocabulary/purposes.py",
    ),
}
"""Where the words stand that a catalogue says which does not say everything: what is read to a person or by her."""


def places() -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """Each folder of catalogues, with the folders whose messages are its own."""
    connectors = ROOT / "connectors"
    yield HERE, (ROOT / "hub", ROOT / "schema")
    for folder in (connectors / "kit", *sorted((connectors / "partners").iterdir())):
        if folder.is_dir():
            yield folder / "words", (folder,)


@cache
def messages(folders: tuple[Path, ...]) -> tuple[tuple[str, str, str | None], ...]:
    """File, English words and context of each phrase in the source of these folders."""
    marked = (
        ((folder / name).relative_to(ROOT).as_posix(), str(message), context)
        for folder in folders
        for name, _line, message, _comments, context in extract_from_dir(folder, keywords=_PHRASE)
    )
    return (*marked, *_meanings(folders))


def _meanings(folders: tuple[Path, ...]) -> Iterator[tuple[str, str, str | None]]:
    data = import_module(_MEANINGS)
    file = Path(*_MEANINGS.split(".")).with_suffix(".py")
    if any((ROOT / file).is_relative_to(folder) for folder in folders):
        yield from ((file.as_posix(), message, data.CONTEXT) for message in data.meanings())


def template(folders: tuple[Path, ...], language: str) -> Catalog:
    """The messages of these folders that a language needs, each with the files that it stands in."""
    found = Catalog(locale=language.partition("@")[0], charset="utf-8", fuzzy=False)
    for file, message, context in messages(folders):
        if file.startswith(PART.get(language, ("",))):
            found.add(message, context=context, locations=[(file, 0)])
    return found


def updated(path: Path, wanted: Catalog) -> Catalog:
    """The catalogue in this file with just the messages that are wanted, each with the translation that it had."""
    if not path.exists():
        return wanted
    with path.open("rb") as file:
        had = read_po(file)
    for one in wanted:
        before = had.get(one.id, one.context) if one.id else None
        if before is not None:
            one.string = before.string
    return wanted


def written(catalogue: Catalog, path: Path) -> None:
    """The file, sorted, without dates or lines that change by themselves."""
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=120)


def main() -> None:
    """Write every catalogue anew."""
    for folder, sources in places():
        for language in CATALOGUES:
            catalogue = updated(folder / f"{language}.po", template(sources, language))
            if len(catalogue):
                written(catalogue, folder / f"{language}.po")
                missing = sum(not one.string for one in catalogue if one.id)
                sys.stdout.write(
                    f"{(folder / language).relative_to(ROOT)}: {len(catalogue)} messages, {missing} to translate\n"
                )


if __name__ == "__main__":
    main()
