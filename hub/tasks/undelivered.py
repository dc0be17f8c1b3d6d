"""How many of the viewer's referrals and requests nobody took, and that go no further by themselves."""

from dataclasses import dataclass

from sqlalchemy import text

from hub.cases.team import asking, oversees, works_on_origin
from hub.identity.work import Work
from hub.lists.fragments import rows
from hub.tasks.lifecycle import OPEN

MOST = 1_000
"""Counting ends here: whoever has so many needs no exact figure."""
_MINE = "and " + works_on_origin("party.org", "party.object")
_COUNT = """
select count(*) filter (where kind = 'referral') as referrals, count(*) filter (where kind = 'takedown') as takedowns
from (
  select kind $listed
    and status = any(:open) and status <> 'draft' $mine
  limit :most
) as undelivered
""".replace(
    "$listed",
    rows("party", "kind in ('referral', 'takedown') and box = 'sent' and delivery in ('failed', 'by-hand')"),
)


@dataclass(frozen=True)
class Undelivered:
    """Open ones whose message died, was stopped, or for which there is no channel."""

    referrals: int
    takedowns: int


async def undelivered(work: Work) -> Undelivered:
    """Those of the viewer's own cases, or of all for whoever oversees. One statement."""
    mine = "" if oversees(work.viewer) else _MINE
    given = {"org": work.viewer.organisation, "open": sorted(OPEN), "most": MOST, **asking(work)}
    row = (await work.session.execute(text(_COUNT.replace("$mine", mine)), given)).mappings().one()
    return Undelivered(**row)
