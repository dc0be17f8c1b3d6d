"""Asking for what is somebody else's, and for what does not exist, in the same words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from hub.identity.permissions import Role
from schema.engine.references import global_id
from tests.journeys.hub_in_process import Caller, Hub
from tests.journeys.town import Neighbourhood
from tests.parties import Parties
from tests.privacy.surface import RootField, fresh

WHO_SEES = {
    # type of the schema to its rows and who may see each
    "Case": "select id, array[org] from case_file",
    "Referral": "select id, array_remove(array[sender, case when status not in ('draft', 'entered-in-error')"
    " then recipient end], null) from referral",
    "TakedownRequest": "select id, array[sender, recipient] from takedown",
    "Delivery": "select id, array[sender] from delivery",
    "Holding": "select id, array[sender, recipient] from holding",
    "Client": "select id, array[org] from client",
    "Withdrawal": "select id, array[org] from withdrawal",
    "Agreement": "select id, array[sender, recipient] from agreement",
    "Candidate": "select id, array[org, second] from candidate",
    "TwoPersonAct": "select id, array[org] from two_person_act",
    "RecipientKey": "select id, array[organisation] from public_key",
    "Principal": "select id, array[organisation] from principal",
    "Invitation": "select id, array[org] from invitation",
    "Session": "select id, array[org] from web_session",
    "Passkey": "select id, array[org] from passkey",
    "DeviceNotice": "select id, array[org] from notice",
    "Provider": "select id, array[org] from identity_provider",
    "Narrowing": "select id, array[org] from narrowed",
    "PeerQuestion": "select id, array[peer] from peer_question",
    "Review": "select id, array[org] from review",
    "Statement": "select id, array[org] from statement",
    "Place": "select id, array[org] from case_place",
    "StandingSecond": "select id, array[org, peer] from standing_second",
    "Danger": "select id, array[org] from danger",
    "StandingCall": "select id, array[org, peer] from standing_call",
    "DutyTime": "select id, array[org] from duty_time",
    "Alarm": "select id, array[org] from alarm",
}
PUBLIC = frozenset({"Organisation", "ReportingDuty"})
"""What every member may know of every other."""
AT_ONCE = 10
"""Fields of the root in one operation, by `schema.engine.limits`."""
_ID = re.compile(rb"[A-Z][A-Za-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Seen:
    """A thing and who may see it."""

    type: str
    id: str
    by: frozenset[UUID]


def things(parties: Parties) -> list[Seen]:
    """Everything there is, as the administrator counts it; one statement, for hundreds of tests ask."""
    each = (
        f"select {place} as place, '{type}' as type, id, who from ({query}) of_type (id, who)"
        for place, (type, query) in enumerate(WHO_SEES.items())
    )
    rows = parties.rows(" union all ".join(each) + " order by place, id")
    return [Seen(type, global_id(type, id), frozenset(who)) for _, type, id, who in rows]


def snapshot(parties: Parties) -> dict[str, str]:
    """Each table's contents in one word: whatever changes, changes it."""
    tables = parties.rows("select format('%%I.%%I', schemaname, tablename) from pg_tables where schemaname = 'public'")
    each = (
        f"select '{table}', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {table} t"
        for (table,) in tables
    )
    return dict(parties.rows(" union all ".join(each)))


def callers(hub: Hub, town: Sequence[Neighbourhood], roles: Sequence[Role] = ()) -> list[Caller]:
    """One caller of each organisation; one of each of these roles where they are named."""
    parties = [party for here in town for party in here.parties]
    return [hub.caller(party, role) for party in parties for role in (roles or (None,))]


def rotated(hub: Hub, town: Sequence[Neighbourhood], roles: Sequence[Role], turn: str) -> list[Caller]:
    """The same for one neighbourhood only, a different one for each field: probes multiply quickly."""
    return callers(hub, [town[sum(turn.encode()) % len(town)]], roles)


async def able(caller: Caller, field: RootField) -> Caller:
    """The caller as one who gets past the door of the field: signed in anew, where it asks for that."""
    able = caller.signed_in() if field.field.rule.step_up else caller
    await able.enter()
    return able


def foreign(caller: Caller, all_things: Sequence[Seen], type: str | None = None) -> list[Seen]:
    """What the caller's organisation must not see."""
    return [one for one in all_things if caller.party.id not in one.by and type in (None, one.type)]


def own(caller: Caller, all_things: Sequence[Seen], type: str) -> list[Seen]:
    """What it may see."""
    return [one for one in all_things if caller.party.id in one.by and one.type == type]


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many as one operation takes."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


async def answer(caller: Caller, document: str, **variables: object) -> bytes:
    """The whole answer, status and body, with ids made alike."""
    response = await caller.post(document, variables)
    return b"%d " % response.status_code + _ID.sub(b"ID", response.content)


def many(field: RootField, count: int) -> str:
    """An operation that asks one query field so many times, each with variables of its own."""
    declared = field.arguments()
    head = ", ".join(f"${name}{n}: {kind}" for n in range(count) for name, kind in declared.items())
    calls = " ".join(field.call("{ __typename }", f"a{n}", str(n)) for n in range(count))
    return f"query({head}) {{ {calls} }}"


def unknown(like: Sequence[str]) -> list[str]:
    """As many ids of nothing, of the same types."""
    return [fresh(one.partition(":")[0]) for one in like]
