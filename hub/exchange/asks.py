"""Who asks for what: each field of the catalogue beside one partner's form. The one reading of it for people. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from hub.exchange.profiles import Need, Profile
from hub.exchange.vocabulary.fields import CATALOGUE

AskStep = Literal["offer", "packet"]
Level = Literal["required", "wanted", "never"]


@dataclass(frozen=True)
class Ask:
    """How one form asks for one field at one step. `purpose` is "" for an offer, which is the same for all purposes.

    `need` is None where the form never takes it.
    """

    step: AskStep
    purpose: str
    field: str
    need: Need | None

    @property
    def level(self) -> Level:
        """Whether the form cannot be filled without it, takes it where it leaves, or never takes it."""
        if self.need is None:
            return "never"
        return "required" if self.need.required else "wanted"


def asks(profile: Profile) -> tuple[Ask, ...]:
    """Every field that can leave, for the offer and for each purpose of the form, in the catalogue's order."""
    packets = (ask for purpose in sorted(profile.packet) for ask in _of("packet", purpose, profile.packet[purpose]))
    return (*_of("offer", "", profile.offer), *packets)


def _of(step: AskStep, purpose: str, needs: Iterable[Need]) -> Iterator[Ask]:
    by_field = {need.field: need for need in needs}
    return (Ask(step, purpose, name, by_field.get(name)) for name, row in CATALOGUE.items() if row.leaves)
