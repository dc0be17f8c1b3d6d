"""Who needs what, before the person is asked: what is read to her, once for all to whom the same is true."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.exchange import packets
from hub.intake import who_needs_what
from hub.intake.who_needs_what import NeededField
from hub.kit.text import Text
from hub.minimisation.fields import CATALOGUE
from schema.consent.sentences import SentenceToRead
from schema.directory import NamedOrganisation
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, reasons_told
from schema.engine.guard import query
from schema.engine.references import reference
from schema.engine.scalars import DateTime
from schema.releases.preview import DutyToRead


class NeededForm(graphene.ObjectType):
    """A field that a recipient would get with her yes."""

    name = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    form = enums.FieldForm(required=True, description="In which form.")
    required = graphene.Boolean(required=True, description="Whether the recipient's form cannot be filled without it.")

    def resolve_name(self: NeededField, _info: object) -> str:
        """The field."""
        return self.field

    def resolve_label(self: NeededField, info: Any) -> str:
        """The catalogue's label."""
        return CATALOGUE[self.field].label.to(info.context.language)


class ConsentQuestion(graphene.ObjectType):
    """One recipient and purpose to ask her about; her answer is one of its own (`recordSitting`)."""

    recipient = graphene.Field(NamedOrganisation, required=True, description="Whom it is about.")
    purpose = enums.Purpose(required=True, description="What for.")
    channel = graphene.String(required=True, description="By which connector, or `outside`.")
    fields = graphene.List(
        graphene.NonNull(NeededForm), required=True, description="What would leave; empty where there are `reasons`."
    )
    until = DateTime(required=True, description="When it ends where she names no end.")
    duties = graphene.List(
        graphene.NonNull(DutyToRead), required=True, description="Whom the recipient must or usually does tell."
    )
    abroad = graphene.Field(
        SentenceToRead,
        description="Where it is in another country, and that needs an answer of its own; null elsewhere.",
    )
    if_no = graphene.Field(SentenceToRead, required=True, description="What remains where she says no.")
    expected_answer_id = graphene.ID(description="Of her last answer, for whoever records another; null: never asked.")
    reasons = graphene.List(
        graphene.NonNull(Problem), required=True, description="Why a yes would let nothing leave; empty where it would."
    )

    def resolve_recipient(self: who_needs_what.ConsentQuestion, _info: object) -> packets.NamedOrganisation:
        """As it is named in what leaves."""
        return self.recipient.party()

    def resolve_expected_answer_id(self: who_needs_what.ConsentQuestion, _info: object) -> str | None:
        """Its bare id, as the mutations take it."""
        return str(self.seen) if self.seen else None

    def resolve_reasons(self: who_needs_what.ConsentQuestion, info: Any) -> list[Problem]:
        """Each as it would be told on sending."""
        return reasons_told(self.reasons, info.context.language)


class ConsentReading(graphene.ObjectType):
    """What is read to her once, and the recipients of whom it is true."""

    sentences = graphene.List(
        graphene.NonNull(SentenceToRead), required=True, description="To whom, what for, what, until when."
    )
    questions = graphene.List(
        graphene.NonNull(ConsentQuestion), required=True, description="Each is answered by itself."
    )

    def resolve_sentences(self: who_needs_what.ConsentReading, _info: object) -> tuple[Text, ...]:
        """In their order."""
        return self.sentences


class ConsentQuestions(graphene.ObjectType):
    """Everything that one sitting asks."""

    minor = graphene.Boolean(
        required=True, description="Whether her guardian is asked about, once a case: she is or may be under 18."
    )
    readings = graphene.List(graphene.NonNull(ConsentReading), required=True, description="In the order asked for.")

    def resolve_minor(self: who_needs_what.ConsentSitting, _info: object) -> bool:
        """An age that nobody knows counts as a minor's."""
        return self.minor != "no"


class AskedAboutInput(graphene.InputObjectType):
    """A recipient and a purpose."""

    recipient = reference("Organisation", "The recipient.")
    purpose = enums.Purpose(required=True, description="What for.")


@query(
    ConsentQuestions,
    required=True,
    case_id=reference("Case", "The case."),
    wanted=graphene.List(
        graphene.NonNull(AskedAboutInput), required=True, description="Whom she is asked about, at most 15."
    ),
)
async def consent_questions(
    context: Context, *, case_id: UUID, wanted: Sequence[Mapping[str, Any]]
) -> who_needs_what.ConsentSitting:
    """Who needs what: what each would get with her yes, whom it tells, what a no leaves. Nothing is recorded."""
    asked = [(one["recipient"], one["purpose"]) for one in wanted]
    return await context.ask(who_needs_what.who_needs_what, case_id, asked)
