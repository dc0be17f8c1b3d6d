"""Acts as people see them: those that wait for one's confirmation, one's own, and those that were decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, cast
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import SEALED_CHALLENGE, ActRegistry, KindOfAct
from hub.acts.repository import HeldRow, challenge_of, opened
from hub.acts.rules import ActChallenge, ActStatus, status_at
from hub.acts.words import Fact, said
from hub.identity.fragments import epoch_key, principal
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.kit.text import Text

ActBox = Literal["to_confirm", "own", "decided"]
_COLUMNS = f"""
select a.org, a.id, a.kind, a.object, a.requested_by, a.requested_at, a.expires_at, a.data_key, a.payload_sealed,
  a.reason_sealed, a.challenge, a.answered_at, a.posed, a.status, a.decided_by, a.decided_at, a.peer,
  k.epoch, k.wrapped, asker.label as requested_label, decider.label as decided_label
from two_person_act a
{principal("asker", "a.org", "a.requested_by")}
left {principal("decider", "a.org", "a.decided_by")}
left {epoch_key("k", "a.org", "a.epoch")}
where a.org = :org and a.kind = any(:known)
"""  # noqa: S608 - fragments of identity's
_BOXES: Mapping[ActBox, str] = {
    "to_confirm": "a.status = 'waiting' and a.expires_at > :now and a.requested_by <> :me and a.kind = any(:kinds)",
    "own": "a.requested_by = :me",
    "decided": "(a.status <> 'waiting' or a.expires_at <= :now) and (a.requested_by = :me or a.kind = any(:kinds))",
}
_PAGES = {
    box: text(f"""{_COLUMNS} and {condition}
      and (cast(:at as timestamptz) is null or (a.requested_at, a.id) < (:at, :object))
      order by a.requested_at desc, a.id desc limit :limit""")
    for box, condition in _BOXES.items()
}
_ONE = text(f"{_COLUMNS} and a.id = :id and (a.requested_by = :me or a.kind = any(:kinds))")


@dataclass(frozen=True)
class ListedAct:
    """One act. `status` is as of now; `…_label`: role or machine name of who asked and decided, never a person's name.

    `peer`: the standing second whose person confirmed it.
    `details`: what the second person must see; like `reason` empty where its key is gone, and once it is decided for
    everybody but the two.
    """

    id: UUID
    kind: str
    sentence: Text
    object: UUID
    requested_by: UUID
    requested_label: str
    requested_at: datetime
    expires_at: datetime
    status: ActStatus
    challenge: ActChallenge
    decided_by: UUID | None
    decided_label: str | None
    decided_at: datetime | None
    peer: UUID | None
    reason: str | None = field(repr=False)
    details: tuple[Fact, ...] = field(repr=False)
    sealed_challenge: str | None = field(repr=False)


async def acts(work: Work, registry: ActRegistry, box: ActBox, page: Page) -> Slice[ListedAct]:
    """The acts of this box that concern the caller, newest first; one statement."""
    after = page.after
    given = {
        **_asked(work, registry),
        "at": after.at if after else None,
        "object": after.object if after else None,
        "limit": page.limit,
    }
    rows = (await work.session.execute(_PAGES[box], given)).all()
    listed = [_listed(work, registry, cast("_ActRow", row)) for row in rows]
    return Slice.of(listed, page, lambda one: Position(one.requested_at, one.id))


async def act_shown(work: Work, registry: ActRegistry, act_id: UUID) -> ListedAct:
    """One act that the caller asked for or may confirm; one statement. Raises `NotFound` for every other."""
    row = (await work.session.execute(_ONE, {**_asked(work, registry), "id": act_id})).one_or_none()
    if row is None:
        raise NotFound
    return _listed(work, registry, cast("_ActRow", row))


class _ActRow(HeldRow):
    requested_label: str
    decided_by: UUID | None
    decided_label: str | None
    decided_at: datetime | None
    peer: UUID | None


def _asked(work: Work, registry: ActRegistry) -> dict[str, object]:
    viewer = work.viewer
    return {
        "org": viewer.organisation,
        "me": viewer.principal,
        "now": work.now,
        "known": list(registry),
        "kinds": [kind for kind, one in registry.items() if one.may_confirm & viewer.permissions],
    }


def _listed(work: Work, registry: ActRegistry, row: _ActRow) -> ListedAct:
    found: KindOfAct = registry[row.kind]
    status = status_at(row.status, row.expires_at, work.now)
    # once it is decided nobody needs its words to decide: only the two who did keep them
    is_hers = work.viewer.principal in (row.requested_by, row.decided_by)
    asked = opened(work.keys, row) if status == "waiting" or is_hers else None
    return ListedAct(
        id=row.id,
        kind=row.kind,
        sentence=found.sentence,
        object=row.object,
        requested_by=row.requested_by,
        requested_label=row.requested_label,
        requested_at=row.requested_at,
        expires_at=row.expires_at,
        status=status,
        challenge=challenge_of(row),
        decided_by=row.decided_by,
        decided_label=row.decided_label,
        decided_at=row.decided_at,
        peer=row.peer,
        reason=asked.reason if asked else None,
        details=said(found.details(asked.payload), found.words, work.profiles) if asked else (),
        sealed_challenge=asked.payload.get(SEALED_CHALLENGE) if asked else None,
    )
