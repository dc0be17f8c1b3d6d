"""SQL over a row of `release`, with `:now`: what changed between its two organisations since the gate was asked for it.

For the one statement that reads, accepts, claims or sends. A recipient cannot see consent or bars; so what is new waits
until the gate was asked again as the sender (`hub.withdrawals.sweep`), and only then says yes or no.
"""

_ACCEPTED = """exists (select from referral f where f.id = release.object
    and f.status not in ('draft', 'requested', 'received'))"""
_UNTAKEN = """exists (select from takedown t
    where t.id = release.object and t.status in ('requested', 'received') and t.handed_over_at is null)"""
_UNANSWERED = """(
    exists (select from referral f where f.id = release.object and f.status in ('draft', 'requested', 'received'))
    or $untaken)""".replace("$untaken", _UNTAKEN)
_ENGAGED = "exists (select from referral f where f.id = release.object and f.engagement = 'engaged')"
_READ = """exists (
    select from ledger_event e where e.sender = release.sender and e.object = release.object
      and e.actor = release.recipient and e.verb in ('packet:read', 'packet:downloaded'))"""
_NEWER = """
  select from pair_change c
  where c.recipient = release.recipient and (c.sender is null or c.sender = release.sender) and c.at <= :now
    and (c.id > release.terms_seen or c.at > release.terms_at)"""

CHANGED = f"""exists ({_NEWER} and c.cause in ('duty', 'agreement-narrowed', 'agreement-breached'))"""
"""Is a duty, a usual practice or an agreement newer than what the gate knew when this was frozen, or asked again?"""

SUSPENDED = f"""exists (
  select from organisation o where o.id in (release.sender, release.recipient)
    and (o.suspended_at is not null or o.ended_at <= :now)
    and not (o.id = release.sender and o.ended_at is null and (
      coalesce(release.let_go_at >= o.suspended_at, false) or (o.suspended_for <> 'security' and {_UNTAKEN}))))"""
"""Is one of the two suspended, or gone, so that nothing new may open? Not for what was let go meanwhile.

Nor for a request whose sender is suspended for another reason than security: taking it on opens nothing new.
"""

_HELD_BY_CHANGE = f"""exists ({_NEWER} and case
      when {_UNANSWERED} then c.cause in ('duty', 'agreement-narrowed', 'agreement-breached')
      when c.cause = 'duty' then {_ACCEPTED} and not {_READ}
      when c.cause = 'agreement-breached' then {_ACCEPTED} and not {_ENGAGED}
      else false end)"""
_HELD_BY_SENDER = f"""exists (
  select from organisation o where o.id = release.sender and o.suspended_for = 'security'
    and coalesce(release.let_go_at < o.suspended_at, true)
    and ({_UNTAKEN} or (release.created_at >= coalesce(o.suspended_since, o.suspended_at) and {_UNANSWERED})))"""
_RECIPIENT_STOPPED = "exists (select from organisation o where o.id = :org and o.suspended_for = 'security')"
_NO_NEW_KEY = """not exists (
    select from public_key n where (n.organisation, n.purpose) = (k.organisation, k.purpose)
      and n.ended_at is null and n.revoked_at is null)"""
_NO_KEY_SINCE = """not exists (
    select from public_key n where (n.organisation, n.purpose) = (k.organisation, k.purpose)
      and (n.created_at > k.revoked_at or (n.ended_at is null and n.revoked_at is null)))"""
_KEY_STOLEN = f"""(exists (select from public_key k where k.organisation = :org and k.stolen and {_NO_KEY_SINCE})
  and {_ACCEPTED})"""

STANDS = f"""(not {_RECIPIENT_STOPPED} and not {_HELD_BY_CHANGE}
    and not {_HELD_BY_SENDER} and not {_KEY_STOLEN})"""
"""May the recipient `:org` go on reading this, for all that the pair and the hub have changed since?

The table "cause x state", as far as it can be said without the sender: a new duty, agreement or breach holds what
nobody has answered, a new duty also an accepted packet that was never read, a breach also one that was, unless the
lawyer was retained; a recipient suspended for security reads nothing, a stolen key shuts accepted packets until there
has been a new one; of a sender suspended for security, requests not yet taken, and what it offered after the named
instant.
"""

CLOCKS_STAND = """(exists (select from organisation o where o.id = $sender and o.suspended_for = 'security')
  or exists (select from pair_change c
    where c.sender = $sender and c.cause = 'resumed-from-security' and c.swept_at is null))"""
"""Do the clocks of what `$sender` offered stand still? Until the sweep has given back the time that they stood."""

KEY_REVOKED_AT = f"""(
  select max(k.revoked_at) from public_key k where k.organisation = $recipient and k.revoked_at is not null
    and {_NO_NEW_KEY})"""  # noqa: S608 - conditions of ours
"""When the key of `$recipient` was revoked that has no newer one yet; null where there is none such."""

KEY_HELD = "cast(array['key-revoked', 'key-stolen'] as text[])"
"""What a message may be held for and still be looked at: whether there is a new key is asked by `KEY_REVOKED_AT`."""
