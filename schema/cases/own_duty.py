"""A notice that the law asks of the organisation itself: the first person's request, and what was given."""

from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.directory.entries import DirectoryEntry
from hub.own_duty.notices import NoticeGiven
from hub.own_duty.request import request_notice
from hub.own_duty.rules import LAWS, DutyNotice
from schema.acts import of_act, shown_act
from schema.cases.answers import allowed_forms
from schema.directory import Organisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import global_id, optional_reference, reference
from schema.engine.scalars import DateTime


class OwnDutyNotice(graphene.ObjectType):
    """A notice that was given under the organisation's own duty, by two people."""

    recipient = graphene.Field(Organisation, description="The member that was told; null for another body.")
    disclosure_id = graphene.ID(required=True, description="What was told, `OutsideDisclosure:…`; it names the body.")
    law = enums.OwnDutyLaw(required=True, description="The law.")
    law_title = graphene.String(required=True, description="The same for people, in the caller's language.")
    abuser = enums.Abuser(required=True, description="Whose abuse.")
    fields = allowed_forms("What was told, and in which form: the fixed fields that were recorded.")
    do_not_contact = graphene.List(
        graphene.NonNull(enums.RecipientKind),
        required=True,
        description="Whom she barred, by kind, as the receiver is told with the notice.",
    )
    told_first = graphene.Boolean(required=True, description="Whether she was told before.")
    not_told_because = graphene.String(required=True, description="Why not; empty where she was.")
    reason = graphene.String(required=True, description="What was seen, in the words of who asked.")
    number = graphene.String(required=True, description="The telephone number that was called first.")
    called_at = DateTime(required=True, description="When it was called.")
    asked_by = graphene.ID(required=True, description="Who asked, `Principal:…`.")
    confirmed_by = graphene.ID(required=True, description="Who confirmed: never the same person.")
    confirmed_at = DateTime(required=True, description="When it was confirmed.")

    async def resolve_recipient(self: NoticeGiven, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.recipient)

    def resolve_disclosure_id(self: NoticeGiven, _info: object) -> str:
        """The global id."""
        return global_id("OutsideDisclosure", self.disclosure)

    def resolve_law_title(self: NoticeGiven, info: Any) -> str:
        """From the list."""
        return LAWS[self.law].title.to(info.context.language)

    def resolve_fields(self: NoticeGiven, _info: object) -> list[tuple[str, str]]:
        """Name and form."""
        return list(self.fields.items())

    def resolve_asked_by(self: NoticeGiven, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.asked_by)

    def resolve_confirmed_by(self: NoticeGiven, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.confirmed_by)


class GiveOwnDutyNotice(HubMutation):
    """Ask for the notice that the law makes your organisation give: a child is abused by whom she lives with.

    Telephone first (189). Nothing is given by this: another person confirms it within a day. The fields are fixed. A
    bar of hers does not stop it, and is told to the receiver; tell her before, where that is safe.
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        recipient = optional_reference("Organisation", "The member that is told; else give name and kind.")
        recipient_name = graphene.String(description="Who is told, where it is no member; kept sealed.")
        recipient_kind = enums.RecipientKind(description="`CHILD_GUIDANCE`, or `OTHER` for a municipal office.")
        law = enums.OwnDutyLaw(required=True, description="The law that asks for it.")
        abuser = enums.Abuser(required=True, description="Whose abuse; nobody else's.")
        told_first = graphene.Boolean(required=True, description="Whether she was told before.")
        not_told_because = graphene.String(description="Why not; required where she was not told.")
        reason = graphene.String(required=True, description="What was seen, in words.")
        number = graphene.String(required=True, description="The telephone number that was called: 189, …")
        called_at = DateTime(required=True, description="When it was called: within the last 24 hours.")

    act = of_act()

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        law: str,
        abuser: str,
        told_first: bool,
        reason: str,
        number: str,
        called_at: datetime,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        to = {name: given.get(name) or "" for name in ("recipient_name", "recipient_kind", "not_told_because")}
        notice = DutyNotice(
            recipient=given.get("recipient"),
            law=law,
            abuser=abuser,
            told_first=told_first,
            number=number,
            called_at=called_at,
            **to,
        )
        return {"act": await shown_act(context, await context.ask_once(request_notice, case, notice, reason))}
