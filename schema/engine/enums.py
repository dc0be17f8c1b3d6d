"""The enums of the API, one for each closed list of the vocabulary (`hub/exchange/vocabulary/`): by name, both ways.

Rooms, database, webhooks and packets keep the code of a word; `schema/engine/choices.py` holds the one table of names
and codes. Input and output of one notion are one enum: what only the hub gives, the room refuses from a caller.
"""

from collections.abc import Mapping
from typing import Any

import hub.sentences  # noqa: F401 - the codes of every room
import schema.engine.sentences  # noqa: F401 - and those of the API itself
from hub.audit.verbs import Verb
from hub.exchange.vocabulary import (
    SETS,
    CodeSet,
    case,
    deadlines,
    disclosure,
    members,
    narrowing,
    oversight,
    person,
    purposes,
    routes,
    takedowns,
    tasks,
)
from hub.identity.permissions.meanings import PERMISSIONS
from hub.kit.sentence import SENTENCES
from schema.engine.choices import choice


def _enum(name: str, words: CodeSet, more: Mapping[str, str] | None = None) -> Any:
    """`more`: what the API has to say of a word beside its meaning."""
    said = {one.code: f"{one.meaning} {(more or {}).get(one.code, '')}".strip() for one in words}
    return choice(name, words.meaning, said)


Urgency = _enum("Urgency", case.URGENCIES)
Language = _enum("Language", case.LANGUAGES)
CaseStatus = _enum("CaseStatus", case.CASE_STATUSES)
EvidenceState = _enum("EvidenceState", case.EVIDENCE_STATES)
NoteKind = _enum("NoteKind", case.NOTE_KINDS)
NoteWay = _enum("NoteWay", case.NOTE_WAYS)
CarriedHow = _enum("CarriedHow", case.CARRY_WAYS)
PlaceField = _enum("PlaceField", case.PLACE_FIELDS)
PlaceResult = _enum("PlaceResult", case.PLACE_OUTCOMES)
FindKind = _enum("FindKind", case.FIND_KINDS)
FindState = _enum("FindState", case.FIND_STATES)
FindReason = _enum("FindReason", case.FIND_REASONS)

AgeBand = _enum("AgeBand", person.AGE_BANDS)
DangerKind = _enum("DangerKind", person.DANGERS)
Voice = _enum("Voice", person.VOICES)
GuardianWordKind = _enum("GuardianWordKind", person.GUARDIAN_WORDS)
GuidanceCardName = _enum("GuidanceCardName", person.GUIDANCE_CARDS)
CardLanguage = _enum("CardLanguage", person.CARD_LANGUAGES)
StatementKind = _enum("StatementKind", person.STATEMENT_KINDS)

Purpose = _enum("Purpose", purposes.PURPOSES)
RequestPurpose = _enum("RequestPurpose", purposes.REQUESTED)
RecipientKind = _enum("RecipientKind", disclosure.RECIPIENTS)
OrganisationKind = _enum("OrganisationKind", disclosure.ORGANISATION_KINDS)
FieldForm = _enum("FieldForm", disclosure.FORMS)
PacketKind = _enum("PacketKind", disclosure.PACKET_KINDS)
DisclosureKind = _enum("DisclosureKind", disclosure.DISCLOSURE_KINDS)
ConsentEvent = _enum("ConsentEvent", disclosure.CONSENT_EVENTS)
Giver = _enum("Giver", disclosure.GIVERS)
Way = _enum("Way", disclosure.CONSENT_METHODS)
GuardianConsent = _enum("GuardianConsent", disclosure.GUARDIAN_CONSENT)
OnwardKind = _enum("OnwardKind", disclosure.DUTY_KINDS)
InformedWay = _enum("InformedWay", disclosure.INFORMED_WAYS)
Destruction = _enum(
    "Destruction",
    disclosure.DESTRUCTIONS,
    {
        "after_seven_days": "Reading ends now; it is undone by safe contact alone.",
        "now": "Everything that the hub keeps goes in this moment. A machine never says it; outside the team it takes "
        "a fresh sign-in; from the third case within an hour on, what one person says is cut at once and destroyed "
        "after seven days, or when a second person confirms (`act`).",
    },
)

