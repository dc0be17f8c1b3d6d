"""Do we act for the opponent? The recipient learns yes or no, the sender's names and its own stay where they are."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import lines
from hub.audit.trail import record
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason, Refused
from hub.kit.folded import canonical_name
from hub.referrals.offer import OPPONENT
from hub.referrals.repository import UNANSWERED, OpenReferral, hold, referral
from hub.releases.read import look
from hub.tasks.matching import keyed_hash
from hub.tasks.steps import require_assigned

MOST_CHECKS = 5
"""Checks for one referral: enough to correct a spelling, too few to guess."""
MOST_NAMES = 50
"""Names in one check."""
LONGEST_NAME = 200
_COMPARE = text(f"""
select
  (select count(*) {lines("e")}
   where e.sender = :sender and e.object = :referral and e.verb = 'conflict:checked' and e.actor = :org) as checks,
  (select bool_or(hash = any(cast(:hashes as bytea[]))) from opponent_match where referral = :referral) as conflict
""")  # noqa: S608 - fragments of other rooms'


async def check_conflict(work: Work, referral_id: UUID, names: Sequence[str]) -> bool | None:
    """Whether one of these handles or names is an opponent's in this referral; None where none is recorded.

    Only while the offer waits for an answer and can be read, at most five times, and each time a line in the ledger.
    Raises `NotFound`, also while the offer is held, `Conflict`, `Refused` `too_many_checks`, `Invalid` for no names,
    too many or too long ones.
    """
    _require_names(names)
    found = await referral(work, referral_id)
    require_assigned(found.side(work), assigned=found.assigned)
    _require_waiting(work, found)
    await look(work, referral_id, "offer")  # what cannot be read now tells nothing by this way either
    await hold(work, referral_id)
    keys = await work.keys.matching(work.session, work.viewer.organisation)
    hashes = [keyed_hash(key, OPPONENT, canonical_name(name)) for key in keys for name in names]
    values = {"sender": found.sender, "referral": found.id, "org": work.viewer.organisation, "hashes": hashes}
    row = (await work.session.execute(_COMPARE, values)).one()
    if row.checks >= MOST_CHECKS:
        raise Refused(Reason("too_many_checks"))
    _log(work, found)
    conflict: bool | None = row.conflict
    return conflict


def _require_names(names: Sequence[str]) -> None:
    if not names or not all(canonical_name(name) for name in names):
        raise Invalid(Reason("required", "names"))
    if len(names) > MOST_NAMES:
        raise Invalid(Reason("too_long", "names", (f"{MOST_NAMES}",)))
    if any(len(name) > LONGEST_NAME for name in names):
        raise Invalid(Reason("too_long", "names", (f"{LONGEST_NAME}",)))


def _require_waiting(work: Work, found: OpenReferral) -> None:
    if found.side(work) != "recipient":
        raise Conflict(Reason("not_your_move"))
    if found.status not in UNANSWERED:
        raise Conflict(Reason("wrong_move", "status", tuple(UNANSWERED), found.status))


def _log(work: Work, found: OpenReferral) -> None:
    record(
        work.session,
        Verb.CONFLICT_CHECKED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=found.sender,
        recipient=found.recipient,
        object_id=found.id,
        at=work.now,
    )
