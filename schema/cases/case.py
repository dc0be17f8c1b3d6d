"""One case of the caller's own organisation, open."""

from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.cases import guidance_told, history, outside
from hub.cases.guidance_told import RecordedGuidance
from hub.cases.history import FormerState, FormerValue
from hub.cases.names import names
from hub.cases.outside import DisclosedOutside
from hub.cases.read import read_case
from hub.cases.repository import EvidenceEntry, OpenCase
from hub.consent import load
from hub.consent.guardian import KeptWord, words
from hub.consent.load import AnsweredDuty, answers_to_duties, overview
from hub.emergencies.danger_record import KeptDanger, dangers_of_case
from hub.emergencies.load import Confirmed, emergencies_of_case
from hub.intake.guidance.tell import ProposedCard, cards_for
from hub.minimisation.fields import CATALOGUE
from hub.own_duty.notices import NoticeGiven, notices_of_case
from hub.reviews.lists import Reviewed, reviews_of_case
from hub.statements.load import statements_of_case
from hub.withdrawals.history import TakenBack, withdrawals
from schema.cases.answers import Consent, GuardianWord, OnwardAnswer, PastWithdrawal
from schema.cases.came_of import ShowsWhatCame
from schema.cases.danger import DangerRecord
from schema.cases.guidance import GuidanceCard, ToldGuidance
from schema.cases.notes import ShowsNotes
from schema.cases.override import EmergencyOverride
from schema.cases.own_duty import OwnDutyNotice
from schema.cases.parts import EarlierState, EarlierValue, OutsideDisclosure
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.references import global_id, reference
from schema.engine.scalars import Date, DateTime, FieldValue
from schema.engine.things import Thing, findable
from schema.reviews.review import Review
from schema.statements.statement import Statement, shown


class CaseField(graphene.ObjectType):
    """One field of the catalogue as it is recorded now."""

    name = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    value = FieldValue(description="What was recorded.")
    recorded_at = DateTime(required=True, description="When.")


class Evidence(graphene.ObjectType):
    """One entry of the inventory; the thing itself is never here."""

    number = graphene.Int(required=True, description="Its number in the case.")
    kind = graphene.String(required=True, description="What it is, e.g. `messages`.")
    description = graphene.String(required=True, description="In words.")
    taken_at = DateTime(description="When it was taken.")
    sha256 = graphene.String(description="SHA-256 of a document, where one was computed.")
    state = enums.EvidenceState(required=True, description="Whether it is safe.")
    held_by = graphene.String(description="Who holds the original; for the team alone, and it never leaves.")

    def resolve_taken_at(self: EvidenceEntry, _info: Any) -> datetime | None:
        """The same instant as was given; it is kept as text."""
        return datetime.fromisoformat(self.taken_at) if self.taken_at else None


