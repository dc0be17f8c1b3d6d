"""One notice for each platform: the items of a request, parted by the service that was recorded with them."""

from collections.abc import Iterable, Mapping
from typing import Any

PlatformItem = Mapping[str, Any]
MOST = 10
"""Platforms of one recipient. What names more is not parted: each notice is a document of its own and costs time."""


def by_platform(items: Iterable[Any]) -> list[list[PlatformItem]]:
    """The items of each platform in their order, the platform of the first address first; each group has an address.

    What is of no service that has an address (a hash, an account elsewhere) helps to find the content, and goes with
    each. A service that was not recorded is not guessed from the address. Beyond `MOST` everything stays together.
    """
    every = [item for item in items if isinstance(item, Mapping)]
    services = list(dict.fromkeys(_service(item) for item in every if _is_address(item))) or [""]
    if len(services) > MOST:
        return [every]
    common = [_service(item) not in services or not (_is_address(item) or _service(item)) for item in every]
    return [
        [item for item, for_all in zip(every, common, strict=True) if for_all or _service(item) == service]
        for service in services
    ]


def _service(item: PlatformItem) -> str:
    return str(item.get("service") or "").strip().casefold()


def _is_address(item: PlatformItem) -> bool:
    return item.get("kind") == "url" and bool(str(item.get("value") or "").strip())
