"""What is content, and what only a person may hold: the two lists by which machines are measured.

A permission is on content where some type that shows opened values names it, or some operation that leads content
out: both lists are of the API's own names, so that what is added there is measured here.
"""

from hub.identity.permissions.fields import FIELDS
from hub.identity.permissions.operations import OPERATIONS
from hub.identity.permissions.roles import Permission

SHOWS_CONTENT = (
    *("CaseField", "Consent", "DangerRecord", "DisclosurePreview", "Document", "Evidence", "PlaceOutcome"),
    *("Released", "ReleasedField", "Statement", "TakedownItem", "StillOutThere"),
)
"""Types whose fields hold what was sealed, or what was written of a case."""
LEADS_OUT = (
    *("offerReferral", "sendRoutes", "sendTakedownRequest", "requestPreservation", "complainOfRequest", "redeliver"),
    "requestEmergencyOverride",
    *("giveOwnDutyNotice", "exportCases", "answerTakedownItems", "answerHolding"),
)
"""Operations by which content leaves, or an answer about it is given that is told to the person."""

CONTENT: frozenset[Permission] = frozenset(
    {one for name in SHOWS_CONTENT for any_of in FIELDS[name] for one in any_of}
    | {one for name in LEADS_OUT for one in OPERATIONS[name].any_of}
)
"""With each of these somebody reads or writes content; a machine holds one only by two people, and only under DPoP."""

FOR_PEOPLE: frozenset[Permission] = frozenset({Permission.TEAM_MANAGE, Permission.EMERGENCY_OVERRIDE})
"""What no machine holds: to put anybody on a case, and to say that a life is in danger."""

FOR_PEOPLE_WORDS = {"withdrawConsent": "destruction: NOW"}
"""Of an operation that machines may ask for, the words that only a person says; the use case refuses them."""
