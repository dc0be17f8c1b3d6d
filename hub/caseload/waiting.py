"""SQL: what was sent and still waits for its recipient, by the case that it came of."""

from hub.cases.fragments import origin
from hub.lists.fragments import rows
from hub.referrals.repository import UNANSWERED
from hub.takedowns.repository import WAITING
from hub.tasks.clocks import clocks_stand

WAITS = "(party.kind = 'referral' and party.status = any(:unanswered) or party.kind = 'takedown' and {})".format(
    "party.status = any(:waiting)"
)
"""SQL over `party`: does the recipient owe an answer."""
LATE = f"""(party.due_at < :now and party.delivery = 'sent'
  and not (party.kind = 'referral' and {clocks_stand("party.org")}))"""
"""SQL over `party`: is that answer late."""
WAITING_BY_CASE = f"""
select o.case_file, min(party.due_at) filter (where party.delivery = 'sent') as due_at, bool_or({LATE}) as late
from (select * {rows("party", "box = 'sent' and kind in ('referral', 'takedown')")}) party
{origin("o", "party.org", "party.object")}
where {WAITS}
group by o.case_file
"""  # noqa: S608 - fragments of other rooms'


def asking() -> dict[str, object]:
    """What the SQL above is asked with, besides `:org` and `:now`."""
    return {"unanswered": list(UNANSWERED), "waiting": list(WAITING)}
