"""SQL over the lists, for the one statement of a page or of a thing. The policy shows an organisation its own rows."""


def page_of(kind: str, box: str, conditions: str, limit: str, columns: str = "object, created_at") -> str:
    """The rows of one page, newest first, as the common table `page`; `conditions` ask of `party`."""
    return f"""page as materialized (
  select {columns} from party
  where kind = {kind} and box = {box} {conditions}
  order by created_at desc, object desc limit {limit}
)"""  # noqa: S608 - columns of ours


def due_first(kind: str, status: str, conditions: str, limit: str) -> str:
    """The rows of an inbox in one status, the earliest end first: `object`, `due_at`; `conditions` ask of `party`."""
    return f"""(
  select object, due_at from party
  where kind = {kind} and box = 'inbox' and status = {status} {conditions}
  order by due_at, object limit {limit}
)"""  # noqa: S608 - columns of ours


def listed(alias: str, org: str, object_id: str) -> str:
    """Join the thing's row in this organisation's lists: `kind`, `box`, `status`, `due_at`, `delivery`."""
    return f"join party {alias} on ({alias}.org, {alias}.object) = ({org}, {object_id})"


def anywhere(alias: str, object_id: str) -> str:
    """Join the thing's row in whichever list the policy shows: of the viewer's organisation there is one."""
    return f"join party {alias} on {alias}.object = {object_id}"


def rows(alias: str, which: str) -> str:
    """The rows of the viewer's lists of which this is true, to select from; `which` asks of the alias."""
    return f"from party {alias} where {alias}.org = :org and {which}"


def status_in(org: str, object_id: str, statuses: str) -> str:
    """SQL: does the thing stand in this organisation's list with one of these statuses."""
    return f"""exists (
  select from party p where (p.org, p.object) = ({org}, {object_id}) and p.status in ({statuses}))"""
