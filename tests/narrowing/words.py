"""What she says, as the tests of this folder have her say it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from hub.identity.work import Work
from hub.intake.answers import About, HowSaid, last_answer_about
from hub.intake.bar import bar_recipients
from hub.intake.say_contact import state_safe_contact
from hub.intake.shorten import shorten_consent
from hub.intake.voice import Safety, Spoken
from hub.withdrawals.narrow import narrow


async def bars(work: Work, case: UUID, kind: str) -> None:
    """She says "never" to this kind of organisation."""
    await bar_recipients(work, case, [kind], Spoken(), narrow=narrow)


async def states_contact(work: Work, case: UUID, contact: Mapping[str, Any]) -> None:
    """She says, alone, how she can be reached."""
    await state_safe_contact(work, case, contact, Spoken(), Safety(alone=True), unsafe=False, narrow=narrow)


async def shortens(work: Work, case: UUID, about: About, fields: Any, until: datetime | None) -> None:
    """She allows less, told to somebody who sees her last answer."""
    seen = await last_answer_about(work, case, about)
    await shorten_consent(work, case, about, HowSaid(), fields=fields, until=until, seen=seen, narrow=narrow)
