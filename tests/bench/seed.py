"""A database of any size: organisations that agreed, referrals in clear words, requests with really sealed items."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hub.exchange.packets import Handling, NamedOrganisation, Packet
from hub.identity.keys import OrganisationKey
from hub.kit.sealed import new_key, seal
from hub.releases.keys import place
from hub.releases.make import packet_place
from hub.takedowns.items import item_hash, seal_items
from tests.parties import NOW, Parties, Party
from tests.releases.packets import case_of

SENDERS, RECIPIENTS = 10, 10
"""Every recipient's box holds a tenth of all rows."""
ITEMS = 3
_STATUSES = ("requested", "received", "accepted", "in-progress", "completed", "rejected")
_REFERRALS = """
create temporary table seeded on commit drop as
  select gen_random_uuid() as id, n, (%(senders)s::uuid[])[1 + n %% 10] as sender,
    (%(recipients)s::uuid[])[1 + (n / 10) %% 10] as recipient, (%(cases)s::uuid[])[1 + n %% 10] as case_file,
    (%(statuses)s::text[])[1 + n %% 6] as status, %(now)s::timestamptz - n * interval '1 second' as made
  from generate_series(0, %(rows)s - 1) as n;
insert into origin select sender, id, case_file, recipient, 'legal_advice', 'legal_handoff' from seeded;
insert into referral (id, sender, recipient, purpose, status, reason, outcome, urgency, language, respond_by,
  expires_at, created_at, updated_at, version, delivery_status)
select id, sender, recipient, 'legal_advice', status, case when status = 'rejected' then 'no-capacity' end,
  case when status = 'completed' then 'advice-given' end, 'urgent', 'ja', made + interval '72 hours',
  made + interval '144 hours', made, made, 1, 'sent'
from seeded
"""
_TABLES = {
    "origin": "org, object, case_file, recipient, purpose, channel",
    "release": "id, sender, recipient, object, kind, digest, created_at, opened_at, readable_until",
    "sealed_packet": "release, sender, recipient, sealed",
    "release_key": "release, org, sender, recipient, epoch, wrapped",
    "takedown": "id, sender, recipient, status, reason, outcome, urgency, language, due_at, received_at, "
    "received_proof, item_status, item_reason, created_at, updated_at, version, delivery_status",
    "takedown_sealed": "request, release, sender, recipient, sealed",
    "item_match": "request, item, hash, sender, recipient",
}
_BATCH = 2_000


@dataclass(frozen=True)
class Town:
    """Who lives there."""

    senders: list[Party]
    platforms: list[Party]
    lawyers: list[Party]
    cases: list[UUID]


def populate(parties: Parties, rows: int) -> Town:
    """The organisations, and `rows` referrals and as many requests among them."""
    town = Town(
        [parties.organisation() for _ in range(SENDERS)],
        [parties.organisation("platform", connector="platform_webhook") for _ in range(RECIPIENTS)],
        [parties.organisation("legal_aid", connector="legal_handoff") for _ in range(RECIPIENTS)],
        [],
    )
    town.cases.extend(case_of(parties, sender) for sender in town.senders)
    _referrals(parties, town, rows)
    keys = _keys(parties, town)
    for start in range(0, rows, _BATCH):
        _copy(parties, [_request(parties, town, keys, n) for n in range(start, min(rows, start + _BATCH))])
    parties.admin.execute("analyze")
    return town


def _referrals(parties: Parties, town: Town, rows: int) -> None:
    values = {
        "senders": [party.id for party in town.senders],
        "recipients": [party.id for party in town.lawyers],
        "cases": town.cases,
        "statuses": list(_STATUSES),
        "now": NOW,
        "rows": rows,
    }
    with parties.admin.transaction():
        for statement in _REFERRALS.split(";"):
            parties.admin.execute(statement.encode(), values if "%(" in statement else None)


def _keys(parties: Parties, town: Town) -> dict[UUID, OrganisationKey]:
    rows = parties.rows("select organisation, epoch, wrapped, matching from organisation_key")
    ours = {party.id for party in (*town.senders, *town.platforms)}
    return {row[0]: parties.keys.organisation_key(*row) for row in rows if row[0] in ours}


def _request(
    parties: Parties, town: Town, keys: dict[UUID, OrganisationKey], n: int
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """All rows of one request, by table."""
    sender, platform = town.senders[n % SENDERS], town.platforms[n // SENDERS % RECIPIENTS]
    made, status = NOW - timedelta(seconds=n), _STATUSES[n % len(_STATUSES)]
    request, both, key = uuid4(), (sender.id, platform.id), new_key()
    items = [
        {"number": number, "kind": "url", "value": f"https://sns.example.org/{n}/{number}", "service": "例SNS"}
        for number in range(1, ITEMS + 1)
    ]
    packet = _packet(sender, platform, request, made, items)
    yield "origin", (sender.id, request, town.cases[n % SENDERS], platform.id, "removal", "platform_webhook")
    yield "release", (packet.id, *both, request, "packet", packet.digest(), made, made, NOW + timedelta(days=365))
    yield "sealed_packet", (packet.id, *both, seal(key, packet_place(packet.id), packet.canonical()))
    for holder in both:
        yield (
            "release_key",
            (packet.id, holder, *both, 1, parties.keys.wrap(keys[holder], place(packet.id), key)),
        )
    yield (
        "takedown",
        (
            request,
            *both,
            *_state(status),
            made + timedelta(hours=72),
            made,
            "sent",
            ["sent"] * ITEMS,
            [""] * ITEMS,
            made,
            made,
            1,
            "sent",
        ),
    )
    yield "takedown_sealed", (request, packet.id, *both, seal_items(key, request, items))
    for item in items:
        yield "item_match", (request, item["number"], item_hash(keys[platform.id], item), *both)


def _state(status: str) -> tuple[str, str | None, str | None, str, str]:
    reason = "other" if status == "rejected" else None
    return status, reason, "removed" if status == "completed" else None, "urgent", "ja"


def _packet(sender: Party, platform: Party, request: UUID, made: datetime, items: list[dict[str, Any]]) -> Packet:
    return Packet(
        id=uuid4(),
        kind="packet",
        object=request,
        purpose="removal",
        sender=NamedOrganisation(sender.id, sender.name, sender.kind, sender.country),
        recipient=NamedOrganisation(platform.id, platform.name, platform.kind, platform.country),
        created_at=made,
        language="ja",
        urgency="urgent",
        handling=Handling(("police",), None),
        fields={
            "items": items,
            "harm_code": "NCII_ADULT",
            "legal_ground": "性的姿態撮影等処罰法",
            "no_consent_statement": "公開に同意していません。",
        },
        salt=secrets.token_hex(32),
    )


def _copy(parties: Parties, requests: list[Iterator[tuple[str, tuple[Any, ...]]]]) -> None:
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _TABLES}
    for request in requests:
        for table, row in request:
            rows[table].append(row)
    with parties.admin.transaction(), parties.admin.cursor() as cursor:
        for table, columns in _TABLES.items():
            with cursor.copy(f"copy {table} ({columns}) from stdin".encode()) as copy:
                for row in rows[table]:
                    copy.write_row(row)
