"""The lasting lift of a minor's bar: one person asks for it with her yes, another confirms it before it counts."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, AskedAct, KindOfAct, Payload, ShownToBoth, act_registry
from hub.acts.words import ActWord, one_of
from hub.cases import repository
from hub.cases.repository import OpenCase
from hub.cases.rules import writing_reasons
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.identity.permissions import Permission
from hub.identity.work import Work, seen_by
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.text import Phrase
from hub.statements.load import statements_of_case
from hub.statements.record import New, keep, said_so_far
from hub.statements.said import Statement, died

_MAY = frozenset({Permission.CONSENT_WRITE})


async def _check(work: Work, case_id: UUID, _payload: Payload, asked_by: UUID) -> tuple[Reason, ...]:
    """The case is open and its team's who asked, and she lives. Raises `NotFound`."""
    case = await repository.case(seen_by(work, asked_by), case_id)
    dead = (Reason("person_died"),) if died(await statements_of_case(work, case)) else ()
    return (*writing_reasons(case.status), *dead)


async def _perform(work: Work, asked: AskedAct) -> ShownToBoth:
    """Let it count from now on: a statement of its own, by the second person, beside what she had said.

    The second one works on the case or supervises; to everybody else there is no such case.
    """
    case = await _case(work, asked)
    said = await said_so_far(work, case)
    wanted = next((one for one in said if one.value.get("act") == str(asked.id)), None)
    if wanted is None:
        raise NotFound("act")
    if again := barred_again_reasons(wanted, said):
        raise Conflict(*again)
    value = {name: word for name, word in wanted.value.items() if name != "act"}
    await keep(work, case, said, New("bar-lift", value, replace(wanted.how), about=wanted.id))
    return NOTHING_SHOWN


def barred_again_reasons(wanted: Statement, said: tuple[Statement, ...]) -> tuple[Reason, ...]:
    """`barred_again` where she barred just this after she had wanted it lifted: the later word is the safer one."""
    words = {wanted.value.get("of"), *wanted.value.get("against", ())}
    later = [one for one in said if one.number > wanted.number and one.kind == "bar"]
    return (Reason("barred_again"),) if any(not words.isdisjoint(one.value["of"]) for one in later) else ()


async def _case(work: Work, asked: AskedAct) -> OpenCase:
    supervises = Permission.TEAM_MANAGE in work.viewer.permissions
    return await repository.case(seen_by(work, asked.requested_by) if supervises else work, asked.object, writing=True)


def _details(payload: Payload) -> Mapping[str, str]:
    return {str(name): str(word) for name, word in payload.items()}


LASTING_LIFT = KindOfAct(
    kind="bar_lift",
    sentence=Phrase("By her own word, lift a minor's bar lastingly."),
    may_request=_MAY,
    may_confirm=_MAY,
    check=_check,
    perform=_perform,
    details=_details,
    words={
        "of": ActWord(Phrase("Barred"), one_of(RECIPIENTS.words())),
        "recipient": ActWord(Phrase("Organisation")),
        "purpose": ActWord(Phrase("What for"), one_of(PURPOSES.words())),
    },
)
LASTING_LIFTS = act_registry(LASTING_LIFT)
"""The registry by which this act is asked for; it is confirmed by the one that holds all acts."""
