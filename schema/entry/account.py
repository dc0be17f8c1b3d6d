"""A person's own account: where they are signed in, with which passkeys, and what they were told."""

from uuid import UUID

import graphene

import hub.entry.passkeys.own
import hub.entry.sessions.own
from hub.entry import notices
from hub.entry.notices import Notice
from hub.entry.passkeys.own import OwnPasskey
from hub.entry.sessions import end
from hub.entry.sessions.own import OwnSession
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class Session(graphene.ObjectType):
    """One place where you are signed in."""

    id = graphene.ID(required=True, description="Its id; no secret.")
    device = graphene.String(required=True, description="A coarse label, e.g. `Firefox, Windows`.")
    method = enums.SessionMethod(required=True, description="How you signed in.")
    created_at = DateTime(required=True, description="When you signed in.")
    seen_at = DateTime(required=True, description="When it was used last, to the minute.")
    current = graphene.Boolean(required=True, description="Whether it is the one by which you ask this.")

    def resolve_id(self: OwnSession, _info: object) -> str:
        """The global id."""
        return global_id("Session", self.id)


class Passkey(graphene.ObjectType):
    """One of your passkeys."""

    id = graphene.ID(required=True, description="Its id.")
    name = graphene.String(required=True, description="A coarse label of the device on which it was made.")
    created_at = DateTime(required=True, description="When it was made.")
    used_at = DateTime(description="When it was used last; null before the first time.")

    def resolve_id(self: OwnPasskey, _info: object) -> str:
        """The global id."""
        return global_id("Passkey", self.id)


class DeviceNotice(graphene.ObjectType):
    """Somebody of your organisation signed in from a device that was not known. Ask them whether it was them."""

    id = graphene.ID(required=True, description="Its id.")
    label = graphene.String(required=True, description="Whose sign-in it was: a role's name.")
    device = graphene.String(required=True, description="A coarse label of the device.")
    at = DateTime(required=True, description="When.")
    seen_at = DateTime(description="When you marked it as seen; null before.")

    def resolve_id(self: Notice, _info: object) -> str:
        """The global id."""
        return global_id("DeviceNotice", self.id)


@query(graphene.List(graphene.NonNull(Session)), required=True)
async def my_sessions(context: Context) -> tuple[OwnSession, ...]:
    """Where you are signed in, the newest hundred."""
    return await context.ask(hub.entry.sessions.own.mine)


@query(graphene.List(graphene.NonNull(Passkey)), required=True)
async def my_passkeys(context: Context) -> tuple[OwnPasskey, ...]:
    """Your passkeys, the oldest first."""
    return await context.ask(hub.entry.passkeys.own.mine)


@query(graphene.List(graphene.NonNull(DeviceNotice)), required=True)
async def my_notices(context: Context) -> tuple[Notice, ...]:
    """What you were told of others' new devices, the newest hundred."""
    return await context.ask(notices.mine)


class EndSession(HubMutation):
    """End one of your own sessions, this one or another."""

    class Meta:
        repeatable = True

    class Input:
        session = reference("Session", "The session.")

    @staticmethod
    async def perform(context: Context, *, session: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(end.end, session)
        return {}


class EndOtherSessions(HubMutation):
    """End all your sessions but one, which is usually the one by which you ask this (`current`)."""

    class Meta:
        repeatable = True

    class Input:
        keep = reference("Session", "The session that stays.")

    ended = graphene.Int(description="How many there were; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, keep: UUID) -> dict[str, object]:
        """One call."""
        return {"ended": await context.ask(end.end_others, keep)}


class RemovePasskey(HubMutation):
    """Take one of your passkeys away; the last one stays."""

    class Meta:
        repeatable = True

    class Input:
        passkey = reference("Passkey", "The passkey.")

    @staticmethod
    async def perform(context: Context, *, passkey: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(hub.entry.passkeys.own.remove, passkey)
        return {}


class SeeNotice(HubMutation):
    """Mark a notice of yours as seen."""

    class Meta:
        repeatable = True

    class Input:
        notice = reference("DeviceNotice", "The notice.")

    @staticmethod
    async def perform(context: Context, *, notice: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(notices.see, notice)
        return {}
