"""Mutations on a case: open, correct, add evidence, close."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.intake import correct, end_case, inventory, name_case, open_case, reopen_case
from hub.intake.guidance.tell import Telling, record_guidance_told
from hub.intake.voice import Spoken
from hub.tasks.open_things import OpenThing
from hub.withdrawals.narrow import narrow
from schema.cases.payload import ShowsCase
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.inputs import barred_words, field_list, kinds_barred, values_by_name
from schema.engine.mutation import idempotency_key
from schema.engine.references import optional_reference, optional_references, reference
from schema.engine.scalars import DateTime, FieldValue


def _seen() -> graphene.Int:
    """Required wherever something recorded is overwritten."""
    return graphene.Int(
        required=True,
        description="The `version` of the case that you have seen: refused as `stale` if it has moved on.",
    )


class OpenCase(ShowsCase):
    """Open a case for a person with what was told so far. Show her first to whom the law makes you report."""

    class Input:
        idempotency_key = idempotency_key()
        language = enums.Language(required=True, description="The person's language.")
        urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
        fields = field_list("What was told, by the catalogue.")
        wishes = FieldValue(description="What she wants: the field `wishes`.")
        barred_recipients = kinds_barred("Whom she bars, by kind.")
        barred_organisations = optional_references("Organisation", "Whom she bars, one by one.")
        safe_contact = FieldValue(description="How she can be reached safely: the field `safe_contact`.")
        said_by = enums.Voice(description="Who told what she says of herself; the person where not given.")
        method = enums.Way(description="How it was said; orally where not given.")
        name = graphene.String(description="Its working name, for its team alone: 40 letters at most, no real name.")
        came_from = optional_reference(
            "Referral",
            "The referral that your organisation received and whose packet this case begins with. Nothing of such a "
            "case can be passed on yet.",
        )

    @staticmethod
    async def perform(
        context: Context,
        *,
        language: str,
        urgency: str,
        fields: Sequence[Mapping[str, Any]],
        said_by: str | None = None,
        method: str | None = None,
        came_from: UUID | None = None,
        **named: Any,
    ) -> dict[str, object]:
        """One call."""
        barred = barred_words(named.pop("barred_recipients", None), named.pop("barred_organisations", None))
        called = named.pop("name", None)
        told = {**values_by_name(fields), **{name: value for name, value in named.items() if value is not None}}
        if barred is not None:
            told["barred_recipients"] = barred
        spoken = Spoken(said_by or "self", method or "orally")
        id = await context.ask_once(
            open_case.open_case,
            language=language,
            urgency=urgency,
            fields=told,
            spoken=spoken,
            came_from=came_from,
            name=called,
        )
        return {"case": id}


class RecordFields(ShowsCase):
    """Correct a case: the newest word on a field stands, the one before is kept. What was released stays as it was.

    What the person said of herself and her safety is no correction and is refused: it has mutations of its own.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        fields = field_list("The fields with their new values; null takes one away.")
        urgency = enums.Urgency(description="The new urgency, where it has changed.")
        expected_version = _seen()

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        fields: Sequence[Mapping[str, Any]],
        expected_version: int,
        urgency: str | None = None,
    ) -> dict[str, object]:
        """One call."""
        await context.ask(
            correct.record_fields,
            case,
            values_by_name(fields),
            urgency=urgency,
            expected_version=expected_version,
        )
        return {"case": case}


class EvidenceInput(graphene.InputObjectType):
    """An entry of the inventory; the thing itself is never sent."""

    kind = graphene.String(required=True, description="What it is, e.g. `messages`.")
    description = graphene.String(required=True, description="In words.")
    taken_at = DateTime(description="When it was taken.")
    sha256 = graphene.String(
        description="SHA-256 of a document. Refused where the person was or may have been under 18 in the images."
    )
    state = enums.EvidenceState(description="Whether it is safe; `NOTED` where not given.")
    held_by = graphene.String(description="Who holds the original, in a line; for the team alone, and it never leaves.")


class AddEvidence(ShowsCase):
    """Add entries to the inventory of evidence."""

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        entries = graphene.List(graphene.NonNull(EvidenceInput), required=True, description="The entries.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, entries: Sequence[Mapping[str, Any]]) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(inventory.add_evidence, case, entries)
        return {"case": id}


class SetEvidenceState(ShowsCase):
    """Say that evidence is preserved, or that the person waives it; a request to remove waits for that."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        numbers = graphene.List(
            graphene.NonNull(graphene.Int), required=True, description="The numbers of the entries."
        )
        state = enums.EvidenceState(required=True, description="Where they stand now.")
        expected_version = _seen()

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, numbers: Sequence[int], state: str, expected_version: int
    ) -> dict[str, object]:
        """One call."""
        await context.ask(inventory.set_evidence_state, case, numbers, state, expected_version=expected_version)
        return {"case": case}


class WatcherInput(graphene.InputObjectType):
    """Who goes on watching what is open of a case after it is closed."""

    watcher = reference("Principal", "Somebody of the case's team.")
    referrals = optional_references("Referral", "The referrals that she or he watches.")
    takedown_requests = optional_references("TakedownRequest", "The requests to remove.")


class CloseCase(ShowsCase):
    """Close a case: nothing more is recorded in it and nothing leaves it.

    What is still open is watched by somebody of the team, who gets its answers, or cancelled; with neither the closing
    is refused (`still_open`), naming each thing.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        cancel_open = graphene.Boolean(description="True: what is open and nobody watches ends.")
        watchers = graphene.List(graphene.NonNull(WatcherInput), description="Who goes on watching what is open.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        cancel_open: bool | None = None,
        watchers: Sequence[Mapping[str, Any]] | None = None,
    ) -> dict[str, object]:
        """One call."""
        named = {thing: one["watcher"] for one in watchers or () for thing in _watched(one)}
        await context.ask(end_case.close_case, case, narrow=narrow, cancel_open=bool(cancel_open), watchers=named)
        return {"case": case}


class ReopenCase(ShowsCase):
    """Open a closed case again: she came back, or it was published anew. What closing has ended stays ended."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        reason = graphene.String(required=True, description="Why, in words; kept for the team alone.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, reason: str) -> dict[str, object]:
        """One call."""
        await context.ask(reopen_case.reopen_case, case, reason=reason)
        return {"case": case}


class RecordGuidanceTold(ShowsCase):
    """Record that a card was told to the person and understood; the words that were told are kept with it.

    A case may show a newer version meanwhile: then this is refused as `STALE`, and the newer one is told.
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        card = enums.GuidanceCardName(required=True, description="Which card.")
        version = graphene.Int(required=True, description="The version that was read.")
        language = enums.CardLanguage(required=True, description="In which language.")
        way = enums.Way(description="By which way; orally where not given.")
        told_at = DateTime(description="When; just now where not given, and not in the future.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, way: str = "orally", **given: Any) -> dict[str, object]:
        """One call."""
        await context.ask_once(record_guidance_told, case, Telling(way=way, **given))
        return {"case": case}


class NameCase(ShowsCase):
    """Give a case another working name, or none. It is for its team alone and never leaves; the one before is gone."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        name = graphene.String(description="At most 40 letters, and no real name; null takes it away.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, name: str | None = None) -> dict[str, object]:
        """One call."""
        await context.ask(name_case.name_case, case, name=name)
        return {"case": case}


def _watched(by: Mapping[str, Any]) -> list[OpenThing]:
    referrals, requests = by.get("referrals") or (), by.get("takedown_requests") or ()
    return [*(OpenThing(id, "referral") for id in referrals), *(OpenThing(id, "takedown") for id in requests)]
