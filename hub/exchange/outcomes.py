"""The four ways in which a partner answers, of which only `TryLater` is tried again; and that nobody was told."""

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


@dataclass(frozen=True)
class NotSent:
    """There is no channel: nothing was sent and nobody took anything. A person prints, carries or telephones it."""

    code: str = "no_channel"


Outcome = Delivered | TryLater | Rejected | Gone | NotSent
