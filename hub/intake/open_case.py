"""A consultation becomes a case."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import hub.cases.open
from hub.cases import repository
from hub.exchange.vocabulary.case import LANGUAGES, URGENCIES
from hub.identity.work import Work
from hub.intake.validation import cleaned, known_word
from hub.intake.voice import Spoken, how_said
from hub.kit.errors import Invalid, NotFound
from hub.kit.offload import offload
from hub.minimisation.harm import harm_code_reasons
from hub.statements.record import begin, first_said
from hub.tasks.received import received


async def open_case(
    work: Work,
    *,
    language: str,
    urgency: str,
    fields: Mapping[str, Any],
    spoken: Spoken | None = None,
    came_from: UUID | None = None,
) -> UUID:
    """The id of the new case with these values (catalogue name to JSON value).

    What she says of herself and her safety becomes her first statements, said as `spoken` tells (by herself, orally).
    `came_from`: the referral that this organisation received and whose packet it has opened. Raises `Invalid`, by
    field, and `NotFound` for any other referral.
    """
    known_word(language, LANGUAGES, "language")
    known_word(urgency, URGENCIES, "urgency")
    told = {name: value for name, value in fields.items() if value is not None}
    if came_from is not None and await received(work, came_from) is None:
        raise NotFound("came_from")
    values = await offload(cleaned, told, {}, opened_at=work.now, now=work.now)
    how = how_said(spoken or Spoken(), language, work.now)
    ages = (values.get("age_band_now"), values.get("age_band_at_images"))
    if wrong := harm_code_reasons(values.get("harm_code"), *ages):
        raise Invalid(*wrong)
    id = await hub.cases.open.create(work, language=language, urgency=urgency, values=values, came_from=came_from)
    first = first_said(values, how)
    if first:
        await begin(work, await repository.case(work, id), first)
    return id
