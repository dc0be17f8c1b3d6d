"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def narrowed(alias: str, org: str, object_id: str) -> str:
    """Join what was narrowed of this thing: `cause`, `act`, `at`; the policy shows it to the sender alone."""
    return f"join narrowed {alias} on ({alias}.org, {alias}.object) = ({org}, {object_id})"
