"""Acts that need two people: what waits, what was decided, and the second person's yes or no.

Here every act is registered. Its own request stands beside the thing that it changes.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.acts import decide, lists
from hub.acts.lists import ListedAct
from hub.acts.words import Fact, said
from hub.directory.entries import DirectoryEntry
from hub.emergencies.dangers import reason_in_words
from hub.entry.acts import access_recovery
from hub.entry.acts.member_admission import AskedIn
from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from hub.standing.calls import called_at
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime
from schema.engine.things import Thing, findable_in_context

LINK = "The secret of the link, for you to pass on; null where it was shown under this key before."


class ActDetail(graphene.ObjectType):
    """One fact that the second person must see before she confirms."""

    name = graphene.String(required=True, description="What it is, e.g. `connector` or `fingerprint_en`.")
    value = graphene.String(required=True, description="Its value; never a secret.")
    label = graphene.String(required=True, description="What it is, in the caller's language.")
    text = graphene.String(
        required=True,
        description="The value for people: codes in words, instants in Japan's time, in the caller's language.",
    )

    def resolve_label(self: Fact, info: Any) -> str:
        """In the caller's language."""
        return self.label.to(info.context.language)

    def resolve_text(self: Fact, info: Any) -> str:
        """In the caller's language."""
        return self.text.to(info.context.language)


class TwoPersonAct(Thing):
    """What one person asked for and another confirms in time, or nothing happens."""

    kind = graphene.String(required=True, description="What kind of act, e.g. `key_change`; permanent words.")
    sentence = graphene.String(required=True, description="The same in words, in the caller's language.")
    object_id = graphene.ID(required=True, description="The id of the thing that it makes or changes.")
    requested_by = graphene.ID(required=True, description="Who asked, `Principal:…`.")
    requested_label = graphene.String(required=True, description="Her role or machine name.")
    requested_at = DateTime(required=True, description="When.")
    expires_at = DateTime(required=True, description="From this instant on nobody can confirm it any more.")
    status = enums.ActStatus(required=True, description="Where it stands, as of now.")
    challenge = enums.ActChallenge(
        required=True,
        description="Whether the holder of the new key or endpoint has answered.",
    )
    sealed_challenge = graphene.String(
        description="What the holder of the new key opens and gives back with `answerChallenge`: for `age` a file in "
        "base64, for `jwe` a JWE in compact form."
    )
    decided_by = graphene.ID(description="Who confirmed or declined it.")
    decided_label = graphene.String(description="Her role or machine name.")
    decided_at = DateTime(description="When.")
    confirmed_for = graphene.Field(
        NamedOrganisation, description="The standing second whose person confirmed it; null where one of your own did."
    )
    standing_called_at = DateTime(description="When your standing second was called; null where it was not.")
    reason = graphene.String(description="Why it was asked for, where the act wants a reason.")
    details = graphene.List(
        graphene.NonNull(ActDetail), required=True, description="What exactly is asked for, to be compared."
    )

    def resolve_sentence(self: ListedAct, info: Any) -> str:
        """In the caller's language."""
        return self.sentence.to(info.context.language)

    def resolve_reason(self: ListedAct, info: Any) -> str | None:
        """What the hub wrote itself, in the caller's language."""
        return reason_in_words(self.reason, info.context.language) if self.reason else self.reason

    def resolve_object_id(self: ListedAct, _info: object) -> str:
        """Without a type: it may not be there yet."""
        return str(self.object)

    def resolve_requested_by(self: ListedAct, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.requested_by)

    def resolve_decided_by(self: ListedAct, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.decided_by) if self.decided_by else None

    async def resolve_confirmed_for(self: ListedAct, info: Any) -> DirectoryEntry | None:
        """Found with all others."""
        return await organisation_named(info.context, self.peer) if self.peer else None

    async def resolve_standing_called_at(self: ListedAct, info: Any) -> datetime | None:
        """Found with all others."""
        found: datetime | None = await info.context.loader(called_at).load(self.id)
        return found

    def resolve_details(self: ListedAct, _info: object) -> tuple[Fact, ...]:
        """In the act's own order."""
        return self.details


