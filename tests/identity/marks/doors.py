"""One organisation with one of everything that lets somebody in or leads something out, and what opens by each."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb
from pyrage import x25519

from hub.cases import staffing
from hub.directory import routes
from hub.identity.clients import end as clients_end
from hub.identity.clients import keys as clients_keys
from hub.identity.invitations import open as open_invitations
from hub.identity.invitations.accept import look
from hub.identity.members import end as end_member
from hub.identity.passkeys import own
from hub.identity.permissions import Role
from hub.identity.providers import accounts, set_up
from hub.identity.public_keys import change as public_keys
from hub.identity.public_keys.find import to_seal
from hub.identity.tokens import Unauthenticated
from hub.kit.errors import HubError
from tests.database import TestDatabase
from tests.identity.authenticator import Authenticator
from tests.identity.desk import Hub as Desk
from tests.identity.desk import Person
from tests.journeys.hub_in_process import Caller, Hub, running
from tests.oauth.machines import Machine, Shop
from tests.parties import NOW, Party
from tests.taking_in import invited_by_two

ISSUER, SUBJECT = "https://login.example.org", "subject-1"
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
    desk: Desk
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


@asynccontextmanager
async def house(database: TestDatabase, folder: Path) -> AsyncIterator[House]:
    """One that is filled."""
    async with running(database, folder) as hub:
        parties, desk = hub.parties, Desk.on(hub.parties)
        party = parties.organisation()
        worker, other = [await desk.with_passkey(party, role) for role in (Role.CASEWORKER, Role.ADMIN)]
        await desk.register(worker, Authenticator())
        shop = Shop(hub.client, hub.clock, parties, database.settings)
        machine = await shop.machine(party)
        await hub.route(party, "platform_webhook")
        made = House(hub, desk, party, worker, other, machine, "", {})
        made.case = await opened(made)
        made.doors = {door.table: door for door in await doors(made)}
        yield made


async def opened(there: House) -> str:
    """A case of the worker's, on whose team a colleague is too."""
    told = [{"name": "call_name", "value": "ミナ"}]
    made = await caller(there).do("openCase", "case { id }", once=True, language="ja", urgency="routine", fields=told)
    case = str(made["case"]["id"])
    second = there.desk.person(there.party)
    async with there.desk.work(there.other) as work:
        await staffing.add(work, UUID(case.split(":")[1]), second.id, reason="交代")
    return case


def caller(there: House) -> Caller:
    return Caller(there.hub, there.party, there.worker.id, Role.CASEWORKER)


async def doors(there: House) -> list[Door]:
    """Each with its row; those of sign-in and of keys are made here."""
    return [
        *_of_people(there),
        *_of_teams(there),
        *await _of_coming_in(there),
        *_of_machines(there),
        *await _of_going_out(there),
    ]


def _of_people(there: House) -> list[Door]:
    parties, desk, worker = there.hub.parties, there.desk, there.worker

    async def seen() -> bool:
        answer = await caller(there).post("{ viewer { principalId } }", {})
        return answer.status_code == 200 and "errors" not in answer.json()

    async def signs_in() -> bool:
        try:
            await desk.enter(worker)
        except Unauthenticated:
            return False
        return True

    async def stays() -> bool:
        asks = caller(there).signed_in()
        answer = await asks.post("{ viewer { principalId } }", {})
        return answer.status_code == 200 and "errors" not in answer.json()

    async def leaves() -> None:
        async with desk.work(there.other) as work:
            await end_member(work, worker.id)

    async def removed() -> None:
        (row,) = parties.rows("select id from passkey where credential = %(c)s", c=worker.key.credential)
        async with desk.work(worker) as work:
            await own.remove(work, row[0])

    credential = worker.key.credential.hex()
    return [
        Door(
            "principal",
            f"id = '{worker.id}'",
            seen,
            leaves,
            ("role = 'supervisor'", "kind = 'machine'", "let_in_outside = not let_in_outside", "role_since = now()"),
        ),
        Door(
            "passkey",
            f"credential = '\\x{credential}'",
            signs_in,
            removed,
            ("principal = '{other}'", "public_key = '\\x01'"),
        ),
        Door("web_session", f"principal = '{worker.id}'", stays, None, ("fresh_at = null", "method = 'demo'")),
    ]


def _of_teams(there: House) -> list[Door]:
    desk, worker = there.desk, there.worker

    async def on_the_case() -> bool:
        asked = await caller(there).post("query($id: ID!) { case(id: $id) { id } }", {"id": there.case})
        return bool((asked.json().get("data") or {}).get("case"))

    async def off_the_case() -> None:
        async with desk.work(there.other) as work:
            await staffing.remove(work, UUID(there.case.split(":")[1]), worker.id)

    return [
        Door(
            "case_team",
            f"principal = '{worker.id}'",
            on_the_case,
            off_the_case,
            ("until = 'infinity'", "added_by = principal, added_at = added_at - interval '1 day'"),
        ),
    ]


