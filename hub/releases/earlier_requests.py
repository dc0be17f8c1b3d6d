"""What was asked of the same body before: shown before sending, so that nothing goes twice unseen.

By the same organisation. What never reached the body, and what was the sender's own slip, asked nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.fragments import asked_for, origin, what_came_of
from hub.cases.repository import OpenCase
from hub.cases.requested_places import places_of
from hub.cases.same_place import canonical
from hub.cases.team import asking, or_the_hub, works_on
from hub.exchange.vocabulary.purposes import PRESERVATION, REMOVAL
from hub.identity.work import Work
from hub.kit.errors import NotFound, Reason
from hub.narrowing.planned import SENDERS_OWN_WORDS
from hub.tasks.lifecycle import OPEN
from hub.tasks.matching import keyed_hash

AskedBeforeKind = Literal["same-case", "same-place", "rerouted", "delivered"]

# of an ended one the purpose must be the same; whatever is still open is seen, for the body has the case on its desk
_REFERRALS = """
select 'referral' as of, r.id, r.status, r.created_at as at
from $of_case join task r on (r.id, r.kind, r.sender) = (o.object, 'referral', :org)
where o.recipient = :recipient
  and r.status not in ('draft', 'entered-in-error') and coalesce(r.reason, '') <> all(:slips)
  and (r.status = any(:open) or o.purpose = :purpose)
""".replace("$of_case", what_came_of("o"))
_REQUESTS = """
select 'takedown' as of, t.id, t.status, t.created_at as at
from $of_case join task t on (t.id, t.kind, t.sender) = (o.object, 'takedown', :org)
where o.recipient = :recipient and t.status = any(:open) and 'delivery-failed' <> any(t.item_status)
""".replace("$of_case", what_came_of("o"))
_OF_REFERRAL = text(f"{_REFERRALS} union all {_REQUESTS} order by at, id limit 20")
_SAME_PURPOSE = text(f"{_REQUESTS} and o.purpose = :purpose order by at, id limit 20")
_BESIDE_REQUEST = text(f"{_REFERRALS} order by at, id limit 20")
_REROUTED = text(f"""
select 'referral' as of, r.id, r.status, r.created_at as at
from {what_came_of("o")} left join task r on r.sender = o.org and r.rerouted_from = o.object
  and r.status = any(:open) and r.status <> 'draft'
where o.object = :referral order by at, r.id limit 20
""")  # noqa: S608 - columns of ours
# the newest of this case, and whether there is one of another, for each item
_PLACES = """
select distinct on (given.item, o.case_file = :case) given.item, 'takedown' as of, t.id,
  t.item_status[m.item] as status, t.created_at as at, o.case_file, $team as read
from $given
join item_match m on m.recipient = :recipient and m.hash = given.hash
join task t on (t.id, t.kind, t.sender) = (m.request, 'takedown', :org)
$origin
where t.status not in ('draft', 'entered-in-error') and coalesce(t.reason, '') <> all(:slips)
  and t.item_status[m.item] <> 'delivery-failed' $but
order by given.item, o.case_file = :case, t.created_at desc
""".replace("$team", or_the_hub(works_on("o.org", "o.case_file"))).replace("$origin", origin("o", ":org", "t.id"))
_SAME_HERE = text(f"""
select distinct on (given.item) given.item, 'takedown' as of, t.id, t.item_status[a.item] as status,
  t.created_at as at, o.case_file, true as read
from unnest(cast(:places as uuid[]), cast(:items as integer[])) as given(place, item)
{asked_for("a", ":org", ":case", "given.place")}
join task t on (t.id, t.kind, t.sender) = (a.request, 'takedown', :org)
{origin("o", ":org", "t.id")} and o.recipient = :recipient
where t.status not in ('draft', 'entered-in-error') and coalesce(t.reason, '') <> all(:slips)
  and t.item_status[a.item] <> 'delivery-failed' and t.purpose = :purpose
order by given.item, t.created_at desc
""")  # noqa: S608 - columns of ours
_SAME_PLACE = text(
    _PLACES.replace(
        "$given", "unnest(cast(:hashes as bytea[]), cast(:items as integer[])) as given(hash, item)"
    ).replace("$but", "")
)
_SAME_BESIDE = text(
    _PLACES.replace("$given", "(select hash, item from item_match where request = :request) as given").replace(
        "$but", "and t.id <> :request"
    )
)


@dataclass(frozen=True)
class EarlierRequest:
    """Something that asked the same of the same body before.

    `item`: the number of the item in what is to be sent, from 1; None where it is about the whole. `elsewhere`: it
    came of another case of this organisation. `of` to `case` are None where the viewer may not read that case.
    """

    kind: AskedBeforeKind
    item: int | None = None
    elsewhere: bool = False
    of: Literal["referral", "takedown"] | None = None
    object: UUID | None = None
    status: str | None = None
    at: datetime | None = None
    case: UUID | None = None

    def reason(self) -> Reason:
        """Why it is refused without a reason of the sender's own, and where."""
        place = {"same-case": "recipient", "rerouted": "referral", "delivered": "delivery"}.get(self.kind, "items")
        return Reason("duplicate", place if self.item is None else f"{place}.{self.item - 1}")


