"""The coarser form of a value: enough to act on, not enough to find somebody. Pure functions on clean values.

Each leaves a value that is coarse already as it is: a frozen copy can be made coarser without knowing how it was made.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from hub.exchange.vocabulary.field import Coarser
from hub.exchange.vocabulary.fields import CATALOGUE

_MINOR = {
    "under_13": "yes",
    "13_15": "yes",
    "16_17": "yes",
    "18_19": "no",
    "20_or_over": "no",
    "unknown": "unknown",
    "yes": "yes",
    "no": "no",
}
_BANDS_JPY = ((100_000, "under_100000"), (500_000, "100000_to_499999"), (1_000_000, "500000_to_999999"))

_TOP_BAND = "1000000_or_over"
_BANDS = (*(band for _, band in _BANDS_JPY), _TOP_BAND)


def minor(band: Any) -> str:  # noqa: ANN401
    """`yes`, `no` or `unknown`: is a person of this age band under 18? A band we do not know is unknown."""
    return _MINOR.get(str(band), "unknown")


def country_only(_prefecture: Any) -> str:  # noqa: ANN401
    """Prefectures are Japan's, so the coarser form of each is the country (ISO 3166-1 alpha-2)."""
    return "JP"


def amount_band(yen: Any) -> str:  # noqa: ANN401
    """The band of an amount in yen."""
    if yen in _BANDS:
        return str(yen)
    return next((band for limit, band in _BANDS_JPY if int(yen) < limit), _TOP_BAND)


def day(instant: Any) -> str:  # noqa: ANN401
    """The date of an RFC 3339 instant, in the zone in which it was written."""
    return str(instant)[:10]


_COARSER: Mapping[Coarser, Callable[[Any], str]] = MappingProxyType(
    {"minor": minor, "country": country_only, "amount_band": amount_band, "day": day}
)


def generaliser(name: str) -> Callable[[Any], str] | None:
    """What gives the coarser form of a field of the catalogue; None where there is none."""
    coarse = CATALOGUE[name].coarse
    return _COARSER[coarse.how] if coarse else None
