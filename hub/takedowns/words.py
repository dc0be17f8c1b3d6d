"""The closed lists of words of a takedown request: nothing in its row can carry a story."""

NOT_SENT = ""
"""Where an item stands that has not left: nowhere yet. The field's list has no word for it, and partners read those."""
FAILED = "delivery-failed"

RECIPIENTS_WORDS = frozenset(
    {
        "under-review",
        "removed",
        "partly-removed",
        "geo-restricted",
        "account-actioned",
        "already-gone",
        "duplicate",
        "refused",
        "needs-information",
        "reported-to-authority",
    }
)
"""What a recipient can answer about one item."""
OF_NOBODY = frozenset({"no-answer", FAILED})
"""What the sender records without any word of the recipient."""
SENDERS_WORDS = RECIPIENTS_WORDS | OF_NOBODY | {"received"}
"""What the sender can record for a recipient that has nobody in the hub."""
REMOVED = frozenset({"removed", "geo-restricted", "account-actioned", "already-gone"})
"""The item is out of sight, wholly or in a country; `duplicate` says nothing by itself."""
FINAL = REMOVED | {
    "partly-removed",
    "duplicate",
    "refused",
    "reported-to-authority",
    "withdrawn",
    *OF_NOBODY,
}
"""Answers that need no further word."""
ANSWERED = FINAL & RECIPIENTS_WORDS
"""A recipient's final answers, which only a correction changes. That no answer came is none, and gives way to one."""
CORRECTIONS = frozenset(
    {
        "wrong-item",
        "wrong-word",
        "back-online",
        "found-again",
        "complaint-upheld",
        "court-order",
        "new-facts",
        "other",
    }
)
"""Why a final answer is corrected."""
REASONS = frozenset(
    {
        "not-found",
        "not-unlawful",
        "not-against-terms",
        "consent-shown",
        "out-of-scope",
        "wrong-service",
        "insufficient-information",
        "identity-needed",
        "signer-not-accepted",
        "other",
    }
)
"""Why an item was refused, or what is needed; a refusal and a question must say one."""
REASON_REQUIRED = frozenset({"refused", "needs-information"})
