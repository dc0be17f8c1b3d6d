"""What keeps a referral or request from its recipient, for its sender: why, what is missing, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.sentence import SENTENCES
from hub.tasks.delivered import FIRST

Next = Literal["wait", "send-again", "send-anew", "carry"]
"""`wait`: the hub tries on. `send-again`: mend it, then `redeliver`. `send-anew`: cancel this one, and send a new one.
`carry`: a person prints, carries or telephones it."""

_TROUBLES = text("""
select distinct on (object) object, id, status, reason, missing from delivery
where sender = :org and object = any(:ids) and event = any(:first)
  and not (status = 'cancelled' and reason in ('repacked', 'sent_again'))
order by object, created_at desc, id desc
""")
_CODES = {
    "form_incomplete": "delivery_form",
    "time_is_over": "delivery_over",
    "recipient_key_revoked": "delivery_key",
    "no_channel": "no_channel",
    "internal": "delivery_internal",
    "lease_lost": "delivery_internal",
    "http_401": "delivery_unauthorised",
    "http_403": "delivery_unauthorised",
    "http_410": "delivery_gone",
    **dict.fromkeys(
        ("no_route", "connector_unknown", "route_incomplete", "unsigned", "mail_not_set_up", "address_refused"),
        "delivery_route",
    ),
    "subject_unknown": "delivery_subject",
    "no_later_news": "delivery_no_news",
    **dict.fromkeys(("timed_out", "unreachable", "answer_unreadable"), "delivery_unreachable"),
}
_NEXT: dict[str, Next] = {
    "delivery_form": "send-anew",
    "delivery_subject": "send-anew",
    "delivery_no_news": "carry",
}
_TRIES_ON = frozenset({"queued", "sending", "retrying"})


@dataclass(frozen=True)
class Trouble:
    """Why the recipient does not have it. `missing`: the places that its form could not be filled without.

    `reason`: the message's own short code; `against`: the rule of the gate that stopped it, where one did.
    """

    message: UUID
    code: str
    reason: str | None
    next_step: Next
    missing: tuple[str, ...] = ()
    against: str | None = None


async def troubles(work: Work, object_ids: Sequence[UUID]) -> dict[UUID, Trouble]:
    """By referral or request, what keeps its first message from being taken; nothing for a recipient. One statement."""
    given = {"org": work.viewer.organisation, "ids": list(object_ids), "first": sorted(FIRST)}
    rows = (await work.session.execute(_TROUBLES, given)).all()
    found = {row.object: trouble(row.id, row.status, row.reason, tuple(row.missing)) for row in rows}
    return {object_id: one for object_id, one in found.items() if one is not None}


def trouble(message: UUID, status: str, reason: str | None, missing: tuple[str, ...] = ()) -> Trouble | None:
    """What a message of this status and reason says; None where it was delivered, or stopped because of a decision."""
    decided = status == "cancelled" and reason not in SENTENCES
    if status == "delivered" or decided:
        return None
    if status in _TRIES_ON:
        return Trouble(message, "delivery_waits", reason, "wait")
    if status == "cancelled":
        return Trouble(message, "delivery_stopped", reason, "send-anew", missing, reason)
    code = _CODES.get(reason or "", "delivery_refused")
    return Trouble(message, code, reason, "carry" if status == "by-hand" else _NEXT.get(code, "send-again"), missing)


def sentence(one: Trouble, language: str) -> str:
    """What happened and what to do next, with the rule that stopped it where one did."""
    said = Reason(one.code).sentence(language)
    return f"{said} {Reason(one.against).sentence(language)}" if one.against else said
