"""A consultation becomes a case."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import hub.cases.open
from hub.cases import repository
from hub.cases.names import give_name
from hub.exchange.vocabulary.case import LANGUAGES, URGENCIES
from hub.identity.work import Work
from hub.intake.name_case import working_name
from hub.intake.validation import cleaned, known_word
from hub.intake.voice import Spoken, how_said
from hub.kit.errors import Invalid, NotFound
from hub.kit.offload import offload
from hub.minimisation.harm import harm_reasons
from hub.statements.record import New, begin, first_said
from hub.tasks.received import received


async def open_case(
    work: Work,
    *,
    language: str,
    urgency: str,
    fields: Mapping[str, Any],
    spoken: Spoken | None = None,
    came_from: UUID | None = None,
    name: str | None = None,
) -> UUID:
    """The id of the new case with these values (catalogue name to JSON value).

    What she says of herself and her safety becomes her first statements, said as `spoken` tells (by herself, orally).
    `name`: its working name. `came_from`: the referral that this organisation received and whose packet it has opened.
    Raises `Invalid`, by field, and `NotFound` for any other referral.
    """
    known_word(language, LANGUAGES, "language")
    known_word(urgency, URGENCIES, "urgency")
    told = {field: value for field, value in fields.items() if value is not None}
    called = working_name(name)
    if came_from is not None and await received(work, came_from) is None:
        raise NotFound("came_from")
    values = await offload(cleaned, told, {}, opened_at=work.now, now=work.now)
    how = how_said(spoken or Spoken(), language, work.now)
    ages = (values.get("age_band_now"), values.get("age_band_at_images"))
    if wrong := harm_reasons(values, *ages):
        raise Invalid(*wrong)
    id = await hub.cases.open.create(work, language=language, urgency=urgency, values=values, came_from=came_from)
    await _begun(work, id, first_said(values, how), called)
    return id


async def _begun(work: Work, id: UUID, first: Sequence[New], name: str | None) -> None:
    """Her first statements and the name, where there is any."""
    if not first and name is None:
        return
    case = await repository.case(work, id)
    await begin(work, case, first)
    if name is not None:
        await give_name(work, case, name)
