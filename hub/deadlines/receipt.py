"""By which proof a request counts as received: the best at hand. Pure. From when it counts, the earliest says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Source = Literal["platform", "api", "mail", "sent"]
_BEST_FIRST: tuple[Source, ...] = ("platform", "api", "mail", "sent")


@dataclass(frozen=True)
class ProofOfReceipt:
    """One proof of receipt.

    `source`: the platform's own acknowledgement, its API's answer, the mail server's acceptance (250), or, where
    there is nothing better, our own sending.
    """

    source: Source
    at: datetime


def best(proofs: Iterable[ProofOfReceipt]) -> ProofOfReceipt | None:
    """The proof that counts: the best source, and of one source the earliest; None where nothing was sent."""
    return min(proofs, key=lambda proof: (_BEST_FIRST.index(proof.source), proof.at), default=None)
