"""What is told of one refusal: what is wrong, and what to do next."""

from dataclasses import dataclass

from hub.kit.text import Text


@dataclass(frozen=True)
class Sentence(Text):
    """What is wrong, and the next step of whoever reads it. Both together are what a person is shown."""

    wrong: Text
    next_step: Text

    def to(self, language: str) -> str:
        """Both in `language`; in Japanese without a blank between."""
        between = "" if language.startswith("ja") else " "
        return self.wrong.to(language) + between + self.next_step.to(language)
