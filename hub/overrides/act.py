"""The act of an emergency override: one asks, another confirms within 15 minutes, or nothing leaves (domain rule 3)."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import EMERGENCY, NOTHING_SHOWN, Act, Asked, Payload, Shown, registry
from hub.cases import door
from hub.cases.rules import writing_reasons
from hub.directory.load import recipient
from hub.emergencies.rules import LASTS, Emergency
from hub.emergencies.stand import Account, stand
from hub.identity.permissions import Permission
from hub.identity.work import Work, seen_by
from hub.kit.errors import Conflict, Reason
from hub.kit.text import Text
from hub.overrides.rules import Wanted, wanted_reasons, withdrawn_reasons
from hub.withdrawals.history import withdrawals

_MAY = frozenset({Permission.EMERGENCY_OVERRIDE})


async def _check(work: Work, case_id: UUID, payload: Payload, asked_by: UUID) -> tuple[Reason, ...]:
    """The case is open and its team's who asked, the recipient known, the call of today. Raises `NotFound`."""
    case, wanted = await door.case(seen_by(work, asked_by), case_id), Wanted.read(payload)
    await recipient(work, wanted.recipient)
    return (*writing_reasons(case.status), *wanted_reasons(wanted, work.now))


async def _perform(work: Work, asked: Asked) -> Shown:
    """Let the emergency stand, unless the case was closed or she took consent back since it was asked for.

    Holds the case, as closing it and a withdrawal do: of two at once the second sees what the first did. The second
    person need not work on the case: in danger to life nobody has to be put on its team first.
    """
    case = await door.case(seen_by(work, asked.requested_by), asked.object, writing=True)
    wanted = Wanted.read(asked.payload)
    said = await withdrawals(work, case.id)
    against = (*writing_reasons(case.status), *withdrawn_reasons(said, wanted.recipient, asked.requested_at))
    if against:
        raise Conflict(*against)
    until = work.now + LASTS
    emergency = Emergency(asked.id, case.id, wanted.recipient, wanted.purpose, wanted.fields, until)
    account = Account(asked.requested_by, wanted.number, wanted.called_at, asked.reason or "")
    await stand(work, case, emergency, account)
    return NOTHING_SHOWN


def _details(payload: Payload) -> Mapping[str, str]:
    """Everything that would be allowed, and the call that came first."""
    return {
        "recipient": payload["name"],
        "purpose": payload["purpose"],
        "fields": ", ".join(f"{name}: {form}" for name, form in sorted(payload["fields"].items())),
        "number": payload["number"],
        "called_at": payload["called_at"],
    }


OVERRIDE = Act(
    kind="emergency_override",
    sentence=Text(
        "命の危険があるので、本人の同意なしに、この相手に、この項目だけを24時間伝えられるようにする。",
        "Because life is in danger, allow just these fields to be told to this recipient for 24 hours, unasked.",
    ),
    may_request=_MAY,
    may_confirm=_MAY,
    check=_check,
    perform=_perform,
    lifetime=EMERGENCY,
    asks_reason=True,
    details=_details,
)
OVERRIDES = registry(OVERRIDE)
"""The registry by which this act is asked for; it is confirmed by the one that holds all acts."""
