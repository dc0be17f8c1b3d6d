"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def team_of(alias: str, org: str, object_id: str) -> str:
    """Who is or was on this received thing, to select from: `principal`, and what `team.LIVING` asks."""
    return f"(select * from received_team where (org, object) = ({org}, {object_id})) {alias}"  # noqa: S608
