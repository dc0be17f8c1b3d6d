"""What is looked at: one organisation with one of everything, and the doors that open by its rows."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from hub.identity.permissions import Role
from tests.entry.desk import EntryDesk, Person
from tests.journeys.hub_in_process import Caller, Hub
from tests.machines.machines import Machine
from tests.parties import Party

Act = Callable[[], Awaitable[Any]]


@dataclass(frozen=True)
class Door:
    """What `opens` by the row `id` of this table (`key`: SQL that names it), and how the hub itself ends or changes it.

    `ends` None: the hub never does, or nothing of it stays.
    """

    table: str
    key: str
    opens: Callable[[], Awaitable[bool]]
    ends: Act | None
    changes: tuple[str, ...]


@dataclass
class House:
    """The organisation, its people and machine, and the application."""

    hub: Hub
    desk: EntryDesk
    party: Party
    worker: Person
    other: Person
    machine: Machine
    case: str
    doors: dict[str, Door]

    def execute(self, statement: str) -> None:
        """As the database's owner, past every policy, trigger and reference."""
        admin = self.hub.parties.admin
        admin.execute("set session_replication_role = replica")
        admin.execute(statement.encode())
        admin.execute("set session_replication_role = origin")


def caller(there: House) -> Caller:
    return Caller(there.hub, there.party, there.worker.id, Role.CASEWORKER)
