"""SQL over what a pair of organisations, or the hub, changed, for the one statement that reads, accepts or claims."""


def changed_since(and_so: str) -> str:
    """SQL over a row of `release`: is a change newer than what the gate knew when it was frozen, or asked again.

    `and_so`: what must be true of the change `c` besides.
    """
    return f"""exists (
  select from pair_change c
  where c.recipient = release.recipient and (c.sender is null or c.sender = release.sender) and c.at <= :now
    and (c.id > release.terms_seen or c.at > release.terms_at) and {and_so})"""


def resumed_unswept(sender: str) -> str:
    """SQL: was this organisation let go on, and has the sweep not given back yet the time that its clocks stood."""
    return f"""exists (select from pair_change c
    where c.sender = {sender} and c.cause = 'resumed-from-security' and c.swept_at is null)"""
