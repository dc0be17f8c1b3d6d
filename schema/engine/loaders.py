"""Loaders: many fields of one operation ask for things by id, one statement answers them all."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from aiodataloader import DataLoader

if TYPE_CHECKING:
    from hub.identity.work import Work
    from schema.engine.context import Context

Found = TypeVar("Found")

LARGEST_BATCH = 100
"""As many as a page is long."""


class Loader(Generic[Found]):
    """Finds things of one kind by id for one operation; what is not there, or not the caller's, is None."""

    def __init__(
        self, context: "Context", batch: Callable[["Work", Sequence[UUID]], Awaitable[Mapping[UUID, Found]]]
    ) -> None:
        """`batch`: the use case that finds many at once."""

        async def find(ids: list[UUID]) -> list[Found | None]:
            found = await context.ask(batch, tuple(ids))
            return [found.get(one) for one in ids]

        self._loader: DataLoader[UUID, Found | None] = DataLoader(find, max_batch_size=LARGEST_BATCH)

    async def load(self, one: UUID | None) -> Found | None:
        """The thing with this id, None where there is none or no id is given."""
        return None if one is None else await self._loader.load(one)
