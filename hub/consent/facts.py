"""The part of an answer that is sealed: the facts about a minor, the answer about going abroad, a refusal's words."""

from dataclasses import asdict, dataclass, field

from hub.consent.rules import Assent
from hub.kit.sealed_values import seal_value, unseal_value


@dataclass(frozen=True)
class AnswerFacts:
    """What goes with an answer. `refusal_text`: why not, in the person's own words, where she gave any."""

    assent: Assent = field(default_factory=Assent)
    abroad_accepted: bool | None = None
    refusal_text: str = field(default="", repr=False)


def seal_facts(key: bytes, place: str, facts: AnswerFacts) -> bytes:
    """The facts under the case key, for the row that `place` names."""
    rest = {"abroad_accepted": facts.abroad_accepted, "refusal_text": facts.refusal_text}
    return seal_value(key, place, {**asdict(facts.assent), **rest})


def open_facts(key: bytes, place: str, sealed: bytes) -> AnswerFacts:
    """The facts again; raises `Unopenable`."""
    value = unseal_value(key, place, sealed)
    abroad, text = value.pop("abroad_accepted"), value.pop("refusal_text")
    return AnswerFacts(Assent(**value), abroad, text)
