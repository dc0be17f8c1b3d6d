"""Who may do what: roles × operations × fields, the one table. `docs/permissions.md` and the test matrix come from it.

A role is a set of permissions; a token's scopes can only narrow it. An operation of the API authorises whoever holds
any one of its permissions. A field of a type shows itself to whoever holds any one of its own: a second wall behind the
operation that led there. What is not in the table is not in the API: the schema does not build without a rule.
"""

from hub.identity.permissions.fields import FIELDS
from hub.identity.permissions.operations import OPERATIONS, THINGS
from hub.identity.permissions.people import CONTENT, FOR_PEOPLE, FOR_PEOPLE_WORDS
from hub.identity.permissions.roles import ROLES, SIGNED_IN, Permission, Role, Rule, needs, permissions

__all__ = [
    "CONTENT",
    "FIELDS",
    "FOR_PEOPLE",
    "FOR_PEOPLE_WORDS",
    "OPERATIONS",
    "ROLES",
    "SIGNED_IN",
    "THINGS",
    "Permission",
    "Role",
    "Rule",
    "needs",
    "permissions",
]