def shown_facts(facts: Mapping[str, str]) -> tuple[Fact, ...]:
    """What is shown once has no words but its own."""
    return said(facts, {}, {})


async def shown_act(context: Context, id: UUID) -> ListedAct:
    """One act that the caller asked for or may confirm."""
    return await context.ask(lists.act_shown, context.two_people.acts, id)


findable_in_context(TwoPersonAct, ListedAct, shown_act)


@listing(TwoPersonAct)
async def waiting_acts(context: Context, *, page: Page) -> Slice[ListedAct]:
    """What others asked for and you may confirm or decline, newest first."""
    return await context.ask(lists.acts, context.two_people.acts, "to_confirm", page)


@listing(TwoPersonAct)
async def own_acts(context: Context, *, page: Page) -> Slice[ListedAct]:
    """What you asked for, newest first."""
    return await context.ask(lists.acts, context.two_people.acts, "own", page)


@listing(TwoPersonAct)
async def decided_acts(context: Context, *, page: Page) -> Slice[ListedAct]:
    """What was done, declined or ended unconfirmed, of the acts that you asked for or may confirm; newest first."""
    return await context.ask(lists.acts, context.two_people.acts, "decided", page)


def of_act() -> graphene.Field:
    """The act as it stands after a mutation."""
    return graphene.Field(TwoPersonAct, description="The act as it stands now; null where this was refused.")


class ConfirmAct(HubMutation):
    """Confirm what another asked for: it is done with this, or not at all. Both of you stand in the ledger."""

    class Meta:
        repeatable = True

    class Input:
        act = reference("TwoPersonAct", "The act.")

    act = of_act()
    shown_once = graphene.List(
        graphene.NonNull(ActDetail),
        description="What this made for you to pass on, e.g. an invitation's code, whose link is with who "
        "asked. It is shown this once.",
    )

    @staticmethod
    async def perform(context: Context, *, act: UUID) -> dict[str, object]:
        """One call."""
        shown = await context.ask(decide.confirm, context.two_people.acts, act)
        return {"act": await shown_act(context, act), "shown_once": shown_facts(shown)}


class DeclineAct(HubMutation):
    """Say no to what another asked for, or take back what you asked for yourself: it can never be confirmed."""

    class Meta:
        repeatable = True

    class Input:
        act = reference("TwoPersonAct", "The act.")

    act = of_act()

    @staticmethod
    async def perform(context: Context, *, act: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(decide.decline, context.two_people.acts, act)
        return {"act": await shown_act(context, act)}


class AnswerChallenge(HubMutation):
    """Give back what was sealed to the new key or mailed to the new address; before that nobody can confirm."""

    class Meta:
        repeatable = True

    class Input:
        act = reference("TwoPersonAct", "The act.")
        answer = graphene.String(required=True, description="The 43 letters, digits, - and _ that were sealed or sent.")

    act = of_act()

    @staticmethod
    async def perform(context: Context, *, act: UUID, answer: str) -> dict[str, object]:
        """One call."""
        await context.ask(decide.answer, context.two_people.acts, act, answer)
        return {"act": await shown_act(context, act)}


class RequestAccessRecovery(HubMutation):
    """Ask for a person of your organisation, who lost every passkey, to be let in anew; another must confirm.

    You are shown the link, and whoever confirms the code; they go two different ways, and do nothing before that.
    Confirming ends her passkeys and sessions.
    """

    class Input:
        idempotency_key = idempotency_key()
        member = reference("Principal", "The person; never yourself.")

    act = of_act()
    link = graphene.String(description=LINK)

    @staticmethod
    async def perform(context: Context, *, member: UUID) -> dict[str, object]:
        """One call."""
        made: list[AskedIn] = []

        async def once(work: Work) -> UUID:
            made.append(await access_recovery.ask(work, context.two_people.acts, member))
            return made[0].act

        id = await context.ask_once(once)
        return {"act": await shown_act(context, id), "link": made[0].link if made else None}
