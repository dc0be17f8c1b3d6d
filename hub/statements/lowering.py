"""When a word that takes protection away counts as her yes. Pure; time is an argument.

What does not count is still recorded as it was said; nothing opens by it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hub.kit.errors import Reason

CONTACT_RESTS = timedelta(days=14)
"""How long after a change of the safe contact nothing is lowered: whoever changed it may be speaking through it."""
GUARDED_WISHES = frozenset({"police", "guardian", "school"})
"""Wishes whose yes takes protection away."""


def lowering_reasons(
    alone: bool | None,  # noqa: FBT001 - her answer: yes, no, or not asked
    word_ok: bool | None,  # noqa: FBT001 - right, wrong or missing, or none was ever chosen
    contact_changed_at: datetime | None,
    now: datetime,
) -> tuple[Reason, ...]:
    """Why this does not count as her yes; empty where it does.

    `alone`: her answer to "Are you alone? Can you talk freely?", None where nobody asked. `word_ok`: whether the
    shared word was right, None where none was chosen. `contact_changed_at`: the last change of the safe contact.
    """
    found = []
    if alone is not True:
        found.append(Reason("not_alone", "alone"))
    if word_ok is False:
        found.append(Reason("word_wrong", "word"))
    if contact_changed_at is not None and now - contact_changed_at < CONTACT_RESTS:
        found.append(Reason("contact_changed_lately"))
    return tuple(found)


def voice_reasons(said_by: str) -> tuple[Reason, ...]:
    """Why this is nobody's to lower but hers."""
    return () if said_by == "self" else (Reason("not_her_own_word", "said_by"),)


def lowered_wishes(before: Mapping[str, Any], said: Mapping[str, Any]) -> frozenset[str]:
    """The guarded wishes that this would turn into a yes."""
    return frozenset(name for name in GUARDED_WISHES if said.get(name) == "yes" and before.get(name) != "yes")
