"""The four ways in which a partner answers. Only `TryLater` is tried again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Delivered:
    """The partner took it. `receipt`: the partner's own reference, e.g. a mail server's 250 line (≤ 200 characters)."""

    receipt: str = ""


@dataclass(frozen=True)
class TryLater:
    """Not now. `after_seconds`: the partner's own wish (Retry-After), None where it gave none."""

    code: str
    after_seconds: int | None = None


@dataclass(frozen=True)
class Rejected:
    """The partner will not take this message, however often it is sent."""

    code: str


@dataclass(frozen=True)
class Gone:
    """The address is no longer served (HTTP 410, unknown mailbox): the route is to be checked by the operator."""

    code: str


Outcome = Delivered | TryLater | Rejected | Gone
