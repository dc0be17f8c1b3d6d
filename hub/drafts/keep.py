"""A form that was not recorded is kept for whoever wrote it, and for nobody else; found again, or given up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import text

from hub.identity.fragments import epoch_key
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.kit.sealed import new_key
from hub.kit.sealed_values import seal_value, unseal_value

KEPT: Final = timedelta(days=7)
"""Long enough for a weekend and a sick day; what is not taken up by then is told anew."""
MOST: Final = 20
"""Drafts of one person: the oldest make room."""
_MAKE_ROOM = text("""
delete from draft where org = :org and principal = :me and (page = :page or id in (
  select id from draft where org = :org and principal = :me and page <> :page
  order by kept_at desc, id desc offset :most))
""")
_KEEP = text("""
insert into draft (id, org, principal, page, case_file, epoch, wrapped, sealed, kept_at, until)
values (:id, :org, :me, :page, :case, :epoch, :wrapped, :sealed, :now, :until)
""")
_FIND = text(f"""
select d.id, d.sealed, d.wrapped, d.kept_at, k.epoch, k.wrapped as wrapped_organisation_key
from draft d {epoch_key("k", "d.org", "d.epoch")}
where d.org = :org and d.principal = :me and d.page = :page and d.until > :now
""")  # noqa: S608 - our own columns
_MINE = text("""
select page, kept_at from draft where org = :org and principal = :me and until > :now order by kept_at desc, id desc
""")
_GIVE_UP = text("delete from draft where org = :org and principal = :me and page = :page")


@dataclass(frozen=True)
class KeptForm:
    """What each input held, by its name, and when that was."""

    form: Mapping[str, str] = field(repr=False)
    kept_at: datetime


@dataclass(frozen=True)
class ListedDraft:
    """That there is one, without a word of it."""

    page: str
    kept_at: datetime


def draft_key(draft: UUID) -> str:
    """The place of a draft's own data key."""
    return f"draft.wrapped/{draft}"


async def keep_form(work: Work, page: str, form: Mapping[str, str], case: UUID | None) -> UUID:
    """Keep it in place of the one that this person had for this page; its id. Three statements."""
    id, key = new_id(), new_key()
    under = await work.keys.newest(work.session, work.viewer.organisation)
    mine = _mine(work)
    await work.session.execute(_MAKE_ROOM, {**mine, "page": page, "most": MOST - 1})
    given = {
        **mine,
        "id": id,
        "page": page,
        "case": case,
        "epoch": under.epoch,
        "wrapped": work.keys.wrap(under, draft_key(id), key),
        "sealed": seal_value(key, _sealed(id), dict(form)),
        "now": work.now,
        "until": work.now + KEPT,
    }
    await work.session.execute(_KEEP, given)
    return id


async def kept_form(work: Work, page: str) -> KeptForm | None:
    """What this person wrote on this page and is not recorded; None for nothing. One statement."""
    row = (await work.session.execute(_FIND, {**_mine(work), "page": page, "now": work.now})).one_or_none()
    if row is None:
        return None
    under = work.keys.organisation_key(work.viewer.organisation, row.epoch, row.wrapped_organisation_key)
    key = work.keys.unwrap(under, draft_key(row.id), row.wrapped)
    return KeptForm(unseal_value(key, _sealed(row.id), row.sealed), row.kept_at)


async def my_drafts(work: Work) -> tuple[ListedDraft, ...]:
    """Those of this person, the newest first; none is opened. One statement."""
    rows = await work.session.execute(_MINE, {**_mine(work), "now": work.now})
    return tuple(ListedDraft(row.page, row.kept_at) for row in rows)


async def give_up(work: Work, page: str) -> None:
    """It is recorded, or nobody wants it any more: its key goes with it. One statement."""
    await work.session.execute(_GIVE_UP, {**_mine(work), "page": page})


def _mine(work: Work) -> dict[str, UUID]:
    return {"org": work.viewer.organisation, "me": work.viewer.principal}


def _sealed(draft: UUID) -> str:
    return f"draft.sealed/{draft}"
