"""A consultation becomes a case."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases import open as cases
from hub.identity.work import Work
from hub.intake.told import cleaned, known_word
from hub.kit.errors import NotFound
from hub.tasks.received import received

LANGUAGES = frozenset({"ja", "en"})
URGENCIES = frozenset({"immediate", "urgent", "routine"})


async def open_case(
    work: Work, *, language: str, urgency: str, fields: Mapping[str, Any], came_from: UUID | None = None
) -> UUID:
    """The id of the new case with these values (catalogue name to JSON value).

    `came_from`: the referral that this organisation received and whose packet it has opened. Raises `Invalid`, by
    field, and `NotFound` for any other referral.
    """
    known_word(language, LANGUAGES, "language")
    known_word(urgency, URGENCIES, "urgency")
    told = {name: value for name, value in fields.items() if value is not None}
    if came_from is not None and await received(work, came_from) is None:
        raise NotFound("came_from")
    values = cleaned(told, {}, opened_at=work.now, now=work.now)
    return await cases.create(work, language=language, urgency=urgency, values=values, came_from=came_from)
