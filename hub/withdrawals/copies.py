"""Which copies of data keys lie under an organisation's key: each kind is its own room's."""

import hub.acts.copies
import hub.cases.copies
import hub.drafts.copies
import hub.entry.providers.copies
import hub.releases.copies
import hub.standing.copies

KINDS = (
    hub.cases.copies.COPIES,
    hub.releases.copies.COPIES,
    hub.entry.providers.copies.COPIES,
    hub.acts.copies.COPIES,
    hub.standing.copies.COPIES,
    hub.drafts.copies.COPIES,
)
"""Secrets of routes go with the beginning of an epoch (`directory/rotate.py`)."""
