"""Each field of each type with its permissions: a second wall behind the operation that led there."""

from collections.abc import Mapping

from hub.identity.permissions.operations import ASKED, ON_RECEIVED, REFERRAL_SIDES, TAKEDOWN_SIDES, TWO_PEOPLE
from hub.identity.permissions.roles import Permission

P = Permission

_ANY: tuple[Permission, ...] = ()
_ALL = (P.DIRECTORY_READ,)
_CASE = (P.CASE_READ,)
_SAID = (P.CASE_READ, P.CONSENT_WRITE, P.CONSENT_WITHDRAW)
_BEFORE = (P.DISCLOSURE_PREVIEW,)
_EITHER = (*REFERRAL_SIDES, *TAKEDOWN_SIDES)

FIELDS: Mapping[str, Mapping[tuple[Permission, ...], str]] = {
    "ActDetail": {TWO_PEOPLE: "name value label text"},
    "AgreedField": {(P.AGREEMENT_READ,): "name label form"},
    "Admission": {(P.ORGANISATION_VOUCH,): "actId organisation role label comesBack askedAt"},
    "Agreement": {
        (P.AGREEMENT_READ,): "id sender recipient purposes fields retentionDays onwardSharing validFrom validTo "
        "createdAt endedAt endedBy endReason"
    },
    "Alarm": {(P.ALARM_READ,): "id kind principalId at count disclosureId seenAt seenBy"},
    "AllowedForm": {_SAID: "name label form"},
    "AnswerCorrection": {
        (*TAKEDOWN_SIDES, P.TAKEDOWN_SEND): "item earlierStatus earlierReason status reason why correctedBy at"
    },
    "AskedBefore": {
        (*_BEFORE, P.REFERRAL_SEND, P.TAKEDOWN_SEND, P.DELIVERY_REDELIVER): "kind item elsewhere objectId status at "
        "caseId"
    },
    "AssignedPerson": {ON_RECEIVED: "principalId label role how reason assignedBy assignedAt"},
    "WalledPerson": {ON_RECEIVED: "principalId label role reason walledBy walledAt"},
    "Attempt": {(P.DELIVERY_READ,): "number startedAt endedAt outcome code"},
    "Candidate": {
        (P.ORGANISATION_VOUCH,): "id name nameEn kind country languages statement proposer second standing proposedAt "
        "endsAt organisation"
    },
    "Case": {
        _CASE: "id status urgency language createdAt updatedAt retentionUntil version fields evidence preservation "
        "consents onwardAnswers outsideDisclosures withdrawals guardianWords reviews emergencies statements history "
        "evidenceHistory cameFromId ownDutyNotices dangers walled number name referrals takedownRequests holdings "
        "barredInWords notes nextStep guidanceCards guidanceTold"
    },
    "CaseNote": {_CASE: "number kind way at words writtenById writtenAt"},
    "CaseNextStep": {_CASE: "words dueOn plannedById plannedAt"},
    "CaseField": {_CASE: "name label value recordedAt"},
    "Catalogue": {_ALL: "fields codeSets forms"},
    "CatalogueField": {
        _ALL: "name label meaning category sensitivity kind codeSet parts letters rows purposes leaves inOffer "
        "consentNeeded softened"
    },
    "ClockEvent": {(*TAKEDOWN_SIDES, P.TAKEDOWN_SEND): "kind at dueAt clock recordedAt"},
    "ClockRule": {_ALL: "rule title length counting starts source mark readOn enabled certain validFrom validTo then"},
    "CodeFact": {_ALL: "name meaning"},
    "FieldPart": {_ALL: "name kind label meaning required codeSet letters least most parts"},
    "FormNeed": {_ALL: "step purpose field level form parts oneOfKind unless only goesOn"},
    "OwnWords": {_ALL: "name words reason"},
    "PartnerForm": {_ALL: "connector title channel purposes needs ownWords"},
    "SoftenedForm": {_ALL: "label meaning codeSet"},
    "VocabularyCode": {_ALL: "code words meaning facts"},
    "VocabularySet": {_ALL: "name meaning codes facts"},
    "Words": {_ALL: "ja en"},
    "WordsTaken": {_ALL: "name codes"},
    "Client": {
        (P.CLIENTS_MANAGE,): "id clientId principalId label role binding scopes requestsPerMinute createdAt endedAt "
        "keys"
    },
    "ClientKey": {(P.CLIENTS_MANAGE,): "kid thumbprint createdAt endedAt"},
    "RequestComplaint": {(P.TAKEDOWN_READ, P.TAKEDOWN_SEND): "canBeSent message"},
    "Clock": {(*TAKEDOWN_SIDES, P.TAKEDOWN_SEND): "rule title dueAt silence missing sentence"},
    "Consent": {
        _SAID: "recipient purpose channel eventType fields until endsSoon givenBy method language wording assent "
        "notCapableReason guardianConsent guardianReason guardianInformed guardianInformedReason abroadAccepted "
        "refusalText updatedAt answerId"
    },
    "Delivery": {
        (P.DELIVERY_READ, P.DELIVERY_REDELIVER): "id recipient objectId connector event status reason messageId "
        "attemptCount nextAt createdAt attempts missing sentence nextStep"
    },
    "DeviceNotice": {_ANY: "id label device at seenAt"},
    "DisclosurePreview": {
        _BEFORE: "allowed channel reasons leaves withheld finds toSay handling duties duplicates until "
        "emergencyOverride keepFirst fingerprint"
    },
    "Document": {(P.REFERRAL_ANSWER, P.CASE_EXPORT): "fileName mediaType content"},
    "DuplicateReason": {_CASE: "code text recordedBy at"},
    "DutyToRead": {_BEFORE: "id kind version sentenceJa sentenceEn reportsTo source appliesNow reachesBarred answer"},
    "EmergencyOverride": {
        _CASE: "recipient purpose fields reason number calledAt askedBy confirmedBy confirmedAt until endedAt stands "
        "confirmedFor"
    },
    "Endpoint": {(P.ROUTE_MANAGE,): "connector address since signed olderSecretUntil"},
    "DangerRecord": {
        (P.CASE_READ, P.EMERGENCY_OVERRIDE): "id kinds kindsInWords who where words number calledAt disclosureId "
        "recordedBy recordedAt"
    },
    "DutyTime": {(P.STANDING_MANAGE, P.EMERGENCY_OVERRIDE): "id memberId label kind startsAt endsAt"},
    "EarlierState": {_CASE: "number state recordedAt recordedById replacedAt replacedById"},
    "EarlierValue": {_CASE: "field value recordedAt recordedById replacedAt replacedById"},
    "Evidence": {_CASE: "number kind description takenAt sha256 state heldBy"},
    "Fingerprint": {(P.KEYS_MANAGE,): "english japanese hex"},
    "GuidanceCard": {_CASE: "card version writtenOn review source fits ja jaEasy en"},
    "GuidanceText": {_CASE: "title sentences"},
    "ToldGuidance": {_CASE: "card version language way title sentences toldAt recordedAt recordedById"},
    "GuardianWord": {_SAID: "id recipient word method language text recordedBy recordedAt"},
    "Handling": {(*_BEFORE, *_EITHER): "doNotContact guardianInformed tlp"},
    "Holding": {ASKED: "id sender recipient objectId kind askedAt asks answer duty until answeredAt silentSince"},
    "IdentityFind": {_BEFORE: "field place start end text kind state why sentence"},
    "Invitation": {(P.MEMBERS_MANAGE,): "id role label comesBack createdAt until waits"},
    "ItemNow": {(*TAKEDOWN_SIDES, P.TAKEDOWN_SEND): "number status reason version"},
    "ItemStatus": {TAKEDOWN_SIDES: "number status reason"},
    "LeavingField": {_BEFORE: "field label form value"},
    "LedgerGrowth": {(P.LEDGER_READ,): "oldSize size checkpoint proof"},
    "LedgerHead": {(P.LEDGER_READ,): "seq hash signature at export"},
    "LedgerKey": {(P.DIRECTORY_READ,): "algorithm key vkey"},
    "LedgerLeaf": {(P.LEDGER_READ,): "day index size checkpoint export"},
    "LedgerLine": {
        (
            P.LEDGER_READ,
            P.PROVISION_READ,
            *REFERRAL_SIDES,
            *TAKEDOWN_SIDES,
        ): "id verb actor principalId objectId byTheHub recipient digest at seq previous hash field about export"
    },
    "ListedCase": {
        _CASE: "id number name onTeam status urgency language createdAt updatedAt version nextConsentEndsAt "
        "consentEndsSoon dueAt overdue"
    },
    "Waiting": {_CASE: "why caseId caseNumber caseName objectId recipient status urgency dueAt at total"},
    "CaseCounts": {_CASE: "mine all waiting overdue closed"},
    "ListedReferral": {
        REFERRAL_SIDES: "status reason purpose urgency language respondBy expiresAt overdue capacity engagement "
        "engagedOn outcome createdAt updatedAt version id sender recipient deliveryStatus trouble assignedTo"
    },
    "ItemFinding": {(*TAKEDOWN_SIDES, P.TAKEDOWN_SEND): "item found saidBy lookedAt recordedAt"},
    "ListedTakedownRequest": {
        TAKEDOWN_SIDES: "status urgency language dueAt clock overdue outcome createdAt version id reason sender "
        "recipient items deliveryStatus trouble clocks dueState purpose assignedTo"
    },
    "MayTell": {_BEFORE: "allowed reasons"},
    "Member": {(P.MEMBERS_MANAGE,): "id kind role label since"},
    "NamedOrganisation": {_ANY: "id name kind country"},
    "PartnerRoute": {_BEFORE: "purpose title ageClass senders countries languages source validFrom validTo"},
    "PreparedStep": {(P.TAKEDOWN_READ, P.TAKEDOWN_SEND): "kind title since draft"},
    "OnwardAnswer": {_SAID: "recipient dutyId version answer recordedAt"},
    "Organisation": {_ANY: "id name nameEn kind country languages channel duties services platformFacts"},
    "MissingFact": {_BEFORE: "field label"},
    "Narrowing": {
        (P.CASE_READ, P.CONSENT_WRITE): "id objectId caseId recipient cause causeReason act causedBy at holdUntil "
        "personInformedAt personInformedBy personInformedWay"
    },
    "OpenDate": {(*REFERRAL_SIDES, P.REFERRAL_SEND, P.CONSENT_WITHDRAW, P.CONSENT_WRITE): "kind on"},
    "OutsideDisclosure": {
        _SAID: "id recipient recipientName recipientKind purpose how fields note disclosedAt recordedAt covered "
        "notCoveredBecause"
    },
    "OwnDutyNotice": {
        _CASE: "recipient disclosureId law lawTitle abuser fields doNotContact toldFirst notToldBecause reason number "
        "calledAt askedBy confirmedBy confirmedAt"
    },
    "PageInfo": {_ANY: "hasNextPage hasPreviousPage startCursor endCursor"},
    "Passkey": {_ANY: "id name createdAt usedAt"},
    "PastWithdrawal": {_SAID: "id recipient destruction recall at undoneAt nowWaits heldBy heldUntil undoAttempts"},
    "PeerQuestion": {
        (P.ORGANISATION_VOUCH,): "id organisation kind recipient askedAt decideBy overdue answer answeredAt doneAt"
    },
    "Place": {_CASE: "id field value recordedAt"},
    "PlatformFact": {_ANY: "name source validFrom validTo"},
    "PlaceOutcome": {(P.CASE_WRITE,): "number outcome placeId reasons requestedFrom"},
    "Present": {(*_EITHER, P.TAKEDOWN_SEND): "status reason version updatedAt outcome steps items"},
    "Problem": {_ANY: "code field sentence allowed nextStep presentStatus"},
    "Provider": {
        (P.PROVIDER_MANAGE,): "id issuer clientId method signInWord publicKey setAt checkedAt algorithms sendsIssuer "
        "redirectUri version"
    },
    "Provision": {
        (P.PROVISION_READ,): "id side sender recipient objectId purpose channel fields consentId emergencyId ownDutyId "
        "agreementId at"
    },
    "QueuedTakedownRequest": {
        TAKEDOWN_SIDES: "status urgency language dueAt clock overdue outcome createdAt version id sender items "
        "deliveryStatus trouble clocks dueState purpose"
    },
    "ProposedRoute": {_BEFORE: "route recipient state leaves toWrite duties answerBy clock clocks"},
    "ProposedRoutes": {_BEFORE: "proposals leftOut missing"},
    "ForeseenNarrowing": {(P.CONSENT_WITHDRAW,): "objectId recipient purpose act withAll asks engaged"},
    "RouteOutcome": {(P.REFERRAL_SEND, P.TAKEDOWN_SEND): "number objectId reasons duplicates"},
    "RouteLeftOut": {_BEFORE: "route recipient reasons"},
    "RecipientKey": {(P.KEYS_MANAGE,): "id purpose public state createdAt endedAt fingerprint"},
    "Referral": {
        (*REFERRAL_SIDES, P.REFERRAL_SEND): "id status reason purpose urgency language respondBy expiresAt overdue "
        "capacity engagement engagedOn outcome createdAt updatedAt version sender recipient caseId notice cause "
        "causeReason reroutedFrom openDates timeline nextChoices deliveryStatus trouble assignedTo walledOff",
        REFERRAL_SIDES: "offer packet duplicateReasons",
    },
    "Released": {_EITHER: "kind purpose createdAt language urgency handling fields digest canonical"},
    "ReleasedField": {_EITHER: "name label value"},
    "RemovedPlace": {_CASE: "id field value addedBy addedAt removedBy removedAt reason"},
    "ReportingDuty": {_ANY: "id kind version reportsTo underAge sentenceJa sentenceEn source validFrom validTo"},
    "RetainedLawyer": {(P.CONSENT_WITHDRAW, P.CONSENT_WRITE): "referral recipient openDates"},
    "Review": {
        (P.CASE_READ, P.TEAM_MANAGE): "caseId",
        (
            P.CASE_READ,
            P.TEAM_MANAGE,
            P.MEMBERS_MANAGE,
        ): "id kind subjectId askedBy askedAt dueAt overdue decidedBy decidedAt decision",
    },
    "ConsentQuestion": {
        (P.CONSENT_WRITE,): "recipient purpose channel fields until duties abroad ifNo expectedAnswerId reasons"
    },
    "ConsentQuestions": {(P.CONSENT_WRITE,): "minor readings"},
    "ConsentReading": {(P.CONSENT_WRITE,): "sentences questions"},
    "NeededForm": {(P.CONSENT_WRITE,): "name label form required"},
    "SittingOutcome": {(P.CONSENT_WRITE,): "number consent reasons"},
    "SentenceToRead": {(P.CONSENT_WRITE,): "ja jaEasy en"},
    "Service": {
        _ANY: "name purposes serviceArea eligibilityDescription minimumAge maximumAge languages hours capacity"
    },
    "Session": {_ANY: "id device method createdAt seenAt current"},
    "StandingCall": {
        (P.EMERGENCY_OVERRIDE,): "id organisation kinds danger recipientKind recipientWords recordedAt calledAt "
        "expiresAt"
    },
    "StandingSecond": {
        (P.STANDING_MANAGE, P.EMERGENCY_OVERRIDE): "id organisation peer standing namedAt agreedAt endedAt"
    },
    "Statement": {
        _SAID: "id kind value saidBy method language wording saidAt recordedBy recordedAt counts notCounted "
        "contradicts about unsettled actId"
    },
    "Step": {(*_EITHER, P.REFERRAL_SEND, P.TAKEDOWN_SEND): "status reason actor at"},
    "StillOutThere": {(P.CASE_WRITE,): "objectId kind recipient sentence"},
    "TakedownItem": {TAKEDOWN_SIDES: "number status reason kind value service algorithm"},
    "TakedownRequest": {
        (*TAKEDOWN_SIDES, P.TAKEDOWN_SEND): "id status urgency language dueAt clock overdue outcome createdAt version "
        "reason updatedAt receivedAt receivedProof answeredBy sender recipient caseId notice cause causeReason "
        "duplicates timeline corrections deliveryStatus trouble clocks assignedTo walledOff dueState findings "
        "clockEvents nextSteps purpose complaint",
        TAKEDOWN_SIDES: "items itemStates packet duplicateReasons",
    },
    "TwoPersonAct": {
        TWO_PEOPLE: "id kind sentence objectId requestedBy requestedLabel requestedAt expiresAt status challenge "
        "sealedChallenge decidedBy decidedLabel decidedAt reason details confirmedFor standingCalledAt"
    },
    "CaseColleague": {(P.TEAM_MANAGE,): "principalId label role"},
    "TeamMember": {(P.CASE_READ, P.TEAM_MANAGE): "principalId label role addedBy addedAt reason"},
    "Trouble": {(*_EITHER, P.REFERRAL_SEND, P.TAKEDOWN_SEND): "code sentence reason missing nextStep delivery"},
    "UndeliveredCount": {_EITHER: "referrals takedowns"},
    "UndoAttempt": {_SAID: "at counted reasons recordedBy"},
    "Viewer": {_ANY: "organisationId principalId role permissions language"},
    "WithdrawalAcknowledgement": {
        (P.CONSENT_WITHDRAW, P.CONSENT_WRITE): "id recipient at destroyAt goneFromHubAt goneFromBackupsAt "
        "destruction referrals requests goingOn released cancelled inFlight holdings byHand emergencies retained"
    },
    "WithheldField": {_BEFORE: "field label rule sentence"},
}
"""Each field of each type, by their GraphQL names. What only wraps (payloads, pages of a list) shows what it holds."""
