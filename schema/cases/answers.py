"""What the person said, as her own organisation sees it."""

from typing import Any

import graphene

from hub.consent import load
from hub.consent.guardian import KeptWord
from hub.consent.load import AnsweredDuty
from hub.directory.entries import DirectoryEntry
from hub.kit.errors import Reason
from hub.minimisation.fields import CATALOGUE
from hub.withdrawals.history import AttemptToUndo, TakenBack
from schema.directory import Organisation, organisation_named
from schema.engine import enums
from schema.engine.errors import Problem, problem
from schema.engine.references import global_id
from schema.engine.scalars import DateTime


class AllowedForm(graphene.ObjectType):
    """A field and the form in which it may leave, or left."""

    name = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    form = enums.FieldForm(required=True, description="In which form.")

    def resolve_name(self: tuple[str, str], _info: object) -> str:
        """The first of the two."""
        return self[0]

    def resolve_label(self: tuple[str, str], info: Any) -> str:
        """The catalogue's label."""
        return CATALOGUE[self[0]].label.to(info.context.language)

    def resolve_form(self: tuple[str, str], _info: object) -> str:
        """The second of the two."""
        return self[1]


def allowed_forms(description: str) -> graphene.List:
    """A list of fields and their forms."""
    return graphene.List(graphene.NonNull(AllowedForm), required=True, description=description)


class Consent(graphene.ObjectType):
    """The person's last word to one recipient, for one purpose, by one channel (names of ISO/IEC TS 27560)."""

    recipient = graphene.Field(Organisation, description="Whom it is about.")
    purpose = enums.Purpose(required=True, description="What for.")
    channel = graphene.String(required=True, description="By which connector, or `outside`.")
    event_type = enums.ConsentEvent(required=True, description="What she answered last, or what became of it.")
    fields = allowed_forms("What may leave; empty unless consent stands.")
    until = DateTime(required=True, description="When it ends, or when it ended.")
    ends_soon = graphene.Boolean(required=True, description="Whether it ends within 14 days: ask again in time.")
    given_by = enums.Giver(
        required=True,
        description="Who answered; `REVIEWER`: a second person cut it.",
    )
    method = enums.Way(required=True, description="How it was said, or came about.")
    language = enums.Language(required=True, description="The language in which it was asked.")
    wording = graphene.String(required=True, description="The version of the text that was read out.")
    assent = graphene.Boolean(description="A minor's own assent; null where it was not asked.")
    not_capable_reason = graphene.String(
        description="Why a minor cannot be asked, where a guardian or a lawyer answered in her place; null otherwise."
    )
    guardian_consent = enums.GuardianConsent(description="Whether a guardian consented; null: not recorded.")
    guardian_reason = graphene.String(required=True, description="Why a guardian's consent is absent.")
    guardian_informed = graphene.Boolean(description="Whether a guardian is informed.")
    guardian_informed_reason = graphene.String(required=True, description="Why a guardian is not informed.")
    abroad_accepted = graphene.Boolean(description="Her answer about a recipient abroad; null where it was not asked.")
    refusal_text = graphene.String(required=True, description="Why not, in her own words; may be empty.")
    updated_at = DateTime(required=True, description="When this was said.")
    answer_id = graphene.String(
        required=True, description="The id of her last answer here; give it as `expectedAnswerId` to record another."
    )

    async def resolve_recipient(self: load.Consent, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.recipient)

    def resolve_event_type(self: load.Consent, _info: object) -> str:
        """The last word, as it holds now."""
        return self.fold.event

    def resolve_fields(self: load.Consent, _info: object) -> list[tuple[str, str]]:
        """Name and form."""
        return list(self.fold.fields.items())

    def resolve_until(self: load.Consent, _info: object) -> object:
        """The end."""
        return self.fold.until

    def resolve_assent(self: load.Consent, _info: object) -> bool | None:
        """Her own; nothing where she cannot be asked."""
        said = self.fold.facts.assent
        return None if said == "not_capable" else said

    def resolve_not_capable_reason(self: load.Consent, _info: object) -> str | None:
        """None: she was asked, or nobody recorded anything."""
        facts = self.fold.facts
        return facts.not_capable_reason if facts.assent == "not_capable" else None

    def resolve_guardian_consent(self: load.Consent, _info: object) -> str | None:
        """The guardian's."""
        return self.fold.facts.guardian_consent

    def resolve_guardian_reason(self: load.Consent, _info: object) -> str:
        """May be empty."""
        return self.fold.facts.guardian_reason

    def resolve_guardian_informed(self: load.Consent, _info: object) -> bool | None:
        """None: not recorded."""
        return self.fold.facts.guardian_informed

    def resolve_guardian_informed_reason(self: load.Consent, _info: object) -> str:
        """May be empty."""
        return self.fold.facts.guardian_informed_reason

    def resolve_abroad_accepted(self: load.Consent, _info: object) -> bool | None:
        """None: not asked."""
        return self.fold.abroad_accepted

    def resolve_answer_id(self: load.Consent, _info: object) -> str:
        """As the record names it."""
        return str(self.answer_id)

    def resolve_refusal_text(self: load.Consent, _info: object) -> str:
        """May be empty."""
        return self.facts.refusal_text


