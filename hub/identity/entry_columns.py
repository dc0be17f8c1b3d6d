"""Which columns of which tables the hub's mark covers, and how each is written down to be marked: data in one place.

A column that is null or false is not written down, so that one that is added later leaves the marks of rows from
before as they were. What is left out lets nobody in by itself: names, notes of use, sealed secrets.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, eq=False)
class ColumnKind:
    """`sql`: the column as one text, alike on every server; `text`: the same of a value; `value`: back again.

    `bind`: how a value of this kind is handed to a statement.
    """

    sql: str
    text: Callable[[Any], str]
    value: Callable[[str], Any]
    bind: str = ":{}"


def _words(value: Any) -> str:  # noqa: ANN401 - whatever the column holds
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)


TEXT = ColumnKind("{}::text", str, str)
ID = ColumnKind("{}::text", str, UUID)
NUMBER = ColumnKind("{}::text", str, int)
FLAG = ColumnKind("case when {} then 'true' end", lambda value: "true" if value else "", lambda text: text == "true")
BYTES = ColumnKind("encode({}, 'hex')", lambda value: bytes(value).hex(), bytes.fromhex)
TIME = ColumnKind(
    # one without an end is no number, and no instant that the hub writes: it stays a word, and its row does not count
    "case when isfinite({0}) then (extract(epoch from {0}) * 1000000)::bigint::text else {0}::text end",
    lambda value: str((value - _EPOCH) // _TICK),
    lambda text: _EPOCH + int(text) * _TICK,
)
WORDS = ColumnKind("to_json({})::text", _words, json.loads)
MAP = ColumnKind("{}::text", _words, json.loads, "cast(:{} as jsonb)")

PARSED = (WORDS, MAP)
"""Written down anew from their values: a server spells JSON as it likes."""


@dataclass(frozen=True)
class MarkedTable:
    """`organisation`, `object`: the columns that say whose the row is and by which id the ledger names it."""

    columns: Mapping[str, ColumnKind]
    key: tuple[str, ...] = ("org", "id")
    object: str = "id"
    since: tuple[str, ...] = ()
    """What tells a row from an earlier one of the same key, where keys come again."""
    is_noted: bool = True
    """Whether changes and ends stand in the ledger; not of what lasts minutes and needs a secret of the browser's."""

    @property
    def organisation(self) -> str:
        """The column that says whose the row is."""
        return self.key[0]


_OWN = {"org": ID, "id": ID}
_OF = {"organisation": ID, "id": ID}
_OF_KEY = ("organisation", "id")
MARKED: Final[Mapping[str, MarkedTable]] = {
    "principal": MarkedTable(
        {
            **_OF,
            "kind": TEXT,
            "role": TEXT,
            "created_at": TIME,
            "ended_at": TIME,
            "let_in_by": ID,
            "let_in_with": ID,
            "let_in_outside": FLAG,
            "let_in_act": ID,
            "role_since": TIME,
            "risen_at": TIME,
        },
        _OF_KEY,
    ),
    "passkey": MarkedTable({**_OWN, "principal": ID, "credential": BYTES, "public_key": BYTES, "created_at": TIME}),
    "client": MarkedTable(
        {
            **_OWN,
            "principal": ID,
            "binding": TEXT,
            "scopes": WORDS,
            "rate": NUMBER,
            "created_at": TIME,
            "ended_at": TIME,
            "act": ID,
        }
    ),
    "client_key": MarkedTable(
        {
            **_OWN,
            "client": ID,
            "kid": TEXT,
            "thumbprint": TEXT,
            "jwk": MAP,
            "created_at": TIME,
            "ended_at": TIME,
            "act": ID,
        }
    ),
    "identity_provider": MarkedTable(
        {
            **_OWN,
            "issuer": TEXT,
            "client_id": TEXT,
            "method": TEXT,
            "sign_in_word": TEXT,
            "public_key": MAP,
            "seen": MAP,
            "set_by": ID,
            "checked_at": TIME,
            "ended_at": TIME,
        }
    ),
    "provider_account": MarkedTable(
        {"org": ID, "issuer": TEXT, "subject": TEXT, "principal": ID, "linked_at": TIME},
        ("org", "issuer", "subject"),
        "principal",
        ("principal", "linked_at"),
    ),
    "invitation": MarkedTable(
        {
            **_OWN,
            "principal": ID,
            "role": TEXT,
            "digest": BYTES,
            "code": BYTES,
            "invited_by": ID,
            "created_at": TIME,
            "until": TIME,
            "act": ID,
            "confirmed_by": ID,
            "confirmed_at": TIME,
            "outside": FLAG,
            "to_outside": FLAG,
        }
    ),
    "web_session": MarkedTable(
        {**_OWN, "principal": ID, "digest": BYTES, "method": TEXT, "created_at": TIME, "fresh_at": TIME},
        is_noted=False,
    ),
    "ceremony": MarkedTable(
        {**_OWN, "kind": TEXT, "principal": ID, "session": ID, "invitation": ID, "digest": BYTES, "until": TIME},
        is_noted=False,
    ),
    "provider_ceremony": MarkedTable(
        {
            **_OWN,
            "digest": BYTES,
            "provider": ID,
            "purpose": TEXT,
            "principal": ID,
            "about": ID,
            "started_at": TIME,
            "until": TIME,
        },
        is_noted=False,
    ),
    "case_team": MarkedTable(
        {
            **_OWN,
            "case_file": ID,
            "principal": ID,
            "added_by": ID,
            "added_at": TIME,
            "until": TIME,
            "ended_at": TIME,
        }
    ),
    "received_team": MarkedTable(
        {
            **_OWN,
            "object": ID,
            "principal": ID,
            "how": TEXT,
            "assigned_by": ID,
            "assigned_at": TIME,
            "ended_at": TIME,
        },
    ),
    "received_standing": MarkedTable({**_OWN, "principal": ID, "act": ID, "since": TIME, "ended_at": TIME}),
    "route": MarkedTable(
        {**_OF, "connector": TEXT, "address": MAP, "valid_from": TIME, "valid_to": TIME, "act": ID}, _OF_KEY
    ),
    "public_key": MarkedTable(
        {
            **_OF,
            "purpose": TEXT,
            "public": TEXT,
            "created_at": TIME,
            "ended_at": TIME,
            "revoked_at": TIME,
            "act": ID,
            "stolen": FLAG,
        },
        _OF_KEY,
    ),
}
"""Every table of which a row grants access or directs what is sent. Whoever adds a column that decides that, adds it
here (how somebody was let in, what a machine may do): the columns of rows from before stay null."""
