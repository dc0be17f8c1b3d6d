"""What was told outside the hub is always recorded by one person; where nothing covers it, others look at it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.cases import repository
from hub.cases.alarms import alarms
from hub.cases.outside import Handover, of_case
from hub.identity.permissions import Role
from hub.intake.end_case import close_case
from hub.intake.hand_over import may_tell, record_outside_disclosure
from hub.kit.errors import HubError, Reason
from hub.kit.pages import Page
from hub.releases.holding import answer_holding
from hub.releases.questions import question, questions
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.cases.team import colleague, work_of
from tests.intake.desk import Desk
from tests.parties import NOW

pytestmark = pytest.mark.anyio
HOUR, YEAR = timedelta(hours=1), timedelta(days=366)
TOLD = Handover(None, "legal_advice", NOW, "telephone", {"call_name": "full"}, "", "町の相談室", "other")


async def recorded(desk: Desk, case: UUID, told: Handover) -> UUID:
    async with desk.parties.work(desk.ngo) as work:
        return await record_outside_disclosure(work, case, told)


async def shown(desk: Desk, case: UUID) -> list[tuple[Handover, tuple[Reason, ...]]]:
    async with desk.parties.work(desk.ngo) as work:
        return [(one.handover, one.against) for one in await of_case(work, await repository.case(work, case))]


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({"recipient": "lawyer", "recipient_name": "", "recipient_kind": ""}, ["no_consent"]),
        ({}, ["no_member"]),
        ({"recipient_kind": "school"}, ["barred_recipient", "no_member"]),
        ({"recipient_kind": "guardian"}, ["barred_recipient", "no_member"]),
        ({"fields": {"wishes": "full", "call_name": "full"}}, ["no_member", "never_leaves"]),
    ],
)
async def test_what_nothing_covers_is_kept_marked_alarmed_and_reviewed(
    desk: Desk, told: dict[str, Any], reasons: list[str]
) -> None:
    case = await desk.case()
    given = replace(TOLD, **{**told, **({"recipient": desk.lawyer.id} if "recipient" in told else {})})

    async with desk.parties.work(desk.ngo) as work:
        asked = await may_tell(work, case, given)
    kept = await recorded(desk, case, given)

    ((handover, against),) = await shown(desk, case)
    assert handover == given
    assert [one.code for one in against] == reasons
    assert asked == against
    assert desk.parties.rows("select kind, subject from review where case_file = %(c)s", c=case) == [
        ("outside-uncovered", kept)
    ]
    async with work_of(
        desk.parties, desk.ngo, colleague(desk.parties, desk.ngo, Role.SUPERVISOR), Role.SUPERVISOR
    ) as work:
        ((_, alarm),) = (await alarms(work, Page())).items
    assert (alarm.kind, alarm.object, alarm.principal) == ("outside_uncovered", kept, desk.ngo.principal)


async def test_it_is_recorded_on_a_closed_case_and_to_one_who_has_left(desk: Desk) -> None:
    case, gone = await desk.case(), desk.parties.organisation("legal_aid")
    desk.parties.admin.execute("update organisation set ended_at = %s where id = %s", (NOW, gone.id))
    async with desk.parties.work(desk.ngo) as work:
        await close_case(work, case, narrow=desk.narrowed)

    await recorded(desk, case, TOLD)
    await recorded(desk, case, replace(TOLD, recipient=gone.id, recipient_name="", recipient_kind=""))

    found = [[one.code for one in against] for _, against in await shown(desk, case)]
    assert found == [["case_closed", "no_member"]] * 2


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"recipient_name": " "}, Reason("one_recipient", "recipient")),
        ({"recipient": uuid4()}, Reason("one_recipient", "recipient_name")),
        ({"recipient": uuid4(), "recipient_name": "", "recipient_kind": ""}, Reason("not_found", "recipient")),
        ({"recipient_kind": "neighbour"}, Reason("malformed", "recipient_kind")),
        ({"recipient_name": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}, None),
        ({"disclosed_at": NOW + HOUR}, Reason("told_out_of_range", "disclosed_at")),
        ({"disclosed_at": NOW - 10 * YEAR - HOUR}, Reason("told_out_of_range", "disclosed_at")),
        ({"how": "thinking"}, Reason("malformed", "how")),
        ({"fields": {}}, Reason("required", "fields")),
        ({"fields": {"no such": "full"}}, Reason("unknown_field")),
    ],
)
async def test_what_has_not_its_form_is_refused_and_nothing_is_written(
    desk: Desk, wrong: dict[str, Any], reason: Reason | None
) -> None:
    case = await desk.case()

    with pytest.raises(HubError) as refused:
        await recorded(desk, case, replace(TOLD, **wrong))

    assert refused.value.reasons[0] == reason or (reason is None and refused.value.reasons[0].code == "image_content")
    assert await shown(desk, case) == []
    assert desk.parties.rows("select from review where case_file = %(c)s", c=case) == []
    assert desk.parties.rows("select from alarm where org = %(o)s", o=desk.ngo.id) == []


async def test_the_name_of_one_who_is_no_member_lies_nowhere_in_clear(desk: Desk) -> None:
    case = await desk.case()

    await recorded(desk, case, TOLD)

    for table in ("outside_disclosure", "alarm", "review", "provision", "ledger_event"):
        assert TOLD.recipient_name not in str(desk.parties.rows(f"select * from {table}"))


async def test_a_later_withdrawal_asks_the_member_and_names_who_is_asked_by_hand(desk: Desk) -> None:
    case = await desk.case()
    member = replace(TOLD, recipient=desk.lawyer.id, recipient_name="", recipient_kind="")
    other = replace(member, recipient=desk.site.id)
    by_member, by_other, by_hand = [await recorded(desk, case, one) for one in (member, other, TOLD)]

    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        one = await withdraw(work, case, ChangeOfMind(desk.lawyer.id))
        rest = await withdraw(work, case, ChangeOfMind(None))
        again = await withdraw(work, case, ChangeOfMind(None))

    assert (len(one.holdings), one.by_hand) == (1, ())
    assert (len(rest.holdings), rest.by_hand) == (1, (by_hand,))
    assert (again.holdings, again.by_hand) == ((), (by_hand,))
    async with desk.parties.work(desk.lawyer, NOW + HOUR) as work:
        ((_, asked),) = (await questions(work, Page(), box="inbox")).items
        await answer_holding(work, asked.id, "deleted")
    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        seen = await question(work, one.holdings[0])
        sent = [found.object for _, found in (await questions(work, Page(), box="sent")).items]
    assert (asked.kind, asked.about, asked.object) == ("outside", "outside", by_member)
    assert seen.answer == "deleted"
    assert set(sent) == {by_member, by_other}


async def test_outside_the_team_nobody_sees_what_was_asked_about_a_handover(desk: Desk) -> None:
    case = await desk.case()
    await recorded(desk, case, replace(TOLD, recipient=desk.lawyer.id, recipient_name="", recipient_kind=""))
    async with desk.parties.work(desk.ngo) as work:
        asked = await withdraw(work, case, ChangeOfMind(None))

    async with work_of(desk.parties, desk.ngo, colleague(desk.parties, desk.ngo)) as work:
        assert (await questions(work, Page(), box="sent")).items == ()
        with pytest.raises(HubError, match="not_found"):
            await question(work, asked.holdings[0])
