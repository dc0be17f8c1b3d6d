"""When a passkey that proves itself is still not believed."""


def is_copied(kept: int, shown: int) -> bool:
    """Whether the counter speaks for a second copy of the authenticator: it did not go up (WebAuthn level 2, 6.1.1).

    Many passkeys count nothing: their counter is always 0.
    """
    return (kept, shown) != (0, 0) and shown <= kept
