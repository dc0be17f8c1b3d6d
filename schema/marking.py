"""A worker's word on who is named in words that leave."""

from typing import Any
from uuid import UUID

import graphene

from hub.intake.mark_identity import mark_identity
from schema.case_payload import ShowsCase
from schema.choices import choice
from schema.context import Context
from schema.references import reference

MarkWord = choice(
    "IdentityMark",
    "What becomes of words that name, reach or find somebody, in one field of one case.",
    {"keep": "They leave as they are, for the reason given.", "hide": "A neutral sign stands in their place."},
)


class MarkIdentity(ShowsCase):
    """Keep or hide a name, number, address, account or school in the words of a field, for every packet of the case.

    What the hub finds is hidden where nothing is said. Anything else can be hidden too. The newest mark on the same
    words rules, however they are spelled. What left already stays as it left.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        field = graphene.String(required=True, description="The field whose words are meant, e.g. `narrative`.")
        words = graphene.String(required=True, description="What is named there, in any spelling; 200 letters at most.")
        mark = MarkWord(required=True, description="Keep or hide.")
        reason = graphene.String(description="Why it is kept; needed for that.")

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, field: str, words: str, mark: Any, reason: str | None = None
    ) -> dict[str, object]:
        """One call."""
        await context.ask(mark_identity, case, field, words, keep=mark.value == "keep", reason=reason or "")
        return {"case": case}
