"""Getting round "two people": each way that was tried, over the real API, with everything kept."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from hub.kit.errors import HubError
from tests.parties import NOW, Parties
from tests.schema.casework import a_key
from tests.two_people.office import Office, made_by, shown, stranger

pytestmark = pytest.mark.anyio
FOREIGN = f"TwoPersonAct:{uuid4()}"


@pytest.fixture
def office(parties: Parties) -> Office:
    made = Office(parties, parties.organisation("legal_aid"))
    parties.database.change("principal", {"organisation": made.party.id}, ended_at=NOW - timedelta(days=30))
    return made.take_in(first=stranger(), other=stranger(), own=made_by("first"), night=stranger("supervisor"))


async def _opens(office: Office, link: str, code: str) -> bool:
    try:
        await office.takes_up(link, code)
    except HubError:
        return False
    return True


async def test_the_link_is_shown_once_whatever_key_is_sent_again(office: Office) -> None:
    given = {"role": "ADMIN", "label": "受付", "idempotencyKey": a_key()}
    first = await office.api("first").do("inviteMember", "act { id } link", **given)
    again = await office.api("first").do("inviteMember", "act { id } link", **given)
    by_another = await office.api("other").do("inviteMember", "act { id } link", **given)

    assert first["link"]
    assert again["link"] is None
    assert again["act"] == first["act"]
    assert by_another["link"] != first["link"]


async def test_the_code_is_shown_once_to_whoever_confirmed_and_never_to_whoever_asked(office: Office) -> None:
    asked = await office.invites("first")
    done = await office.confirms("other", asked["act"]["id"])
    assert set(shown(done)) & {"link", "code"} == {"code"}
    code = shown(done)["code"]

    again = await office.confirms("other", asked["act"]["id"])
    detail = "query($id: ID!) { node(id: $id) { ... on TwoPersonAct { status reason details { name value text } } } }"
    seen = [await office.api(who).ask(detail, id=asked["act"]["id"]) for who in ("first", "other", "own", "night")]

    assert again["errors"]
    assert not shown(again)
    assert not any(code in str(one) or asked["link"] in str(one) for one in seen)


async def test_nothing_opens_before_the_second_person_whatever_is_typed(office: Office) -> None:
    asked = await office.invites("first")
    assert not await _opens(office, asked["link"], "0" * 8)
    for _ in range(7):
        assert not await _opens(office, asked["link"], "")
    done = await office.confirms("other", asked["act"]["id"])
    assert await _opens(office, asked["link"], shown(done)["code"])
    assert not await _opens(office, asked["link"], shown(done)["code"])


@pytest.mark.parametrize("gone", ["first", "other"])
async def test_the_leaving_of_either_ends_what_she_let_in(office: Office, gone: str) -> None:
    office.take_in(third=stranger())
    asked = await office.invites("first")
    done = await office.confirms("other", asked["act"]["id"])

    left = await office.api("third").do("endMember", "", member=office.person(gone))

    assert left["errors"] == []
    assert not await _opens(office, asked["link"], shown(done)["code"])


async def test_a_supervisor_takes_in_no_administrator_and_lets_none_back(office: Office) -> None:
    office.take_in(third=stranger())
    admission = await office.invites("first")
    recovery = await office.ask("first", "requestAccessRecovery", "act { id } link", member=office.person("other"))
    rise = await office.ask(
        "first", "requestRoleChange", "act { id }", member=office.person("night"), role="ADMIN", reason="代わり"
    )
    assert rise["errors"] == recovery["errors"] == []

    for asked in (admission, recovery, rise):
        told = await office.confirms("night", asked["act"]["id"])
        assert told["errors"], told


async def test_two_who_confirm_at_once_see_one_code(office: Office) -> None:
    office.take_in(third=stranger())
    asked = await office.invites("first")

    told = await asyncio.gather(*(office.confirms(who, asked["act"]["id"]) for who in ("other", "third")))

    assert sorted(bool(shown(one)) for one in told) == [False, True]


async def _against(office: Office, meanwhile: str, act: str) -> bool:
    """Whether what was done against the act came to something."""
    if meanwhile == "decline":
        told = await office.api("third").do("declineAct", "act { id }", act=act)
    else:
        told = await office.api("first").do("endMember", "", member=office.person("third"))
    return not told["errors"]


@pytest.mark.parametrize("meanwhile", ["decline", "asker leaves"])
async def test_a_confirmation_and_its_opposite_at_once_leave_nothing_half_done(office: Office, meanwhile: str) -> None:
    for _ in range(3):
        office.take_in(third=stranger())
        asked = await office.invites("third")
        act = asked["act"]["id"]
        done, ended = await asyncio.gather(office.confirms("other", act), _against(office, meanwhile, act))
        opened = bool(shown(done)) and await _opens(office, asked["link"], shown(done)["code"])

        if meanwhile == "decline":
            assert bool(done["errors"]) == ended
            assert opened != ended
        else:
            assert ended
            assert not opened


async def test_own_identities_recover_each_other_in_no_ring(office: Office) -> None:
    office.take_in(own2=made_by("own"))
    for asker, whom, confirmer in (("first", "own", "own2"), ("own", "first", "own2"), ("own", "other", "first")):
        asked = await office.ask(asker, "requestAccessRecovery", "act { id } link", member=office.person(whom))
        told = await office.confirms(confirmer, asked["act"]["id"])
        assert told["errors"], (asker, whom, confirmer)
        assert not shown(told)


async def test_whoever_is_lifted_does_not_confirm_it_herself(office: Office) -> None:
    asked = await office.ask(
        "first", "requestRoleChange", "act { id }", member=office.person("night"), role="ADMIN", reason="代わり"
    )
    assert (await office.confirms("night", asked["act"]["id"]))["errors"]


async def test_a_role_confirmed_today_confirms_nothing_for_three_days(office: Office) -> None:
    asked = await office.ask(
        "first", "requestRoleChange", "act { id }", member=office.person("night"), role="ADMIN", reason="代わり"
    )
    assert (await office.confirms("other", asked["act"]["id"]))["errors"] == []
    key = await office.invites("first")

    early = await office.confirms("night", key["act"]["id"])
    office.now += timedelta(days=3)
    late = await office.confirms("night", (await office.invites("first"))["act"]["id"])

    assert early["errors"]
    assert late["errors"] == []


async def test_somebody_of_another_organisation_meets_nothing(office: Office, parties: Parties) -> None:
    asked = await office.invites("first")
    elsewhere = Office(parties, parties.organisation("legal_aid")).take_in(there=stranger(), also=stranger())

    told = [
        await elsewhere.confirms("there", asked["act"]["id"]),
        await elsewhere.api("there").do("declineAct", "act { id }", act=asked["act"]["id"]),
        await elsewhere.ask("there", "requestAccessRecovery", "act { id } link", member=office.person("other")),
        await elsewhere.ask(
            "there", "requestRoleChange", "act { id }", member=office.person("other"), role="ADMIN", reason="代わり"
        ),
        await elsewhere.api("there").do("confirmAdmission", "shownOnce { value }", act=asked["act"]["id"]),
    ]
    absent = await elsewhere.api("there").do("confirmAdmission", "shownOnce { value }", act=FOREIGN)

    assert all(one["errors"] for one in told)
    assert [error["code"] for error in told[-1]["errors"]] == [error["code"] for error in absent["errors"]]
    assert (await office.confirms("other", asked["act"]["id"]))["errors"] == []


async def test_an_old_sign_in_or_a_token_does_nothing_of_it(office: Office) -> None:
    asked = await office.invites("first")
    old = replace(office.api("other"), fresh=False)
    told = [
        await old.do("confirmAct", "act { status }", act=asked["act"]["id"]),
        await old.do("inviteMember", "link", role="ADMIN", label="受付", idempotencyKey=a_key()),
        await old.do("confirmAdmission", "shownOnce { value }", act=asked["act"]["id"]),
        await old.do(
            "requestRoleChange",
            "act { id }",
            member=office.person("own"),
            role="ADMIN",
            reason="x",
            idempotencyKey=a_key(),
        ),
    ]
    assert {error["code"] for one in told for error in one["errors"]} == {"STEP_UP_NEEDED"}


async def test_whoever_confirmed_and_leaves_at_once_lets_nobody_in(office: Office) -> None:
    office.take_in(third=stranger(), fourth=stranger())
    for _ in range(8):
        office.take_in(fifth=stranger())
        asked = await office.invites("first")
        done, left = await asyncio.gather(
            office.confirms("fifth", asked["act"]["id"]),
            office.api("third").do("endMember", "", member=office.person("fifth")),
        )
        assert left["errors"] == []
        assert not shown(done) or not await _opens(office, asked["link"], shown(done)["code"])


async def test_a_waiting_act_that_was_given_another_asker_is_confirmed_by_nobody(office: Office) -> None:
    """What whoever has the database alone can change of an act: then two people did not ask and confirm it."""
    for column, value in (("requested_by", office.ids["other"]), ("expires_at", office.now + timedelta(days=30))):
        peer = f"Organisation:{office.parties.organisation('legal_aid').id}"
        asked = await office.ask("first", "nameStandingSecond", "act { id }", peer=peer)
        id = asked["act"]["id"].partition(":")[2]
        office.parties.admin.execute(f"update two_person_act set {column} = %s where id = %s", (value, id))

        told = [await office.confirms(who, asked["act"]["id"]) for who in ("first", "night", "other")]

        assert all(one["errors"] for one in told), (column, told)


@pytest.mark.parametrize(
    "chain", ["older puppet", "puppet by puppet", "puppet beside puppet", "puppet of one who left"]
)
async def test_no_chain_of_her_own_is_a_second_person(office: Office, chain: str) -> None:
    own2 = {
        "older puppet": made_by("first"),
        "puppet by puppet": made_by("own"),
        "puppet beside puppet": made_by("own", beside="first"),
        "puppet of one who left": made_by("own"),
    }[chain]
    office.take_in(own2=own2)
    if chain == "puppet of one who left":
        await office.api("other").do("endMember", "", member=office.person("own"))
    for asker, confirmer in (("first", "own2"), ("own2", "first")):
        asked = await office.invites(asker)
        told = await office.confirms(confirmer, asked["act"]["id"])
        assert told["errors"], (asker, confirmer)
        assert not shown(told)


async def test_nobody_alone_sees_her_own_alarm_away_through_another_identity(office: Office) -> None:
    alarm = uuid4()
    row = {"org": office.party.id, "kind": "many_cases_read", "principal": office.ids["first"], "count": 20}
    office.parties.insert("alarm", id=alarm, at=office.now, **row)

    by_herself = await office.api("own").do("seeAlarm", "alarm { id }", alarm=f"Alarm:{alarm}")
    by_another = await office.api("other").do("seeAlarm", "alarm { id }", alarm=f"Alarm:{alarm}")

    assert by_herself["errors"]
    assert by_another["errors"] == []
