"""Each operation of the API with its rule, and each type that may be found by its id alone."""

from collections.abc import Mapping

from hub.identity.permissions.roles import SIGNED_IN, Permission, Rule, needs

P = Permission

REFERRAL_SIDES = (P.REFERRAL_READ, P.REFERRAL_ANSWER)
TAKEDOWN_SIDES = (P.TAKEDOWN_READ, P.TAKEDOWN_ANSWER)
ON_RECEIVED = (P.REFERRAL_ANSWER, P.TAKEDOWN_ANSWER)
ASKED = (P.HOLDING_ANSWER, P.CONSENT_WITHDRAW)
TWO_PEOPLE = (
    *(P.MEMBERS_MANAGE, P.TEAM_MANAGE, P.KEYS_MANAGE, P.ROUTE_MANAGE),
    *(P.CASE_EXPORT, P.EMERGENCY_OVERRIDE, P.CONSENT_WRITE, P.OWN_DUTY, P.STANDING_MANAGE),
)
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
    "mayTell": needs(P.DISCLOSURE_PREVIEW),
    "consentSentences": needs(P.CONSENT_WRITE),
    "lastAnswerId": needs(P.CONSENT_WRITE, P.CONSENT_WITHDRAW),
    "referral": needs(*REFERRAL_SIDES),
    "referrals": needs(*REFERRAL_SIDES),
    "takedownRequest": needs(*TAKEDOWN_SIDES),
    "takedownRequests": needs(*TAKEDOWN_SIDES),
    "takedownQueue": needs(*TAKEDOWN_SIDES),
    "undeliveredCount": needs(*REFERRAL_SIDES, *TAKEDOWN_SIDES),
    "delivery": needs(P.DELIVERY_READ),
    "deliveries": needs(P.DELIVERY_READ),
    "holding": needs(*ASKED),
    "holdings": needs(*ASKED),
    "caseLedger": needs(P.LEDGER_READ),
    "referralLedger": needs(*REFERRAL_SIDES),
    "takedownLedger": needs(*TAKEDOWN_SIDES),
    "ledgerHead": needs(P.LEDGER_READ),
    "ledgerKey": needs(P.DIRECTORY_READ),
    "ledgerLeaf": needs(P.LEDGER_READ),
    "ledgerGrowth": needs(P.LEDGER_READ),
    "narrowings": needs(P.CASE_READ),
    "retainedLawyers": needs(P.CONSENT_WITHDRAW, P.CONSENT_WRITE),
    "provider": needs(P.PROVIDER_MANAGE),
    "agreement": needs(P.AGREEMENT_READ),
    "agreements": needs(P.AGREEMENT_READ),
    "candidate": needs(P.ORGANISATION_VOUCH),
    "candidates": needs(P.ORGANISATION_VOUCH),
    "peerQuestions": needs(P.ORGANISATION_VOUCH),
    "waitingActs": needs(*TWO_PEOPLE),
    "ownActs": needs(*TWO_PEOPLE),
    "decidedActs": needs(*TWO_PEOPLE),
    "recipientKeys": needs(P.KEYS_MANAGE),
    "endpoint": needs(P.ROUTE_MANAGE),
    "members": needs(P.MEMBERS_MANAGE),
    "invitations": needs(P.MEMBERS_MANAGE),
    "mySessions": SIGNED_IN,
    "myPasskeys": SIGNED_IN,
    "myNotices": SIGNED_IN,
    "client": needs(P.CLIENTS_MANAGE),
    "clients": needs(P.CLIENTS_MANAGE),
    # the whole organisation's, where a case ledger is for those who work on the case
    "ledger": needs(P.PROVISION_READ),
    "provisions": needs(P.PROVISION_READ),
    "caseTeam": needs(P.CASE_READ, P.TEAM_MANAGE),
    "alarms": needs(P.ALARM_READ),
    "reviews": needs(P.CASE_READ, P.TEAM_MANAGE),
    "places": needs(P.CASE_READ),
    "removedPlaces": needs(P.CASE_READ),
    "placesNotYetRequested": needs(P.CASE_READ),
    # who helps at night
    "standingSeconds": needs(P.STANDING_MANAGE, P.EMERGENCY_OVERRIDE),
    "standingCalls": needs(P.EMERGENCY_OVERRIDE),
    "casesOnDuty": needs(P.CASE_READ),
    "dutyRoster": needs(P.STANDING_MANAGE, P.EMERGENCY_OVERRIDE),
    # a case and what the person said
    "openCase": needs(P.CASE_WRITE),
    "recordFields": needs(P.CASE_WRITE),
    "barRecipients": needs(P.CONSENT_WRITE),
    "liftBar": needs(P.CONSENT_WRITE),
    "stateAge": needs(P.CONSENT_WRITE),
    "stateSafeContact": needs(P.CONSENT_WRITE),
    "stateWishes": needs(P.CONSENT_WRITE),
    "recordDeath": needs(P.CONSENT_WRITE),
    "settleContradiction": needs(P.CONSENT_WRITE),
    "chooseWord": needs(P.CONSENT_WRITE),
    "addPlaces": needs(P.CASE_WRITE),
    "removePlaces": needs(P.CASE_WRITE),
    "markIdentity": needs(P.CASE_WRITE),
    "addEvidence": needs(P.CASE_WRITE),
    "setEvidenceState": needs(P.CASE_WRITE),
    "closeCase": needs(P.CASE_WRITE),
    "recordConsent": needs(P.CONSENT_WRITE),
    "recordRefusal": needs(P.CONSENT_WRITE),
    "shortenConsent": needs(P.CONSENT_WITHDRAW),
    "recordGuardianWord": needs(P.CONSENT_WRITE),
    "recordOnwardAnswer": needs(P.CONSENT_WRITE),
    "recordOutsideDisclosure": needs(P.CONSENT_WRITE),
    "withdrawConsent": needs(P.CONSENT_WITHDRAW, while_suspended=True),  # also outside the team: it always succeeds
    "markPersonInformed": needs(P.CONSENT_WRITE),
    "undoWithdrawal": needs(P.CONSENT_WRITE),
    "holdDestruction": needs(P.CONSENT_WRITE),
    "answerHolding": needs(P.HOLDING_ANSWER),
    # who sees a case, and who is told of unusual reading
    "addToTeam": needs(P.TEAM_MANAGE),
    "removeFromTeam": needs(P.TEAM_MANAGE),
    "seeAlarm": needs(P.ALARM_READ),
    # what a second person looks at afterwards; each decides for her team's cases, a supervisor for all
    "decideReview": needs(P.CONSENT_WRITE, P.TEAM_MANAGE),
    # what needs a second person
    "requestEmergencyOverride": needs(P.EMERGENCY_OVERRIDE, step_up=True),
    "giveOwnDutyNotice": needs(P.OWN_DUTY, step_up=True),
    "exportCases": needs(P.CASE_EXPORT, step_up=True),
    "downloadExport": needs(P.CASE_EXPORT, step_up=True),
    # who helps at night
    "recordDanger": needs(P.EMERGENCY_OVERRIDE),  # never stopped by a form, nor by a second sign-in
    "askWrittenPart": needs(P.EMERGENCY_OVERRIDE, step_up=True),
    "answerStandingCall": needs(P.EMERGENCY_OVERRIDE, step_up=True),
    "openOnDuty": needs(P.CASE_WRITE),
    "wallCase": needs(P.CASE_WRITE),
    "nameStandingSecond": needs(P.STANDING_MANAGE, step_up=True),
    "agreeStandingSecond": needs(P.STANDING_MANAGE, step_up=True),
    "endStandingSecond": needs(P.STANDING_MANAGE),
    "setOnDuty": needs(P.TEAM_MANAGE),
    "endDuty": needs(P.TEAM_MANAGE),
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
    # who works on what was received
    "assignReceived": needs(*ON_RECEIVED),
    "unassignReceived": needs(*ON_RECEIVED),
    "wallOffReceived": needs(*ON_RECEIVED),
    "liftReceivedWall": needs(*ON_RECEIVED),
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
    "correctTakedownAnswer": needs(P.TAKEDOWN_ANSWER, P.TAKEDOWN_SEND),
    "completeTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "failTakedownRequest": needs(P.TAKEDOWN_SEND, P.TAKEDOWN_ANSWER),
    "redeliver": needs(P.DELIVERY_REDELIVER),
    "recordCarried": needs(P.DELIVERY_REDELIVER),
    # with which provider the organisation's people sign in
    "setProvider": needs(P.PROVIDER_MANAGE, step_up=True),
    "checkProvider": needs(P.PROVIDER_MANAGE),
    "removeProvider": needs(P.PROVIDER_MANAGE, step_up=True),
    # what two organisations agreed
    "endAgreement": needs(P.AGREEMENT_END, step_up=True),
    # newcomers
    "proposeOrganisation": needs(P.ORGANISATION_VOUCH, step_up=True),
    "confirmOrganisation": needs(P.ORGANISATION_VOUCH, step_up=True),
    "answerPeerQuestion": needs(P.ORGANISATION_VOUCH, step_up=True),
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
    "confirmAct": needs(*TWO_PEOPLE, step_up=True),
    "declineAct": needs(*TWO_PEOPLE),
    "answerChallenge": needs(P.KEYS_MANAGE, P.ROUTE_MANAGE, step_up=True),
    "requestAccessRecovery": needs(P.MEMBERS_MANAGE, step_up=True),
    "requestKeyChange": needs(P.KEYS_MANAGE, step_up=True),
    "revokeKey": needs(P.KEYS_MANAGE, step_up=True),
    "requestEndpointChange": needs(P.ROUTE_MANAGE, step_up=True),
    "poseChallenge": needs(P.ROUTE_MANAGE, step_up=True),
    "revokeWebhookSecrets": needs(P.ROUTE_MANAGE, step_up=True),
    # machines of the organisation
    "addClient": needs(P.CLIENTS_MANAGE, step_up=True),
    "addClientKey": needs(P.CLIENTS_MANAGE, step_up=True),
    "endClientKey": needs(P.CLIENTS_MANAGE, step_up=True),
    "endClient": needs(P.CLIENTS_MANAGE, step_up=True),
}
"""Each operation of the API, by its GraphQL name."""

THINGS: Mapping[str, Rule] = {
    "Agreement": OPERATIONS["agreement"],
    "Candidate": OPERATIONS["candidate"],
    "Case": OPERATIONS["case"],
    "Client": OPERATIONS["client"],
    "Delivery": OPERATIONS["delivery"],
    "Holding": OPERATIONS["holding"],
    "Organisation": OPERATIONS["organisation"],
    "Referral": OPERATIONS["referral"],
    "TakedownRequest": OPERATIONS["takedownRequest"],
    "TwoPersonAct": OPERATIONS["ownActs"],
}
"""Who may find a thing of this type by its id alone (`node`)."""
