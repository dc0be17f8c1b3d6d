"""What an endpoint must be, and how long its older signing secret counts: pure."""

import base64
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hub.exchange.profiles import Channel
from hub.kit.errors import Reason

SECRETS_OVERLAP = timedelta(days=14)
"""How long a message is signed with the older secret too, after a rotation."""
LONGEST_ADDRESS = 500
_KEY_OF: Mapping[Channel, str | None] = {
    "none": None,
    "download": "mail",
    "webhook": "url",
    "mail": "mail",
    "api": "url",
}
"""What an address is for each channel: nothing, a mailbox for neutral notices or notices by law, or a web address."""
_SECRET_BYTES = 32


def address_of(channel: Channel, given: str | None) -> dict[str, str]:
    """The connector's address keys, from the one text that people enter; empty where nobody is sent anything."""
    key = _KEY_OF[channel]
    return {key: given.strip()} if key and given and given.strip() else {}


def address_reasons(channel: Channel, address: Mapping[str, str]) -> tuple[Reason, ...]:
    """Why this is no address for the channel. Whether anybody is there is asked by the challenge, not here."""
    key = _KEY_OF[channel]
    if set(address) != ({key} if key else set()):
        return (Reason("required" if key else "malformed", "address"),)
    plain = all(text.isprintable() and " " not in text for text in address.values())
    if any(len(text) > LONGEST_ADDRESS for text in address.values()):
        return (Reason("too_long", "address", (f"{LONGEST_ADDRESS}",)),)
    return () if plain else (Reason("malformed", "address"),)


def is_challenged(address: Mapping[str, str]) -> bool:
    """Whether somebody is there who can be asked."""
    return bool(address)


def new_secret() -> str:
    """A signing secret of the hub's own making, in the form of Standard Webhooks 1.0 ("whsec_…", 256 random bits)."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def living_secrets(given: Sequence[str], since: datetime, now: datetime) -> tuple[str, ...]:
    """The secrets to sign with, the newest first: the older one only during the overlap after a rotation."""
    return tuple(given[:2] if now < since + SECRETS_OVERLAP else given[:1])
