"""Whom organisations for which yours vouched take in, where nobody there can confirm it."""

from typing import Any
from uuid import UUID

import graphene

from hub.directory.entries import DirectoryEntry
from hub.vetting import admissions
from hub.vetting.admissions import WaitingAdmission
from schema.acts import ActDetail, shown_facts
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class Admission(graphene.ObjectType):
    """Somebody whom an organisation takes in, that yours proposed or confirmed. It says nothing else of that office."""

    act_id = graphene.ID(required=True, description="The act, `TwoPersonAct:…`, for `confirmAdmission`.")
    organisation = graphene.Field(NamedOrganisation, description="Who takes her in.")
    role = enums.MemberRole(required=True, description="What she is to be.")
    label = graphene.String(required=True, description="A role's or a desk's name, never a person's.")
    comes_back = graphene.Boolean(required=True, description="Whether she is a member already, who lost every passkey.")
    asked_at = DateTime(required=True, description="When it was asked for; it waits for 24 hours.")

    def resolve_act_id(self: WaitingAdmission, _info: object) -> str:
        """The global id."""
        return global_id("TwoPersonAct", self.act)

    async def resolve_organisation(self: WaitingAdmission, info: Any) -> DirectoryEntry | None:
        """Found with all others."""
        return await organisation_named(info.context, self.organisation)


@query(graphene.List(graphene.NonNull(Admission)), required=True)
async def admissions_to_confirm(context: Context) -> tuple[WaitingAdmission, ...]:
    """Whom organisations for which yours vouched take in, where nobody inside can confirm it; the oldest hundred."""
    return await context.ask(admissions.to_confirm)


class ConfirmAdmission(HubMutation):
    """Confirm it as somebody outside. Speak to the newcomer first, and tell the code to nobody else."""

    class Meta:
        repeatable = True

    class Input:
        act = reference("TwoPersonAct", "The act.")

    shown_once = graphene.List(
        graphene.NonNull(ActDetail), description="The code, for the newcomer alone, and until when. Shown this once."
    )

    @staticmethod
    async def perform(context: Context, *, act: UUID) -> dict[str, object]:
        """One call."""
        return {"shown_once": shown_facts(await context.ask(admissions.confirm, context.two_people.acts, act))}
