"""What is told of one refusal: what is wrong, and what to do next, each in the two languages of the hub."""

from dataclasses import dataclass

from hub.kit.text import Text


@dataclass(frozen=True)
class Sentence:
    """What is wrong, and the next step of whoever reads it. Both together are what a person is shown."""

    wrong: Text
    next_step: Text

    @property
    def ja(self) -> str:
        """Both in Japanese."""
        return self.wrong.ja + self.next_step.ja

    @property
    def en(self) -> str:
        """Both in English."""
        return f"{self.wrong.en} {self.next_step.en}"

    def to(self, language: str) -> str:
        """Both in `language`; Japanese unless English is asked for."""
        return self.en if language == "en" else self.ja


def told(ja: str, en: str, next_ja: str, next_en: str) -> Sentence:
    """One entry of the catalogue: what is wrong, and what to do, each in Japanese and English."""
    return Sentence(Text(ja, en), Text(next_ja, next_en))
