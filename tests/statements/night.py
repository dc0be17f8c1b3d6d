"""A girl of 16 who barred the police; two on her team, a supervisor, and the desk that she may want at 02:00."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.cases import repository
from hub.identity.permissions import Role
from hub.intake import bar, lift_bar, say_age, say_contact, say_wishes, settle
from hub.intake.answers import About, HowSaid, Minority, last_answer_about
from hub.intake.give import Yes, record_consent
from hub.intake.lift_bar import Lift
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Reason
from hub.minimisation.gate import ask
from hub.statements.load import statements_of_case
from hub.statements.said import Holds, Statement
from tests.acts.people import Person, person, working
from tests.cases.team import put_on_team
from tests.intake.desk import ADVICE, MINOR, TOLD, Narrowings, a_desk
from tests.parties import NOW, Parties, Party

GIRL: Mapping[str, Any] = {
    **TOLD,
    "safe_contact": {
        "ways": [{"kind": "chat", "value": "@momiji", "hours": "20-22", "wording": "部活の連絡", "voicemail": False}]
    },
}
WOMAN = {**GIRL, "age_band_now": "20_or_over", "age_band_at_images": "20_or_over", "harm_code": "SEXTORTION_ADULT"}
FREE = Safety(alone=True)
HERSELF = Spoken()
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

NOT_HER_WORD = ("case:opened", "consent:given", "disclosure:refused")
"""Lines about the case that say nothing of her statements."""


@dataclass
class Night:
    """The case and everybody around it; each `at` is an instant."""

    parties: Parties
    ngo: Party
    police: Party
    lawyer: Party
    case: UUID
    first: Person
    second: Person
    supervisor: Person
    narrowed: Narrowings = field(default_factory=Narrowings)

    async def bars(
        self, *words: str, at: datetime = NOW, excepted: Sequence[UUID] = (), spoken: Spoken = HERSELF
    ) -> UUID:
        """She bars these."""
        async with working(self.parties, self.first, at) as work:
            return await bar.bar_recipients(work, self.case, words, spoken, narrow=self.narrowed, excepted=excepted)

    async def lifts(
        self,
        lift: Lift | None = None,
        at: datetime = NOW,
        *,
        safety: Safety = FREE,
        spoken: Spoken = HERSELF,
        fresh: bool = True,
    ) -> Statement:
        """She lets the police desk through, or what `lift` says."""
        asked = lift or Lift(self.police.id, purpose="police_report")
        async with working(self.parties, self.first, at, fresh=fresh) as work:
            id = await lift_bar.lift_bar(work, self.case, asked, spoken, safety)
        return await self.statement(id)

    async def is_aged(
        self,
        band: str,
        at: datetime = NOW,
        *,
        about: say_age.AgeAbout = "now",
        safety: Safety = FREE,
        spoken: Spoken = HERSELF,
        by: Person | None = None,
    ) -> Statement:
        """Somebody says how old she is."""
        async with working(self.parties, by or self.first, at) as work:
            id = await say_age.state_age(work, self.case, about, band, spoken, safety, narrow=self.narrowed)
        return await self.statement(id)

    async def contact(
        self, contact: Mapping[str, Any] | None, at: datetime = NOW, *, unsafe: bool = False, safety: Safety = FREE
    ) -> Statement:
        """How she can be reached."""
        async with working(self.parties, self.first, at) as work:
            id = await say_contact.state_safe_contact(
                work, self.case, contact, HERSELF, safety, unsafe=unsafe, narrow=self.narrowed
            )
        return await self.statement(id)

    async def wishes(self, wishes: Mapping[str, Any], at: datetime = NOW, *, safety: Safety = FREE) -> Statement:
        """What she wishes."""
        async with working(self.parties, self.first, at) as work:
            id = await say_wishes.state_wishes(work, self.case, wishes, HERSELF, safety, narrow=self.narrowed)
        return await self.statement(id)

    async def settles(self, statement: UUID, holds: Holds, at: datetime = NOW, *, by: Person | None = None) -> UUID:
        """The second one, or whoever is named, settles it."""
        async with working(self.parties, by or self.second, at) as work:
            return await settle.settle_contradiction(
                work, self.case, statement, holds, "本人に確かめた。", narrow=self.narrowed
            )

    async def consents(
        self, at: datetime = NOW, *, to: Party | None = None, purpose: str = "police_report", minority: Minority = MINOR
    ) -> None:
        """She says yes to telling the police, or whoever is named."""
        about = About((to or self.police).id, purpose)
        async with working(self.parties, self.first, at) as work:
            yes = Yes(about, ADVICE, None, HowSaid(), minority, await last_answer_about(work, self.case, about))
            await record_consent(work, self.case, yes, narrow=self.narrowed)

    async def gate(
        self, at: datetime = NOW, *, to: Party | None = None, purpose: str = "police_report"
    ) -> tuple[Reason, ...]:
        """Why nothing may leave for them; empty where it may."""
        async with working(self.parties, self.first, at) as work:
            recipient = (to or self.police).id
            asked = await ask(work, case_id=self.case, recipient_id=recipient, purpose=purpose, kind="packet")
        return asked.decision.reasons

    async def statements(self) -> tuple[Statement, ...]:
        """Everything that was said."""
        async with working(self.parties, self.first) as work:
            return await statements_of_case(work, await repository.case(work, self.case))

    async def statement(self, id: UUID) -> Statement:
        """One of them."""
        return next(one for one in await self.statements() if one.id == id)

    async def values(self) -> Mapping[str, Any]:
        """The case's values, her readings among them."""
        async with working(self.parties, self.first) as work:
            return (await repository.case(work, self.case)).values

    def ledger(self) -> list[str]:
        """The verbs about the case, in order."""
        rows = self.parties.rows("select verb from ledger_event where object = %(c)s order by at, verb", c=self.case)
        return [verb for (verb,) in rows if verb not in NOT_HER_WORD and not verb.startswith("fact:")]


async def a_night(parties: Parties, told: Mapping[str, Any] = GIRL) -> Night:
    """A new one."""
    desk = a_desk(parties)
    police = parties.organisation("police", connector="law")
    parties.agree(desk.ngo, police, {**ADVICE, "paid": "full"}, ("police_report",))
    case = await desk.case(told)
    first, second = (person(parties, desk.ngo, Role.CASEWORKER) for _ in range(2))
    for one in (first, second):
        put_on_team(parties, desk.ngo, case, one.id)
    supervisor = person(parties, desk.ngo, Role.SUPERVISOR)
    return Night(parties, desk.ngo, police, desk.lawyer, case, first, second, supervisor)
