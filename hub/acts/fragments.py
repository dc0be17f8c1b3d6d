"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def is_waiting(org: str, its_id: str) -> str:
    """SQL with `:now`: is there this act, and does it wait for its second person."""
    return f"""exists (
  select from two_person_act a
  where (a.org, a.id) = ({org}, {its_id}) and a.status = 'waiting' and a.expires_at > :now)"""
