"""Who may do what: roles × operations × fields, the one table. `docs/permissions.md` and the test matrix come from it.

A role is a set of permissions; a token's scopes can only narrow it. An operation of the API lets in whoever holds any
one of its permissions. A field of a type shows itself to whoever holds any one of its own: a second wall behind the
operation that led there. What is not in the table is not in the API: the schema does not build without a rule.
"""

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
    TEAM_MANAGE = "team:manage"
    ALARM_READ = "alarm:read"
    DIRECTORY_READ = "directory:read"
    PROVIDER_MANAGE = "provider:manage"
    ORGANISATION_VOUCH = "organisation:vouch"
    MEMBERS_MANAGE = "members:manage"
    KEYS_MANAGE = "keys:manage"
    ROUTE_MANAGE = "route:manage"


P = Permission


class Role(StrEnum):
    """What a person or machine is in its organisation."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    LAWYER = "lawyer"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    ADMIN = "admin"


_EVERYBODY = frozenset({P.DIRECTORY_READ})
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
    }
)

ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.CASEWORKER: _CASEWORK,
    # the supervisor sees that there are cases, and puts people on them; herself too, with a reason
    Role.SUPERVISOR: _CASEWORK | {P.TEAM_MANAGE, P.ALARM_READ, P.PROVISION_READ},
    Role.LAWYER: _EVERYBODY | _ANSWERS | {P.REFERRAL_READ, P.REFERRAL_ANSWER},
    Role.REVIEWER: _EVERYBODY | _ANSWERS | {P.TAKEDOWN_READ, P.TAKEDOWN_ANSWER},
    # the auditor proves what left; case content stays shut
    Role.AUDITOR: _EVERYBODY | {P.LEDGER_READ, P.PROVISION_READ, P.DELIVERY_READ},
    # the administrator keeps people, machines and keys; case content stays shut
    Role.ADMIN: _EVERYBODY
    | {P.PROVIDER_MANAGE, P.ORGANISATION_VOUCH, P.MEMBERS_MANAGE, P.KEYS_MANAGE, P.ROUTE_MANAGE, P.ALARM_READ},
}


def permissions(role: Role, scopes: frozenset[str]) -> frozenset[Permission]:
    """The role's permissions, narrowed to the token's scopes."""
    return frozenset(p for p in ROLES[role] if p.value in scopes)


@dataclass(frozen=True)
class Rule:
    """Whom an operation lets in: who holds any one of `any_of`; whoever is signed in where there is none.

    `step_up`: only a person whose sign-in is fresh, never a token.
    """

    any_of: tuple[Permission, ...] = ()
    step_up: bool = False


def needs(*any_of: Permission, step_up: bool = False) -> Rule:
    """Any one of these permissions."""
    return Rule(any_of, step_up)


SIGNED_IN = Rule()
"""Any valid token or session will do: for what belongs to the caller or asks its own permission."""

_REFERRAL_SIDES = (P.REFERRAL_READ, P.REFERRAL_ANSWER)
_TAKEDOWN_SIDES = (P.TAKEDOWN_READ, P.TAKEDOWN_ANSWER)
_ASKED = (P.HOLDING_ANSWER, P.CONSENT_WITHDRAW)
_TWO_PEOPLE = (P.MEMBERS_MANAGE, P.TEAM_MANAGE, P.KEYS_MANAGE, P.ROUTE_MANAGE)
"""Whoever may ask for or confirm some act of two people; each act says which (`schema/acts.py`; a test compares)."""

OPERATIONS: Mapping[str, Rule] = {
    # queries
    "node": SIGNED_IN,  # asks the rule of the thing's type (THINGS)
    "viewer": SIGNED_IN,
    "organisation": needs(P.DIRECTORY_READ),
    "organisations": needs(P.DIRECTORY_READ),
    "case": needs(P.CASE_READ),
    "cases": needs(P.CASE_READ),
    "disclosurePreview": needs(P.DISCLOSURE_PREVIEW),
    "referral": needs(*_REFERRAL_SIDES),
    "referrals": needs(*_REFERRAL_SIDES),
    "takedownRequest": needs(*_TAKEDOWN_SIDES),
    "takedownRequests": needs(*_TAKEDOWN_SIDES),
    "takedownQueue": needs(*_TAKEDOWN_SIDES),
    "delivery": needs(P.DELIVERY_READ),
    "deliveries": needs(P.DELIVERY_READ),
    "holding": needs(*_ASKED),
    "holdings": needs(*_ASKED),
    "caseLedger": needs(P.LEDGER_READ),
    "ledgerHead": needs(P.LEDGER_READ),
    "provider": needs(P.PROVIDER_MANAGE),
    "candidate": needs(P.ORGANISATION_VOUCH),
    "candidates": needs(P.ORGANISATION_VOUCH),
    "waitingActs": needs(*_TWO_PEOPLE),
    "ownActs": needs(*_TWO_PEOPLE),
    "decidedActs": needs(*_TWO_PEOPLE),
    "recipientKeys": needs(P.KEYS_MANAGE),
    "endpoint": needs(P.ROUTE_MANAGE),
    "members": needs(P.MEMBERS_MANAGE),
    "invitations": needs(P.MEMBERS_MANAGE),
    "mySessions": SIGNED_IN,
    "myPasskeys": SIGNED_IN,
    "myNotices": SIGNED_IN,
    # the whole organisation's, where a case ledger is for those who work on the case
    "ledger": needs(P.PROVISION_READ),
    "provisions": needs(P.PROVISION_READ),
    "caseTeam": needs(P.CASE_READ, P.TEAM_MANAGE),
    "alarms": needs(P.ALARM_READ),
    # a case and what the person said
    "openCase": needs(P.CASE_WRITE),
    "recordFields": needs(P.CASE_WRITE),
    "addEvidence": needs(P.CASE_WRITE),
    "setEvidenceState": needs(P.CASE_WRITE),
    "closeCase": needs(P.CASE_WRITE),
    "recordConsent": needs(P.CONSENT_WRITE),
    "recordRefusal": needs(P.CONSENT_WRITE),
    "shortenConsent": needs(P.CONSENT_WITHDRAW),
    "recordOnwardAnswer": needs(P.CONSENT_WRITE),
    "recordOutsideDisclosure": needs(P.CONSENT_WRITE),
    "withdrawConsent": needs(P.CONSENT_WITHDRAW),  # also outside the team: it always succeeds
    "undoWithdrawal": needs(P.CONSENT_WRITE),
    "answerHolding": needs(P.HOLDING_ANSWER),
    # who sees a case, and who is told of unusual reading
    "addToTeam": needs(P.TEAM_MANAGE),
    "removeFromTeam": needs(P.TEAM_MANAGE),
    "seeAlarm": needs(P.ALARM_READ),
    # referrals
    "draftReferral": needs(P.REFERRAL_SEND),
    "discardReferral": needs(P.REFERRAL_SEND),
    "offerReferral": needs(P.REFERRAL_SEND),
    "offerDraftedReferral": needs(P.REFERRAL_SEND),
    "rerouteReferral": needs(P.REFERRAL_SEND),
    "cancelReferral": needs(P.REFERRAL_SEND, P.REFERRAL_ANSWER),
    "receiveReferral": needs(P.REFERRAL_ANSWER),
    "checkConflict": needs(P.REFERRAL_ANSWER),
    "acceptReferral": needs(P.REFERRAL_ANSWER),
    "rejectReferral": needs(P.REFERRAL_ANSWER),
    "startReferral": needs(P.REFERRAL_ANSWER),
    "holdReferral": needs(P.REFERRAL_ANSWER),
    "completeReferral": needs(P.REFERRAL_ANSWER),
    "failReferral": needs(P.REFERRAL_ANSWER),
    "recordEngagement": needs(P.REFERRAL_ANSWER),
    "downloadPacket": needs(P.REFERRAL_ANSWER),
    # requests to remove
    "sendTakedownRequest": needs(P.TAKEDOWN_SEND),
    "cancelTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "recallTakedownRequest": needs(P.TAKEDOWN_SEND),
    "receiveTakedownRequest": needs(P.TAKEDOWN_ANSWER),
    "acceptTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "rejectTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "startTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "holdTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "answerTakedownItems": needs(P.TAKEDOWN_ANSWER),
    "recordTakedownAnswers": needs(P.TAKEDOWN_SEND),
    "completeTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "failTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "redeliver": needs(P.DELIVERY_REDELIVER),
    # with which provider the organisation's people sign in
    "setProvider": needs(P.PROVIDER_MANAGE, step_up=True),
    "checkProvider": needs(P.PROVIDER_MANAGE),
    "removeProvider": needs(P.PROVIDER_MANAGE, step_up=True),
    # newcomers
    "proposeOrganisation": needs(P.ORGANISATION_VOUCH, step_up=True),
    "confirmOrganisation": needs(P.ORGANISATION_VOUCH, step_up=True),
    "declineOrganisation": needs(P.ORGANISATION_VOUCH, step_up=True),
    # people of the organisation, and one's own account
    "inviteMember": needs(P.MEMBERS_MANAGE, step_up=True),
    "endInvitation": needs(P.MEMBERS_MANAGE),
    "endMember": needs(P.MEMBERS_MANAGE, step_up=True),
    "endSession": SIGNED_IN,
    "endOtherSessions": SIGNED_IN,
    "removePasskey": needs(step_up=True),
    "seeNotice": SIGNED_IN,
    # what two people do
    "confirmAct": needs(*_TWO_PEOPLE, step_up=True),
    "declineAct": needs(*_TWO_PEOPLE),
    "answerChallenge": needs(P.KEYS_MANAGE, P.ROUTE_MANAGE, step_up=True),
    "requestAccessRecovery": needs(P.MEMBERS_MANAGE, step_up=True),
    "requestKeyChange": needs(P.KEYS_MANAGE, step_up=True),
    "revokeKey": needs(P.KEYS_MANAGE, step_up=True),
    "requestEndpointChange": needs(P.ROUTE_MANAGE, step_up=True),
    "poseChallenge": needs(P.ROUTE_MANAGE, step_up=True),
    "revokeWebhookSecrets": needs(P.ROUTE_MANAGE, step_up=True),
}
"""Each operation of the API, by its GraphQL name."""

THINGS: Mapping[str, Rule] = {
    "Candidate": OPERATIONS["candidate"],
    "Case": OPERATIONS["case"],
    "Delivery": OPERATIONS["delivery"],
    "Holding": OPERATIONS["holding"],
    "Organisation": OPERATIONS["organisation"],
    "Referral": OPERATIONS["referral"],
    "TakedownRequest": OPERATIONS["takedownRequest"],
    "TwoPersonAct": OPERATIONS["ownActs"],
}
"""Who may find a thing of this type by its id alone (`node`)."""

_ANY: tuple[Permission, ...] = ()
_CASE = (P.CASE_READ,)
_SAID = (P.CASE_READ, P.CONSENT_WRITE, P.CONSENT_WITHDRAW)
_BEFORE = (P.DISCLOSURE_PREVIEW,)
_EITHER = (*_REFERRAL_SIDES, *_TAKEDOWN_SIDES)

FIELDS: Mapping[str, Mapping[tuple[Permission, ...], str]] = {
    "ActDetail": {_TWO_PEOPLE: "name value"},
    "Alarm": {(P.ALARM_READ,): "id kind principalId at count seenAt seenBy"},
    "AllowedForm": {_SAID: "name label form"},
    "Attempt": {(P.DELIVERY_READ,): "number startedAt endedAt outcome code"},
    "Candidate": {
        (P.ORGANISATION_VOUCH,): "id name nameEn kind country languages statement proposer second standing proposedAt "
        "endsAt organisation"
    },
    "Case": {
        _CASE: "id status urgency language createdAt updatedAt retentionUntil version fields evidence preservation "
        "consents onwardAnswers outsideDisclosures withdrawals"
    },
    "CaseField": {_CASE: "name label value recordedAt"},
    "Consent": {
        _SAID: "recipient purpose channel eventType fields until endsSoon givenBy method language wording assent "
        "guardianConsent guardianReason guardianInformed guardianInformedReason abroadAccepted refusalText updatedAt"
    },
    "Delivery": {
        (P.DELIVERY_READ, P.DELIVERY_REDELIVER): "id recipient objectId connector event status reason messageId "
        "attemptCount nextAt createdAt attempts"
    },
    "DeviceNotice": {_ANY: "id label device at seenAt"},
    "DisclosurePreview": {_BEFORE: "allowed channel reasons leaves withheld handling duties until"},
    "Document": {(P.REFERRAL_ANSWER,): "fileName mediaType content"},
    "DutyToRead": {_BEFORE: "id version sentenceJa sentenceEn reportsTo source appliesNow reachesBarred answer"},
    "Endpoint": {(P.ROUTE_MANAGE,): "connector address since signed olderSecretUntil"},
    "Evidence": {_CASE: "number kind description takenAt sha256 state"},
    "Fingerprint": {(P.KEYS_MANAGE,): "english japanese hex"},
    "Handling": {(*_BEFORE, *_EITHER): "doNotContact guardianInformed tlp"},
    "Holding": {_ASKED: "id sender recipient objectId kind askedAt answer duty answeredAt"},
    "Invitation": {(P.MEMBERS_MANAGE,): "id role label comesBack createdAt until"},
    "ItemStatus": {_TAKEDOWN_SIDES: "number status reason"},
    "LeavingField": {_BEFORE: "field label form value"},
    "LedgerHead": {(P.LEDGER_READ,): "seq hash signature at export"},
    "LedgerLine": {
        (P.LEDGER_READ, P.PROVISION_READ): "id verb actor principalId objectId byTheHub recipient digest at seq hash"
    },
    "ListedCase": {_CASE: "id status urgency language createdAt updatedAt version nextConsentEndsAt"},
    "ListedReferral": {
        _REFERRAL_SIDES: "status reason purpose urgency language respondBy expiresAt overdue capacity engagement "
        "engagedOn outcome createdAt updatedAt version id sender recipient"
    },
    "ListedTakedownRequest": {
        _TAKEDOWN_SIDES: "status urgency language dueAt clock overdue outcome createdAt version id reason sender "
        "recipient items"
    },
    "Member": {(P.MEMBERS_MANAGE,): "id kind role label since"},
    "NamedOrganisation": {_ANY: "id name kind country"},
    "OnwardAnswer": {_SAID: "recipient dutyId version answer recordedAt"},
    "Organisation": {_ANY: "id name nameEn kind country languages channel duties services"},
    "OutsideDisclosure": {_SAID: "recipient purpose how fields note disclosedAt recordedAt"},
    "PageInfo": {_ANY: "hasNextPage hasPreviousPage startCursor endCursor"},
    "Passkey": {_ANY: "id name createdAt usedAt"},
    "PastWithdrawal": {_SAID: "id recipient destruction recall at undoneAt"},
    "Problem": {_ANY: "code field sentence"},
    "Provider": {
        (P.PROVIDER_MANAGE,): "id issuer clientId method signInWord publicKey setAt checkedAt algorithms sendsIssuer "
        "redirectUri"
    },
    "Provision": {
        (P.PROVISION_READ,): "id side sender recipient objectId purpose channel fields consentId agreementId at"
    },
    "QueuedTakedownRequest": {
        _TAKEDOWN_SIDES: "status urgency language dueAt clock overdue outcome createdAt version id sender items"
    },
    "RecipientKey": {(P.KEYS_MANAGE,): "id purpose public state createdAt endedAt fingerprint"},
    "Referral": {
        (*_REFERRAL_SIDES, P.REFERRAL_SEND): "id status reason purpose urgency language respondBy expiresAt overdue "
        "capacity engagement engagedOn outcome createdAt updatedAt version sender recipient caseId reroutedFrom "
        "timeline nextChoices",
        _REFERRAL_SIDES: "offer packet",
    },
    "Released": {_EITHER: "kind purpose createdAt language urgency handling fields digest canonical"},
    "ReleasedField": {_EITHER: "name label value"},
    "ReportingDuty": {_ANY: "id version reportsTo underAge sentenceJa sentenceEn source validFrom validTo"},
    "Service": {
        _ANY: "name purposes serviceArea eligibilityDescription minimumAge maximumAge languages hours capacity"
    },
    "Session": {_ANY: "id device method createdAt seenAt current"},
    "Step": {(*_EITHER, P.REFERRAL_SEND, P.TAKEDOWN_SEND): "status reason actor at"},
    "TakedownItem": {_TAKEDOWN_SIDES: "number status reason kind value service"},
    "TakedownRequest": {
        (*_TAKEDOWN_SIDES, P.TAKEDOWN_SEND): "id status urgency language dueAt clock overdue outcome createdAt version "
        "reason updatedAt receivedAt receivedProof answeredBy sender recipient caseId duplicates timeline",
        _TAKEDOWN_SIDES: "items packet",
    },
    "TwoPersonAct": {
        _TWO_PEOPLE: "id kind sentence objectId requestedBy requestedLabel requestedAt expiresAt status challenge "
        "sealedChallenge decidedBy decidedLabel decidedAt reason details"
    },
    "TeamMember": {(P.CASE_READ, P.TEAM_MANAGE): "principalId label role addedBy addedAt reason"},
    "Viewer": {_ANY: "organisationId principalId role permissions language"},
    "WithdrawalAcknowledgement": {
        (P.CONSENT_WITHDRAW, P.CONSENT_WRITE): "id recipient at destroyAt referrals requests goingOn released "
        "cancelled inFlight holdings"
    },
    "WithheldField": {_BEFORE: "field label rule sentence"},
}
"""Each field of each type, by their GraphQL names. What only wraps (payloads, pages of a list) shows what it holds."""
