"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def standing(alias: str) -> str:
    """The dangers to life that stand at `:now`, to select from: `case_file`, `recipient`, `purpose`, `confirmed_at`."""
    return f"(select * from emergency where ended_at is null and until > :now) {alias}"  # noqa: S608
