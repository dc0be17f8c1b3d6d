"""What became of what somebody received: the question, as both sides see it."""

from typing import Any

import graphene

from hub.directory.entries import DirectoryEntry
from hub.releases import questions
from hub.releases.questions import HolderQuestion
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.references import global_id
from schema.engine.scalars import Date, DateTime
from schema.engine.things import Thing, findable

HoldingDuty = choice(
    "HoldingDuty",
    "Why somebody has to keep what it was asked to delete.",
    {
        "case_record_of_a_lawyer": "A lawyer's record of the case.",
        "medical_record": "A medical record.",
        "child_protection_record": "A record of the protection of children.",
        "order_of_a_court_or_investigator": "An order of a court or an investigator.",
        "preservation_after_a_report": "What a law makes a service preserve after it has reported.",
        "record_of_a_public_body": "A public body's record.",
        "handling_of_a_complaint": "A complaint that is being handled.",
        "accounting_record": "An accounting record.",
    },
)

_THINGS = {"takedown": "TakedownRequest", "referral": "Referral", "outside": "OutsideDisclosure"}


class Holding(Thing):
    """A question to one who received something: what became of it."""

    sender = graphene.Field(NamedOrganisation, description="Who asks.")
    recipient = graphene.Field(NamedOrganisation, description="Who is asked.")
    object_id = graphene.ID(
        required=True, description="The referral, request or outside disclosure by which it was received."
    )
    kind = enums.DisclosureKind(required=True, description="What was received.")
    asked_at = DateTime(required=True, description="When it was asked.")
    answer = enums.HoldingAnswer(description="What became of it; null: no answer yet.")
    asks = enums.HoldingQuestion(
        required=True,
        description="What is asked.",
    )
    duty = HoldingDuty(description="Under which duty it is kept.")
    until = Date(description="To which day the duty keeps it.")
    answered_at = DateTime(description="When it was answered.")
    silent_since = DateTime(description="Since when it is silent, after two reminders; an answer may still be given.")

    async def resolve_sender(self: HolderQuestion, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.sender)

    async def resolve_recipient(self: HolderQuestion, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient)

    def resolve_object_id(self: HolderQuestion, _info: object) -> str:
        """The global id."""
        return global_id(_THINGS[self.about], self.object)


findable(Holding, HolderQuestion, questions.question)
