"""A sentence in the two languages of the hub."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """The same sentence in Japanese and in English."""

    ja: str
    en: str

    def to(self, language: str) -> str:
        """The sentence in `language`; Japanese unless English is asked for."""
        return self.en if language == "en" else self.ja
