"""Who belongs to the organisation: inviting, ending, and letting somebody back in."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "members.title": Phrase("Members"),
        "members.list": Phrase("Members now"),
        "members.more": Phrase("See more"),
        "members.since": Phrase("Since", "members"),
        "members.machine": Phrase("Machine"),
        "members.you": Phrase("You"),
        "members.end": Phrase("End access"),
        "members.recover": Phrase("Let back in"),
        "members.invite": Phrase("Invite somebody"),
        "members.role": Phrase("Role"),
        "members.label": Phrase("Name of the work"),
        "members.label.hint": Phrase("Not the name of a person. For example: evening desk"),
        "members.invite.do": Phrase("Make the invitation"),
        "members.open": Phrase("Invitations not used yet"),
        "members.open.none": Phrase("There are none."),
        "members.until": Phrase("Until"),
        "members.withdraw": Phrase("Withdraw"),
        "members.done.ended": Phrase("Access was ended. All sign-ins of that person are cut."),
        "members.done.withdrawn": Phrase("The invitation was withdrawn."),
        "members.done.asked": Phrase("Asked. Somebody else must confirm it within 24 hours."),
        "members.waits": Phrase("Waits for a second person"),
        "members.role_change": Phrase("Change the role"),
        "role_change.title": Phrase("Change the role"),
        "role_change.text": Phrase(
            "It changes once somebody else confirms. All sign-ins of that person are cut; passkeys stay."
        ),
        "role_change.reason": Phrase("Reason"),
        "invited.title": Phrase("The invitation is made"),
        "invited.once": Phrase("This is shown this once."),
        "invited.second": Phrase(
            "Somebody else confirms within 24 hours on the page Needs two people, is shown the code, and tells it "
            "by telephone or in person."
        ),
        "invited.act": Phrase("Where nobody can confirm yet, the number for the operator:"),
        "invited.link": Phrase("Link (by hand or message)"),
        "invited.code": Phrase("Code (by telephone or in person)"),
        "invited.until": Phrase("Until"),
        "end_member.title": Phrase("End a member's access"),
        "end_member.text": Phrase("Their sign-ins are cut at once and they can't come in again. This can't be undone."),
        "end_member.do": Phrase("End it"),
        "recover.title": Phrase("Let somebody back in"),
        "recover.text": Phrase(
            "Make sure who it is, in person or by telephone. You are shown a link, and whoever confirms a code."
        ),
        "recover.do": Phrase("Ask for a second person"),
    }
)
