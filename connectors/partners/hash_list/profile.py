"""The least by which a matcher knows a file again: its hashes. No address, no word about the person."""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="hash_list",
    title=Phrase("Hashes to a platform's matcher (HMA)"),
    channel="api",
    offer=(),
    packet={
        "removal": (
            Need("items", required=True, one_of_kind="hash"),
            # The matcher is told nothing of it; the hub sends no request that names none.
            Need("signer", required=True, parts=("role",)),
        )
    },
    evidence="Source of hasher-matcher-actioner, commit baefb4ed (2026-07-17), read; see README.md.",
)
