"""What a probe of a trigger is, and the one that all rooms share."""

from collections.abc import Callable

from tests.database import TestDatabase

Probe = Callable[[TestDatabase], None]
"""Fails where the trigger has not done its part in a filled world."""


def both_sides_list(kind: str, rows: int) -> Probe:
    """A probe: this kind stands in the lists of those whom it concerns."""

    def probe(world: TestDatabase) -> None:
        with world.connect() as connection:
            found = connection.execute("select count(*) from party where kind = %s", (kind,)).fetchone()
        assert found == (rows,)

    return probe
