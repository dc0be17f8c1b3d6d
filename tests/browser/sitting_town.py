"""A case with five bodies to turn to, and the caseworker who sits with the person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from hub.identity.permissions import Role
from tests.browser.people import Person, member
from tests.cases.team import put_on_team
from tests.consultations import ADULT, consultation
from tests.intake.routes_town import ALL, CONNECTORS, Town, town
from tests.parties import Parties
from tests.takedowns.removal import AGREED

VALUES: Mapping[str, Any] = {name: one for name, one in ADULT.items() if name != "accounts"} | {
    "matter_types": ["takedown"]
}
FIVE = ("platform", "other_platform", "hotline", "legal_aid", "other_legal_aid")


@dataclass(frozen=True)
class Sitting:
    """Who is there. `place`: the address of the case."""

    town: Town
    worker: Person
    case: UUID

    @property
    def place(self) -> str:
        """Of its page."""
        return f"/cases/{self.case}"


async def a_sitting(parties: Parties, values: Mapping[str, Any] = VALUES, kinds: tuple[str, ...] = FIVE) -> Sitting:
    """Each body has agreed to what its form asks for, and a route to it is known."""
    here = town(parties)
    other = parties.organisation("platform", connector="platform_webhook")
    parties.agree(here.ngo, other, AGREED, ["removal"])
    law = parties.organisation("legal_aid", connector="legal_handoff")
    parties.agree(here.ngo, law, ALL, ["legal_advice"])
    here = replace(here, bodies={**here.bodies, "other_platform": other, "other_legal_aid": law})
    for kind in kinds:
        purpose = CONNECTORS[kind.removeprefix("other_")][1]
        here.route(kind, purpose, title_ja=f"窓口 {kind}", wishes=["gone-from-places"])
    case = await consultation(parties, here.ngo, values)
    worker = member(parties, here.ngo, Role.CASEWORKER, "昼の窓口")
    put_on_team(parties, here.ngo, case, worker.principal)
    return Sitting(here, worker, case)


async def five_platforms_abroad(parties: Parties, values: Mapping[str, Any]) -> Sitting:
    """Five platforms of another country, and nobody else."""
    here = town(parties)
    bodies = {str(n): parties.organisation("platform", country="US", connector="platform_webhook") for n in range(5)}
    here = replace(here, bodies=bodies)
    for number, body in bodies.items():
        parties.agree(here.ngo, body, {**ALL, **AGREED}, ["removal"])
        here.route(number, "removal")
    case = await consultation(parties, here.ngo, values)
    worker = member(parties, here.ngo, Role.CASEWORKER, "昼の窓口")
    put_on_team(parties, here.ngo, case, worker.principal)
    return Sitting(here, worker, case)
