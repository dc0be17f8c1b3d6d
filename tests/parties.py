"""Invented organisations with keys, people and agreements, and the work that each of them does."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from psycopg import sql
from psycopg.types.json import Jsonb

from hub.exchange.profiles import Profile
from hub.identity.entry_columns import MARKED
from hub.identity.keys import Keyring
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.key_folder import KeyFolder
from hub.kit.settings import Settings
from tests.database import TestDatabase
from tests.marks import change_rows, marked

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
A_MONTH = timedelta(days=30)
ROLE_OF_KIND = {"support_ngo": Role.CASEWORKER, "platform": Role.REVIEWER}


def keys_of(settings: Settings) -> Keyring:
    """A ring that has nothing open yet, as another process has it; invented people's keys may be lost."""
    return Keyring(KeyFolder(settings.root_key_file, settings.backup, durable=False))


@dataclass(frozen=True)
class Party:
    """One organisation and the one who acts for it."""

    id: UUID
    principal: UUID
    kind: str
    country: str
    name: str


class Parties:
    """Makes organisations in one database, and opens units of work as any of them."""

    def __init__(self, database: TestDatabase, profiles: Mapping[str, Profile]) -> None:
        """Read the root key of the database's settings, as the hub does."""
        self.database = database
        self.profiles = profiles
        self.keys = keys_of(database.settings)
        self.web = database.pool("hub_web")
        self.worker = database.pool("hub_worker")
        self.admin = database.connect()

    def organisation(
        self, kind: str = "support_ngo", *, country: str = "JP", connector: str | None = None, duties: bool = True
    ) -> Party:
        """A new organisation with a key, one member, a route where `connector` is named, and the duty "none"."""
        party = Party(uuid4(), uuid4(), kind, country, f"{kind} {uuid4().hex[:6]}")
        self.insert(
            "organisation",
            id=party.id,
            name=party.name,
            name_en=party.name,
            kind=kind,
            country=country,
            languages=["ja"],
            created_at=NOW,
        )
        self.person(party, ROLE_OF_KIND.get(kind, Role.LAWYER), id=party.principal)
        first = self.keys.begin(party.id)
        row = {"epoch": first.epoch, "wrapped": first.wrapped, "matching": first.matching}
        self.insert("organisation_key", organisation=party.id, created_at=NOW, **row)
        if connector:
            self._route(party, connector)
        if duties:
            self._no_duty(party)
        return party

    def person(
        self,
        party: Party,
        role: Role = Role.CASEWORKER,
        *,
        label: str = "",
        ended_at: datetime | None = None,
        id: UUID | None = None,
    ) -> UUID:
        """A further person of the organisation; the id. `label`: the role's word where none is given.

        She has been there for a while, and somebody outside looked at her: she is a second person for everybody.
        """
        return self.person_in(party.id, role, label=label, ended_at=ended_at, id=id)

    def person_in(
        self,
        organisation: UUID,
        role: Role,
        *,
        label: str = "",
        ended_at: datetime | None = None,
        id: UUID | None = None,
    ) -> UUID:
        """The same, by the organisation's id."""
        made, words = id or uuid4(), {"kind": "person", "role": role.value, "label": label or role.value}
        came = {"created_at": NOW - A_MONTH, "ended_at": ended_at, "let_in_outside": True}
        self.insert("principal", id=made, organisation=organisation, **words, **came)
        return made

    def _route(self, party: Party, connector: str) -> None:
        self.insert(
            "route",
            id=uuid4(),
            organisation=party.id,
            connector=connector,
            address=Jsonb({}),
            valid_from=NOW - timedelta(days=1),
        )

    def _no_duty(self, party: Party) -> None:
        """No duty is a row, too: without any row the gate refuses."""
        self.insert(
            "reporting_duty",
            id=uuid4(),
            organisation=party.id,
            version=1,
            sentence_ja="報告義務なし",
            sentence_en="No duty to report.",
            source="test",
            valid_from=date(2020, 1, 1),
        )

    def agree(
        self,
        sender: Party,
        recipient: Party,
        fields: Mapping[str, str],
        purposes: Sequence[str] = ("legal_advice",),
        *,
        retention_days: int = 365,
    ) -> None:
        """An agreement in force."""
        self.insert(
            "agreement",
            id=uuid4(),
            sender=sender.id,
            recipient=recipient.id,
            purposes=list(purposes),
            fields=Jsonb(dict(fields)),
            retention_days=retention_days,
            onward_sharing=False,
            valid_from=date(2020, 1, 1),
            created_at=NOW,
        )

    def facts(self, platform: Party, *names: str) -> None:
        """Let these be true of the platform from now on, and nothing else, as the operator keeps it."""
        self.admin.execute("delete from platform_fact where organisation = %s", (platform.id,))
        for name in names:
            self.insert(
                "platform_fact",
                id=uuid4(),
                organisation=platform.id,
                name=name,
                source="a list of that day",
                valid_from=date(2026, 1, 1),
            )

    def insert(self, table: str, **values: object) -> None:
        """One row, written by the administrator; where the hub marks such rows, with its mark."""
        if table in MARKED:
            values = {**values, **marked(self.database.entry_key, table, values)}
        columns = sql.SQL(", ").join(map(sql.Identifier, values))
        places = sql.SQL(", ").join(map(sql.Placeholder, values))
        statement = sql.SQL("insert into {} ({}) values ({})").format(sql.Identifier(table), columns, places)
        self.admin.execute(statement, values)

    def change(self, table: str, id: UUID, **changes: object) -> None:
        """The row of this id as the hub changes it, by the administrator: with its next state and its mark."""
        change_rows(self.admin, self.database.entry_key, table, {"id": id}, changes)

    def rows(self, query: str, **values: Any) -> list[Any]:
        """What the administrator sees, past every policy."""
        return self.admin.execute(query.encode(), values).fetchall()

    @asynccontextmanager
    async def work(self, party: Party, now: datetime = NOW, *, hub_itself: bool = False) -> AsyncIterator[Work]:
        """One unit of work as this organisation, through the web's role, or the worker's for `hub_itself`."""
        role = ROLE_OF_KIND.get(party.kind, Role.LAWYER)
        viewer = Viewer(party.id, party.principal, "test", role, ROLES[role])
        async with self.work_of(viewer, now, hub_itself=hub_itself) as work:
            yield work

    @asynccontextmanager
    async def work_of(self, viewer: Viewer, now: datetime = NOW, *, hub_itself: bool = False) -> AsyncIterator[Work]:
        """One unit of work as this caller."""
        async with (self.worker if hub_itself else self.web).transaction(
            viewer.organisation, viewer.principal
        ) as session:
            yield Work(session, viewer, now, self.keys, self.profiles)

    async def close(self) -> None:
        """Close the pools."""
        self.admin.close()
        await self.web.close()
        await self.worker.close()
