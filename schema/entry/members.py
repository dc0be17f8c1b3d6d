"""The people of one's own organisation: who is there, who is invited, and letting somebody go. For administrators."""

from typing import Any
from uuid import UUID

import graphene

import hub.identity.members
from hub.entry.acts import member_admission, role_change
from hub.entry.acts.member_admission import AskedIn
from hub.entry.invitations import waiting
from hub.entry.invitations.waiting import OpenInvitation
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from schema.acts import LINK, of_act, shown_act
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class Member(graphene.ObjectType):
    """A person or machine of your organisation."""

    id = graphene.ID(required=True, description="Its id, `Principal:…`.")
    kind = enums.MemberKind(required=True, description="A person or a machine.")
    role = enums.MemberRole(required=True, description="What it may do.")
    label = graphene.String(required=True, description="A role's or machine's name, never a person's.")
    since = DateTime(required=True, description="Since when.")

    def resolve_id(self: hub.identity.members.Member, _info: object) -> str:
        """As the viewer names itself."""
        return global_id("Principal", self.id)

    def resolve_since(self: hub.identity.members.Member, _info: object) -> Any:
        """When it was taken in."""
        return self.created_at


class Invitation(graphene.ObjectType):
    """An invitation that nobody has taken up yet. Its link was shown once to who asked, its code to who confirmed."""

    id = graphene.ID(required=True, description="Its id.")
    role = enums.MemberRole(required=True, description="What the person is to be.")
    label = graphene.String(required=True, description="Under which label.")
    comes_back = graphene.Boolean(required=True, description="Whether it lets a member back in who lost every passkey.")
    created_at = DateTime(required=True, description="When it was made.")
    until = DateTime(required=True, description="Until when it can be taken up, or confirmed where it waits.")
    waits = graphene.Boolean(required=True, description="Whether a second person must confirm it before it opens.")

    def resolve_id(self: OpenInvitation, _info: object) -> str:
        """The global id."""
        return global_id("Invitation", self.id)


@listing(Member)
async def members(context: Context, *, page: Page) -> Slice[hub.identity.members.Member]:
    """Your organisation's people and machines, whoever came first at the top."""
    return await context.ask(hub.identity.members.listed, page)


@query(graphene.List(graphene.NonNull(Invitation)), required=True)
async def invitations(context: Context) -> tuple[OpenInvitation, ...]:
    """Your organisation's open invitations, the newest hundred."""
    return await context.ask(waiting.listed)


class InviteMember(HubMutation):
    """Ask for somebody to be taken in; another person must confirm. You have the link, whoever confirms has the code.

    Send the link by one way; the code is told by another. Each alone does nothing, and neither does anything before the
    second person confirmed, within 24 hours; after that both are good for 72.
    """

    class Input:
        idempotency_key = idempotency_key()
        role = enums.MemberRole(required=True, description="What the person is to be.")
        label = graphene.String(required=True, description="A role's or a desk's name, never a person's.")

    act = of_act()
    link = graphene.String(description=LINK)

    @staticmethod
    async def perform(context: Context, *, role: Any, label: str) -> dict[str, object]:
        """One call. The hub does not keep the link, so that a repeated answer cannot show it."""
        made: list[AskedIn] = []

        async def once(work: Work) -> UUID:
            made.append(await member_admission.ask(work, context.two_people.acts, Role(role), label))
            return made[0].act

        id = await context.ask_once(once)
        return {"act": await shown_act(context, id), "link": made[0].link if made else None}


class RequestRoleChange(HubMutation):
    """Ask for a person of your organisation to have another role; another person must confirm.

    Confirming ends her sessions, never her passkeys, and takes her off cases where the new role sees none.
    """

    class Input:
        idempotency_key = idempotency_key()
        member = reference("Principal", "The person; never yourself.")
        role = enums.MemberRole(required=True, description="What she is to be.")
        reason = graphene.String(required=True, description="Why, for the second person.")

    act = of_act()

    @staticmethod
    async def perform(context: Context, *, member: UUID, role: Any, reason: str) -> dict[str, object]:
        """One call."""
        asked = await context.ask_once(role_change.ask, context.two_people.acts, member, Role(role), reason=reason)
        return {"act": await shown_act(context, asked)}


class EndInvitation(HubMutation):
    """End an open invitation, and what waits for its confirmation: link and code are worth nothing any more."""

    class Meta:
        repeatable = True

    class Input:
        invitation = reference("Invitation", "The invitation.")

    @staticmethod
    async def perform(context: Context, *, invitation: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(member_admission.end, context.two_people.acts, invitation)
        return {}


class EndMember(HubMutation):
    """Let somebody go. Every token, session and passkey is refused from the next request on."""

    class Meta:
        repeatable = True

    class Input:
        member = reference("Principal", "The person or machine.")

    @staticmethod
    async def perform(context: Context, *, member: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(hub.identity.members.end_member, member)
        return {}
