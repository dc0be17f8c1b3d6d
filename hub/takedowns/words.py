"""What the rules of a takedown request ask of an item's status, from the facts that the vocabulary gives each."""

from hub.exchange.vocabulary.takedowns import ITEM_STATUSES

NOT_SENT = ""
"""Where an item stands that has not left: nowhere yet. The field's list has no word for it, and partners read those."""
(FAILED,) = ITEM_STATUSES.named("delivery-failed")

RECIPIENTS_WORDS = ITEM_STATUSES.having("of_recipient")
"""What a recipient can answer about one item."""
OF_NOBODY = ITEM_STATUSES.having("of_nobody")
"""What the sender records without any word of the recipient."""
SENDERS_WORDS = ITEM_STATUSES.having("of_sender")
"""What the sender can record for a recipient that has nobody in the hub."""
REMOVED = ITEM_STATUSES.having("gone")
"""The item is out of sight, wholly or in a country; `duplicate` says nothing by itself."""
FINAL = ITEM_STATUSES.having("final")
"""Answers that need no further word."""
ANSWERED = FINAL & RECIPIENTS_WORDS
"""A recipient's final answers, which only a correction changes. That no answer came is none, and gives way to one."""
REASON_REQUIRED = ITEM_STATUSES.having("reason_required")
