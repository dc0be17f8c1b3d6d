"""Where a statement's sealed part stands: moved to another row or called another kind, it does not open."""

from uuid import UUID


def statement_sealed(statement: UUID, kind: str) -> str:
    """What was said, who said it, how and when."""
    return f"statement.sealed/{statement}/{kind}"
