"""What your organisation is asked as the peer of a member that is suspended for security, and its answer."""

from typing import Any
from uuid import UUID

import graphene

from hub.directory.entries import DirectoryEntry
from hub.kit.pages import Page, Slice
from hub.vetting import peer_answer
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime, UUIDText


class PeerQuestion(graphene.ObjectType):
    """A question to the peer of a suspended member. It says nothing of any case, nor whether there is one."""

    id = graphene.ID(required=True, description="The question, `PeerQuestion:…`.")
    organisation = graphene.Field(NamedOrganisation, description="The member that is suspended.")
    kind = enums.PeerQuestionKind(
        required=True,
        description="What is asked: whether somebody takes consent back, or what becomes of a held request.",
    )
    recipient = graphene.Field(NamedOrganisation, description="Of a withdrawal: from whom; null: from everybody.")
    asked_at = DateTime(required=True, description="When it was asked.")
    decide_by = DateTime(required=True, description="By when you answer; a request can still be answered later.")
    overdue = graphene.Boolean(required=True, description="Whether that time is over.")
    answer = enums.PeerAnswer(description="What was answered; null: no answer yet.")
    answered_at = DateTime(description="When it was answered.")
    done_at = DateTime(description="When the hub acted on the answer, whatever there was to act on.")

    def resolve_id(self: peer_answer.PeerQuestion, _info: object) -> str:
        """The global id."""
        return global_id("PeerQuestion", self.id)

    async def resolve_organisation(self: peer_answer.PeerQuestion, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.organisation)

    async def resolve_recipient(self: peer_answer.PeerQuestion, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient) if self.recipient else None


@listing(PeerQuestion)
async def peer_questions(context: Context, *, page: Page) -> Slice[peer_answer.PeerQuestion]:
    """What your organisation is asked as the peer of a suspended member, newest first."""
    return await context.ask(peer_answer.peer_questions, page)


class AnswerPeerQuestion(HubMutation):
    """Answer as the peer of a suspended member, once. The hub acts within a minute; nothing of a case is shown to you.

    Two do it together: the operator, who was told the case, and you, who were told the same by the person.
    """

    class Meta:
        repeatable = True

    class Input:
        question = reference("PeerQuestion", "The question.")
        answer = enums.PeerAnswer(required=True, description="Your answer.")
        case_id = UUIDText(description="With `CONFIRM`: the number of the case as the person told it to you.")

    question = graphene.Field(PeerQuestion, description="The question as it stands now; null where this was refused.")

    @staticmethod
    async def perform(
        context: Context, *, question: UUID, answer: Any, case_id: UUID | None = None
    ) -> dict[str, object]:
        """One call."""
        await context.ask(peer_answer.answer, question, answer, case_id)
        return {"question": await context.ask(peer_answer.peer_question, question)}
