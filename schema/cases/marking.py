"""A worker's word on who is named in words that leave."""

from typing import Any
from uuid import UUID

import graphene

from hub.exchange.vocabulary.purposes import REQUEST_PURPOSES
from hub.intake.mark_identity import StillOut, mark_identity
from hub.kit.errors import Reason
from schema.cases.payload import ShowsCase
from schema.directory import NamedOrganisation
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.references import global_id, reference

MarkWord = choice(
    "IdentityMark",
    "What becomes of words that name, reach or find somebody, in one field of one case.",
    {"keep": "They leave as they are, for the reason given.", "hide": "A neutral sign stands in their place."},
)


class StillOutThere(graphene.ObjectType):
    """Something that left before the mark, and still says what is hidden now."""

    object_id = graphene.ID(required=True, description="The referral or request.")
    kind = enums.PacketKind(required=True, description="What it is.")
    recipient = graphene.Field(NamedOrganisation, required=True, description="Who has it.")
    sentence = graphene.String(required=True, description="What to do about it, in the caller's language.")

    def resolve_object_id(self: StillOut, _info: object) -> str:
        """The global id."""
        return global_id("TakedownRequest" if self.purpose in REQUEST_PURPOSES else "Referral", self.object)

    def resolve_sentence(self: StillOut, info: Any) -> str:
        """The same for all."""
        return Reason("still_out").sentence(info.context.language)


class MarkIdentity(ShowsCase):
    """Keep or hide a name, number, address, account or school in the words of a field, for every packet of the case.

    What the hub finds is hidden where nothing is said. Anything else can be hidden too. The newest mark on the same
    words rules, however they are spelled. What left already stays as it left: `stillOut` says what that is.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        field = graphene.String(required=True, description="The field whose words are meant, e.g. `narrative`.")
        words = graphene.String(required=True, description="What is named there, in any spelling; 200 letters at most.")
        mark = MarkWord(required=True, description="Keep or hide.")
        reason = graphene.String(description="Why it is kept; needed for that.")

    still_out = graphene.List(
        graphene.NonNull(StillOutThere),
        description="Of words hidden now: what left before and says them still; null where this was refused.",
    )

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, field: str, words: str, mark: Any, reason: str | None = None
    ) -> dict[str, object]:
        """One call."""
        out = await context.ask(mark_identity, case, field, words, keep=mark == "keep", reason=reason or "")
        return {"case": case, "still_out": out}
