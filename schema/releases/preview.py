"""What would leave, before anything does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import graphene

from hub.exchange.packets import PacketKind
from hub.intake import duties_to_read
from hub.intake.look_ahead import LookAhead, look_ahead
from hub.kit.errors import Reason
from hub.minimisation.facts import Withheld
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.finds import Find
from hub.minimisation.packer import Leaving
from hub.takedowns.keep_first import keep_first
from hub.takedowns.not_yet_requested import items_of
from hub.takedowns.request import beside_the_gate
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, problem, reasons_told
from schema.engine.guard import query
from schema.engine.inputs import field_list, values_by_name
from schema.engine.references import global_id, optional_reference, optional_references, reference
from schema.engine.scalars import DateTime, FieldValue
from schema.releases.duplicates import AskedBefore

_WHY: Mapping[str, str] = {
    "recorded": "find_recorded",
    "recognised": "find_recognised",
    "selected": "find_selected",
    "kept_by_worker": "find_kept_by_worker",
    "told_in_a_field": "find_told_in_a_field",
    "recipient_may_know": "find_recipient_may_know",
    "says_who_asks": "find_says_who_asks",
}
"""Why something is hidden or kept, to its sentence."""


class LeavingField(graphene.ObjectType):
    """A field that would leave, exactly as the recipient would see it."""

    field = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    form = enums.FieldForm(required=True, description="In which form.")
    value = FieldValue(description="The value in that form.")

    def resolve_label(self: Leaving, info: Any) -> str:
        """The catalogue's label."""
        return CATALOGUE[self.field].label.to(info.context.language)


class WithheldField(graphene.ObjectType):
    """A field that would not leave, and the rule that withholds it."""

    field = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    rule = enums.ProblemCode(required=True, description="The rule, by its code.")
    sentence = graphene.String(required=True, description="The rule for people, in the caller's language.")

    def resolve_label(self: Withheld, info: Any) -> str:
        """The catalogue's label."""
        return CATALOGUE[self.field].label.to(info.context.language)

    def resolve_sentence(self: Withheld, info: Any) -> str:
        """The catalogue's sentence."""
        return Reason(self.rule).sentence(info.context.language)


class IdentityFind(graphene.ObjectType):
    """Somebody who is named, reached or found by the words of a field: hidden there, or kept."""

    field = graphene.String(required=True, description="The field's name.")
    place = graphene.String(required=True, description="The path to the text, e.g. `timeline.0.what`.")
    start = graphene.Int(required=True, description="The first letter of it in the text as it is recorded, from 0.")
    end = graphene.Int(required=True, description="The letter after the last.")
    text = graphene.String(required=True, description="What is written there.")
    kind = enums.FindKind(required=True, description="What it is.")
    state = enums.FindState(required=True, description="What becomes of it.")
    why = enums.FindReason(
        required=True,
        description="Why.",
    )
    sentence = graphene.String(required=True, description="The same for people, in the caller's language.")

    def resolve_sentence(self: Find, info: Any) -> str:
        """The catalogue's sentence."""
        return Reason(_WHY[self.why]).sentence(info.context.language)


class DutyToRead(graphene.ObjectType):
    """A duty of the recipient to report, in the sentence that is read aloud, with her answer to it."""

    id = graphene.ID(required=True, description="The duty, `ReportingDuty:…`.")
    version = graphene.Int(required=True, description="The version of the sentence.")
    sentence_ja = graphene.String(required=True, description="The sentence in Japanese.")
    kind = enums.OnwardKind(required=True, description="Whether it must, or usually does.")
    sentence_en = graphene.String(required=True, description="The sentence in English.")
    reports_to = enums.RecipientKind(description="Whom the recipient tells; null states that there is no duty.")
    source = graphene.String(required=True, description="The law or document that it follows from.")
    applies_now = graphene.Boolean(required=True, description="Whether the duty applies to this person.")
    reaches_barred = graphene.Boolean(
        required=True,
        description="Whether it would carry word to somebody whom she barred: then nothing leaves before her answer.",
    )
    answer = graphene.Boolean(description="Her answer to this version; null where it was not read to her yet.")

    def resolve_id(self: duties_to_read.DutyToRead, _info: object) -> str:
        """The global id."""
        return global_id("ReportingDuty", self.duty.id)

    def resolve_kind(self: duties_to_read.DutyToRead, _info: object) -> str:
        """Read aloud alike."""
        return self.duty.kind

    def resolve_version(self: duties_to_read.DutyToRead, _info: object) -> int:
        """The version in force."""
        return self.duty.version

    def resolve_sentence_ja(self: duties_to_read.DutyToRead, _info: object) -> str:
        """In Japanese."""
        return self.duty.sentence.ja

    def resolve_sentence_en(self: duties_to_read.DutyToRead, _info: object) -> str:
        """In English."""
        return self.duty.sentence.en

    def resolve_source(self: duties_to_read.DutyToRead, _info: object) -> str:
        """As the recipient declared it."""
        return self.duty.source

    def resolve_reports_to(self: duties_to_read.DutyToRead, _info: object) -> str | None:
        """A kind of organisation, or the guardian."""
        return self.duty.reports_to


