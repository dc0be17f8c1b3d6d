"""How somebody becomes a member: three answers of three parties, in this order; whoever is missing, nobody comes in."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest

from hub.identity.organisations import Enrolment
from hub.kit.errors import Conflict, HubError, Invalid, NotFound, Refused
from hub.kit.pages import Page
from hub.vetting import repository
from hub.vetting.activate import waiting
from hub.vetting.propose import propose
from tests.parties import NOW
from tests.vetting.newcomers import LAMP, WHY, Gate, days

pytestmark = pytest.mark.anyio


async def codes(act: Callable[[], Awaitable[object]], kind: type[HubError]) -> list[str]:
    with pytest.raises(kind) as refusal:
        await act()
    return [reason.code for reason in refusal.value.reasons]


async def test_an_organisation_comes_in_by_two_members_and_the_operator(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation("legal_aid")

    candidate = await gate.propose(first, second)
    await gate.confirm(second, candidate, days(1))
    made = await gate.activate(candidate, days(2))

    entry = gate.parties.rows(
        "select name, name_en, kind, country, languages from organisation where id = %(m)s", m=made
    )
    assert entry == [("灯", "Lamp", "support_ngo", "JP", ["ja"])]
    assert gate.parties.rows("select epoch from organisation_key where organisation = %(m)s", m=made) == [(1,)]
    assert gate.verbs(candidate) == [
        ("organisation:proposed", first.id, first.principal),
        ("organisation:confirmed", second.id, second.principal),
        ("organisation:activated", made, None),
    ]


async def test_both_members_have_each_step_in_their_own_chain(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()

    candidate = await gate.propose(first, second)
    await gate.confirm(second, candidate)

    for one in (first, second):
        waiting = gate.parties.rows(
            "select e.verb from ledger_pending p join ledger_event e on e.id = p.event"
            " where p.org = %(o)s and e.object = %(c)s order by e.verb",
            o=one.id,
            c=candidate,
        )
        assert waiting == [("organisation:confirmed",), ("organisation:proposed",)]


async def test_the_operator_alone_cannot_let_in_what_nobody_confirmed(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()
    candidate, before = await gate.propose(first, second), gate.count()

    assert await codes(lambda: gate.activate(candidate), Refused) == ["vouching_incomplete"]
    assert await codes(lambda: gate.activate(uuid4()), NotFound) == ["not_found"]

    assert gate.count() == before


async def test_one_member_alone_cannot_vouch_twice(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()
    before = gate.parties.rows("select count(*) from candidate")

    assert await codes(lambda: gate.propose(first, first), Refused) == ["second_member_needed"]
    assert gate.parties.rows("select count(*) from candidate") == before
    candidate = await gate.propose(first, second)
    assert await codes(lambda: gate.confirm(first, candidate), Conflict) == ["not_your_move"]

    assert await codes(lambda: gate.activate(candidate), Refused) == ["vouching_incomplete"]


async def test_two_members_without_the_operator_make_nobody(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()
    before = gate.count()

    await gate.confirm(second, await gate.propose(first, second))

    assert gate.count() == before


async def test_a_third_member_finds_no_proposal(gate: Gate) -> None:
    first, second, third = (gate.parties.organisation() for _ in range(3))
    candidate = await gate.propose(first, second)

    for act in (gate.confirm, gate.decline):
        assert await codes(lambda act=act: act(third, candidate), NotFound) == ["not_found"]  # type: ignore[misc]
        assert await codes(lambda act=act: act(third, uuid4()), NotFound) == ["not_found"]  # type: ignore[misc]

    assert [verb for verb, *_ in gate.verbs(candidate)] == ["organisation:proposed"]


async def test_what_was_declined_ends_there(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()
    candidate = await gate.propose(first, second)

    await gate.decline(second, candidate)

    assert await codes(lambda: gate.confirm(second, candidate), Conflict) == ["wrong_move"]
    assert await codes(lambda: gate.activate(candidate), Refused) == ["wrong_move"]
    assert [verb for verb, *_ in gate.verbs(candidate)] == ["organisation:proposed", "organisation:declined"]


async def test_a_proposal_ends_after_thirty_days(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()
    late, confirmed = await gate.propose(first, second), await gate.propose(first, second)
    await gate.confirm(second, confirmed, days(29))

    assert await codes(lambda: gate.confirm(second, late, days(30)), Conflict) == ["proposal_ended"]
    assert await codes(lambda: gate.activate(confirmed, days(30)), Refused) == ["proposal_ended"]


async def test_nobody_is_let_in_twice(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()
    candidate = await gate.propose(first, second)
    await gate.confirm(second, candidate)
    await gate.activate(candidate)
    before = gate.count()

    assert await codes(lambda: gate.activate(candidate), Refused) == ["wrong_move"]

    assert gate.count() == before


@pytest.mark.parametrize("leaves", ["first", "second"])
async def test_whoever_is_suspended_does_not_vouch(gate: Gate, leaves: str) -> None:
    members = {"first": gate.parties.organisation(), "second": gate.parties.organisation()}
    candidate = await gate.propose(members["first"], members["second"])
    await gate.confirm(members["second"], candidate)
    await gate.suspend(members[leaves])
    before = gate.count()

    assert await codes(lambda: gate.activate(candidate), Refused) == ["voucher_left"]

    assert gate.count() == before
    await gate.resume(members[leaves])
    await gate.activate(candidate)


async def test_one_that_is_no_member_now_is_not_asked(gate: Gate) -> None:
    first, gone = gate.parties.organisation(), gate.parties.organisation()
    await gate.suspend(gone)

    for second in (gone.id, uuid4()):
        async with gate.parties.work(first) as work:
            with pytest.raises(NotFound) as refusal:
                await propose(work, LAMP, second, WHY)
        assert [reason.field for reason in refusal.value.reasons] == ["second"]


@pytest.mark.parametrize(
    ("enrolment", "statement", "against"),
    [
        (Enrolment("", "Lamp", "support_ngo", "JP", ("ja",)), WHY, ["required"]),
        (Enrolment("灯\x00", "Lamp", "support_ngo", "JP", ("ja",)), WHY, ["name_unfit", "malformed"]),
        (Enrolment("灯", "Lamp", "circus", "JP", ("ja",)), WHY, ["malformed"]),
        (LAMP, "data:image/png;base64,iVBORw0KGgo=", ["image_content"]),
    ],
    ids=["name", "control", "kind", "picture"],
)
async def test_a_wrong_form_is_named_and_nothing_is_written(
    gate: Gate, enrolment: Enrolment, statement: str, against: list[str]
) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()

    async def act() -> None:
        async with gate.parties.work(first) as work:
            await propose(work, enrolment, second.id, statement)

    assert await codes(act, Invalid) == against
    assert gate.parties.rows("select 1 from candidate where org = %(o)s", o=first.id) == []


async def test_each_of_the_two_sees_its_own_list_and_where_things_stand(gate: Gate) -> None:
    first, second, third = (gate.parties.organisation() for _ in range(3))
    older, newer = await gate.propose(first, second, NOW), await gate.propose(first, second, days(1))
    await gate.confirm(second, newer, days(1))

    seen = {}
    for party in (first, second, third):
        async with gate.parties.work(party, days(30)) as work:
            for box in ("proposed", "asked"):
                found = await repository.proposals(work, Page(), box=box)
                seen[party, box] = [(one.id, one.standing) for _, one in found.items]

    both = [(newer, "confirmed"), (older, "ended")]
    assert seen[first, "proposed"] == seen[second, "asked"] == both
    assert [seen[one] for one in seen if one not in {(first, "proposed"), (second, "asked")}] == [[]] * 4


async def test_the_operator_sees_what_still_can_come_to_something(gate: Gate) -> None:
    first, second = gate.parties.organisation(), gate.parties.organisation()
    open_one, declined = await gate.propose(first, second), await gate.propose(first, second)
    await gate.decline(second, declined)

    async with gate.operator.transaction(None) as session:
        now = {one.id for one in await waiting(session, NOW)}
        later = {one.id for one in await waiting(session, days(30))}

    assert open_one in now
    assert declined not in now
    assert open_one not in later
