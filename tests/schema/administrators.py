"""An administrator who takes machines in and gives them keys, for tests."""

import json
from typing import Any

from joserfc.jwk import Key

from hub.identity.permissions import Role
from tests.parties import Parties
from tests.schema.api import Api
from tests.schema.casework import a_key

SHOWN = (
    "client { id clientId principalId label role binding scopes requestsPerMinute createdAt endedAt "
    "keys { kid thumbprint createdAt endedAt } }"
)
GATEWAY = {
    "label": "受付連携",
    "role": "REVIEWER",
    "binding": "DPOP",
    "scopes": ["DELIVERY_READ", "DIRECTORY_READ"],
    "requestsPerMinute": 60,
}


def admin(parties: Parties) -> Api:
    """An administrator who has just signed in."""
    party = parties.organisation()
    return Api(parties, party, role=Role.ADMIN, principal=parties.person(party, Role.ADMIN), fresh=True)


async def added(api: Api, **changed: Any) -> dict[str, Any]:
    return await api.do("addClient", SHOWN, **{**GATEWAY, "idempotencyKey": a_key(), **changed})


async def with_key(api: Api, client: str, jwk: Any) -> dict[str, Any]:
    text = jwk if isinstance(jwk, str) else json.dumps(jwk)
    return await api.do("addClientKey", SHOWN, client=client, jwk=text, idempotencyKey=a_key())


def public(key: Key, **more: Any) -> dict[str, Any]:
    return {**key.as_dict(private=False), **more}


def written(api: Api) -> list[tuple[Any, ...]]:
    """The organisation's clients, keys and ledger."""
    tables = ("client", "client_key")
    rows = [
        row for table in tables for row in api.parties.rows(f"select * from {table} where org = %(o)s", o=api.party.id)
    ]
    return [*rows, *ledger(api)]


def ledger(api: Api) -> list[tuple[Any, ...]]:
    return api.parties.rows(
        "select verb, object from ledger_event where actor = %(o)s order by at, verb", o=api.party.id
    )
