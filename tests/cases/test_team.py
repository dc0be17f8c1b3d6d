"""Who is on a case, who puts them there, and that nobody is left with nobody."""

from datetime import timedelta

import anyio
import pytest

from hub.caseload import lists
from hub.cases import repository, staffing
from hub.cases.colleagues import colleagues
from hub.identity.permissions import Role
from hub.intake.staff import add_to_team
from hub.kit.errors import Conflict, HubError, NotFound
from hub.kit.pages import Page
from tests.cases.team import colleague, lines, members, work_of
from tests.consultations import consultation
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
REASON = "担当者が休みに入るため"


async def test_whoever_opens_a_case_is_its_team_and_a_colleague_does_not_find_it(parties: Parties) -> None:
    ngo = parties.organisation()
    case, other = await consultation(parties, ngo), colleague(parties, ngo)

    async with work_of(parties, ngo, other) as work:
        with pytest.raises(NotFound) as refused:
            await repository.case(work, case)
        listed = await lists.cases(work, Page())

    assert members(parties, case) == {ngo.principal}
    assert refused.value.reasons[0].field == "case"
    assert listed.items == ()


async def test_a_supervisor_lists_every_case_and_opens_none_before_she_has_joined(parties: Parties) -> None:
    ngo = parties.organisation()
    case, chief = await consultation(parties, ngo), colleague(parties, ngo, Role.SUPERVISOR)

    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        listed = await lists.cases(work, Page())
        with pytest.raises(NotFound):
            await repository.case(work, case)
        await add_to_team(work, case, chief, reason=REASON)
        opened = await repository.case(work, case)

    assert [row.id for _, row in listed.items] == [case]
    assert opened.id == case
    assert ("team:joined", chief) in lines(parties, case)


async def test_a_supervisor_adds_a_colleague_and_the_reason_is_kept_sealed(parties: Parties) -> None:
    ngo = parties.organisation()
    case, chief, other = (
        await consultation(parties, ngo),
        colleague(parties, ngo, Role.SUPERVISOR),
        colleague(parties, ngo),
    )

    async with work_of(parties, ngo, chief, Role.SUPERVISOR, NOW + timedelta(hours=1)) as work:
        await add_to_team(work, case, other, reason=REASON)
        await add_to_team(work, case, other, reason="もう一度")
        outside = await staffing.team(work, case)
    async with work_of(parties, ngo, other) as work:
        inside = await staffing.team(work, case)

    assert [one.principal for one in inside] == [ngo.principal, other]
    assert [one.reason for one in outside] == [None, None], "a reason may tell of the case"
    assert [one.reason for one in inside] == [None, REASON]
    ((sealed,),) = parties.rows("select reason_sealed from case_team where principal = %(p)s", p=other)
    assert REASON.encode() not in sealed
    assert lines(parties, case).count(("team:added", chief)) == 1


async def test_who_is_taken_off_sees_the_case_no_more_and_may_come_back(parties: Parties) -> None:
    ngo = parties.organisation()
    case, chief, other = (
        await consultation(parties, ngo),
        colleague(parties, ngo, Role.SUPERVISOR),
        colleague(parties, ngo),
    )

    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        await add_to_team(work, case, other, reason=REASON)
    async with work_of(parties, ngo, chief, Role.SUPERVISOR, NOW + timedelta(hours=1)) as work:
        await staffing.remove(work, case, other)
        await staffing.remove(work, case, other)
    async with work_of(parties, ngo, other) as work:
        with pytest.raises(NotFound):
            await repository.case(work, case)
    async with work_of(parties, ngo, chief, Role.SUPERVISOR, NOW + timedelta(days=1)) as work:
        await add_to_team(work, case, other, reason=REASON)

    assert members(parties, case) == {ngo.principal, other}
    assert [verb for verb, _ in lines(parties, case)] == ["team:added", "team:removed", "team:added"]


