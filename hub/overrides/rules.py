"""What can be asked for in an emergency, and what stands against it meanwhile. Pure; `now` is an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.acts.act import Payload
from hub.exchange.packets import Form
from hub.kit.errors import Reason
from hub.minimisation.field import PURPOSES
from hub.minimisation.fields import CATALOGUE, form_reasons
from hub.withdrawals.history import TakenBack

CALLED_WITHIN = timedelta(hours=24)
"""How long ago the telephone call may lie."""
LONGEST_NUMBER = 20


@dataclass(frozen=True)
class Wanted:
    """What is to be told, to whom and what for. `number` was called at `called_at`, before anything else."""

    recipient: UUID
    purpose: str
    fields: Mapping[str, Form]
    number: str
    called_at: datetime

    def payload(self, name: str) -> dict[str, Any]:
        """As the act keeps it. `name`: the recipient's, for the eyes of the second person."""
        return {
            "recipient": str(self.recipient),
            "name": name,
            "purpose": self.purpose,
            "fields": dict(self.fields),
            "number": self.number,
            "called_at": self.called_at.isoformat(),
        }

    @classmethod
    def read(cls, payload: Payload) -> "Wanted":
        """What the act kept."""
        called_at = datetime.fromisoformat(payload["called_at"])
        recipient = UUID(payload["recipient"])
        return cls(recipient, payload["purpose"], payload["fields"], payload["number"], called_at)


def wanted_reasons(wanted: Wanted, now: datetime) -> tuple[Reason, ...]:
    """Why this cannot be asked for at all; empty where it can."""
    return (
        *(() if wanted.purpose in PURPOSES else (Reason("malformed", "purpose"),)),
        *(form_reasons(wanted.fields) if wanted.fields else (Reason("required", "fields"),)),
        *_purpose_reasons(wanted),
        *call_reasons(wanted.number, wanted.called_at, now),
    )


def call_reasons(number: str, called_at: datetime, now: datetime) -> tuple[Reason, ...]:
    """Why this is no telephone call that came first: no number, one to come, or one of the day before."""
    found = []
    if not _is_number(number):
        found.append(Reason("malformed", "number"))
    if not now - CALLED_WITHIN <= called_at <= now:
        found.append(Reason("called_out_of_range", "called_at"))
    return tuple(found)


def withdrawn_reasons(said: Iterable[TakenBack], recipient: UUID, asked_at: datetime) -> tuple[Reason, ...]:
    """`withdrawn_meanwhile` where the person took consent back from this recipient, or from all, since it was asked."""
    since = any(one.at >= asked_at and one.recipient in (None, recipient) for one in said)
    return (Reason("withdrawn_meanwhile"),) if since else ()


def _purpose_reasons(wanted: Wanted) -> tuple[Reason, ...]:
    """A field that cannot serve the purpose could never leave."""
    known = [name for name in wanted.fields if name in CATALOGUE and CATALOGUE[name].leaves]
    return tuple(Reason("not_needed", name) for name in known if wanted.purpose not in CATALOGUE[name].purposes)


def _is_number(text: str) -> bool:
    """Digits, as a telephone shows them: with spaces, hyphens and a leading plus."""
    digits = text.removeprefix("+").replace("-", "").replace(" ", "")
    return len(text) <= LONGEST_NUMBER and digits.isascii() and digits.isdigit()
