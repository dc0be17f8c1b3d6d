"""Nothing that a person said stands in the database in clear."""

import base64
import json
from urllib.parse import quote
from uuid import UUID

import pytest
from psycopg import sql

from hub.cases.outside import Handover
from hub.consent.load import OUTSIDE
from hub.intake.answers import About, HowSaid, Minority
from hub.intake.hand_over import record_outside_disclosure
from hub.intake.inventory import add_evidence
from hub.intake.refuse import record_refusal
from hub.minimisation.values import clean
from tests.intake.desk import Desk
from tests.parties import NOW

pytestmark = pytest.mark.anyio
CANARY = "カナリア七三"
LATIN = "canary-73"
HASH = "c0ffee73" * 8
TOLD = {
    "call_name": CANARY,
    "legal_name": f"{CANARY} {LATIN}",
    "prefecture": CANARY,
    "signer_name": CANARY,
    "age_band_now": "20_or_over",
    "age_band_at_images": "20_or_over",
    "narrative": f"{CANARY}\n{LATIN}",
    "timeline": [{"at": "2026-11-01T10:00:00+09:00", "service": CANARY, "account": LATIN, "what": CANARY}],
    "offender_handles": [{"service": LATIN, "handle": CANARY}],
    "offender_details": CANARY,
    "locations": [{"url": f"https://video.example.org/{LATIN}", "service": CANARY, "item_id": LATIN}],
    "accounts": [{"service": CANARY, "handle": LATIN}],
    "hashes": [{"algorithm": "sha256", "value": HASH, "computed_by": "own_device"}],
    "no_consent_statement": CANARY,
    "safe_contact": {
        "ways": [{"kind": "mail", "value": LATIN, "hours": CANARY, "wording": CANARY, "voicemail": False}]
    },
}


async def test_no_word_of_hers_lies_in_clear_in_any_column(desk: Desk) -> None:
    case = await desk.case(TOLD)
    minority = Minority(True, "absent", CANARY, False, LATIN)
    await desk.consent(case, desk.lawyer, minority=minority)
    await desk.consent(case, desk.lawyer, fields={"call_name": "full"}, minority=minority, channel=OUTSIDE)
    entry = {"kind": CANARY, "description": LATIN, "taken_at": "2026-11-01T10:00:00+09:00", "sha256": HASH}
    async with desk.parties.work(desk.ngo) as work:
        await add_evidence(work, case, [entry])
        handover = Handover(desk.lawyer.id, "legal_advice", NOW, "telephone", {"call_name": "full"}, CANARY)
        await record_outside_disclosure(work, case, handover)
        about = About(desk.site.id, "removal")
        await record_refusal(work, case, about, HowSaid(), text=CANARY, narrow=desk.narrowed)

    found = [column for column, held in everything_held(desk, case) if any(mark in held for mark in marks())]

    assert found == []


def test_the_canaries_are_values_that_a_case_takes() -> None:
    assert {name: clean(name, value, age_at_images="20_or_over") for name, value in TOLD.items()}.keys() == TOLD.keys()


def marks() -> list[bytes]:
    """The canaries as they could lie there: plain, escaped, percent-encoded and in base64."""
    plain = [CANARY, LATIN, HASH, "20_or_over"]
    forms = [form for word in plain for form in (word, json.dumps(word)[1:-1], quote(word))]
    return [form.encode() for form in forms] + [base64.b64encode(word.encode())[:-4] for word in plain]


def everything_held(desk: Desk, case: UUID) -> list[tuple[str, bytes]]:
    """Every text, JSON and bytes column of every table, as bytes."""
    columns = desk.parties.rows(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'"
        " and (data_type in ('text', 'bytea', 'jsonb', 'ARRAY'))"
    )
    held = []
    with desk.parties.database.connect() as connection:
        for table, column in columns:
            name = sql.Identifier(column)
            query = sql.SQL("select {} from {} where {} is not null").format(name, sql.Identifier(table), name)
            held += [(f"{table}.{column}", _bytes(value)) for (value,) in connection.execute(query).fetchall()]
    filled = {column for column, _ in held}
    assert {"case_value.sealed", "consent_grant.sealed", "evidence.sealed", "outside_disclosure.sealed"} <= filled, case
    return held


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
