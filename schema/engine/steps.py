"""The mutation of one step: an id goes in, one use case is called with it, and what it names comes out as it stands."""

from collections.abc import Awaitable, Callable
from typing import Any

from schema.engine.guard import DeclarationError
from schema.engine.mutation import HubMutation

UseCase = Callable[..., Awaitable[None]]
"""`async def use_case(work, id, …)`, with the other fields of the input by name."""


class StepMutation(HubMutation):
    """A step on a thing, safe to repeat; a subclass says its sentence, its use case and no more.

    `class Meta` declares `use_case` too; refused at import without one.
    """

    class Meta:
        abstract = True

    use_case: UseCase

    @classmethod
    def __init_subclass_with_meta__(cls, *, use_case: UseCase | None = None, **options: Any) -> None:
        """Check the declaration."""
        if use_case is None:
            raise DeclarationError(f"{cls.__name__}: a use case is missing")
        cls.use_case = staticmethod(use_case)
        super().__init_subclass_with_meta__(repeatable=True, **options)
