"""One organisation with one of everything that lets somebody in or leads something out, and what opens by each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb

from hub.cases import staffing
from hub.entry import invitations
from hub.entry.invitations.accept import look
from hub.entry.passkeys import own
from hub.entry.providers import accounts, set_up
from hub.identity.members import end_member
from hub.identity.permissions import Role
from hub.identity.refusals import Unauthenticated
from hub.kit.errors import HubError
from tests.database import TestDatabase
from tests.entry.authenticator import Authenticator
from tests.entry.desk import EntryDesk
from tests.identity.marks.house import Door, House, caller
from tests.identity.marks.outside import of_going_out, of_machines, of_what_was_received
from tests.journeys.hub_in_process import running
from tests.machines.machines import Shop
from tests.parties import NOW
from tests.taking_in import invited_by_two

ISSUER, SUBJECT = "https://login.example.org", "subject-1"


@asynccontextmanager
async def house(database: TestDatabase, folder: Path) -> AsyncIterator[House]:
    """One that is filled."""
    async with running(database, folder) as hub:
        parties, desk = hub.parties, EntryDesk.on(hub.parties)
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
    made = await caller(there).do("openCase", "case { id }", once=True, language="JA", urgency="ROUTINE", fields=told)
    case = str(made["case"]["id"])
    second = there.desk.person(there.party)
    async with there.desk.work(there.other) as work:
        await staffing.add(work, UUID(case.split(":")[1]), second.id, reason="交代")
    return case


async def doors(there: House) -> list[Door]:
    """Each with its row; those of sign-in and of keys are made here."""
    return [
        *_of_standing(there),
        *_of_passkeys(there),
        *_of_teams(there),
        *await _of_coming_in(there),
        *await _of_providers(there),
        *of_machines(there),
        *await of_going_out(there),
        *await of_what_was_received(there),
    ]


def _of_standing(there: House) -> list[Door]:
    desk, worker = there.desk, there.worker

    async def seen() -> bool:
        answer = await caller(there).post("{ viewer { principalId } }", {})
        return answer.status_code == 200 and "errors" not in answer.json()

    async def leaves() -> None:
        async with desk.work(there.other) as work:
            await end_member(work, worker.id)

    async def stays() -> bool:
        asks = caller(there).signed_in()
        answer = await asks.post("{ viewer { principalId } }", {})
        return answer.status_code == 200 and "errors" not in answer.json()

    return [
        Door(
            "principal",
            f"id = '{worker.id}'",
            seen,
            leaves,
            ("role = 'supervisor'", "kind = 'machine'", "let_in_outside = not let_in_outside", "role_since = now()"),
        ),
        Door("web_session", f"principal = '{worker.id}'", stays, None, ("fresh_at = null", "method = 'demo'")),
    ]


def _of_passkeys(there: House) -> list[Door]:
    parties, desk, worker = there.hub.parties, there.desk, there.worker

    async def signs_in() -> bool:
        try:
            await desk.enter(worker)
        except Unauthenticated:
            return False
        return True

    async def removed() -> None:
        (row,) = parties.rows("select id from passkey where credential = %(c)s", c=worker.key.credential)
        async with desk.work(worker) as work:
            await own.remove(work, row[0])

    credential = worker.key.credential.hex()
    return [
        Door(
            "passkey",
            f"credential = '\\x{credential}'",
            signs_in,
            removed,
            ("principal = '{other}'", "public_key = '\\x01'"),
        ),
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

    async def is_open() -> bool:
        try:
            await look(parties.web, invited.link.text(), invited.code, now)
        except HubError:
            return False
        return True

    async def uninvited() -> None:
        async with desk.work(there.other) as work:
            await invitations.open.end(work, invited.id)

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
    ]


def _provider(there: House) -> UUID:
    """One that another than this worker set, and that was looked at."""
    provider = uuid4()
    there.hub.parties.insert(
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
    return provider


async def _of_providers(there: House) -> list[Door]:
    parties, desk, now = there.hub.parties, there.desk, there.hub.clock.now()
    provider = _provider(there)
    who: dict[str, Any] = {"organisation": there.party.id, "issuer": ISSUER, "subject": SUBJECT, "now": now}
    async with desk.work(there.worker) as work:
        await accounts.link(work.session, there.party.id, there.worker.id, ISSUER, SUBJECT, now)

    async def known() -> bool:
        async with parties.web.transaction(there.party.id) as session:
            return await accounts.who(session, provider=provider, **who) == there.worker.id

    async def unset() -> None:
        async with desk.work(there.other) as work:
            await set_up.remove_provider(work, provider)

    async def another_account() -> None:
        async with desk.work(there.worker) as work:
            await accounts.link(work.session, there.party.id, there.worker.id, ISSUER, f"other-{uuid4()}", now)

    return [
        Door("identity_provider", f"id = '{provider}'", known, unset, ("client_id = 'x'", "seen = '{\"a\": 1}'")),
        Door(
            "provider_account",
            f"subject = '{SUBJECT}'",
            known,
            another_account,
            ("linked_at = now()",),
        ),
    ]
