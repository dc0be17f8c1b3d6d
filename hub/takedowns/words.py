"""What the rules of a takedown request ask of an item's status, from the facts that the vocabulary gives each."""

from hub.exchange.vocabulary.takedowns import ITEM_STATUSES

NOT_SENT = ""
"""Where an item stands that has not left: nowhere yet. The field's list has no word for it, and partners read those."""
(FAILED,) = ITEM_STATUSES.named("delivery-failed")

_OF_ONE = {"removal": ITEM_STATUSES.having("of_removal"), "preservation": ITEM_STATUSES.having("kept")}
"""Purpose of a request to what answers it and no other."""
RECIPIENTS_WORDS = ITEM_STATUSES.having("of_recipient") - _OF_ONE["preservation"]
"""What a recipient can answer about one item of a request to remove."""
OF_NOBODY = ITEM_STATUSES.having("of_nobody")
"""What the sender records without any word of the recipient."""
SENDERS_WORDS = ITEM_STATUSES.having("of_sender") - _OF_ONE["preservation"]
"""What the sender can record of it for a recipient that has nobody in the hub."""
KEPT = ITEM_STATUSES.having("kept")
"""The item is kept as asked."""
REMOVED = ITEM_STATUSES.having("gone")
"""The item is out of sight, wholly or in a country; `duplicate` says nothing by itself."""
FINAL = ITEM_STATUSES.having("final")
"""Answers that need no further word."""
ANSWERED = FINAL & ITEM_STATUSES.having("of_recipient")
"""A recipient's final answers, which only a correction changes. That no answer came is none, and gives way to one."""
REASON_REQUIRED = ITEM_STATUSES.having("reason_required")


def recipients_words(purpose: str) -> frozenset[str]:
    """What a recipient can answer about one item of a request for this purpose."""
    return _fitting("of_recipient", purpose)


def senders_words(purpose: str) -> frozenset[str]:
    """What the sender can record of it."""
    return _fitting("of_sender", purpose)


def _fitting(side: str, purpose: str) -> frozenset[str]:
    others = (words for one, words in _OF_ONE.items() if one != purpose)
    return ITEM_STATUSES.having(side).difference(*others)
