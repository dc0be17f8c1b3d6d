"""A row of the database as a value of ours: by the names of its columns, so that their order says nothing."""

from typing import Any, TypeVar

from sqlalchemy import Row

Made = TypeVar("Made")


def by_name(kind: type[Made], row: Row[Any], *, beside: str = "") -> Made:
    """The value whose fields are the columns of this row; raises `TypeError` where one is missing or has no field.

    `beside`: a column that is no field of it.
    """
    return kind(**{name: value for name, value in row._mapping.items() if name != beside})  # noqa: SLF001 - public, see SQLAlchemy
