"""One tree of expected errors: a code, a sentence, the field it is about. Anything else is masked at the edge."""

import dataclasses
from dataclasses import dataclass

from hub.kit.sentence import SENTENCES


@dataclass(frozen=True, order=True)
class Reason:
    """Why something is refused: a documented code and, where there is one, the field. Never case content.

    `allowed`: what may stand there instead: the codes of a closed list, a limit such as `200`, or the statuses from
    which a move may be made; empty where nothing short can be said. `present`: the status that forbids a move.
    """

    code: str
    field: str = ""
    allowed: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    present: str = dataclasses.field(default="", compare=False)

    def __post_init__(self) -> None:
        """Refuse a code that the catalogue of sentences does not know."""
        if self.code not in SENTENCES:
            raise KeyError(self.code)

    def sentence(self, language: str) -> str:
        """The sentence for this code in `language` ("ja" or "en")."""
        return SENTENCES[self.code].to(language)

    def next_step(self, language: str) -> str:
        """What to do about it, in `language`: the last part of the sentence."""
        return SENTENCES[self.code].next_step.to(language)


class HubError(Exception):
    """An expected error: an answer to the caller, with nothing written."""

    def __init__(self, *reasons: Reason) -> None:
        """Keep the reasons; the message holds codes and field names only."""
        super().__init__(", ".join(f"{r.code}:{r.field}" if r.field else r.code for r in reasons))
        self.reasons = reasons


class Invalid(HubError):
    """The input does not have the form that the field asks for."""


class NotFound(HubError):
    """There is no such thing, or it is somebody else's: the answer is the same."""

    def __init__(self, *fields: str) -> None:
        """Name the arguments that led nowhere (`id` where none is named), not the things."""
        super().__init__(*(Reason("not_found", field) for field in fields or ("id",)))


class Forbidden(HubError):
    """The caller's role or token does not permit this."""


class Refused(HubError):
    """A rule of consent, agreement or minimisation says no, and says which one."""


class Conflict(HubError):
    """The thing has moved on, or the move is not this party's to make."""
