"""What the matrix needs beside the town: so that every cell of the table is met, by somebody whom only it stops."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from hub.acts.decide import confirm
from hub.audit.log import log_day
from hub.cases import repository
from hub.consent.guardian import GuardianSaid, keep
from hub.identity.organisations import everybody
from hub.identity.permissions import ROLES, Role
from hub.own_duty.act import OWN_DUTIES
from hub.own_duty.request import request_notice
from hub.own_duty.rules import DutyNotice
from tests.acts.people import Person, person, working
from tests.journeys.hub_in_process import of
from tests.journeys.town import Neighbourhood
from tests.parties import NOW


async def one_of_the_rest(here: Neighbourhood) -> None:
    """Make each, a request with clocks of law among them, and put a member of every role on every team."""
    await something_of_the_rest(here)
    await corrected(here)
    await found_there(here)
    await here.request(here.cases[0], here.platform, "us_covered_platform")
    await whose_word(here)
    await own_duty(here)
    await two_days_of_the_log(here)
    seen_from_outside(here)
    everybody_on_every_team(here)
    everybody_on_what_was_received(here)


async def something_of_the_rest(here: Neighbourhood) -> None:
    """What a law office offers, and what the person said to its duty to report."""
    duty = here.hub.parties.rows("select id from reporting_duty where organisation = %(o)s", o=here.lawyer.id)[0][0]
    read: dict[str, Any] = {"duty": f"ReportingDuty:{duty}", "version": 1, "answer": True}
    await here.desk.do("recordOnwardAnswer", "case { id }", case=here.cases[0], recipient=of(here.lawyer), **read)
    noted = {"kind": "TALKED", "way": "CHAT", "words": "夜に話した。"}
    await here.desk.do("noteCase", "case { id }", once=True, case=here.cases[0], **noted)
    await here.desk.do("planNextStep", "case { id }", case=here.cases[0], words="様子を聞く", dueOn="2026-12-04")
    taken = "select id, version from referral where recipient = %(l)s and status = 'accepted'"
    ((referral, version),) = here.hub.parties.rows(taken, l=here.lawyer.id)
    dates = [{"kind": "COURT_DATE", "on": "2026-12-10"}]
    said = {"engagement": "ENGAGED", "engagedOn": "2026-11-22", "openDates": dates, "expectedVersion": version}
    await here.hub.caller(here.lawyer).do(
        "recordEngagement", "referral { id }", referral=f"Referral:{referral}", **said
    )
    words = {"name": "相談", "service_area": ["13"], "eligibility_description": "どなたでも", "hours": "平日"}
    lists = {"purposes": ["legal_advice"], "languages": ["ja"], "capacity": "capacity"}
    here.hub.parties.insert("service", id=uuid4(), organisation=here.lawyer.id, **words, **lists)

    route = {"purpose": "legal_advice", "title_ja": "法律相談", "title_en": "Legal advice", "wishes": ["lawyer"]}
    open_to = {"age_class": "any", "senders": ["organisation"], "harms": [], "exposures": []}
    rest = {"countries": [], "languages": [], "source": "its page", "valid_from": date(2026, 1, 1)}
    here.hub.parties.insert("partner_route", id=uuid4(), organisation=here.lawyer.id, **route, **open_to, **rest)


async def found_there(here: Neighbourhood) -> None:
    """The sender records that an item is still there."""
    asked = "select id from takedown where sender = %(o)s and delivery_status = 'sent' limit 1"
    ((request,),) = here.hub.parties.rows(asked, o=here.ngo.id)
    said = {"item": 1, "found": "THERE", "saidBy": "PERSON", "lookedAt": NOW.isoformat()}
    given = {"request": f"TakedownRequest:{request}", **said}
    await here.desk.do("recordFinding", "takedownRequest { id }", once=True, **given)
    waits = (
        "sender = %(o)s and delivery_status = 'sent' and status in ('requested', 'received', 'accepted', 'in-progress')"
    )
    earlier = "update takedown set received_at = coalesce(received_at, created_at) - interval '4 days'"
    assert here.hub.parties.rows(f"{earlier} where {waits} returning id", o=here.ngo.id), "so that there is a next step"


async def corrected(here: Neighbourhood) -> None:
    """The platform replaces a final answer."""
    answered = "select id, version from takedown where recipient = %(p)s and 'removed' = any(item_status)"
    ((request, version),) = here.hub.parties.rows(answered, p=here.platform.id)
    right = {"number": 1, "status": "REFUSED", "reason": "OTHER"}
    await here.hub.caller(here.platform).do(
        "correctTakedownAnswer",
        "takedownRequest { id }",
        once=True,
        request=f"TakedownRequest:{request}",
        answer=right,
        why="WRONG_ITEM",
        expectedVersion=version,
    )


async def whose_word(here: Neighbourhood) -> None:
    """What a guardian said, and a word to undo a withdrawal that did not count."""
    for case in here.cases:
        async with here.hub.parties.work(here.ngo) as work:
            opened = await repository.case(work, UUID(case.partition(":")[2]), writing=True)
            await keep(work, opened, GuardianSaid(None, "objection", text="反対する。"))
    taken = here.hub.parties.rows("select id from withdrawal where org = %(o)s", o=here.ngo.id)[0][0]
    said: dict[str, Any] = {"withdrawal": f"Withdrawal:{taken}", "said": {"alone": False}}
    await here.desk.do("undoWithdrawal", "case { id }", once=True, **said)


async def own_duty(here: Neighbourhood) -> None:
    """A child's case, about whom the group had to notify a municipal office."""
    fields = [{"name": name, "value": "13_15"} for name in ("age_band_now", "age_band_at_images")]
    opened = await here.desk.do("openCase", "case { id }", once=True, language="JA", urgency="URGENT", fields=fields)
    here.cases.append(opened["case"]["id"])
    parties, case = here.hub.parties, UUID(here.cases[-1].partition(":")[2])
    asker = Person(here.ngo, here.ngo.principal, Role.CASEWORKER, ROLES[Role.CASEWORKER])
    law, why = "child-abuse-prevention-6", "家に帰りたくないと話した。"
    notice = DutyNotice(None, "市役所の窓口", "other", law, "guardian", True, "", "189", NOW)
    async with working(parties, asker) as work:
        act = await request_notice(work, case, notice, why)
    async with working(parties, person(parties, here.ngo, Role.CASEWORKER)) as work:
        await confirm(work, OWN_DUTIES, act)


