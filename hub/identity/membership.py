"""Who still belongs: the one condition that every way in asks, word for word the same."""

OPEN = "(o.ended_at is null or o.ended_at > :now)"
"""SQL over `organisation o`, with `:now`: the organisation takes part."""
IN_OFFICE = f"(p.ended_at is null or p.ended_at > :now) and {OPEN}"
"""SQL over `principal p` and `organisation o`, with `:now`: neither the person nor the organisation has ended."""
