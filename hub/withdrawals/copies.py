"""Which copies of data keys lie under an organisation's key: each kind is its own room's."""

from hub.acts import copies as acts
from hub.cases import copies as cases
from hub.entry.providers import copies as providers
from hub.releases import copies as releases
from hub.standing import copies as standing

KINDS = (cases.COPIES, releases.COPIES, providers.COPIES, acts.COPIES, standing.COPIES)
"""Secrets of routes go with the beginning of an epoch (`directory/rotate.py`)."""
