"""The referrals that came of a case, for whoever narrows it, and their end."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import what_came_of
from hub.delivery.outbox import TOLD
from hub.identity.work import Work
from hub.narrowing.planned import End
from hub.narrowing.states import Thing
from hub.tasks.ending import as_the_hub
from hub.tasks.lifecycle import HUB_REASONS, OPEN

_HOLD = text(
    """
select referral.id from $of_case join referral on referral.id = origin.object and referral.sender = origin.org
where (cast(:recipient as uuid) is null or origin.recipient = :recipient)
order by referral.id for update of referral
""".replace("$of_case", what_came_of("origin"))
)
_OUT = text(
    """
select r.id, o.recipient, o.purpose, o.channel, r.status, r.engagement, r.status not in ('draft', 'requested')
  or $told as told
from $of_case join referral r on r.id = o.object and r.sender = o.org
where (cast(:recipient as uuid) is null or o.recipient = :recipient)
order by r.id
""".replace(
        "$told", TOLD.replace("$org", "o.org").replace("$object", "o.object").replace("$recipient", "o.recipient")
    ).replace("$of_case", what_came_of("o"))
)
# of a draft its recipient never knew: it ends as one that was given up
_END = text("""
update referral set updated_at = :now, version = version + 1,
  status = case status when 'draft' then 'entered-in-error' else 'cancelled' end,
  reason = ends.reason
from unnest(cast(:ids as uuid[]), cast(:reasons as text[])) as ends(id, reason)
where referral.id = ends.id and sender = :org and status = any(:open)
""")


async def hold_case(work: Work, case_id: UUID, recipient: UUID | None) -> None:
    """Keep others from moving the referrals of this case until the transaction ends. One statement."""
    await work.session.execute(_HOLD, _which(work, case_id, recipient))


async def of_case(work: Work, case_id: UUID, recipient: UUID | None) -> tuple[Thing, ...]:
    """The referrals of a case, for one recipient or all, in the order of ids, without releases. One statement."""
    rows = (await work.session.execute(_OUT, _which(work, case_id, recipient))).all()
    return tuple(
        Thing(
            object=row.id,
            kind="referral",
            recipient=row.recipient,
            purpose=row.purpose,
            channel=row.channel,
            status=row.status,
            open=row.status in OPEN,
            told=row.told,
            engaged=row.engagement == "engaged",
        )
        for row in rows
    )


async def end(work: Work, ends: Sequence[End]) -> None:
    """End these referrals, each with the reason that its recipient reads; their rows are held already."""
    ours = [one for one in ends if one.reason in HUB_REASONS]
    if ours:
        async with as_the_hub(work):
            await _end(work, ours, OPEN)
    await _end(work, [one for one in ends if one.reason not in HUB_REASONS], OPEN - {"draft"})


async def _end(work: Work, ends: Collection[End], which: Collection[str]) -> None:
    if not ends:
        return
    given = {"org": work.viewer.organisation, "now": work.now, "open": sorted(which)}
    rows = {"ids": [one.object for one in ends], "reasons": [one.reason for one in ends]}
    await work.session.execute(_END, {**given, **rows})


def _which(work: Work, case_id: UUID, recipient: UUID | None) -> dict[str, UUID | None]:
    return {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
