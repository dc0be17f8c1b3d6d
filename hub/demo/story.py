"""What the acts share: who takes part, what was looked at, and what one act leaves to the next."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from hub.demo.cast import EXAMPLES
from hub.demo.checks import Checks
from hub.demo.party import Declined, DemoParty
from hub.demo.stage import Stage

REQUEST_SECONDS = 60


@dataclass
class Story:
    """The stage, the score and the parties. `cases`: key of a consultation to the case's id."""

    stage: Stage
    checks: Checks
    client: httpx.AsyncClient
    consultations: dict[str, dict[str, Any]]
    cases: dict[str, str] = field(default_factory=dict)
    referrals: dict[str, str] = field(default_factory=dict)
    takedowns: dict[str, str] = field(default_factory=dict)
    parties: dict[str, DemoParty] = field(default_factory=dict)

    @classmethod
    def begin(cls, stage: Stage, checks: Checks, client: httpx.AsyncClient) -> "Story":
        """With the invented consultations."""
        told = json.loads((EXAMPLES / "consultations.json").read_text("utf-8"))["consultations"]
        return cls(stage, checks, client, {consultation["key"]: consultation for consultation in told})

    @property
    def caseworker(self) -> DemoParty:
        """The NGO's caseworker."""
        return self.party("support", "caseworker")

    def party(self, organisation: str, person: str) -> DemoParty:
        """One of the cast."""
        name = f"{organisation}/{person}"
        if name not in self.parties:
            self.parties[name] = self.stage.party(organisation, person, self.client)
        return self.parties[name]

    def organisation(self, key: str) -> str:
        """An organisation's global id."""
        return f"Organisation:{self.stage.cast.ids[key]}"

    def slowest(self) -> timedelta:
        """How long the slowest answer to anybody took until now."""
        return timedelta(seconds=max((party.slowest for party in self.parties.values()), default=0.0))

    def now(self) -> datetime:
        """The clock of the parties, in UTC."""
        return datetime.now(UTC)

    async def sign_in(self) -> None:
        """Get everybody a token before the clocks of the story run."""
        cast = [(key, person) for key, people in self.stage.cast.people.items() for person in people]
        await asyncio.gather(*(self.party(*one).token() for one in cast))

    async def declined(
        self, party: DemoParty, mutation: str, given: Mapping[str, object], *, once: bool = False
    ) -> set[str]:
        """The codes with which the hub refuses this; none where it does it."""
        try:
            await party.do(mutation, "", given, once=once)
        except Declined as refusal:
            return refusal.codes
        return set()


def full(*names: str) -> list[dict[str, str]]:
    """Fields as they were recorded."""
    return [{"name": name, "form": "FULL"} for name in names]


def secrets_of(consultation: dict[str, Any]) -> list[str]:
    """Words of a consultation that identify or tell: none of them may show where only an offer or notice is seen."""
    fields = consultation["fields"]
    told = [fields.get("call_name"), fields.get("narrative"), fields.get("prefecture")]
    told += [way["value"] for way in fields["safe_contact"]["ways"]]
    return [word for word in told if word]
