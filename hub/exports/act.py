"""More than one case at once is taken along only after a second person confirmed it (threat T3)."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, AskedAct, KindOfAct, Payload, ShownToBoth, act_registry
from hub.acts.words import ActWord, cases
from hub.cases import repository
from hub.exports.rules import number_reasons
from hub.identity.permissions import Permission
from hub.identity.public_keys.find import newest
from hub.identity.work import Work, seen_by
from hub.kit.errors import Reason
from hub.kit.text import Phrase

_MAY = frozenset({Permission.CASE_EXPORT})


def payload_of(wanted: Collection[UUID]) -> dict[str, Any]:
    """As the act keeps it."""
    return {"cases": [str(one) for one in wanted]}


def cases_of(payload: Payload) -> tuple[UUID, ...]:
    """What the act kept."""
    return tuple(UUID(one) for one in payload["cases"])


async def _check(work: Work, _organisation: UUID, payload: Payload, asked_by: UUID) -> tuple[Reason, ...]:
    """Each case is there for whoever asked; the organisation has a key. Raises `NotFound`."""
    wanted = cases_of(payload)
    await repository.cases(seen_by(work, asked_by), wanted)
    known = await newest(work.session, work.viewer.organisation, "age")
    return (*number_reasons(wanted), *(() if known else (Reason("no_public_key"),)))


async def _perform(_work: Work, _asked: AskedAct) -> ShownToBoth:
    """Nothing leaves by the confirmation: whoever asked fetches it, and everything is asked again then."""
    return NOTHING_SHOWN


def _details(payload: Payload) -> Mapping[str, str]:
    return {"number": str(len(payload["cases"])), "cases": ", ".join(payload["cases"])}


EXPORT = KindOfAct(
    kind="case_export",
    sentence=Phrase("Take several cases along, encrypted to your organisation."),
    may_request=_MAY,
    may_confirm=_MAY,
    check=_check,
    perform=_perform,
    details=_details,
    words={
        "number": ActWord(Phrase("How many cases")),
        "cases": ActWord(Phrase("Numbers of the cases"), cases),
    },
)
EXPORTS = act_registry(EXPORT)
"""The registry by which this act is asked for; it is confirmed by the one that holds all acts."""
