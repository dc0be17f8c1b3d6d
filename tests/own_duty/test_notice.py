"""The notice that the law asks of the organisation: two people, one law, fixed fields, and no bar stops it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.acts.decide import confirm
from hub.cases import outside, repository
from hub.directory.rules import GUARDIAN, KINDS
from hub.identity.permissions import Role
from hub.kit.errors import HubError, Reason
from hub.own_duty.act import OWN_DUTIES
from hub.own_duty.notices import NoticeGiven, notices_of_case
from hub.own_duty.request import request_notice
from hub.own_duty.rules import ABUSERS, LAWS, LEAST, DutyNotice, child_reasons, do_not_contact, least, notice_reasons
from tests.acts.people import Person, person, working
from tests.cases.team import put_on_team
from tests.intake.desk import TOLD, Desk, a_desk
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WHY = "カナリア：あざがあり、家に帰りたくないと話した。"
BARRED = ["child_guidance", "guardian", "police"]
NOTICE = DutyNotice(
    None, "児童相談所", "child_guidance", "child-abuse-prevention-6", "guardian", True, "", "189", NOW - HOUR
)


@dataclass
class Home:
    """A child's case, the centre, and two people of whom one is on the team."""

    desk: Desk
    case: UUID
    centre: Party
    first: Person
    second: Person

    def wanted(self, **more: Any) -> DutyNotice:
        member = replace(NOTICE, recipient=self.centre.id, recipient_name="", recipient_kind="")
        return replace(member, **more)

    async def asked(self, notice: DutyNotice, reason: str = WHY) -> UUID:
        async with working(self.desk.parties, self.first) as work:
            return await request_notice(work, self.case, notice, reason)

    async def confirmed(self, act: UUID, by: Person | None = None) -> None:
        async with working(self.desk.parties, by or self.second, NOW + HOUR) as work:
            await confirm(work, OWN_DUTIES, act)

    async def given(self) -> tuple[NoticeGiven, ...]:
        async with working(self.desk.parties, self.first) as work:
            return await notices_of_case(work, await repository.case(work, self.case))

    def nothing(self) -> bool:
        """Whether no notice, no record of what was told, and no record of both sides was written."""
        tables = ("own_duty_notice", "outside_disclosure", "provision")
        mine = {"o": self.desk.ngo.id}
        return all(self.desk.parties.rows(f"select from {table} where org = %(o)s", **mine) == [] for table in tables)


async def at_home(parties: Parties, **told: Any) -> Home:
    desk = a_desk(parties)
    case = await desk.case({**TOLD, "barred_recipients": BARRED, **told})
    first, second = (person(parties, desk.ngo, Role.CASEWORKER) for _ in range(2))
    put_on_team(parties, desk.ngo, case, first.id)
    return Home(desk, case, parties.organisation("child_guidance"), first, second)


async def test_two_people_give_it_with_the_fixed_fields_and_the_bars_are_repeated(parties: Parties) -> None:
    home = await at_home(parties)

    act = await home.asked(home.wanted())
    assert home.nothing(), "nothing is given by asking"
    await home.confirmed(act)

    (notice,) = await home.given()
    assert (notice.id, notice.recipient, notice.law) == (act, home.centre.id, NOTICE.law)
    assert (notice.asked_by, notice.confirmed_by) == (home.first.id, home.second.id)
    assert notice.fields == {"call_name": "full", "age_band_now": "full"}, "the fixed ones that are recorded"
    assert notice.do_not_contact == ("child_guidance", "guardian", "police")
    assert (notice.number, notice.called_at, notice.told_first, notice.reason) == ("189", NOW - HOUR, True, WHY)
    async with working(home.desk.parties, home.first) as work:
        (told,) = await outside.of_case(work, await repository.case(work, home.case))
    assert (told.id, told.against) == (notice.disclosure, ())
    assert (told.handover.recipient, told.handover.how) == (home.centre.id, "telephone")
    lines = home.desk.parties.rows(
        "select verb, principal, about, recipient from ledger_event where verb like 'own_duty%%' and object = %(c)s",
        c=home.case,
    )
    assert lines == [("own_duty:given", home.second.id, home.centre.id, None)]


async def test_both_sides_have_it_on_record_and_the_givers_rests_on_the_duty(parties: Parties) -> None:
    home = await at_home(parties)

    act = await home.asked(home.wanted())
    await home.confirmed(act)

    rows = home.desk.parties.rows(
        "select side, consent, own_duty from provision where sender = %(o)s order by side", o=home.desk.ngo.id
    )
    assert rows == [("giver", None, act), ("taker", None, None)]


async def test_it_can_be_given_to_a_municipal_office_that_is_no_member(parties: Parties) -> None:
    home = await at_home(parties)

    to = replace(NOTICE, recipient_name="市役所の窓口", recipient_kind="other", told_first=False)
    await home.confirmed(await home.asked(replace(to, not_told_because="家にいて話せない")))

    (notice,) = await home.given()
    assert (notice.recipient, notice.told_first, notice.not_told_because) == (None, False, "家にいて話せない")
    assert "市役所の窓口" not in str(home.desk.parties.rows("select * from own_duty_notice"))
    assert WHY not in str(home.desk.parties.rows("select * from own_duty_notice"))


