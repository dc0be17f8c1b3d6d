"""`docs/permissions.md`: the one table for people to read, made from `hub/identity/permissions/` and the schema."""

from collections.abc import Iterable

from hub.identity.permissions import FIELDS, OPERATIONS, ROLES, THINGS, Permission, Role, Rule, meanings
from schema.root import SCHEMA

_HEAD = """# Who may do what

Written by `python -m schema --write` from `hub/identity/permissions/`; a test compares.

What the table cannot say: a case, and whatever came of it, is there for the case's **team** alone
(`hub/cases/team.py`). Whoever opens a case is on its team; a supervisor adds others, herself too, with a reason
that is kept. What others sent is there for those who are **assigned** to it (`hub/received/team.py`): whoever could
take it sees offers, its row and the queue's, a machine nothing of its content, and who is walled off from it nothing at
all. Lists show a supervisor and an auditor the clear rows of all cases, and the content of none. Taking consent back
works for everybody who may, on the team or not. A token's scopes narrow a role, and never widen it.
"""


def page() -> str:
    """The whole page."""
    parts = (_HEAD, _roles(), _permissions(), _operations(), _things(), _fields())
    return "\n".join(parts)


def _roles() -> str:
    lines = [f"- **{role.value}**: {meanings.ROLES[role]}" for role in Role]
    return "\n".join(["## Roles", "", *lines, ""])


def _permissions() -> str:
    rows = [(f"`{one.value}`", meanings.PERMISSIONS[one], *_let_in(Rule((one,)))) for one in Permission]
    return _table("Permissions", ("permission", "lets one", *Role), rows)


def _operations() -> str:
    queries = SCHEMA.query_type.fields if SCHEMA.query_type else {}
    rows = [
        (f"`{name}`", "ask" if name in queries else "do", "✓" if rule.step_up else "", *_let_in(rule))
        for name, rule in OPERATIONS.items()
    ]
    return _table("Operations", ("operation", "", "fresh sign-in", *Role), rows)


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
    """A mark for each role that the rule lets in."""
    return ["✓" if not rule.any_of or ROLES[role].intersection(rule.any_of) else "" for role in Role]


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    rule = "|".join([" --- "] * len(head))
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([f"## {title}", "", lines[0], f"|{rule}|", *lines[1:], ""])
