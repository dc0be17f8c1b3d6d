"""A lawyer's day: referrals that were received, the check, the answer, and the packet."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "offers.title": Phrase("Referrals received"),
        "offers.views": Phrase("Which referrals"),
        "offers.view.waiting": Phrase("Waiting for your answer"),
        "offers.view.mine": Phrase("Yours"),
        "offers.view.all": Phrase("All that came"),
        "offers.due": Phrase("Answer by"),
        "offers.left": Phrase("left:"),
        "offers.who": Phrase("Who is on it"),
        "offers.you": Phrase("You", "offers"),
        "offers.nobody": Phrase("Nobody yet"),
        "offers.take": Phrase("Take it on yourself"),
        "offers.none": Phrase("There is no referral here."),
        "offer.title": Phrase("Referral"),
        "offer.handling": Phrase("How to handle it"),
        "offer.barred": Phrase("Do not contact or tell:"),
        "offer.barred.none": Phrase("nobody was named"),
        "offer.guardian.informed": Phrase("Her guardian knows."),
        "offer.guardian.not_informed": Phrase("Her guardian does not know. Do not contact the guardian."),
        "offer.guardian.of_age": Phrase("She is of age."),
        "offer.contact": Phrase("Contact:"),
        "offer.contact.none": Phrase("No way to reach her is told here. Ask the sender."),
        "offer.language": Phrase("Her language"),
        "offer.reason": Phrase("Reason given"),
        "offer.shut": Phrase("It can't be read any more. What was written down elsewhere is yours to keep or delete."),
        "offer.known": Phrase("What decides"),
        "offer.nobody": Phrase("Until it is accepted, nobody here learns who she is."),
        "offer.conflict": Phrase("Check for a conflict of interest"),
        "offer.names": Phrase("Names and handles of those you act for"),
        "offer.names.hint": Phrase(
            "One a line, 50 at most. They are not kept. A few checks are possible for one offer."
        ),
        "offer.check": Phrase("Check"),
        "offer.conflict.match": Phrase("One of them is the other side. Step back for a conflict of interest."),
        "offer.conflict.no_match": Phrase(
            "None of them was recorded as the other side. This is no clearance: she may not know a name."
        ),
        "offer.conflict.nothing_recorded": Phrase(
            "No name of the other side is recorded, so nothing was compared. Ask the sender by telephone."
        ),
        "offer.conflict.entered": Phrase("entered:"),
        "offer.reply": Phrase("Your answer"),
        "offer.answer": Phrase("Can you take it?"),
        "offer.answer.accept": Phrase("Yes. The packet opens, for the time agreed."),
        "offer.answer.waitlist": Phrase("Yes, but she must wait. The packet opens."),
        "offer.answer.decline": Phrase("No. The offer is destroyed on both sides."),
        "offer.answer.conflict": Phrase("No: a conflict of interest. It ends for the whole office."),
        "offer.declined_for": Phrase("Reason", "offers"),
        "offer.declined_for.hint": Phrase("Needed where you say no."),
        "offer.answer.do": Phrase("Answer", "offers"),
        "offer.seen": Phrase("Say that it has arrived"),
        "offer.lines": Phrase("In ten lines"),
        "offer.inventory": Phrase("Evidence"),
        "offer.inventory.hint": Phrase("A list only. The sender tells who holds the originals. No image is ever here."),
        "offer.dates": Phrase("Dates, the earliest first"),
        "offer.dates.none": Phrase("No date is told."),
        "offer.rest": Phrase("Everything else"),
        "offer.not_told": Phrase("What is not told"),
        "offer.not_told.agreed": Phrase(
            "She does not agree, or it is not recorded. Do not ask her again; ask the sender."
        ),
        "offer.not_told.not_agreed": Phrase("The two organisations' agreement does not hold it."),
        "offer.take_along": Phrase("Take it along"),
        "offer.take_along.hint": Phrase("Sealed to your office's own key. It is kept in the ledger."),
        "offer.download": Phrase("Download it sealed"),
        "offer.digest": Phrase("Digest (SHA-256)"),
        "offer.compare": Phrase("Compare a digest"),
        "offer.compare.hint": Phrase("Paste the one of the data file that you opened."),
        "offer.compare.do": Phrase("Compare"),
        "offer.digest.same": Phrase("It is the same: nothing was changed."),
        "offer.digest.other": Phrase("It is another one. Download it once more and compare again."),
        "offer.agreed": Phrase("What was agreed with her"),
        "offer.engagement": Phrase("Accepting does not say this"),
        "offer.on": Phrase("Since when"),
        "offer.open_dates": Phrase("Dates you must keep for her"),
        "offer.open_dates.kind": Phrase("What", "offers"),
        "offer.open_dates.on": Phrase("On which day"),
        "offer.engagement.do": Phrase("Record it", "offers"),
        "offer.work": Phrase("The work"),
        "offer.start": Phrase("Begin, or go on"),
        "offer.hold_reason": Phrase("What it waits for"),
        "offer.hold": Phrase("Put it on hold"),
        "offer.outcome": Phrase("What it came to"),
        "offer.end": Phrase("Close it"),
        "offer.back_reason": Phrase("Reason for giving it back"),
        "offer.back": Phrase("Give it back"),
        "offer.done.taken": Phrase("It is yours now. Your office's ledger says so."),
        "offer.done.seen": Phrase("The sender sees that it has arrived."),
        "offer.done.accepted": Phrase("Accepted. The packet is open below."),
        "offer.done.engaged": Phrase("Recorded. The sender sees it."),
        "offer.done.moved": Phrase("Done. The sender sees where it stands."),
        "offer.done.ended": Phrase("Ended. The sender is told the reason."),
        "give_back.title": Phrase("Give it back"),
        "give_back.text": Phrase(
            "Reading ends for your whole office, at once or, where you were retained, after 14 days. "
            "The dates that you keep for her go to the sender. This can't be undone."
        ),
        "give_back.do": Phrase("Give it back"),
    }
)