class GuardianWord(graphene.ObjectType):
    """What a guardian said. It answers nothing in the person's place."""

    id = graphene.ID(required=True, description="The word's id, without a type; a review names it.")
    recipient = graphene.Field(Organisation, description="About whom; null: about everybody.")
    word = enums.GuardianWordKind(required=True, description="What it was.")
    method = enums.Way(required=True, description="How it was said.")
    language = enums.Language(required=True, description="In which language.")
    text = graphene.String(required=True, description="In the guardian's words; may be empty.")
    recorded_by = graphene.ID(required=True, description="Who recorded it, `Principal:…`.")
    recorded_at = DateTime(required=True, description="When.")

    def resolve_id(self: KeptWord, _info: object) -> str:
        """As it is."""
        return str(self.id)

    async def resolve_recipient(self: KeptWord, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.said.recipient)

    def resolve_word(self: KeptWord, _info: object) -> str:
        """Which."""
        return self.said.word

    def resolve_method(self: KeptWord, _info: object) -> str:
        """How."""
        return self.said.method

    def resolve_language(self: KeptWord, _info: object) -> str:
        """In which language."""
        return self.said.language

    def resolve_text(self: KeptWord, _info: object) -> str:
        """May be empty."""
        return self.said.text

    def resolve_recorded_by(self: KeptWord, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.recorded_by)


class OnwardAnswer(graphene.ObjectType):
    """The person's yes or no to one version of a recipient's duty to report."""

    recipient = graphene.Field(Organisation, description="Whose duty it is.")
    duty_id = graphene.ID(required=True, description="The duty, `ReportingDuty:…`.")
    version = graphene.Int(required=True, description="The version of the sentence that was read aloud.")
    answer = graphene.Boolean(required=True, description="Yes: she is told on and wants to go on; no: she does not.")
    recorded_at = DateTime(required=True, description="When she said it.")

    async def resolve_recipient(self: AnsweredDuty, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.recipient)

    def resolve_duty_id(self: AnsweredDuty, _info: object) -> str:
        """The global id."""
        return global_id("ReportingDuty", self.duty)


class UndoAttempt(graphene.ObjectType):
    """A word to undo a withdrawal, as it was recorded: it counts only as her own, said alone, by safe contact."""

    at = DateTime(required=True, description="When it was recorded.")
    counted = graphene.Boolean(required=True, description="Whether it counted as her own word and undid it.")
    reasons = graphene.List(
        graphene.NonNull(Problem), required=True, description="Why it did not count; empty where it did."
    )
    recorded_by = graphene.ID(required=True, description="Who recorded it, `Principal:…`.")

    def resolve_reasons(self: AttemptToUndo, info: Any) -> list[Problem]:
        """In the caller's language."""
        return [problem(Reason(code), info.context.language) for code in self.reasons]

    def resolve_recorded_by(self: AttemptToUndo, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.recorded_by)


class PastWithdrawal(graphene.ObjectType):
    """Consent that was taken back, from one recipient or from everybody."""

    id = graphene.ID(required=True, description="The withdrawal, `Withdrawal:…`.")
    recipient = graphene.Field(Organisation, description="From whom; null: from everybody.")
    destruction = enums.Destruction(required=True, description="When the keys go.")
    recall = graphene.Boolean(required=True, description="Whether requests to remove were recalled too.")
    at = DateTime(required=True, description="When it was said.")
    undone_at = DateTime(description="When it was undone; null where it stands.")
    held_by = graphene.ID(description="Who suspected coercion and let the keys wait, `Principal:…`; null: nobody.")
    now_waits = graphene.Boolean(
        required=True,
        description="Whether `now` was said and waits: cut, and destroyed after seven days or when a second confirms.",
    )
    held_until = DateTime(description="Until when the keys wait; nobody reads by that. Null where nobody held it.")
    undo_attempts = graphene.List(
        graphene.NonNull(UndoAttempt), required=True, description="Each word to undo it, counted or not."
    )

    def resolve_id(self: TakenBack, _info: object) -> str:
        """The global id."""
        return global_id("Withdrawal", self.id)

    def resolve_held_by(self: TakenBack, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.held_by) if self.held_by else None

    def resolve_undo_attempts(self: TakenBack, _info: object) -> tuple[AttemptToUndo, ...]:
        """In the order in which they were recorded."""
        return self.attempts

    async def resolve_recipient(self: TakenBack, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.recipient)
