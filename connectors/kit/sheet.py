"""A document before it has a look: headings, rows, tables and prose, all of it plain text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rows:
    """Label and value, one below the other."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Columns with a head."""

    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Prose:
    """Text as it was written, with its line breaks."""

    text: str


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    content: Rows | Table | Prose


@dataclass(frozen=True)
class Sheet:
    """A document. `mark` and `reference` stand on every page; `boxed` is framed on the first one.

    `language`: of the labels, "ja" or "en". None of these texts is ever read as markup or becomes a link.
    """

    language: str
    title: str
    mark: str
    reference: str
    boxed: Section | None
    sections: tuple[Section, ...]

    def all_sections(self) -> tuple[Section, ...]:
        """The boxed section first, then the others."""
        return (*([self.boxed] if self.boxed else []), *self.sections)


def plain_text(sheet: Sheet) -> str:
    """The same document as text for a mail's body."""
    parts = [sheet.title, sheet.mark, sheet.reference]
    for section in sheet.all_sections():
        parts += ["", section.heading, *_lines(section.content)]
    return "\n".join(parts) + "\n"


def _lines(content: Rows | Table | Prose) -> list[str]:
    if isinstance(content, Rows):
        return [f"{label}: {value}" for label, value in content.pairs]
    if isinstance(content, Table):
        return [" | ".join(content.head), *(" | ".join(line) for line in content.lines)]
    return [content.text]