async def two_days_of_the_log(here: Neighbourhood) -> None:
    """So that the log has grown from one checkpoint to another."""
    shop = here.hub.shop
    for day in (NOW, NOW + timedelta(days=1)):
        assert await log_day(shop.sealer, shop.ledger_key, shop.log, day, everybody)


def seen_from_outside(here: Neighbourhood) -> None:
    """Somebody whom the group takes in and a member that vouches may confirm; and what a newcomer confirmed."""
    parties = here.hub.parties
    act = parties.rows("select id from two_person_act where org = %(o)s", o=here.ngo.id)[0][0]
    waits = {"asked_at": NOW, "until": NOW + timedelta(days=3650), "comes_back": False}
    words = {"role": "caseworker", "label": "desk"}
    parties.insert("admission", org=here.ngo.id, act=act, voucher=here.lawyer.id, **words, **waits)
    case = here.cases[0].partition(":")[2]
    asked = {"asked_by": here.ngo.principal, "asked_at": NOW, "due_at": NOW + timedelta(days=1)}
    kind = {"kind": "confirmed-by-newcomer", "subject": act}
    parties.insert("review", id=uuid4(), org=here.ngo.id, case_file=case, **kind, **asked)


def everybody_on_every_team(here: Neighbourhood) -> None:
    for role in Role:
        caller = here.hub.caller(here.ngo, role)
        for case in here.cases if caller.principal != here.ngo.principal else ():
            here.hub.parties.insert(
                "case_team",
                id=uuid4(),
                org=here.ngo.id,
                case_file=case.partition(":")[2],
                principal=caller.principal,
                added_by=here.ngo.principal,
                added_at=NOW,
            )


def everybody_on_what_was_received(here: Neighbourhood) -> None:
    """And one more, who is walled off from it."""
    parties = here.hub.parties
    for party in (here.ngo, here.lawyer, here.second, here.platform):
        on_it = [here.hub.caller(party, role).principal for role in Role]
        walled = parties.person(party, Role.LAWYER)
        got = "select object from party where org = %(o)s and box = 'inbox' and kind in ('referral', 'takedown')"
        for (thing,) in parties.rows(got, o=party.id):
            row = {"org": party.id, "object": thing}
            there = {
                one for (one,) in parties.rows("select principal from received_team where object = %(t)s", t=thing)
            }
            by_hand = {"how": "by-hand", "reason": "help", "assigned_at": NOW}
            for one in {*on_it} - there:
                parties.insert("received_team", id=uuid4(), principal=one, assigned_by=one, **row, **by_hand)
            words = {"reason": "conflict-of-interest", "walled_by": walled, "walled_at": NOW}
            parties.insert("received_wall", id=uuid4(), principal=walled, **row, **words)
