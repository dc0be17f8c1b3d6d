"""The person says yes: to one recipient, for one purpose, to these fields in these forms, until a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from hub.consent.record import record
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.intake.answers import About, Minority, Said, circumstances, let_expire, place_of
from hub.intake.shorten import shortening
from hub.intake.told import ahead, case_to_write, forms
from hub.narrowing.causes import Narrow

REMOVAL = "removal"
REMOVAL_LASTS = timedelta(days=365)
"""How long a yes to a removal lasts where she named no end: a removal takes longer than advice (narrowing: expiry)."""


@dataclass(frozen=True)
class Yes:
    """What she said yes to. `fields`: catalogue name to form. `until` None: 90 days, for a removal 12 months."""

    about: About
    fields: Mapping[str, Form]
    until: datetime | None = None
    said: Said = field(default_factory=Said)
    minority: Minority = field(default_factory=Minority)


async def record_consent(work: Work, case_id: UUID, yes: Yes, *, narrow: Narrow) -> UUID:
    """The id of the consent. It replaces what was said before to this recipient, purpose and channel.

    Raises `NotFound`, `Invalid` by field, `Conflict` where the case is closed. Whether the recipient is barred is
    the gate's matter: she may have changed her mind about one and not yet about the other.
    """
    case = await case_to_write(work, case_id)
    place = await place_of(work, yes.about)
    fields, facts = forms(yes.fields), yes.minority.facts()
    until = ahead(yes.until, work.now) or (work.now + REMOVAL_LASTS if place.purpose == REMOVAL else None)
    kept = await record(work, case, place, "given", circumstances(yes.said), fields=fields, until=until, facts=facts)
    await let_expire(work, kept.fold_id, kept.after.until)
    if kept.before is not None:  # less than before narrows, and a new yes lets go of what waited for one
        await narrow(work, shortening(case.id, place, kept))
    return kept.fold_id
