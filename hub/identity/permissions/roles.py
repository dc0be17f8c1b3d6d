"""What each role may do, and what a rule asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    PROVISION_READ = "provision:read"
    DIRECTORY_READ = "directory:read"
    AGREEMENT_READ = "agreement:read"
    AGREEMENT_END = "agreement:end"
    PROVIDER_MANAGE = "provider:manage"
    ORGANISATION_VOUCH = "organisation:vouch"
    MEMBERS_MANAGE = "members:manage"
    TEAM_MANAGE = "team:manage"
    ALARM_READ = "alarm:read"
    KEYS_MANAGE = "keys:manage"
    ROUTE_MANAGE = "route:manage"
    CLIENTS_MANAGE = "clients:manage"
    CASE_EXPORT = "case:export"
    EMERGENCY_OVERRIDE = "emergency:override"
    OWN_DUTY = "own_duty:notify"
    STANDING_MANAGE = "standing:manage"


P = Permission


class Role(StrEnum):
    """What a person or machine is in its organisation."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    LAWYER = "lawyer"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    ADMIN = "admin"


_EVERYBODY = frozenset({P.DIRECTORY_READ, P.AGREEMENT_READ})
_ANSWERS = frozenset({P.HOLDING_ANSWER, P.DELIVERY_READ})
_CASEWORK = (
    _EVERYBODY
    | _ANSWERS
    | {
        P.CASE_READ,
        P.CASE_WRITE,
        P.CONSENT_WRITE,
        P.CONSENT_WITHDRAW,
        P.DISCLOSURE_PREVIEW,
        P.REFERRAL_READ,
        P.REFERRAL_SEND,
        P.REFERRAL_ANSWER,
        P.TAKEDOWN_READ,
        P.TAKEDOWN_SEND,
        P.DELIVERY_REDELIVER,
        P.LEDGER_READ,
        P.CASE_EXPORT,
        P.EMERGENCY_OVERRIDE,
        P.OWN_DUTY,
    }
)

ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.CASEWORKER: _CASEWORK,
    # the supervisor sees that there are cases, and puts people on them; herself too, with a reason
    Role.SUPERVISOR: _CASEWORK | {P.TEAM_MANAGE, P.ALARM_READ, P.PROVISION_READ, P.AGREEMENT_END, P.STANDING_MANAGE},
    Role.LAWYER: _EVERYBODY | _ANSWERS | {P.REFERRAL_READ, P.REFERRAL_ANSWER},
    Role.REVIEWER: _EVERYBODY | _ANSWERS | {P.TAKEDOWN_READ, P.TAKEDOWN_ANSWER},
    # the auditor proves what left; case content stays shut
    Role.AUDITOR: _EVERYBODY | {P.LEDGER_READ, P.PROVISION_READ, P.DELIVERY_READ},
    # the administrator keeps people, machines and keys; case content stays shut
    Role.ADMIN: _EVERYBODY
    | {P.MEMBERS_MANAGE, P.PROVIDER_MANAGE, P.CLIENTS_MANAGE, P.KEYS_MANAGE, P.ROUTE_MANAGE}
    | {P.ORGANISATION_VOUCH, P.ALARM_READ, P.AGREEMENT_END, P.STANDING_MANAGE},
}


def permissions(role: Role, scopes: frozenset[str]) -> frozenset[Permission]:
    """The role's permissions, narrowed to the token's scopes."""
    return frozenset(p for p in ROLES[role] if p.value in scopes)


@dataclass(frozen=True)
class Rule:
    """Whom an operation authorises: who holds any one of `any_of`; whoever is signed in where there is none.

    `step_up`: only a person whose sign-in is fresh, never a token. `person`: never a machine, for somebody must have
    heard or judged what is said; whatever asks for a fresh sign-in is a person's already. `while_suspended`: also
    people of an organisation that is suspended for another reason than security.
    """

    any_of: tuple[Permission, ...] = ()
    step_up: bool = False
    while_suspended: bool = False
    person: bool = False


def needs(*any_of: Permission, step_up: bool = False, while_suspended: bool = False, person: bool = False) -> Rule:
    """Any one of these permissions."""
    return Rule(any_of, step_up, while_suspended, person or step_up)


SIGNED_IN = Rule()
"""Any valid token or session will do: for what belongs to the caller or asks its own permission."""
