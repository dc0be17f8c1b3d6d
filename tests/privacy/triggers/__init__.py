"""What the database does by itself, a probe for each trigger: lists of both sides, moves, erasure, two people."""

from tests.privacy.triggers import by_two, first, her_word, keys, organisations, released
from tests.privacy.triggers.probe import Probe

PROBES: dict[str, Probe] = dict(
    sorted(
        {
            **by_two.PROBES,
            **first.PROBES,
            **her_word.PROBES,
            **keys.PROBES,
            **organisations.PROBES,
            **released.PROBES,
        }.items()
    )
)
"""Each trigger with its probe, by name."""
