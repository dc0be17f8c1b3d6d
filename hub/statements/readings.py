"""What all statements of a case add up to: the more protective reading, field by field. Pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from hub.statements import ages, bars
from hub.statements.lowering import GUARDED_WISHES
from hub.statements.said import FIELD_OF, Statement


def reading(statements: Iterable[Statement]) -> Mapping[str, Any]:
    """Field to value, of each field about which something was said; None where it was taken away again."""
    said = tuple(statements)
    spoken = {FIELD_OF[one.kind] for one in said if one.kind in FIELD_OF}
    read: dict[str, Callable[[], Any]] = {
        "barred_recipients": lambda: list(bars.bars(said)),
        "age_band_now": lambda: ages.band(said, "age-now"),
        "age_band_at_images": lambda: ages.band(said, "age-at-images"),
        "safe_contact": lambda: contact(said),
        "wishes": lambda: wishes(said),
    }
    return {name: ask() for name, ask in read.items() if name in spoken}


def contact(statements: Iterable[Statement]) -> Any:  # noqa: ANN401 - a JSON value
    """The way to reach her that counts; None where there is none. One called unsafe is out, whatever comes instead."""
    kept = None
    for one in statements:
        if one.kind == "safe-contact":
            if one.value.get("unsafe"):
                kept = None
            if one.counts:
                kept = one.value["contact"]
    return kept


def contact_changed_at(statements: Iterable[Statement]) -> datetime | None:
    """When another contact took the place of the one that was kept first; None where none ever did."""
    given = [one for one in statements if one.kind == "safe-contact" and one.counts and one.value["contact"]]
    return given[-1].recorded_at if len(given) > 1 else None


def wishes(statements: Iterable[Statement]) -> Mapping[str, Any]:
    """What she wishes; a guarded yes only where it counted, every no at once."""
    kept: dict[str, Any] = {}
    for one in statements:
        if one.kind == "wish":
            said = one.value["wishes"]
            kept.update({n: w for n, w in said.items() if one.counts or w != "yes" or n not in GUARDED_WISHES})
    return kept
