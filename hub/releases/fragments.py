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


def the_release(alias: str, its_id: str) -> str:
    """Join the release of this id: `object`, `opened_at`, `readable_until`, `cut_at`, `destroyed_at`, `digest`."""
    return f"join release {alias} on {alias}.id = {its_id}"


def its_key(alias: str, release: str, org: str) -> str:
    """Join the release's key for this organisation: `epoch`, `wrapped`."""
    return f"join release_key {alias} on ({alias}.release, {alias}.org) = ({release}, {org})"


def from_releases(alias: str) -> str:
    """What was released and the policies show, to select from: its columns as in `the_release`."""
    return f"from release {alias}"


def digest_of(its_id: str) -> str:
    """SQL: the digest of the release of this id."""
    return f"(select digest from release where release.id = {its_id})"  # noqa: S608 - a column of ours


def is_newest(alias: str) -> str:
    """SQL: has no narrower release taken the place of this one."""
    return f"not exists (select from release newer where newer.replaces = {alias}.id)"
