"""Organisations as the directory shows them; every member may read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hub.directory.rules import Duty
from hub.exchange.packets import NamedOrganisation

ADULT = 18
"""The age in years from which somebody is of age."""


@dataclass(frozen=True)
class DirectoryEntry:
    """One organisation. `country`: ISO 3166-1 alpha-2; `languages`: those in which it can be spoken to."""

    id: UUID
    name: str
    name_en: str
    kind: str
    country: str
    languages: tuple[str, ...]
    created_at: datetime

    def party(self) -> NamedOrganisation:
        """The organisation as it is named in what leaves."""
        return NamedOrganisation(self.id, self.name, self.kind, self.country)


@dataclass(frozen=True)
class OfferedService:
    """A service that an organisation offers (Open Referral HSDS). Ages in years, None for no limit."""

    id: UUID
    name: str
    purposes: tuple[str, ...]
    service_area: tuple[str, ...]
    eligibility_description: str
    minimum_age: int | None
    maximum_age: int | None
    languages: tuple[str, ...]
    hours: str
    capacity: str


@dataclass(frozen=True)
class Recipient(DirectoryEntry):
    """An organisation as one that may be told something: with its duties, its services and the way to reach it.

    `duties`: every dated row, also those not valid today (the rules look at the day). `connector`: the permanent
    name of the route's connector, None where no route is recorded.
    """

    duties: tuple[Duty, ...]
    services: tuple[OfferedService, ...]
    connector: str | None

    def adults_alone(self, purpose: str) -> bool:
        """Whether every service that it offers for this purpose is for adults alone; of none it is not known."""
        ages = [one.minimum_age or 0 for one in self.services if purpose in one.purposes]
        return bool(ages) and min(ages) >= ADULT
