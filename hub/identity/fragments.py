"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there.

Each joins a row by the alias that is given, or asks something of one. Written by this room alone.
"""

from hub.identity.entry_marks import entry
from hub.identity.membership import MEMBER

ORGANISATIONS = "from organisation o"
"""Every organisation, suspended and gone ones too: `id`, `name`, `name_en`, `kind`; `membership` asks of `o`."""
PEOPLE = "from principal p"
"""Everybody whom the policies show, machines and those who left too: `organisation`, `id`, `kind`, `role`, `label`."""
HERE = "(p.ended_at is null or p.ended_at > :now)"
"""Of a principal `p`: has she not left?"""


def organisation(alias: str, its_id: str) -> str:
    """Join the organisation of this id: `name`, `name_en`, `kind`, `country`, `languages`; what `MEMBER` asks."""
    return f"join organisation {alias} on {alias}.id = {its_id}"


def all_members(*ids: str) -> str:
    """SQL: is each of these organisations a member now."""
    return f"not exists (select from organisation o where o.id in ({', '.join(ids)}) and not {MEMBER})"


def is_member(its_id: str) -> str:
    """SQL: is there this organisation, and is it a member now."""
    return f"exists (select from organisation o where o.id = {its_id} and {MEMBER})"


def is_entered(its_id: str) -> str:
    """SQL: is there this organisation, suspended or gone though it may be."""
    return f"exists (select from organisation o where o.id = {its_id})"


def suspended_for_security(its_id: str, and_so: str = "true") -> str:
    """Is this organisation suspended for security? `and_so`: what must be true of its row `o` besides."""
    return f"exists (select from organisation o where o.id = {its_id} and o.suspended_for = 'security' and {and_so})"


def suspended_or_gone(one: str, other: str, but_not: str) -> str:
    """SQL with `:now`: is one of these two suspended or gone; `but_not`: of whose row `o` that does not matter."""
    return f"""exists (
  select from organisation o where o.id in ({one}, {other})
    and (o.suspended_at is not null or o.ended_at <= :now)
    and not ({but_not}))"""


def principal(alias: str, org: str, its_id: str) -> str:
    """Join this principal of this organisation: `label`, `role`, `kind`, `ended_at`."""
    return f"join principal {alias} on ({alias}.organisation, {alias}.id) = ({org}, {its_id})"


def principal_is(org: str, its_id: str, what: str = "true") -> str:
    """SQL: is there this principal `p`, machines and those who left too, of whom this is true."""
    return f"exists (select from principal p where (p.organisation, p.id) = ({org}, {its_id}) and {what})"


def epoch_key(alias: str, org: str, epoch: str) -> str:
    """Join the organisation's key of this epoch: `wrapped`, for `Keyring.organisation_key`."""
    return f"join organisation_key {alias} on ({alias}.organisation, {alias}.epoch) = ({org}, {epoch})"


def newest_key(alias: str, org: str) -> str:
    """The organisation's key under which new keys go: `epoch`, `wrapped`, `matching`, for a lateral join."""
    return f"""lateral (
  select epoch, wrapped, matching from organisation_key where organisation = {org} and retired_at is null
  order by epoch desc limit 1
) {alias}"""  # noqa: S608 - columns of ours


def public_keys(org: str) -> str:
    """The marked rows of the public keys that the organisation has now, an array for `all_checked`."""
    return f"""array(select {entry("public_key", "p")} from public_key p
    where p.organisation = {org} and p.ended_at is null)"""  # noqa: S608 - columns of ours


_NO_NEW_KEY = """not exists (
    select from public_key n where (n.organisation, n.purpose) = (k.organisation, k.purpose)
      and n.ended_at is null and n.revoked_at is null)"""
_NO_KEY_SINCE = """not exists (
    select from public_key n where (n.organisation, n.purpose) = (k.organisation, k.purpose)
      and (n.created_at > k.revoked_at or (n.ended_at is null and n.revoked_at is null)))"""


def stolen_key(org: str) -> str:
    """SQL: was a key of this organisation revoked as stolen, and has there been no new one since."""
    return f"exists (select from public_key k where k.organisation = {org} and k.stolen and {_NO_KEY_SINCE})"


def key_revoked_at(org: str) -> str:
    """SQL: when the key of this organisation was revoked that has no newer one yet; null where there is none such."""
    return f"""(
  select max(k.revoked_at) from public_key k where k.organisation = {org} and k.revoked_at is not null
    and {_NO_NEW_KEY})"""  # noqa: S608 - conditions of ours