async def _of_coming_in(there: House) -> list[Door]:
    parties, desk, now = there.hub.parties, there.desk, there.hub.clock.now()
    invited = await invited_by_two(parties, there.party.id, Role.CASEWORKER, "相談窓口", now, asker=there.other.id)
    provider = uuid4()
    parties.insert(
        "identity_provider",
        org=there.party.id,
        id=provider,
        issuer=ISSUER,
        client_id="hub",
        method="client_secret_basic",
        sign_in_word=f"aoba-{uuid4().hex[:8]}",
        secret_sealed=b"sealed",
        epoch=1,
        set_by=there.other.id,
        set_at=NOW,
        seen=Jsonb({}),
        checked_at=NOW,
    )
    who: dict[str, Any] = {"organisation": there.party.id, "issuer": ISSUER, "subject": SUBJECT, "now": now}
    async with desk.work(there.worker) as work:
        await accounts.link(work.session, there.party.id, there.worker.id, ISSUER, SUBJECT, now)

    async def known() -> bool:
        async with parties.web.transaction(there.party.id) as session:
            return await accounts.who(session, provider=provider, **who) == there.worker.id

    async def is_open() -> bool:
        try:
            await look(parties.web, invited.link.text(), invited.code, now)
        except HubError:
            return False
        return True

    async def uninvited() -> None:
        async with desk.work(there.other) as work:
            await open_invitations.end(work, invited.id)

    async def unset() -> None:
        async with desk.work(there.other) as work:
            await set_up.remove_provider(work, provider)

    async def another_account() -> None:
        async with desk.work(there.worker) as work:
            await accounts.link(work.session, there.party.id, there.worker.id, ISSUER, f"other-{uuid4()}", now)

    return [
        Door(
            "invitation",
            f"id = '{invited.id}'",
            is_open,
            uninvited,
            (
                "role = 'admin'",
                "until = until + interval '1 year'",
                "invited_by = null",
                "confirmed_by = gen_random_uuid()",
            ),
        ),
        Door("identity_provider", f"id = '{provider}'", known, unset, ("client_id = 'x'", "seen = '{\"a\": 1}'")),
        Door(
            "provider_account",
            f"subject = '{SUBJECT}'",
            known,
            another_account,
            ("linked_at = now()",),
        ),
    ]


def _of_machines(there: House) -> list[Door]:
    machine = there.machine

    async def token() -> bool:
        answer = await machine.shop.ask("/oauth/token", machine.form())
        return answer.status_code == 200

    async def ended() -> None:
        async with there.hub.parties.work(there.party, there.hub.clock.now()) as work:
            await clients_end.end(work, machine.id.client)

    async def key_ended() -> None:
        async with there.hub.parties.work(there.party, there.hub.clock.now()) as work:
            await clients_keys.end(work, machine.id.client, str(machine.key.kid))

    wider = "scopes = scopes || '{case:read}'::text[]"
    return [
        Door(
            "client_key",
            f"client = '{machine.id.client}'",
            token,
            key_ended,
            ("thumbprint = 'x'", 'jwk = jwk || \'{"a": "b"}\''),
        ),
        Door("client", f"id = '{machine.id.client}'", token, ended, (wider, "rate = rate + 1", "binding = 'dpop'")),
    ]


async def _of_going_out(there: House) -> list[Door]:
    parties, us = there.hub.parties, there.party

    async def sends() -> bool:
        async with parties.work(us, hub_itself=True) as work:
            return await routes.route(work, us.id) is not None

    async def seals() -> bool:
        async with parties.work(us) as work:
            return await to_seal(work.session, us.id, "age") is not None

    async def moved() -> None:
        await _moved(there)

    async def revoked() -> None:
        async with there.desk.work(there.other) as work:
            (key,) = parties.rows(
                "select id from public_key where organisation = %(o)s and revoked_at is null", o=us.id
            )
            await public_keys.revoke(work, key[0])

    mine = f"organisation = '{us.id}'"
    return [
        Door(
            "route", mine, sends, moved, ("connector = 'nowhere'", 'address = \'{"url": "https://other.example.org"}\'')
        ),
        Door("public_key", mine, seals, revoked, (f"public = '{x25519.Identity.generate().to_public()}'",)),
    ]


async def _moved(there: House) -> None:
    async with there.hub.operator.transaction(None) as session:
        await routes.add(
            session,
            there.hub.parties.keys,
            organisation=there.party.id,
            connector="nowhere",
            address={},
            secrets=[],
            now=NOW,
        )
