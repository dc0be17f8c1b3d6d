"""A caseworker with a day's work: something late, something due today, an answer, and more cases than a page holds."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from hub.identity.permissions import Role
from hub.intake.name_case import name_case
from hub.referrals.progress import receive_offer
from tests.browser.people import Person, member
from tests.browser.site import Site
from tests.cases.team import put_on_team
from tests.consultations import consent, consultation
from tests.parties import Parties, Party
from tests.referrals.handoff import FIELDS, Handoff, handoff, offered
from tests.telling import offer_told

NAMES = ("図書の件", "ひまわり", "駅前の件")
MANY = 30


@dataclass(frozen=True)
class Office:
    """Who is there. `late`, `due`, `answered`: cases by what of them waits; `far`: the first case, on a later page."""

    ngo: Party
    worker: Person
    chief: Person
    stranger: Person
    late: UUID
    due: UUID
    answered: UUID
    first: UUID


async def an_office(parties: Parties, site: Site) -> Office:
    """All of it."""
    now = site.clock.now()
    handed = await handoff(parties)
    ngo, worker = handed.sender, member(parties, handed.sender, Role.CASEWORKER, "昼の窓口")
    first = await consultation(parties, ngo)
    for _ in range(MANY):
        put_on_team(parties, ngo, await consultation(parties, ngo), worker.principal)
    others = [await _another(parties, handed) for _ in range(2)]
    sent = {case: await _sent(parties, handed, case) for case in (handed.case, *others)}
    _due(parties, sent[handed.case], -timedelta(hours=1), now)
    _due(parties, sent[others[0]], timedelta(minutes=30), now)
    async with parties.work(handed.lawyer, now) as work:
        await receive_offer(work, sent[others[1]])
    for case, name in zip(sent, NAMES, strict=True):
        put_on_team(parties, ngo, case, worker.principal)
        async with parties.work(ngo, now) as work:
            await name_case(work, case, name=name)
    put_on_team(parties, ngo, first, worker.principal)
    chief = member(parties, ngo, Role.SUPERVISOR, "責任者")
    stranger = member(parties, parties.organisation(), Role.CASEWORKER, "よその窓口")
    return Office(ngo, worker, chief, stranger, handed.case, others[0], others[1], first)


async def _another(parties: Parties, handed: Handoff) -> UUID:
    case = await consultation(parties, handed.sender)
    await consent(parties, handed.sender, case, handed.lawyer, "legal_advice", "legal_handoff", FIELDS)
    return case


async def _sent(parties: Parties, handed: Handoff, case: UUID) -> UUID:
    referral = await offered(parties, Handoff(handed.sender, handed.lawyer, case))
    await offer_told(parties, handed.sender, referral)
    return referral


def _due(parties: Parties, referral: UUID, after: timedelta, now: object) -> None:
    for table, column, its_id in (("party", "due_at", "object"), ("referral", "respond_by", "id")):
        parties.admin.execute(
            f"update {table} set {column} = %s where {its_id} = %s".encode(),
            (now + after, referral),  # type: ignore[operator]
        )
