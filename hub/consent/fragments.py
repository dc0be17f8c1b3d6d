"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def fold(alias: str, org: str, its_id: str) -> str:
    """What holds of one consent, to select from: `case_file`, `recipient`, `purpose`, `event_type`, `until`."""
    return f"(select * from consent_fold where (org, id) = ({org}, {its_id})) {alias}"  # noqa: S608