async def test_the_one_who_asked_never_confirms_it(parties: Parties) -> None:
    home = await at_home(parties)
    act = await home.asked(home.wanted())

    with pytest.raises(HubError, match="act_same_person"):
        await home.confirmed(act, home.first)

    assert home.nothing()


WRONG: dict[str, tuple[Callable[[DutyNotice], DutyNotice], Reason]] = {
    "no law": (lambda one: replace(one, law="common sense"), Reason("malformed", "law")),
    "a stranger's abuse": (lambda one: replace(one, abuser="stranger"), Reason("own_duty_abuser", "abuser")),
    "silence without a reason": (lambda one: replace(one, told_first=False), Reason("required", "not_told_because")),
    "no call": (lambda one: replace(one, number="-"), Reason("malformed", "number")),
    "a call of yesterday": (
        lambda one: replace(one, called_at=NOW - DAY - HOUR),
        Reason("called_out_of_range", "called_at"),
    ),
    "a call to come": (lambda one: replace(one, called_at=NOW + HOUR), Reason("called_out_of_range", "called_at")),
    "nobody": (lambda one: replace(one, recipient=None), Reason("one_recipient", "recipient")),
    "two receivers": (lambda one: replace(one, recipient_name="a"), Reason("one_recipient", "recipient_name")),
    "a receiver that is none": (lambda one: replace(one, recipient=uuid4()), Reason("not_found", "recipient")),
    "the police": (
        lambda one: replace(one, recipient=None, recipient_name="警察", recipient_kind="police"),
        Reason("own_duty_receiver", "recipient"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
async def test_what_the_law_does_not_ask_for_is_refused_and_nothing_is_written(parties: Parties, what: str) -> None:
    home = await at_home(parties)
    change, reason = WRONG[what]

    with pytest.raises(HubError) as refused:
        await home.asked(change(home.wanted()))

    assert refused.value.reasons == (reason,)
    assert home.nothing()
    assert home.desk.parties.rows("select from two_person_act where org = %(o)s", o=home.desk.ngo.id) == []


@pytest.mark.parametrize(
    ("told", "code"),
    [({"age_band_now": "18_19"}, "own_duty_child"), ({"call_name": None, "age_band_now": None}, "nothing_to_send")],
)
async def test_about_an_adult_or_about_nobody_there_is_none(parties: Parties, told: dict[str, Any], code: str) -> None:
    home = await at_home(parties, **told)

    with pytest.raises(HubError, match=code):
        await home.asked(home.wanted())

    assert home.nothing()


async def test_a_reason_is_asked_for_and_outside_the_team_there_is_no_case(parties: Parties) -> None:
    home = await at_home(parties)

    with pytest.raises(HubError, match="required:reason"):
        await home.asked(home.wanted(), reason=" ")
    with pytest.raises(HubError, match="not_found:case"):
        async with working(home.desk.parties, home.second) as work:
            await request_notice(work, home.case, home.wanted(), WHY)


def test_the_fixed_fields_can_leave_for_care_and_hold_nothing_of_what_happened() -> None:
    assert set(LEAST) == {"legal_name", "call_name", "age_band_now", "prefecture", "safe_contact"}
    assert {receiver for law in LAWS.values() for receiver in law.receivers} <= KINDS | {"other"}


@given(
    st.sampled_from([*sorted(LAWS), "none"]),
    st.sampled_from([*sorted(ABUSERS), "stranger"]),
    st.sampled_from(["child_guidance", "other", "police", "school", ""]),
    st.booleans(),
    st.sampled_from(["", " ", "危険"]),
)
def test_a_notice_stands_only_where_law_abuser_receiver_and_telling_all_fit(
    law: str, abuser: str, kind: str, told: bool, why: str
) -> None:
    notice = replace(NOTICE, law=law, abuser=abuser, recipient_kind=kind, told_first=told, not_told_because=why)

    fits = law in LAWS and abuser in ABUSERS and kind in LAWS[law].receivers and (told or bool(why.strip()))
    assert (notice_reasons(notice, NOW) == ()) == fits


@given(st.sampled_from(["under_13", "13_15", "16_17", "18_19", "20_or_over", "unknown", None]))
def test_who_is_or_may_be_a_child_is_one(band: str | None) -> None:
    assert (child_reasons(band) == ()) == (band not in ("18_19", "20_or_over"))


@given(st.dictionaries(st.sampled_from([*LEAST, "narrative", "offender_details"]), st.none() | st.just("x")))
def test_no_more_than_the_fixed_fields_is_told(values: dict[str, str | None]) -> None:
    assert set(least(values)) == {name for name, value in values.items() if value is not None and name in LEAST}


@given(st.sets(st.sampled_from([*sorted(KINDS), GUARDIAN, str(uuid4())])))
def test_every_bar_by_kind_is_repeated_and_no_organisation_is_named(barred: set[str]) -> None:
    assert set(do_not_contact(frozenset(barred))) == barred & (KINDS | {GUARDIAN})
