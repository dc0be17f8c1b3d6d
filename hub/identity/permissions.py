"""What a principal may do: roles are sets of permissions; a token's scopes can only narrow them."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a field or mutation asks for."""

    CASE_READ = "case:read"
    CASE_WRITE = "case:write"
    CONSENT_WRITE = "consent:write"
    CONSENT_WITHDRAW = "consent:withdraw"
    DISCLOSURE_PREVIEW = "disclosure:preview"
    REFERRAL_READ = "referral:read"
    REFERRAL_SEND = "referral:send"
    REFERRAL_ANSWER = "referral:answer"
    TAKEDOWN_READ = "takedown:read"
    TAKEDOWN_SEND = "takedown:send"
    TAKEDOWN_ANSWER = "takedown:answer"
    HOLDING_ANSWER = "holding:answer"
    DELIVERY_READ = "delivery:read"
    DELIVERY_REDELIVER = "delivery:redeliver"
    LEDGER_READ = "ledger:read"
    DIRECTORY_READ = "directory:read"


class Role(StrEnum):
    """What a person or machine is in its organisation."""

    CASEWORKER = "caseworker"
    LAWYER = "lawyer"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"


_EVERYBODY = frozenset({Permission.DIRECTORY_READ})
_ANSWERS = frozenset({Permission.HOLDING_ANSWER, Permission.DELIVERY_READ})

ROLES: dict[Role, frozenset[Permission]] = {
    Role.CASEWORKER: frozenset(Permission) - {Permission.TAKEDOWN_ANSWER},
    Role.LAWYER: _EVERYBODY | _ANSWERS | {Permission.REFERRAL_READ, Permission.REFERRAL_ANSWER},
    Role.REVIEWER: _EVERYBODY | _ANSWERS | {Permission.TAKEDOWN_READ, Permission.TAKEDOWN_ANSWER},
    # the auditor proves what left; case content stays shut
    Role.AUDITOR: _EVERYBODY | {Permission.LEDGER_READ, Permission.DELIVERY_READ},
}


def permissions(role: Role, scopes: frozenset[str]) -> frozenset[Permission]:
    """The role's permissions, narrowed to the token's scopes."""
    return frozenset(p for p in ROLES[role] if p.value in scopes)