RouteWish = _enum("RouteWish", routes.ROUTE_WISHES)
AgeClass = _enum("AgeClass", routes.AGE_CLASSES)
RouteSender = _enum("RouteSender", routes.ROUTE_SENDERS)
RouteState = _enum("RouteState", routes.ROUTE_STATES)

TaskStatus = _enum("TaskStatus", tasks.TASK_STATUSES)
TaskReason = _enum("TaskReason", tasks.TASK_REASONS)
Capacity = _enum("Capacity", tasks.CAPACITIES)
Engagement = _enum("Engagement", tasks.ENGAGEMENTS)
DateKind = _enum("DateKind", tasks.DATE_KINDS)
ReferralOutcome = _enum("ReferralOutcome", tasks.REFERRAL_OUTCOMES)
DeliveryStatus = _enum("DeliveryStatus", tasks.DELIVERY_STATUSES)
ReleaseNotice = _enum("ReleaseNotice", tasks.NOTICES)
AskedBeforeKind = _enum("AskedBeforeKind", tasks.EARLIER_KINDS)
AgainReason = _enum("AgainReason", tasks.AGAIN_REASONS)

ItemState = _enum("ItemState", takedowns.ITEM_STATUSES)
ItemReason = _enum("ItemReason", takedowns.ITEM_REASONS)
CorrectionReason = _enum("CorrectionReason", takedowns.CORRECTIONS)
TakedownOutcome = _enum("TakedownOutcome", takedowns.TAKEDOWN_OUTCOMES)
ItemKind = _enum("ItemKind", takedowns.ITEM_KINDS)
HashAlgorithm = _enum("HashAlgorithm", takedowns.ALGORITHMS)
SignerRole = _enum("SignerRole", takedowns.SIGNER_ROLES)
ReceiptProof = _enum("ReceiptProof", takedowns.RECEIPT_PROOFS)
AnsweredBy = _enum("AnsweredBy", takedowns.ANSWERED_BY)
ClockSilence = _enum("ClockSilence", takedowns.CLOCK_SILENCES)
ClockCounting = _enum("ClockCounting", deadlines.CLOCK_COUNTINGS)
ClockStart = _enum("ClockStart", deadlines.CLOCK_STARTS)
SourceMark = _enum("SourceMark", deadlines.SOURCE_MARKS)
ClockMoment = _enum("ClockMoment", deadlines.CLOCK_MOMENTS)
ClockEventKind = _enum("ClockEventKind", deadlines.CLOCK_EVENTS)
FindingWord = _enum("FindingWord", deadlines.FINDINGS)
FindingSource = _enum("FindingSource", deadlines.FINDING_SOURCES)
DueState = _enum("DueState", deadlines.DUE_STATES)
StepAfterDue = _enum("StepAfterDue", deadlines.STEPS_AFTER_DUE)
PlatformFactName = _enum("PlatformFactName", deadlines.PLATFORM_FACTS)

ReviewKind = _enum("ReviewKind", oversight.REVIEW_KINDS)
ReviewDecision = _enum("ReviewDecision", oversight.REVIEW_DECISIONS)
AlarmKind = _enum("AlarmKind", oversight.ALARM_KINDS)
ActKind = _enum("ActKind", oversight.ACT_KINDS)
ActStatus = _enum("ActStatus", oversight.ACT_STATUSES)
ActChallenge = _enum("ActChallenge", oversight.ACT_CHALLENGES)
AssignReason = _enum("AssignReason", oversight.ASSIGN_REASONS)
AssignedHow = _enum("AssignedHow", oversight.ASSIGNED_HOW)
WallReason = _enum("WallReason", oversight.WALL_REASONS)
DutyKind = _enum("DutyKind", oversight.DUTY_TIMES)
StandingStatus = _enum("StandingStatus", oversight.STANDING_SECONDS)
PeerQuestionKind = _enum("PeerQuestionKind", oversight.PEER_KINDS)
PeerAnswer = _enum(
    "PeerAnswer",
    oversight.PEER_ANSWERS,
    {
        "confirm": "To a `WITHDRAWAL`: as the person told you.",
        "decline": "To a `WITHDRAWAL`.",
        "go-on": "To a `REQUEST`: the platform may read and take it on.",
        "end": "To a `REQUEST`.",
    },
)
HoldingAnswer = _enum("HoldingAnswer", oversight.HOLDING_ANSWERS)
HoldingQuestion = _enum("HoldingQuestion", oversight.HOLDING_QUESTIONS)
Side = _enum("Side", oversight.PROVISION_SIDES)
Abuser = _enum("Abuser", oversight.ABUSERS)
OwnDutyLaw = _enum("OwnDutyLaw", oversight.OWN_DUTY_LAWS)

