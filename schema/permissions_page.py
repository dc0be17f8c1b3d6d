"""`docs/permissions.md`: the one table for people to read, made from `hub/identity/permissions/` and the schema."""

from collections.abc import Iterable

from hub.identity.permissions import (
    CONTENT,
    FIELDS,
    FOR_PEOPLE,
    FOR_PEOPLE_WORDS,
    OPERATIONS,
    ROLES,
    THINGS,
    Permission,
    Role,
    Rule,
    meanings,
)
from schema.root import SCHEMA

_HEAD = """# Who may do what

Written by `python -m schema --write` from `hub/identity/permissions/`; a test compares.

What the table cannot say: a case, and whatever came of it, is there for the case's **team** alone
(`hub/cases/team.py`). Whoever opens a case is on its team; a supervisor adds others, herself too, with a reason
that is kept. What others sent is there for those who are **assigned** to it (`hub/received/team.py`): whoever could
take it sees offers, its row and the queue's, a machine nothing of its content, and who is walled off from it nothing at
all. Lists show a supervisor and an auditor the clear rows of all cases, and the content of none. Taking consent back
works for everybody who may, on the team or not. A token's scopes narrow a role, and never widen it.

**Machines.** What is marked *content* below a machine holds only where two people let it in with it, and uses only
with tokens bound to its key (DPoP). What is marked *people* no machine holds, asks for or says.
"""


def page() -> str:
    """The whole page."""
    parts = (_HEAD, _roles(), _permissions(), _operations(), _things(), _fields())
    return "\n".join(parts)


def _roles() -> str:
    lines = [f"- **{role.value}**: {meanings.ROLES[role]}" for role in Role]
    return "\n".join(["## Roles", "", *lines, ""])


def _permissions() -> str:
    rows = [
        (f"`{one.value}`", meanings.PERMISSIONS[one].en, _of_machines(one), *_let_in(Rule((one,))))
        for one in Permission
    ]
    return _table("Permissions", ("permission", "lets one", "machines", *Role), rows)


def _of_machines(one: Permission) -> str:
    return "people" if one in FOR_PEOPLE else "content" if one in CONTENT else ""


def _of_people(name: str, rule: Rule) -> str:
    """What of an operation only people may do: all of it, or certain words."""
    words = FOR_PEOPLE_WORDS.get(name)
    return "people" if rule.person else f"people: {words}" if words else ""


def _operations() -> str:
    queries = SCHEMA.query_type.fields if SCHEMA.query_type else {}
    rows = [
        (
            f"`{name}`",
            "ask" if name in queries else "do",
            "✓" if rule.step_up else "",
            _of_people(name, rule),
            *_let_in(rule),
        )
        for name, rule in OPERATIONS.items()
    ]
    return _table("Operations", ("operation", "", "fresh sign-in", "machines", *Role), rows)


def _things() -> str:
    rows = [(f"`{name}`", *_let_in(rule)) for name, rule in THINGS.items()]
    return _table("What `node` finds by its id", ("type", *Role), rows)


def _fields() -> str:
    rows = [
        (of, ", ".join(names.split()), *_let_in(Rule(any_of)))
        for of, fields in FIELDS.items()
        for any_of, names in fields.items()
    ]
    return _table("Fields", ("type", "fields", *Role), rows)


def _let_in(rule: Rule) -> list[str]:
    """A mark for each role that the rule authorises."""
    return ["✓" if not rule.any_of or ROLES[role].intersection(rule.any_of) else "" for role in Role]


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    rule = "|".join([" --- "] * len(head))
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([f"## {title}", "", lines[0], f"|{rule}|", *lines[1:], ""])
