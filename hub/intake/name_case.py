"""A case's working name, in words that hold no picture."""

from uuid import UUID

from hub.cases import repository
from hub.cases.names import LONGEST, give_name
from hub.identity.work import Work
from hub.kit.errors import Invalid
from hub.minimisation import content
from hub.minimisation.shapes import line


def working_name(told: str | None) -> str | None:
    """The name, clean; None where none was told. Raises `Invalid`."""
    if told is None or not told.strip():
        return None
    name = str(line(LONGEST)(told, "name"))
    if refused := content.reasons(name, "name"):
        raise Invalid(*refused)
    return name


async def name_case(work: Work, case_id: UUID, *, name: str | None) -> None:
    """Give the case this name, or none. Raises `NotFound`, and `Invalid` for the name."""
    told = working_name(name)
    await give_name(work, await repository.case(work, case_id, writing=True), told)
