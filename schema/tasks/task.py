"""What a referral and a takedown request show alike: the parties' names, the timeline, and what was released."""

from base64 import b64encode
from typing import Any

import graphene

import hub.delivery.trouble
from hub.delivery.trouble import sentence, troubles
from hub.exchange import messages
from hub.exchange.packets import Packet
from hub.minimisation.fields import CATALOGUE
from hub.tasks.lifecycle import OPEN
from hub.tasks.lists import Filter
from hub.tasks.undelivered import Undelivered, undelivered
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.references import global_id
from schema.engine.scalars import DateTime, FieldValue
from schema.received.assigning import Whose
from schema.releases.preview import Handling

Box = choice(
    "Box",
    "Which list: what your organisation sent, or what it received.",
    {
        "sent": "What your organisation sent, drafts too.",
        "inbox": "What it received.",
    },
)


class Trouble(graphene.ObjectType):
    """Why the recipient does not have it: nothing was sent, or not yet. For the sender alone."""

    code = enums.ProblemCode(required=True, description="What keeps it, e.g. `DELIVERY_FORM` or `NO_CHANNEL`.")
    sentence = graphene.String(required=True, description="What happened and what to do, in the caller's language.")
    reason = graphene.String(description="The message's own short code, e.g. `http_410`; never the partner's words.")
    missing = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="The places that the recipient's form could not be filled without, e.g. `reply_contact.mail`.",
    )
    next_step = enums.NextStep(
        required=True,
        description=("What to do."),
    )
    delivery = graphene.ID(required=True, description="The message, `Delivery:…`, for `redeliver`.")

    def resolve_sentence(self: hub.delivery.trouble.Trouble, info: Any) -> str:
        """With the rule that stopped it, where one did."""
        return sentence(self, info.context.language)

    def resolve_delivery(self: hub.delivery.trouble.Trouble, _info: object) -> str:
        """The global id."""
        return global_id("Delivery", self.message)


class Delivered:
    """Whether the recipient has it, beside the FHIR status: of a referral or request, in lists too."""

    delivery_status = enums.DeliveryStatus(
        required=True,
        description=("Whether the recipient has it. No clock runs before `SENT`."),
    )
    trouble = graphene.Field(Trouble, description="Why the recipient does not have it; null once it does or it ended.")

    async def resolve_trouble(self: Any, info: Any) -> hub.delivery.trouble.Trouble | None:
        """Found with all others of the page."""
        found: hub.delivery.trouble.Trouble | None = await info.context.loader(troubles).load(self.id)
        return found if self.delivery_status != "sent" and self.status in OPEN - {"draft"} else None


class UndeliveredCount(graphene.ObjectType):
    """How many open things of yours nobody took, and that go no further by themselves."""

    referrals = graphene.Int(required=True, description="Referrals that were not delivered, or have no channel.")
    takedowns = graphene.Int(required=True, description="Requests to remove, likewise.")


@query(UndeliveredCount, required=True)
async def undelivered_count(context: Context) -> Undelivered:
    """What was not delivered; list it with `deliveryStatus: FAILED` or `BY_HAND`."""
    return await context.ask(undelivered)


def narrowing() -> dict[str, Any]:
    """The arguments by which a list of either is narrowed."""
    return {
        "box": Box(required=True, description="Sent or received."),
        "status": enums.TaskStatus(description="Only in this status."),
        "urgency": enums.Urgency(description="Only of this urgency."),
        "assigned": Whose(description="Of what was received, only what you, nobody or somebody is on."),
        "overdue": graphene.Boolean(description="True: only those whose answer is late."),
        "delivery_status": enums.DeliveryStatus(description="Only these: whether the recipient has it."),
        "waiting": graphene.Boolean(
            description="True: of what was received, only what waits for your answer, the earliest end first."
        ),
    }


def narrowed_to(
    *,
    box: Any,
    status: str | None = None,
    urgency: str | None = None,
    overdue: bool | None = None,
    delivery_status: str | None = None,
    assigned: Any = None,
    waiting: bool | None = None,
) -> Filter:
    """What the caller gave for `narrowing`."""
    return Filter(
        *(box, status, urgency),
        overdue=bool(overdue),
        delivery=delivery_status,
        assigned=assigned,
        waiting=bool(waiting),
    )


class Step(graphene.ObjectType):
    """One change of status."""

    status = enums.TaskStatus(required=True, description="The status from then on.")
    reason = enums.TaskReason(description="The finer meaning.")
    actor = graphene.ID(description="The organisation that did it; null for the hub itself.")
    at = DateTime(required=True, description="When.")

    def resolve_actor(self: Any, _info: object) -> str | None:
        """The global id."""
        return global_id("Organisation", self.actor) if self.actor else None


class ReleasedField(graphene.ObjectType):
    """One field as it was released."""

    name = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    value = FieldValue(description="The value in the form in which it was released.")


class Released(graphene.ObjectType):
    """A frozen copy of what was released: exactly this, whatever becomes of the case. Reading it is in the ledger."""

    kind = enums.PacketKind(required=True, description="An offer identifies nobody.")
    purpose = enums.Purpose(required=True, description="What it was released for.")
    created_at = DateTime(required=True, description="When it was frozen.")
    language = enums.Language(required=True, description="The person's language.")
    urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
    handling = graphene.Field(Handling, required=True, description="How it must be handled; cannot be withheld.")
    fields = graphene.List(graphene.NonNull(ReleasedField), required=True, description="In the catalogue's order.")
    digest = graphene.String(required=True, description="SHA-256 of the canonical bytes, which the ledger keeps.")
    canonical = graphene.String(required=True, description="The canonical JSON itself.")

    def resolve_fields(self: Packet, info: Any) -> list[dict[str, Any]]:
        """As forms show them."""
        language = info.context.language
        return [
            {"name": name, "label": CATALOGUE[name].label.to(language), "value": self.fields[name]}
            for name in CATALOGUE
            if name in self.fields
        ]

    def resolve_digest(self: Packet, _info: object) -> str:
        """In hexadecimal."""
        return self.digest().hex()

    def resolve_canonical(self: Packet, _info: object) -> str:
        """As text."""
        return self.canonical().decode()


class Document(graphene.ObjectType):
    """A file to take along, encrypted to your organisation's own public key."""

    file_name = graphene.String(required=True, description="A neutral name.")
    media_type = graphene.String(required=True, description="Of the encrypted file.")
    content = graphene.String(required=True, description="The age file in base64.")


def documents(files: tuple[messages.Document, ...]) -> list[dict[str, str]]:
    """The files as they are shown."""
    return [
        {"file_name": one.name, "media_type": one.media_type, "content": b64encode(one.content).decode()}
        for one in files
    ]
