"""A consultation becomes a case, once however often it is asked."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases import open as cases
from hub.identity.idempotency import once
from hub.identity.work import Work
from hub.intake.told import cleaned, fingerprint, known_word

LANGUAGES = frozenset({"ja", "en"})
URGENCIES = frozenset({"immediate", "urgent", "routine"})


async def open_case(work: Work, *, language: str, urgency: str, fields: Mapping[str, Any], key: str) -> UUID:
    """The id of the case with these values (catalogue name to JSON value). Raises `Invalid`, by field.

    `key`: the caller's idempotency key.
    """
    known_word(language, LANGUAGES, "language")
    known_word(urgency, URGENCIES, "urgency")
    told = {name: value for name, value in fields.items() if value is not None}
    values = cleaned(told, {})
    asked = fingerprint({"language": language, "urgency": urgency, "fields": told})
    return await once(
        work, "openCase", key, asked, lambda: cases.create(work, language=language, urgency=urgency, values=values)
    )
