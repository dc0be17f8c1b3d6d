"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def unanswered(alias: str, sender: str, its_id: str) -> str:
    """Join the referral of this id if its recipient has not answered it yet."""
    return f"""join referral {alias} on ({alias}.sender, {alias}.id) = ({sender}, {its_id})
  and {alias}.status in ('requested', 'received')"""
