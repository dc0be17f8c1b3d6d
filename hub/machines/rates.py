"""How often a machine may call: so many requests a minute, in this process, without asking the database.

A process that starts anew has counted nothing, and each process counts for itself (decision 0013).
"""

import math
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_REMEMBERED: Final = 4096
_MINUTE: Final = 60.0
_ROUNDING: Final = 0.001
"""Of a request: whoever waited as long as told is not turned away by the last digit."""


@dataclass(frozen=True)
class Bucket:
    """How many requests were left at an instant (seconds since 1970)."""

    left: float
    at: float


def taken(bucket: Bucket | None, rate: int, now: float) -> Bucket:
    """The bucket after one request more: it fills with `rate` a minute, up to `rate`, and is owing below nought."""
    if bucket is None:
        return Bucket(rate - 1.0, now)
    filled = min(float(rate), bucket.left + max(0.0, now - bucket.at) * rate / _MINUTE)
    return Bucket(filled - 1.0, max(now, bucket.at))


class Rates:
    """The buckets of the clients that called last."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def wait(self, client: str, rate: int, now: datetime) -> int:
        """Count one request; 0 where it may go on, otherwise the seconds after which the next one may."""
        after = taken(self._buckets.get(client), rate, now.timestamp())
        if after.left < -_ROUNDING:
            return max(1, math.ceil(-after.left * _MINUTE / rate))
        self._buckets[client] = after
        self._buckets.move_to_end(client)
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return 0
