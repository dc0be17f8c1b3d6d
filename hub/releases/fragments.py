"""SQL that the rooms above compose into a statement that must be one: this room's tables are named here alone."""

KEEP_HASHES = """
insert into item_match (request, item, hash, sender, recipient)
select :id, item, hash, :sender, :recipient
from unnest(cast(:hashes as bytea[])) with ordinality as given(hash, item)
"""
"""The last part of the statement that makes a request: its items' keyed hashes, in their order."""


def released(alias: str, origin: str) -> str:
    """Join what was released of a thing that came of a case (`hub.cases.fragments.what_came_of`)."""
    return f"join release {alias} on {alias}.object = {origin}.object and {alias}.sender = {origin}.org"


def is_newest(alias: str) -> str:
    """SQL: has no narrower release taken the place of this one."""
    return f"not exists (select from release newer where newer.replaces = {alias}.id)"