async def of_referral(work: Work, case_id: UUID, recipient: UUID, purpose: str) -> tuple[EarlierRequest, ...]:
    """What this body was asked of the case, before a referral: all that is open, and ended ones for this purpose."""
    return await _of_case(work, _OF_REFERRAL, case_id, recipient, purpose)


async def of_request(
    work: Work, case: OpenCase, recipient: UUID, items: Sequence[Mapping[str, Any]], purpose: str = REMOVAL
) -> tuple[EarlierRequest, ...]:
    """The same before a request to remove `items`; four statements. Before one to keep them, those to keep alone.

    An open request for other places is no duplicate: many places are asked for in parts. Of this case what was asked
    is known by the places themselves; of others by the keyed hashes, which go when what was sent is destroyed.
    """
    if purpose == PRESERVATION:
        return await _same_here(work, case, recipient, items, purpose)
    open_there = await _of_case(work, _BESIDE_REQUEST, case.id, recipient, purpose)
    keys = await work.keys.matching(work.session, recipient)
    hashed = [(keyed_hash(key, str(one["kind"]), canonical(one)), n) for key in keys for n, one in _numbered(items)]
    given = {"org": work.viewer.organisation, "case": case.id, "recipient": recipient, **asking(work), **_words()}
    lists = {"hashes": [one for one, _ in hashed], "items": [number for _, number in hashed]}
    here = await _same_here(work, case, recipient, items, purpose)
    rows = (await work.session.execute(_SAME_PLACE, {**given, **lists})).all()
    found = (*here, *(_place(row, case.id) for row in rows if row.case_file != case.id))
    return (*open_there, *sorted(found, key=lambda one: one.item or 0))


async def _same_here(
    work: Work, case: OpenCase, recipient: UUID, items: Sequence[Mapping[str, Any]], purpose: str
) -> tuple[EarlierRequest, ...]:
    """What asked for these places of the case for this purpose before."""
    asked = places_of(case, items)
    given = {"org": work.viewer.organisation, "case": case.id, "recipient": recipient, "purpose": purpose, **_words()}
    own = {"places": [place for place, _ in asked], "items": [number for _, number in asked]}
    rows = (await work.session.execute(_SAME_HERE, {**given, **own})).all()
    return tuple(_place(row, case.id) for row in rows)


async def rerouted(work: Work, case_id: UUID, referral_id: UUID) -> tuple[EarlierRequest, ...]:
    """The open referrals that were made in the place of this one of the case already. One statement.

    Raises `NotFound` for one that did not come of this case: who reads the case knows what came of it alone.
    """
    given = {"org": work.viewer.organisation, "case": case_id, "referral": referral_id, "open": sorted(OPEN)}
    rows = (await work.session.execute(_REROUTED, given)).all()
    if not rows:
        raise NotFound("rerouting")
    made = (row for row in rows if row.id is not None)
    return tuple(
        replace(EarlierRequest("rerouted"), of=row.of, object=row.id, status=row.status, at=row.at) for row in made
    )


async def _of_case(
    work: Work,
    statement: Any,  # noqa: ANN401
    case_id: UUID,
    recipient: UUID,
    purpose: str,
) -> tuple[EarlierRequest, ...]:
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "purpose": purpose, **_words()}
    rows = (await work.session.execute(statement, given)).all()
    return tuple(
        EarlierRequest("same-case", of=row.of, object=row.id, status=row.status, at=row.at, case=case_id)
        for row in rows
    )


async def beside(
    work: Work, object_id: UUID, case_id: UUID, recipient: UUID, purpose: str
) -> tuple[EarlierRequest, ...]:
    """What else asks this recipient the same as this referral or request, which never reached it. One statement."""
    if purpose == PRESERVATION:
        kept = await _of_case(work, _SAME_PURPOSE, case_id, recipient, purpose)
        return tuple(one for one in kept if one.object != object_id)
    if purpose != REMOVAL:
        found = await of_referral(work, case_id, recipient, purpose)
        return tuple(one for one in found if one.object != object_id)
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "request": object_id}
    rows = (await work.session.execute(_SAME_BESIDE, {**given, **asking(work), **_words()})).all()
    return tuple(_place(row, case_id) for row in rows)


def _place(row: Row[Any], case_id: UUID) -> EarlierRequest:
    """One place that was asked for before; of a case that the viewer may not read only that there is one."""
    elsewhere = row.case_file != case_id
    if not row.read:
        return EarlierRequest("same-place", row.item, elsewhere)
    return EarlierRequest("same-place", row.item, elsewhere, row.of, row.id, row.status, row.at, row.case_file)


def _words() -> dict[str, list[str]]:
    return {"open": sorted(OPEN), "slips": sorted(SENDERS_OWN_WORDS)}


def _numbered(items: Iterable[Mapping[str, Any]]) -> Iterable[tuple[int, Mapping[str, Any]]]:
    return enumerate(items, 1)
