"""Answers to single items: by the recipient, or recorded by the sender where the recipient only gets mail."""

from collections.abc import Sequence
from uuid import UUID

from hub.exchange.vocabulary.code_set import codes_of
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.takedowns.moves import move
from hub.takedowns.outcome import ItemAnswer, answer_reasons, answered, reached
from hub.takedowns.repository import UNTAKEN, WAITING, OpenTakedown, to_take
from hub.takedowns.words import OF_NOBODY, recipients_words, senders_words
from hub.tasks.versions import require_seen


async def answer(
    work: Work, request_id: UUID, answers: Sequence[ItemAnswer], *, expected_version: int | None = None
) -> UUID:
    """The recipient's answers; to answer an item is to have accepted the request. Answers the request's id.

    `expected_version`: the version that the reviewer has seen. Raises `MovedOnError` where it is another now,
    `NotFound`, `Invalid` naming the answer that is wrong, `Conflict` for the sender, after the end, and where it
    cannot be taken on now (`hub.takedowns.repository.to_take`).
    """
    found = await to_take(work, request_id)
    if found.side(work) != "recipient":
        raise Conflict(Reason("not_your_move", "answers"))
    await require_seen(work, found, expected_version, found.items_now())
    return await _write(work, found, answers, recipients_words(found.purpose))


async def record(
    work: Work, request_id: UUID, answers: Sequence[ItemAnswer], *, expected_version: int | None = None
) -> UUID:
    """The sender's record of what a recipient without a machine of its own has answered, or of its silence.

    Raises what `answer` raises, and `Conflict` where the recipient answers by itself.
    """
    found = await to_take(work, request_id)
    if found.side(work) != "requester" or found.answered_by != "sender":
        raise Conflict(Reason("not_your_move", "answers"))
    await require_seen(work, found, expected_version, found.items_now())
    return await _write(work, found, answers, senders_words(found.purpose))


async def _write(work: Work, found: OpenTakedown, answers: Sequence[ItemAnswer], words: frozenset[str]) -> UUID:
    if found.status not in WAITING:
        raise Conflict(Reason("wrong_move", "status", codes_of(WAITING), found.status))
    against = answer_reasons(answers, found.item_status, found.item_reason, words)
    if against:
        raise Invalid(*against)
    before = found.item_status if found.delivery_status == "sent" else _reached(found.item_status, answers)
    statuses, reasons = answered(before, found.item_reason, answers)
    status = "accepted" if found.status in UNTAKEN else found.status
    await move(work, found, status, reason=found.reason, item_status=statuses, item_reason=reasons)
    return found.id


def _reached(statuses: Sequence[str], answers: Sequence[ItemAnswer]) -> Sequence[str]:
    """The statuses before the answers of a recipient that nobody had reached: by any word of it, it has the request.

    Raises `Conflict` where there is no word of it: who never got a request was not silent.
    """
    if all(one.status in OF_NOBODY for one in answers):
        raise Conflict(Reason("not_delivered", "answers"))
    return reached(statuses)
