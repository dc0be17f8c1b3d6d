"""The closed lists of words of a referral: nothing in its row can carry a story."""

from hub.kit.errors import Invalid, Reason

PURPOSES = frozenset({"legal_advice", "care", "hotline_report", "police_report"})
"""What a referral can be for; a removal is asked for by a takedown request."""
CAPACITIES = frozenset({"capacity", "no-capacity", "waitlist", "additional-assessment-required"})
ENGAGEMENTS = frozenset({"engaged", "consultation-only"})
"""`engaged`: the lawyer was retained (受任). Accepting a referral does not mean that."""
DATE_KINDS = frozenset(
    {"court-date", "filing-deadline", "limitation", "objection-deadline", "reply-due", "log-preservation", "meeting"}
)
"""What a recipient must keep for her: a hearing, a paper, or the end of a claim, objection, answer or log."""
OUTCOMES = frozenset(
    {
        "advice-given",
        "service-provided",
        "partly-provided",
        "referred-onward",
        "stopped-by-person",
        "contact-lost",
        "not-needed-any-more",
        "other",
    }
)


def require_word(word: str, words: frozenset[str], field: str) -> None:
    """Raise `Invalid` where the word is not on the list."""
    if word not in words:
        raise Invalid(Reason("malformed", field, tuple(sorted(words))))
