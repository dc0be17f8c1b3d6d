"""What the mutations on a case answer alike: the case itself, read and noted as read where somebody asks for it."""

from typing import Any

import graphene

from hub.cases.read import read_case
from hub.cases.repository import OpenCase
from schema.cases.case import Case
from schema.engine.context import Context
from schema.engine.mutation import HubMutation


class ShowsCase(HubMutation):
    """A mutation that answers with the case; `perform` gives its id. Whoever only wants it done reads nothing."""

    class Meta:
        abstract = True

    case = graphene.Field(
        Case, description="The case as it stands now, and a line in the ledger; null where this was refused."
    )

    async def resolve_case(self: Any, info: Any) -> OpenCase | None:
        """Opened like the query `case`: in the ledger, and counted where reading becomes unusual."""
        context: Context = info.context
        return None if self.case is None else await context.ask(read_case, self.case)
