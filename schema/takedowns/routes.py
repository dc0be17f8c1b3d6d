"""The mutation of one confirmation: all chosen routes of a case, each sent or refused by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import graphene

from hub.exchange.vocabulary.purposes import PRESERVATION, REMOVAL, REQUEST_PURPOSES
from hub.identity.permissions.operations import OPERATIONS
from hub.identity.work import Work
from hub.intake.sitting_rules import MOST_ANSWERS
from hub.kit.errors import HubError, Invalid, Reason
from hub.referrals import offer
from hub.referrals.draft import OfferWanted
from hub.releases.earlier_requests import EarlierRequest
from hub.releases.repeat_reason import AskedBeforeError
from hub.takedowns import send
from hub.takedowns.request import Request
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, reasons_told
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import global_id, optional_references, reference
from schema.releases.duplicates import AskedBefore, AsksAgain, why_again
from schema.takedowns.sending import GoodFaithInput, ReplyContactInput, SignerInput

BY_ITSELF: Mapping[str, str] = {REMOVAL: "sendTakedownRequest", PRESERVATION: "requestPreservation"}
"""Which mutation sends one route of this purpose alone; every other purpose is a referral."""
_WORDS = ("legal_ground", "explanation", "signer", "good_faith", "reply_contact")
_OF_KEEPING = ("signer", "reply_contact")


class RouteInput(AsksAgain, graphene.InputObjectType):
    """One route: to whom, for what, and what she who confirms has seen of it."""

    recipient = reference("Organisation", "To whom.")
    purpose = enums.Purpose(required=True, description="What for.")
    places = optional_references("Place", "Of a request: the places of the case that it asks for.")
    expected_fingerprint = graphene.String(
        description="`fingerprint` of its `disclosurePreview`: refused as `leaves_otherwise` if anything else would "
        "leave by now. Null: nobody looked."
    )


class RouteOutcome(graphene.ObjectType):
    """What became of one route."""

    number = graphene.Int(required=True, description="Which of those that were confirmed, from 1.")
    object_id = graphene.ID(description="The referral or request that was made; null where it was refused.")
    reasons = graphene.List(
        graphene.NonNull(Problem), required=True, description="Why nothing of it was made; empty where it was."
    )
    duplicates = graphene.List(
        graphene.NonNull(AskedBefore), required=True, description="What asked the same before, where that is why."
    )

    def resolve_object_id(self: "RouteDone", _info: object) -> str | None:
        """The global id."""
        return global_id("TakedownRequest" if self.request else "Referral", self.made) if self.made else None

    def resolve_reasons(self: "RouteDone", info: Any) -> list[Problem]:
        """Each as in every refusal."""
        return reasons_told(self.reasons, info.context.language)


@dataclass(frozen=True)
class RouteDone:
    """The same as the mutation answers it. `request`: it is one to remove or keep, and no referral."""

    number: int
    request: bool
    made: UUID | None
    reasons: tuple[Reason, ...]
    duplicates: tuple[EarlierRequest, ...]


class SendRoutes(HubMutation):
    """Send all chosen routes of a case by one confirmation: each as its own mutation would, or not, with the reason.

    One that is refused holds no other back, and nothing of it is half written. Sent again under the same key, each is
    sent once. The words of a request are the same in all requests. A single route is refused as a whole (`errors`).
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        routes = graphene.List(graphene.NonNull(RouteInput), required=True, description="At most 15, each once.")
        urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
        legal_ground = graphene.String(description="Of requests to remove: the law or term that it breaks.")
        explanation = graphene.String(description="Of requests to remove: why, in words that name nobody.")
        signer = SignerInput(description="Of requests; left out for a minor, whose recorded assent it rests on.")
        good_faith = GoodFaithInput(description="Of requests to remove: the statement of good faith.")
        reply_contact = ReplyContactInput(description="Of requests: where the recipient answers.")

    outcomes = graphene.List(
        graphene.NonNull(RouteOutcome), description="One for each, in their order; null where all was refused."
    )

    @staticmethod
    async def perform(context: Context, *, routes: Sequence[Mapping[str, Any]], **given: Any) -> dict[str, object]:
        """Each in a transaction of its own."""
        _require_each_once(routes)
        for name in dict.fromkeys(_by_itself(one) for one in routes):
            context.require(OPERATIONS[name])
        done = await context.each_once({_name(one): partial(_sent, wanted=_wanted(one, given)) for one in routes})
        if len(done) == 1:
            _require_made(*done.values())
        return {"outcomes": [_outcome(n, *one) for n, one in enumerate(zip(routes, done.values(), strict=True), 1)]}


def _require_made(made: UUID | HubError) -> None:
    """Raise the refusal of a single route: with it all was refused, and nothing was written."""
    if isinstance(made, HubError):
        raise made


_ToSend = OfferWanted | Request


def _by_itself(route: Mapping[str, Any]) -> str:
    return BY_ITSELF.get(route["purpose"], "offerReferral")


async def _sent(work: Work, *, wanted: _ToSend) -> UUID:
    return await (send.send(work, wanted) if isinstance(wanted, Request) else offer.offer(work, wanted))


def _wanted(route: Mapping[str, Any], given: Mapping[str, Any]) -> _ToSend:
    about = {
        "case": given["case"],
        "recipient": route["recipient"],
        "urgency": given["urgency"],
        "duplicate_reason": why_again(route.get("duplicate_reason")),
        "seen": route.get("expected_fingerprint"),
        "purpose": route["purpose"],
    }
    if route["purpose"] not in REQUEST_PURPOSES:
        return OfferWanted(**about)
    said = _WORDS if route["purpose"] == REMOVAL else _OF_KEEPING
    words: dict[str, Any] = {name: given.get(name) for name in said}
    return Request(**about, items=(), places=route.get("places") or (), **words)


def _require_each_once(routes: Sequence[Mapping[str, Any]]) -> None:
    if not routes:
        raise Invalid(Reason("required", "routes"))
    if len(routes) > MOST_ANSWERS:
        raise Invalid(Reason("too_long", "routes", (f"{MOST_ANSWERS}",)))
    if len({_name(one) for one in routes}) != len(routes):
        raise Invalid(Reason("malformed", "routes"))
    stray = [n for n, one in enumerate(routes) if one.get("places") and one["purpose"] not in REQUEST_PURPOSES]
    if stray:  # a referral asks for no places: ignored in silence, they would seem to be asked for
        raise Invalid(*(Reason("malformed", f"routes.{n}.places") for n in stray))


def _name(route: Mapping[str, Any]) -> str:
    return f"{route['recipient']}/{route['purpose']}"


def _outcome(number: int, route: Mapping[str, Any], made: UUID | HubError) -> RouteDone:
    request = route["purpose"] in REQUEST_PURPOSES
    if isinstance(made, UUID):
        return RouteDone(number, request, made, (), ())
    earlier = made.earlier if isinstance(made, AskedBeforeError) else ()
    return RouteDone(number, request, None, made.reasons, tuple(earlier))
