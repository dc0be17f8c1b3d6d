"""What the pages below a case share: which case, and whom she bars, seen first on each of them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.console.visit import Visit
from hub.console.worded import BETWEEN
from hub.kit.errors import NotFound


def case_id(visit: Visit) -> UUID:
    """The case of the address; raises `NotFound` for what is no id."""
    try:
        return UUID(visit.request.path_params["case"])
    except ValueError as error:
        raise NotFound("case") from error


def with_case(visit: Visit, data: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the frame of such a page; raises `NotFound` where the case was not answered."""
    if data["case"] is None:
        raise NotFound("case")
    return {
        "organisation": data["organisation"],
        "case": {**data["case"], "bare": str(case_id(visit))},
        "between": BETWEEN.get(visit.language, ", "),
    }
