"""When the organisation's own duty to notify counts, to whom, and with which fields. Pure; `now` is an argument."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from hub.acts.act import Payload
from hub.directory.rules import GUARDIAN, KINDS
from hub.exchange.packets import Form
from hub.exchange.vocabulary import oversight
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.exchange.vocabulary.oversight import OWN_DUTY_LAWS
from hub.kit.errors import Reason
from hub.kit.text import Text
from hub.minimisation.generalised import minor
from hub.overrides.rules import call_reasons

ABUSERS = frozenset(oversight.ABUSERS.codes())
"""Whose abuse the law speaks of; an offender outside the home is never reported without the person's word."""


@dataclass(frozen=True)
class Law:
    """A law that makes the organisation notify. `receivers`: kinds of body; "other" for a municipal office."""

    title: Text
    receivers: frozenset[str]


_RECEIVERS = RECIPIENTS.named("child_guidance", "other")
LAWS: Mapping[str, Law] = MappingProxyType({one.code: Law(one.words, _RECEIVERS) for one in OWN_DUTY_LAWS})
"""The laws by their permanent word; an engineering assumption until counsel has confirmed it."""
LEAST: Mapping[str, Form] = MappingProxyType(
    {"legal_name": "full", "call_name": "full", "age_band_now": "full", "prefecture": "full", "safe_contact": "full"}
)
"""What lets the child be found and reached safely, and nothing of what happened: that is said by telephone."""


@dataclass(frozen=True)
class DutyNotice:
    """The notice as it is asked for. `recipient` None: a body that is no member, by name and kind.

    `told_first`: whether the person was told before; where not, `not_told_because`. `number` was called at `called_at`.
    """

    recipient: UUID | None
    recipient_name: str
    recipient_kind: str
    law: str
    abuser: str
    told_first: bool
    not_told_because: str
    number: str
    called_at: datetime

    def payload(self) -> dict[str, Any]:
        """As the act keeps it."""
        told = {"told_first": self.told_first, "not_told_because": self.not_told_because}
        to = {"recipient": str(self.recipient) if self.recipient else None}
        who = {"recipient_name": self.recipient_name, "recipient_kind": self.recipient_kind}
        call = {"number": self.number, "called_at": self.called_at.isoformat()}
        return {**to, **who, **told, **call, "law": self.law, "abuser": self.abuser}

    @classmethod
    def read(cls, payload: Payload) -> "DutyNotice":
        """What the act kept."""
        to = UUID(payload["recipient"]) if payload["recipient"] else None
        return cls(**{**payload, "recipient": to, "called_at": datetime.fromisoformat(payload["called_at"])})


def notice_reasons(notice: DutyNotice, now: datetime) -> tuple[Reason, ...]:
    """Why this cannot be asked for at all; empty where it can."""
    law = LAWS.get(notice.law)
    found = [] if law else [Reason("malformed", "law")]
    if notice.abuser not in ABUSERS:
        found.append(Reason("own_duty_abuser", "abuser"))
    if law and notice.recipient_kind not in law.receivers:
        found.append(Reason("own_duty_receiver", "recipient"))
    if not notice.told_first and not notice.not_told_because.strip():
        found.append(Reason("required", "not_told_because"))
    return (*found, *call_reasons(notice.number, notice.called_at, now))


def child_reasons(age_band_now: object) -> tuple[Reason, ...]:
    """`own_duty_child` for a person who is 18 or over; an age that nobody knows may be a child's."""
    return (Reason("own_duty_child"),) if minor(age_band_now) == "no" else ()


def least(values: Mapping[str, Any]) -> dict[str, Form]:
    """Which of the fixed fields are recorded, and so are told."""
    return {name: form for name, form in LEAST.items() if values.get(name) is not None}


def do_not_contact(barred: frozenset[str]) -> tuple[str, ...]:
    """Whom she barred, by kind, as the handling block repeats it to the receiver; never an organisation's id."""
    return tuple(sorted(barred & (KINDS | {GUARDIAN})))
