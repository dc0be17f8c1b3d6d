"""What a walled-off colleague, and one who was not assigned, can still learn of what the office received."""

from typing import Any

import pytest

from hub.audit.sealer import seal
from hub.kit.db import Database
from hub.kit.signing import ledger_key_file, read_signing_key
from tests.parties import NOW, Parties
from tests.referrals.handoff import handoff, offered
from tests.two_people.office import Office, stranger

pytestmark = pytest.mark.anyio
DETAILS = (
    "query($id: ID!) { referral(id: $id) { id status packet { digest } offer { digest } timeline { status } } }",
    "query($id: ID!) { referralLedger(referralId: $id, first: 5) { edges { node { id verb } } } }",
    "query($id: ID!) { node(id: $id) { id } }",
)
LEDGER = "{ ledger(first: 50) { edges { node { objectId verb } } } }"
LISTS = (
    "{ referrals(first: 20, box: INBOX) { edges { node { id } } } }",
    "{ holdings(first: 20, box: INBOX) { edges { node { objectId } } } }",
    "{ provisions(first: 20) { edges { node { objectId } } } }",
    "{ deliveries(first: 20) { edges { node { objectId } } } }",
    "{ undeliveredCount { referrals takedowns } }",
)


async def seal_all(parties: Parties) -> None:
    """Put every line into its chain, as the worker does within a second."""
    sealer = Database(parties.database.url("hub_sealer"), pool_size=1)
    await seal(sealer, read_signing_key(ledger_key_file(parties.database.settings.root_key_file)), NOW)
    await sealer.close()


@pytest.fixture
async def office(parties: Parties) -> tuple[Office, str]:
    handed = await handoff(parties)
    made = Office(parties, handed.lawyer)
    made.ids["keeper"] = handed.lawyer.principal
    made.take_in(
        lawyer=stranger("lawyer"),
        worker=stranger("caseworker"),
        head=stranger("supervisor"),
        auditor=stranger("auditor"),
    )
    referral = f"Referral:{await offered(parties, handed)}"
    assert (await made.api("keeper").do("acceptReferral", "referral { status }", referral=referral))["errors"] == []
    return made, referral


async def _walls(office: Office, referral: str, who: str) -> None:
    given: dict[str, Any] = {"referrals": [referral], "principal": office.person(who), "reason": "CONFLICT_OF_INTEREST"}
    told = await office.api("keeper").do("wallOffReferrals", "objects", **given)
    assert told["errors"] == [], told


@pytest.mark.parametrize("who", ["lawyer", "worker", "head"])
async def test_whoever_is_walled_off_learns_nothing(office: tuple[Office, str], who: str) -> None:
    made, referral = office
    await _walls(made, referral, who)

    for document in DETAILS:
        answer = await made.api(who).ask(document, id=referral)
        assert referral not in str(answer.get("data")), (document, answer)
        assert "offer" not in str(answer.get("data") or {}).replace("'offer': None", ""), answer
    for document in LISTS:
        answer = await made.api(who).ask(document)
        assert referral.partition(":")[2] not in str(answer.get("data")), (document, answer)


async def test_an_unassigned_colleague_changes_and_reads_nothing(office: tuple[Office, str]) -> None:
    made, referral = office
    steps: dict[str, dict[str, Any]] = {
        "startReferral": {"expectedVersion": 2},
        "completeReferral": {"outcome": "consultation", "expectedVersion": 2},
        "checkConflict": {"names": ["だれか"]},
        "downloadPacket": {},
    }
    for mutation, given in steps.items():
        kind = f"{mutation[0].upper()}{mutation[1:]}Input"
        answer = await made.api("lawyer").ask(
            f"mutation($i: {kind}!) {{ {mutation}(input: $i) {{ errors {{ code }} }} }}",
            i={"referral": referral, **given},
        )
        payload = (answer.get("data") or {}).get(mutation)
        assert payload is None or payload["errors"], (mutation, answer)


async def test_walled_off_sees_no_line_of_it_in_the_ledger_of_the_whole_office(office: tuple[Office, str]) -> None:
    made, referral = office
    await seal_all(made.parties)
    open_to_her = await made.api("head").ask(LEDGER)
    assert referral.partition(":")[2] in str(open_to_her), open_to_her
    await _walls(made, referral, "head")

    answer = await made.api("head").ask(LEDGER)

    assert referral.partition(":")[2] not in str(answer), answer