class Handling(graphene.ObjectType):
    """The block that goes with every offer and packet."""

    do_not_contact = graphene.List(
        graphene.NonNull(enums.RecipientKind), required=True, description="Who must not be contacted or told."
    )
    guardian_informed = graphene.Boolean(description="Whether a guardian is informed; null for an adult.")
    tlp = enums.Tlp(required=True, description="The label.")


class DisclosurePreview(graphene.ObjectType):
    """What would leave for a recipient now, what not and why: decided by the same gate as the sending."""

    allowed = graphene.Boolean(required=True, description="Whether it may be sent as it stands.")
    channel = graphene.String(
        required=True, description="The connector by which it would go; `none` where no way leads."
    )
    reasons = graphene.List(graphene.NonNull(Problem), required=True, description="Why not; empty where it may.")
    leaves = graphene.List(graphene.NonNull(LeavingField), required=True, description="What would leave.")
    withheld = graphene.List(graphene.NonNull(WithheldField), required=True, description="What would not, and why.")
    finds = graphene.List(
        graphene.NonNull(IdentityFind),
        required=True,
        description="Who is named in the words that would leave, hidden or kept (`markIdentity`).",
    )
    to_say = graphene.List(
        graphene.NonNull(Problem),
        required=True,
        description="What to say to her when she is asked for her consent: an address that contains her name leaves "
        "as it is.",
    )
    handling = graphene.Field(Handling, required=True, description="The block that goes with it.")
    duties = graphene.List(
        graphene.NonNull(DutyToRead), required=True, description="The recipient's duties to report that are in force."
    )
    until = DateTime(description="The earlier end of consent and agreement; null where refused or without end.")
    duplicates = graphene.List(
        graphene.NonNull(AskedBefore),
        required=True,
        description="What asked the same of this recipient before. Sending then needs a `duplicateReason`.",
    )
    keep_first = graphene.Field(
        Problem,
        description="What to offer her before an account is removed: its logs may go with it. Null otherwise; it "
        "delays nothing.",
    )
    fingerprint = graphene.String(
        required=True, description="Of what would leave, for `sendRoutes`: refused if anything of it has changed since."
    )
    emergency_override = graphene.Boolean(
        required=True, description="Whether this would leave only because an emergency override stands."
    )

    def resolve_allowed(self: LookAhead, _info: object) -> bool:
        """The gate's answer."""
        return self.preview.allowed

    def resolve_keep_first(self: LookAhead, info: Any) -> Problem | None:
        """With what to do first."""
        return problem(self.keep_first, info.context.language) if self.keep_first else None

    def resolve_reasons(self: LookAhead, info: Any) -> list[Problem]:
        """Each as it would be told on sending."""
        return reasons_told(self.preview.reasons, info.context.language)

    def resolve_to_say(self: LookAhead, info: Any) -> list[Problem]:
        """By the field that holds the address."""
        return reasons_told(self.preview.to_say, info.context.language)

    def resolve_leaves(self: LookAhead, _info: object) -> tuple[Leaving, ...]:
        """In the catalogue's order."""
        return self.preview.leaves

    def resolve_withheld(self: LookAhead, _info: object) -> tuple[Withheld, ...]:
        """In the catalogue's order."""
        return self.preview.withheld

    def resolve_finds(self: LookAhead, _info: object) -> tuple[Find, ...]:
        """In the order in which they stand."""
        return self.preview.finds

    def resolve_handling(self: LookAhead, _info: object) -> object:
        """As it stands in the packet."""
        return self.preview.handling

    def resolve_until(self: LookAhead, _info: object) -> object:
        """The earlier end."""
        return self.preview.until

    def resolve_fingerprint(self: LookAhead, _info: object) -> str:
        """Of the same values."""
        return self.preview.fingerprint

    def resolve_emergency_override(self: LookAhead, _info: object) -> bool:
        """Never true by default: two people must have confirmed one."""
        return self.preview.emergency


@query(
    DisclosurePreview,
    required=True,
    case_id=reference("Case", "The case."),
    recipient_id=reference("Organisation", "The recipient."),
    purpose=enums.Purpose(required=True, description="What for."),
    kind=enums.PacketKind(description="What would leave; a packet where not given."),
    rerouting=optional_reference("Referral", "The referral in whose place this recipient would be asked."),
    places=optional_references("Place", "Places of the case that a request to remove asks for, beside its `items`."),
    request=field_list("What the request itself says: fields of the category `request`, e.g. `items`.", required=False),
)
async def disclosure_preview(
    context: Context,
    *,
    case_id: UUID,
    recipient_id: UUID,
    purpose: str,
    kind: str | None = None,
    rerouting: UUID | None = None,
    places: Sequence[UUID] | None = None,
    request: Sequence[Mapping[str, Any]] | None = None,
) -> LookAhead:
    """What would leave for this recipient now, what not and why."""
    asked = cast("PacketKind", kind or "packet")
    said = values_by_name(request)
    if places:
        written = said.get("items") or ()
        said["items"] = [*written, *await context.ask(items_of, case_id, places)]
    seen = await context.ask(
        look_ahead,
        case_id,
        recipient_id,
        purpose=purpose,
        kind=asked,
        request=said,
        rerouting=rerouting,
        besides=beside_the_gate,
    )
    return replace(seen, keep_first=await context.ask(keep_first, case_id, purpose, said.get("items") or ()))
