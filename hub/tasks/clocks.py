"""When the clocks of an offer stand still: its sender is suspended for security, or was and the sweep has not been."""

from hub.identity.fragments import suspended_for_security
from hub.pairs.fragments import resumed_unswept


def clocks_stand(sender: str) -> str:
    """SQL: do the clocks of what this organisation offered stand still. Until the sweep has given the time back."""
    return f"({suspended_for_security(sender)}\n  or {resumed_unswept(sender)})"
