"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def endpoints(alias: str, org: str) -> str:
    """The endpoints of this organisation at `:now`, a select's rest: `connector`, `address`, `valid_from`."""
    return f"""from route {alias} where {alias}.organisation = {org}
    and {alias}.valid_from <= :now and ({alias}.valid_to is null or {alias}.valid_to > :now)"""
