"""The fields of a yes, as inputs take them."""

from collections.abc import Iterable
from typing import Final

from tests.narrowing.town import PURPOSE
from tests.narrowing.values import Names
from tests.narrowing.walk import Walk

LESS: Final[Names] = frozenset({"narrative", "harm_code", "offender_handles", "call_name", "pattern"})
"""What she takes out when she allows less: nothing that a form requires."""
_PLACES: Final[Names] = frozenset({"locations", "accounts"})
"""Of these the items of a request are made."""


def wanted(walk: Walk, body: str, which: str) -> Names:
    """The fields of a consent: "full", "less" or "broken", in which a required one is missing."""
    to, purpose = walk.world.bodies[body], PURPOSE[body]
    places = _PLACES if purpose == "removal" else frozenset()
    full = (to.needs[purpose] | to.needs["offer"] | places) & walk.world.asked
    return full - LESS if which == "less" else full - to.required if which == "broken" else full


def forms(names: Iterable[str]) -> list[dict[str, str]]:
    """Each in full."""
    return [{"name": name, "form": "FULL"} for name in sorted(names)]