class Case(ShowsWhatCame, ShowsNotes, Thing):
    """A person's case, open to its own organisation alone."""

    number = graphene.Int(required=True, description="Its number, which runs in your organisation; for people.")
    name = graphene.String(description="Its working name, for its team alone; never leaves. Null where it has none.")
    status = enums.CaseStatus(required=True, description="Whether it is worked on.")
    urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
    language = enums.Language(required=True, description="The person's language.")
    created_at = DateTime(required=True, description="When it was opened.")
    updated_at = DateTime(required=True, description="When something was last recorded in it.")
    retention_until = Date(required=True, description="The day after which it is purged.")
    version = graphene.Int(required=True, description="Grows with each recording; give it as `expectedVersion`.")
    came_from_id = graphene.ID(
        description="The referral whose packet it began with, `Referral:…`: nothing of it can be passed on. Else null."
    )
    fields = graphene.List(
        graphene.NonNull(CaseField), required=True, description="What is recorded, in the catalogue's order."
    )
    evidence = graphene.List(graphene.NonNull(Evidence), required=True, description="The inventory, by number.")
    preservation = enums.EvidenceState(required=True, description="Where the evidence stands as a whole.")
    consents = graphene.List(
        graphene.NonNull(Consent), required=True, description="The last word to each recipient, purpose and channel."
    )
    onward_answers = graphene.List(
        graphene.NonNull(OnwardAnswer), required=True, description="The person's answers to duties to report."
    )
    outside_disclosures = graphene.List(
        graphene.NonNull(OutsideDisclosure), required=True, description="What was told outside the hub."
    )

    guidance_cards = graphene.List(
        graphene.NonNull(GuidanceCard),
        required=True,
        description="Everything that can be told to the person, in order, with what fits this case.",
    )
    guidance_told = graphene.List(
        graphene.NonNull(ToldGuidance), required=True, description="What was told to the person, in order."
    )
    withdrawals = graphene.List(
        graphene.NonNull(PastWithdrawal), required=True, description="What was taken back, in order."
    )
    guardian_words = graphene.List(
        graphene.NonNull(GuardianWord), required=True, description="What guardians said, in order; it answers nothing."
    )
    reviews = graphene.List(
        graphene.NonNull(Review),
        required=True,
        description="What a second person looks at, in order.",
    )
    emergencies = graphene.List(
        graphene.NonNull(EmergencyOverride),
        required=True,
        description="Emergency overrides that two people confirmed, ended ones too, in order.",
    )
    dangers = graphene.List(
        graphene.NonNull(DangerRecord), required=True, description="Danger to life, as it was recorded, in order."
    )
    walled = graphene.Boolean(
        required=True, description="Whether it is kept from whoever is on duty for your organisation."
    )
    statements = graphene.List(
        graphene.NonNull(Statement),
        required=True,
        description="Everything that was said of her and her safety, in order: by whom, how, and whether it counts.",
    )

    history = graphene.List(
        graphene.NonNull(EarlierValue),
        required=True,
        field=graphene.String(description="The field's name, or `urgency`; all of them where not given."),
        description="Every value that the field had, the newest first, with who recorded it when; at most 200.",
    )
    evidence_history = graphene.List(
        graphene.NonNull(EarlierState),
        required=True,
        description="Where each entry of the inventory stood, by number, the newest first; at most 200.",
    )

    own_duty_notices = graphene.List(
        graphene.NonNull(OwnDutyNotice),
        required=True,
        description="Notices that the law asked of your organisation, given by two people, in order.",
    )

    async def resolve_name(self: OpenCase, info: Any) -> str | None:
        """Found with those of other cases."""
        found: str | None = await info.context.loader(names).load(self.id)
        return found

    async def resolve_own_duty_notices(self: OpenCase, info: Any) -> tuple[NoticeGiven, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(notices_of_case, self)

    def resolve_came_from_id(self: OpenCase, _info: object) -> str | None:
        """The global id."""
        return global_id("Referral", self.came_from) if self.came_from else None

    async def resolve_history(self: OpenCase, info: Any, *, field: str | None = None) -> tuple[FormerValue, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(history.of_field, self, field)

    async def resolve_evidence_history(self: OpenCase, info: Any) -> tuple[FormerState, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(history.of_evidence, self)

    def resolve_fields(self: OpenCase, info: Any) -> list[dict[str, Any]]:
        """In the order in which forms show them."""
        return [
            {
                "name": name,
                "label": CATALOGUE[name].label.to(info.context.language),
                "value": self.values[name],
                "recorded_at": self.recorded_at[name],
            }
            for name in CATALOGUE
            if name in self.values
        ]

    def resolve_evidence(self: OpenCase, _info: object) -> tuple[EvidenceEntry, ...]:
        """By number."""
        return self.evidence

    def resolve_preservation(self: OpenCase, _info: object) -> str:
        """As the least safe entry."""
        return self.preservation()

    async def resolve_consents(self: OpenCase, info: Any) -> tuple[load.Consent, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(overview, self)

    async def resolve_onward_answers(self: OpenCase, info: Any) -> tuple[AnsweredDuty, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(answers_to_duties, self.id)

    async def resolve_outside_disclosures(self: OpenCase, info: Any) -> tuple[DisclosedOutside, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(outside.of_case, self)

    def resolve_guidance_cards(self: OpenCase, _info: object) -> tuple[ProposedCard, ...]:
        """In the order in which they are told."""
        return cards_for(self)

    async def resolve_guidance_told(self: OpenCase, info: Any) -> tuple[RecordedGuidance, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(guidance_told.of_case, self)

    async def resolve_withdrawals(self: OpenCase, info: Any) -> tuple[TakenBack, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(withdrawals, self.id)

    async def resolve_guardian_words(self: OpenCase, info: Any) -> tuple[KeptWord, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(words, self)

    async def resolve_reviews(self: OpenCase, info: Any) -> tuple[Reviewed, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(reviews_of_case, self.id)

    async def resolve_dangers(self: OpenCase, info: Any) -> tuple[KeptDanger, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(dangers_of_case, self)

    async def resolve_statements(self: OpenCase, info: Any) -> list[dict[str, Any]]:
        """One statement of SQL."""
        context: Context = info.context
        return shown(await context.ask(statements_of_case, self), context.language)

    async def resolve_emergencies(self: OpenCase, info: Any) -> tuple[Confirmed, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(emergencies_of_case, self)


findable(Case, OpenCase, read_case)


@query(Case, id=reference("Case", "The case."))
async def case(context: Context, *, id: UUID) -> OpenCase:
    """One case on whose team you are, with everything recorded in it; null where there is none. Kept in the ledger."""
    return await context.ask(read_case, id)
