"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there.

`origin` says which case a thing came of; the policy shows it to the sender's organisation alone.
"""


def cases(alias: str) -> str:
    """The clear rows of the cases, to select from and to hold: `org`, `id`, and as in `case`."""
    return f"from case_file {alias}"


def case(alias: str, org: str, its_id: str) -> str:
    """Join the case's clear row: `language`, `urgency`, `status`, `walled`."""
    return f"join case_file {alias} on ({alias}.org, {alias}.id) = ({org}, {its_id})"


def steps(alias: str) -> str:
    """What the teams do next, to select from: `org`, `case_file`, `due_on`."""
    return f"from case_next_step {alias}"


def from_case(alias: str) -> str:
    """The clear row of the case `:case` of `:org`, the end of a statement."""
    return f"from case_file {alias} where ({alias}.org, {alias}.id) = (:org, :case)"


def what_came_of(alias: str) -> str:
    """What came of the case `:case` of `:org`, to select from: `object`, `recipient`, `purpose`, `channel`."""
    return f"(select * from origin where org = :org and case_file = :case) {alias}"  # noqa: S608


def from_any(alias: str) -> str:
    """The things that came of any case of `:org`, to select from; besides these its `case_file`."""
    return f"(select * from origin where org = :org) {alias}"  # noqa: S608


def origin(alias: str, org: str, object_id: str) -> str:
    """Join what this thing came of: `case_file`, `recipient`, `purpose`, `channel`."""
    return f"join origin {alias} on ({alias}.org, {alias}.object) = ({org}, {object_id})"


def came_of(org: str, object_id: str) -> str:
    """What this thing came of, for whoever selects a column of it."""
    return f"from origin where (org, object) = ({org}, {object_id})"


def places_asked(alias: str) -> str:
    """The places that a request names, to select from: `org`, `case_file`, `place`, `request`, and its `item`."""
    return f"from place_asked {alias}"


def asked_for(alias: str, org: str, case: str, place: str) -> str:
    """Join the requests that name this place of the case, to remove or to keep it: `request`, and its `item` there."""
    return f"join place_asked {alias} on ({alias}.org, {alias}.case_file, {alias}.place) = ({org}, {case}, {place})"


def told_outside(alias: str) -> str:
    """What was handed over outside the hub, to select from: `org`, `id`, `case_file`."""
    return f"from outside_disclosure {alias}"


def last_alarm(kind: str) -> str:
    """SQL: when the alarm of this kind was raised last because of `:principal` of `:org`; null where it never was."""
    return f"(select max(at) from alarm where org = :org and principal = :principal and kind = '{kind}')"  # noqa: S608


def objects_of(org: str, case: str) -> str:
    """The ids of what came of this case, a subquery."""
    return f"(select object from origin where (org, case_file) = ({org}, {case}))"  # noqa: S608