MemberRole = _enum("MemberRole", members.ROLES)
MemberKind = _enum("MemberKind", members.MEMBER_KINDS)
CandidateStanding = _enum("CandidateStanding", members.CANDIDATE_STANDINGS)
AgreementEnd = _enum(
    "AgreementEnd",
    members.AGREEMENT_ENDS,
    {
        "breach": "What was accepted cannot be read any more, unless the lawyer was retained.",
        "ended": "What was accepted is kept for the retention agreed; nothing new passes.",
    },
)
SessionMethod = _enum("SessionMethod", members.SESSION_METHODS)
ProviderMethod = _enum("ProviderMethod", members.PROVIDER_METHODS)
ClientBinding = _enum("ClientBinding", members.BINDINGS)
RecipientPurpose = _enum("RecipientPurpose", members.KEY_PURPOSES)
KeyState = _enum("KeyState", members.KEY_STATES)
AttemptOutcome = _enum("AttemptOutcome", members.ATTEMPT_OUTCOMES)
MessageStatus = _enum("MessageStatus", members.MESSAGE_STATUSES)
NextStep = _enum("NextStep", members.NEXT_STEPS)
MessageEvent = _enum("MessageEvent", members.MESSAGE_EVENTS)
PacketChannel = _enum("PacketChannel", members.CHANNELS)

NarrowingCause = _enum("NarrowingCause", narrowing.NARROWING_CAUSES)
NarrowingAct = _enum("NarrowingAct", narrowing.NARROWING_ACTS)

Outcome = choice(
    "Outcome",
    "What a referral or a request led to.",
    {one.code: one.meaning for one in (*tasks.REFERRAL_OUTCOMES, *takedowns.TAKEDOWN_OUTCOMES)},
)
AskedStatus = choice(
    "AskedStatus",
    "Where a referral or request stands, or an item of a request.",
    {one.code: one.meaning for one in (*takedowns.ITEM_STATUSES, *tasks.TASK_STATUSES)},
)

LedgerVerb = choice(
    "LedgerVerb",
    "What stands in the ledger: subject and verb. The list grows: show a verb that you do not know as it is.",
    {one.value: f"{one.meaning} Digest: {one.digest}." if one.digest else one.meaning for one in Verb},
)
Permission = choice(
    "Permission",
    "What somebody or a machine may do; as an OAuth scope it is written `case:read`.",
    {one.value: f"To {words.en}." for one, words in PERMISSIONS.items()},
)
ProblemCode = choice(
    "ProblemCode",
    "What is wrong, to branch on. The list grows: treat a code that you do not know by its `nextStep`.",
    {code: sentence.en for code, sentence in SENTENCES.items()},
)
VocabularySetName = choice(
    "VocabularySetName",
    "The name of a closed list of codes (`catalogue`).",
    {one.name: one.meaning for one in SETS.values()},
)
Tlp = choice(
    "Tlp",
    "A label of the Traffic Light Protocol, TLP 2.0; documents hold it as it is, e.g. `TLP:AMBER+STRICT`.",
    {
        "TLP:RED": "For the eyes of those named alone.",
        "TLP:AMBER+STRICT": "Within the recipient's organisation alone, for those who need to know.",
        "TLP:AMBER": "Within the recipient's organisation and its clients, for those who need to know.",
        "TLP:GREEN": "Within the community.",
        "TLP:CLEAR": "Without limit.",
    },
)
