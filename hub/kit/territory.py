"""A country in words: what Unicode's common locale data calls it in each language."""

from dataclasses import dataclass

from babel import Locale

from hub.kit.text import Text


@dataclass(frozen=True)
class Territory(Text):
    """A country by its code of ISO 3166-1 alpha-2."""

    code: str

    def to(self, language: str) -> str:
        """Its name; the code itself where it is no country's."""
        names = Locale.parse(language.partition("@")[0]).territories
        return str(names.get(self.code, self.code))


def territory(code: str) -> Text:
    """The country's name in words."""
    return Territory(code)
