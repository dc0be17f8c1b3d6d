"""SQL over a row of `release`, with `:now`: what changed between its two organisations since the gate was asked for it.

For the one statement that reads, accepts, claims or sends. A recipient cannot see consent or bars; so what is new waits
until the gate was asked again as the sender (`hub.withdrawals.sweep`), and only then says yes or no.
"""

from hub.audit.fragments import acted
from hub.identity.fragments import stolen_key, suspended_for_security, suspended_or_gone
from hub.pairs.fragments import changed_since

_ACCEPTED = """exists (select from task f where f.id = release.object and f.kind = 'referral'
    and f.status not in ('draft', 'requested', 'received'))"""
_UNTAKEN = """exists (select from task t
    where (t.id, t.kind) = (release.object, 'takedown') and t.status in ('requested', 'received')
      and t.handed_over_at is null)"""
_UNANSWERED = """(
    exists (select from task f where (f.id, f.kind) = (release.object, 'referral')
      and f.status in ('draft', 'requested', 'received'))
    or $untaken)""".replace("$untaken", _UNTAKEN)
_ENGAGED = "exists (select from task f where f.id = release.object and f.engagement = 'engaged')"
_READ = acted("release.sender", "release.object", "release.recipient", "e.verb in ('packet:read', 'packet:downloaded')")

CHANGED = changed_since("c.cause in ('duty', 'agreement-narrowed', 'agreement-breached')")
"""Is a duty, a usual practice or an agreement newer than what the gate knew when this was frozen, or asked again?"""

SUSPENDED = suspended_or_gone(
    "release.sender",
    "release.recipient",
    f"""o.id = release.sender and o.ended_at is null and (
      coalesce(release.let_go_at >= o.suspended_at, false) or (o.suspended_for <> 'security' and {_UNTAKEN}))""",
)
"""Is one of the two suspended, or gone, so that nothing new may open? Not for what was let go meanwhile.

Nor for a request whose sender is suspended for another reason than security: taking it on opens nothing new.
"""

_HELD_BY_CHANGE = changed_since(f"""case
      when {_UNANSWERED} then c.cause in ('duty', 'agreement-narrowed', 'agreement-breached')
      when c.cause = 'duty' then {_ACCEPTED} and not {_READ}
      when c.cause = 'agreement-breached' then {_ACCEPTED} and not {_ENGAGED}
      else false end""")
_HELD_BY_SENDER = suspended_for_security(
    "release.sender",
    f"""coalesce(release.let_go_at < o.suspended_at, true)
    and ({_UNTAKEN} or (release.created_at >= coalesce(o.suspended_since, o.suspended_at) and {_UNANSWERED}))""",
)
_RECIPIENT_STOPPED = suspended_for_security(":org")
_KEY_STOLEN = f"({stolen_key(':org')} and {_ACCEPTED})"

STANDS = f"""(not {_RECIPIENT_STOPPED} and not {_HELD_BY_CHANGE}
    and not {_HELD_BY_SENDER} and not {_KEY_STOLEN})"""
"""May the recipient `:org` go on reading this, for all that the pair and the hub have changed since?

The table "cause x state", as far as it can be said without the sender: a new duty, agreement or breach holds what
nobody has answered, a new duty also an accepted packet that was never read, a breach also one that was, unless the
lawyer was retained; a recipient suspended for security reads nothing, a stolen key shuts accepted packets until there
has been a new one; of a sender suspended for security, requests not yet taken, and what it offered after the named
instant.
"""
