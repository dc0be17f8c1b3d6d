"""Databases of another kind than those of tests: what only the administrator past every trigger can make."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hub.kit.installation import FILE
from hub.kit.settings import Mode, Settings
from tests.database import TestDatabase, new_database, with_own_keys


@contextmanager
def installed_as(settings: Settings, template: TestDatabase, kind: Mode, folder: Path) -> Iterator[TestDatabase]:
    """A copy of the template that was migrated as `kind`, with data and keys of its own."""
    with new_database(settings, template) as database, database.connect() as owner:
        owner.execute("alter table installation disable trigger all")
        owner.execute("update installation set kind = %s", (kind,))
        owner.execute("alter table installation enable trigger all")
        for name in ("data", "keys"):
            (folder / name).mkdir(exist_ok=True)
            (folder / name / FILE).write_text(f"{kind}\n")
        own = with_own_keys(database.settings, folder / "keys")
        yield TestDatabase(replace(own, mode=kind, data=folder / "data"))
