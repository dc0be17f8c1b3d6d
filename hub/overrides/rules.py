"""What can be asked for in an emergency, and what stands against it meanwhile. Pure; `now` is an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.acts.act import Payload
from hub.emergencies.dangers import CALLED_WITHIN, is_number
from hub.exchange.packets import Form
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.errors import Reason
from hub.minimisation.fields import CATALOGUE, form_reasons
from hub.withdrawals.history import TakenBack


@dataclass(frozen=True)
class OverrideWanted:
    """What is to be told, to whom and what for. `number` was called at `called_at`, before anything else.

    `written`: the hub is to send something; False where it only covers what was said by telephone. `minimum`: who,
    where and what danger, which leaves by itself once a second person has confirmed.
    """

    recipient: UUID
    purpose: str
    fields: Mapping[str, Form]
    number: str
    called_at: datetime
    written: bool = True
    minimum: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def payload(self, name: str, case_id: UUID) -> dict[str, Any]:
        """As the act keeps it. `name`: the recipient's, for the eyes of the second person."""
        return {
            "recipient": str(self.recipient),
            "name": name,
            "purpose": self.purpose,
            "fields": dict(self.fields),
            "number": self.number,
            "called_at": self.called_at.isoformat(),
            "written": self.written,
            "minimum": dict(self.minimum),
            "case": str(case_id),
        }

    @classmethod
    def read(cls, payload: Payload) -> "OverrideWanted":
        """What the act kept."""
        called_at = datetime.fromisoformat(payload["called_at"])
        recipient = UUID(payload["recipient"])
        rest = {"written": payload.get("written", True), "minimum": payload.get("minimum") or {}}
        return cls(recipient, payload["purpose"], payload["fields"], payload["number"], called_at, **rest)

    def allowed(self) -> dict[str, Form]:
        """Every field that may leave: those named, and those of the minimum."""
        return {**self.fields, **dict.fromkeys(self.minimum, "full")}


def wanted_reasons(wanted: OverrideWanted, now: datetime) -> tuple[Reason, ...]:
    """Why this cannot be asked for at all; empty where it can."""
    return (
        *(() if wanted.purpose in PURPOSES else (Reason("malformed", "purpose"),)),
        *(form_reasons(wanted.allowed()) if wanted.allowed() else (Reason("required", "fields"),)),
        *_purpose_reasons(wanted),
        *call_reasons(wanted.number, wanted.called_at, now),
    )


def call_reasons(number: str, called_at: datetime, now: datetime) -> tuple[Reason, ...]:
    """Why this is no telephone call that came first: no number, one to come, or one of the day before."""
    found = []
    if not is_number(number):
        found.append(Reason("malformed", "number"))
    if not now - CALLED_WITHIN <= called_at <= now:
        found.append(Reason("called_out_of_range", "called_at"))
    return tuple(found)


def call_words(wanted: OverrideWanted, recipient_kind: str, recorded_at: datetime) -> dict[str, Any]:
    """All that a standing second is told: which kind of danger, when, and to which kind of body; nothing of a person.

    The zone is no matter of the case: an instant to the minute.
    """
    at = recorded_at.replace(second=0, microsecond=0).isoformat()
    kinds = list(wanted.minimum.get("danger_kinds") or ("other",))
    return {"kinds": kinds, "recipient_kind": recipient_kind, "recorded_at": at}


WAITS = timedelta(hours=24)
"""How long the written part waits for a second person: as long as what the call was about counts."""
CALLS_AFTER = timedelta(minutes=15)
"""Unconfirmed for so long, the standing second is called."""


def withdrawn_reasons(said: Iterable[TakenBack], recipient: UUID, asked_at: datetime) -> tuple[Reason, ...]:
    """`withdrawn_meanwhile` where the person took consent back from this recipient, or from all, since it was asked."""
    since = any(one.at >= asked_at and one.recipient in (None, recipient) for one in said)
    return (Reason("withdrawn_meanwhile"),) if since else ()


def _purpose_reasons(wanted: OverrideWanted) -> tuple[Reason, ...]:
    """A field that cannot serve the purpose could never leave."""
    known = [name for name in wanted.allowed() if name in CATALOGUE and CATALOGUE[name].leaves]
    return tuple(Reason("not_needed", name) for name in known if wanted.purpose not in CATALOGUE[name].purposes)
