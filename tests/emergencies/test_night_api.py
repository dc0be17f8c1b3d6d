"""Danger to life, duty and standing seconds through the API: one worker records, a peer's person confirms."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from hub.emergencies.dangers import reason_by_code, reason_in_words
from hub.identity.permissions import Role
from hub.overrides.call import call_standing_second
from tests.acts.people import Person, person
from tests.overrides.night import Night, a_night
from tests.parties import NOW, Parties
from tests.schema.api import Api

pytestmark = pytest.mark.anyio
AT = NOW.isoformat()
TOLD = {"kinds": ["SUICIDE"], "number": "110", "calledAt": AT, "where": "橋の上", "who": "さくら"}


def api(parties: Parties, someone: Person, *, fresh: bool = True) -> Api:
    return Api(parties, someone.party, principal=someone.id, role=someone.role, fresh=fresh)


def once(**given: Any) -> dict[str, Any]:
    return {**given, "idempotencyKey": f"test-{uuid4()}"}


async def recorded(night: Night, **more: Any) -> dict[str, Any]:
    """Without a fresh sign-in: no form stops it."""
    given = once(case=f"Case:{night.scene.case}", **{**TOLD, **more})
    shown = "danger { id kindsInWords who where number calledAt recordedBy disclosureId }"
    return await api(night.parties, night.alone, fresh=False).do("recordDanger", shown, **given)


async def test_danger_is_recorded_asked_for_and_confirmed_by_the_peers_person(parties: Parties) -> None:
    night = await a_night(parties)
    kept = await recorded(night)
    assert kept["errors"] == []
    assert (kept["danger"]["who"], kept["danger"]["recordedBy"]) == ("さくら", f"Principal:{night.alone.id}")
    given = {
        "case": f"Case:{night.scene.case}",
        "danger": kept["danger"]["id"],
        "recipient": f"Organisation:{night.police.id}",
        "purpose": "POLICE_REPORT",
    }
    shown = "act { id kind expiresAt standingCalledAt details { name label text } } against { code }"
    asked = await api(parties, night.alone).do("askWrittenPart", shown, **given)
    assert (asked["errors"], asked["against"], asked["act"]["standingCalledAt"]) == ([], [], None)
    act = asked["act"]["id"].partition(":")[2]
    async with parties.work(night.scene.ngo, NOW + timedelta(minutes=15), hub_itself=True) as work:
        await call_standing_second(work, act)

    peer = api(parties, night.on_call)
    ring = (await peer.data("{ standingCalls { id organisation { id } kinds danger recipientKind recipientWords } }"))[
        "standingCalls"
    ]
    assert [(one["kinds"], one["recipientKind"], one["recipientWords"]) for one in ring] == [
        (["SUICIDE"], "POLICE", "Police")
    ]
    done = await peer.do("answerStandingCall", "standingCalls { id }", call=ring[0]["id"], confirms=True)

    assert done == {"standingCalls": [], "errors": []}
    assert night.offered() == [("requested", "immediate")]
    mine = api(parties, night.alone)
    acts = await mine.data("{ ownActs { edges { node { status confirmedFor { id } standingCalledAt } } } }")
    (node,) = [edge["node"] for edge in acts["ownActs"]["edges"]]
    assert (node["status"], node["confirmedFor"]) == ("DONE", {"id": f"Organisation:{night.peers.them.id}"})
    whole = (
        "query($id: ID!) { case(id: $id) { walled dangers { who } emergencies { stands confirmedFor { id } reason } } }"
    )
    seen = (await mine.data(whole, id=given["case"]))["case"]
    said = {"stands": True, "confirmedFor": node["confirmedFor"], "reason": "May take her life"}
    assert (seen["dangers"], seen["emergencies"]) == ([{"who": "さくら"}], [said])


def test_the_reason_that_the_hub_wrote_is_read_in_the_readers_language() -> None:
    kept = reason_by_code(("suicide", "violence"))

    assert reason_in_words(kept, "ja") == "自死のおそれ、暴力を受けている・受けそう"
    assert reason_in_words(kept, "en") == "May take her life, Violence, now or about to happen"
    for written in ("自死のおそれ", "danger: she said so", "danger:", ""):
        assert reason_in_words(written, "en") == written


@pytest.mark.parametrize(
    ("less", "code"),
    [({"where": ""}, "danger_where"), ({"kinds": []}, "danger_what"), ({"number": "x"}, "danger_number")],
)
async def test_one_sentence_says_what_is_missing(parties: Parties, less: dict[str, Any], code: str) -> None:
    night = await a_night(parties)

    kept = await recorded(night, **less)

    assert kept["danger"] is None
    assert [error["code"] for error in kept["errors"]] == [code]


async def test_what_stands_against_the_written_part_is_an_answer(parties: Parties) -> None:
    night = await a_night(parties)
    parties.admin.execute("delete from agreement where sender = %s", (night.scene.ngo.id,))
    kept = await recorded(night)
    given = {"case": f"Case:{night.scene.case}", "danger": kept["danger"]["id"], "purpose": "POLICE_REPORT"}

    asked = await api(parties, night.alone).do(
        "askWrittenPart", "act { id } against { code }", **given, recipient=f"Organisation:{night.police.id}"
    )

    assert asked["act"] is None
    assert {"code": "no_agreement"} in asked["against"]
    assert asked["errors"] == []


async def test_a_supervisor_sets_who_is_on_duty_and_she_opens_a_case(parties: Parties) -> None:
    night = await a_night(parties)
    supervisor, other = (person(parties, night.scene.ngo, role) for role in (Role.SUPERVISOR, Role.CASEWORKER))
    times = {"startsAt": AT, "until": (NOW + timedelta(hours=8)).isoformat()}
    given = once(member=f"Principal:{other.id}", kind="ON_DUTY", **times)
    made = await api(parties, supervisor).do("setOnDuty", "roster { id memberId kind }", **given)
    assert [(one["memberId"], one["kind"]) for one in made["roster"]] == [(f"Principal:{other.id}", "ON_DUTY")]

    case, mine = f"Case:{night.scene.case}", api(parties, other)
    listed = (await mine.data("{ casesOnDuty { edges { node { id } } } }"))["casesOnDuty"]["edges"]
    assert [edge["node"]["id"] for edge in listed] == [case]
    opened = await mine.do("openOnDuty", "case { id }", case=case, reason="夜に電話があった。")
    assert opened == {"case": {"id": case}, "errors": []}
    walled = await api(parties, night.alone).do("wallCase", "case { walled }", case=case, walled=True)
    assert walled["case"] == {"walled": True}
    ended = await api(parties, supervisor).do("endDuty", "roster { id }", duty=made["roster"][0]["id"])
    assert ended["roster"] == []


async def test_a_peer_is_named_and_agrees_and_either_ends_it(parties: Parties) -> None:
    night = await a_night(parties, agreed=False)
    ours, theirs = night.peers.ours, night.peers.theirs
    asked = await api(parties, ours[0]).do(
        "nameStandingSecond", "act { id details { label text } }", **once(peer=f"Organisation:{night.peers.them.id}")
    )
    assert asked["act"]["details"] == [{"label": "Organisation", "text": night.peers.them.name}]
    await api(parties, ours[1]).do("confirmAct", "act { status }", act=asked["act"]["id"])
    listing = "{ standingSeconds { id standing peer { id } organisation { id } } }"
    (named,) = (await api(parties, theirs[0]).data(listing))["standingSeconds"]
    agreeing = await api(parties, theirs[0]).do("agreeStandingSecond", "act { id }", **once(standing=named["id"]))
    await api(parties, theirs[1]).do("confirmAct", "act { status }", act=agreeing["act"]["id"])
    (agreed,) = (await api(parties, ours[0]).data(listing))["standingSeconds"]
    assert (named["standing"], agreed["standing"]) == ("NAMED", "AGREED")

    ended = await api(parties, ours[0]).do("endStandingSecond", "standingSeconds { standing }", standing=named["id"])

    assert ended["standingSeconds"] == [{"standing": "ENDED"}]
