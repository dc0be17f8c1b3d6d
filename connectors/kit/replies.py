"""What a mail server's reply means for a delivery (RFC 5321 codes, RFC 3463 enhanced codes)."""

import re

from hub.exchange.outcomes import Gone, Outcome, Rejected, TryLater

_ENHANCED = re.compile(r"([245][.]\d{1,3}[.]\d{1,3})\b")
# The mailbox or its domain does not exist, has moved, or is disabled.
_NO_MAILBOX = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
_NO_MAILBOX_PLAIN = frozenset({550, 551, 553})
_PERMANENT = 500
_LONGEST_RECEIPT = 200


def outcome_of_refusal(code: int, text: str, *, of_mailbox: bool) -> Outcome:
    """4xx try later; 5xx rejected, except that an unknown mailbox (`of_mailbox`: said to RCPT TO) is gone."""
    name = f"smtp_{code}"
    if code < _PERMANENT:
        return TryLater(name)
    enhanced = _ENHANCED.match(text.strip())
    unknown = enhanced[1] in _NO_MAILBOX if enhanced else code in _NO_MAILBOX_PLAIN
    return Gone(name) if of_mailbox and unknown else Rejected(name)


def receipt(reply: str) -> str:
    """The 250 line, on one line, without control characters, at most 200 characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in reply).split())[:_LONGEST_RECEIPT]