async def test_a_case_is_never_left_to_nobody_nor_to_who_was_let_go(parties: Parties) -> None:
    ngo = parties.organisation()
    case, chief = await consultation(parties, ngo), colleague(parties, ngo, Role.SUPERVISOR)
    other = colleague(parties, ngo)
    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        await add_to_team(work, case, other, reason=REASON)
    parties.change("principal", other, ended_at=NOW)

    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        with pytest.raises(Conflict, match="last_of_team"):
            await staffing.remove(work, case, ngo.principal)

    assert ngo.principal in members(parties, case)
    assert ("team:removed", chief) not in lines(parties, case)


async def test_two_who_are_taken_off_at_once_do_not_both_go(parties: Parties) -> None:
    ngo = parties.organisation()
    case, chief, other = (
        await consultation(parties, ngo),
        colleague(parties, ngo, Role.SUPERVISOR),
        colleague(parties, ngo),
    )
    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        await add_to_team(work, case, other, reason=REASON)
    refused = []

    async def off(who: object) -> None:
        try:
            async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
                await staffing.remove(work, case, who)  # type: ignore[arg-type]
        except Conflict as refusal:
            refused.append(refusal.reasons[0].code)

    async with anyio.create_task_group() as both:
        both.start_soon(off, ngo.principal)
        both.start_soon(off, other)

    assert refused == ["last_of_team"]
    assert len(members(parties, case)) == 1


@pytest.mark.parametrize("who", ["stranger", "let go", "lawyer", "no reason", "picture"])
async def test_who_or_what_does_not_belong_on_a_team_is_refused_and_nothing_is_written(
    parties: Parties, who: str
) -> None:
    ngo, elsewhere = parties.organisation(), parties.organisation()
    case, chief = await consultation(parties, ngo), colleague(parties, ngo, Role.SUPERVISOR)
    person = {
        "stranger": elsewhere.principal,
        "let go": colleague(parties, ngo, ended_at=NOW),
        "lawyer": colleague(parties, ngo, Role.LAWYER),
    }.get(who) or colleague(parties, ngo)
    reason = {"no reason": "  ", "picture": "data:image/png;base64,iVBORw0KGgo="}.get(who, REASON)
    code = {"stranger": "not_found", "let go": "not_found", "lawyer": "role_without_cases", "no reason": "required"}

    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        with pytest.raises(HubError, match=code.get(who, "image_content")):
            await add_to_team(work, case, person, reason=reason)

    assert members(parties, case) == {ngo.principal}
    assert lines(parties, case) == []


async def test_a_foreign_case_and_an_unknown_one_are_the_same_to_whoever_staffs(parties: Parties) -> None:
    ngo, elsewhere = parties.organisation(), parties.organisation()
    case, chief = await consultation(parties, elsewhere), colleague(parties, ngo, Role.SUPERVISOR)

    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        for act in (add_to_team(work, case, chief, reason=REASON), staffing.remove(work, case, chief)):
            with pytest.raises(NotFound) as refused:
                await act
            assert refused.value.reasons[0].field == "case"
        with pytest.raises(NotFound):
            await staffing.team(work, case)

    assert members(parties, case) == {elsewhere.principal}


async def test_a_colleague_outside_the_team_does_not_learn_who_is_on_it(parties: Parties) -> None:
    ngo = parties.organisation()
    case, other = await consultation(parties, ngo), colleague(parties, ngo)

    async with work_of(parties, ngo, other) as work:
        with pytest.raises(NotFound):
            await staffing.team(work, case)


async def test_who_can_be_put_on_a_case_is_of_the_organisation_still_there_and_reads_cases(parties: Parties) -> None:
    ngo, stranger = parties.organisation(), parties.organisation()
    chief, worker = colleague(parties, ngo, Role.SUPERVISOR), colleague(parties, ngo)
    colleague(parties, ngo, Role.AUDITOR), colleague(parties, ngo, ended_at=NOW - timedelta(days=1))
    colleague(parties, stranger)

    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        found = {one.principal for one in await colleagues(work)}

    assert found == {chief, worker, ngo.principal}
