"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def guardian_words(alias: str) -> str:
    """What guardians said, to select from: `org`, `id`, `case_file`, `recipient`; null: whoever it is."""
    return f"from guardian_word {alias}"


def grants(alias: str) -> str:
    """What was consented to, to select from: `org`, `record_id`, `recipient`, `purpose`, `channel`."""
    return f"from consent_grant {alias}"


def folds(alias: str) -> str:
    """What holds of every consent that the policies show, to select from: as in `fold`, and `channel`, `record_id`."""
    return f"from consent_fold {alias}"


def fold(alias: str, org: str, its_id: str) -> str:
    """What holds of one consent, to select from: `case_file`, `recipient`, `purpose`, `event_type`, `until`."""
    return f"(select * from consent_fold where (org, id) = ({org}, {its_id})) {alias}"  # noqa: S608
