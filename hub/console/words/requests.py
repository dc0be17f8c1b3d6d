"""Requests to remove: their times, what was found, what is prepared; and the ways there are for a case."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "requests.title": Phrase("Requests to remove"),
        "requests.none": Phrase("No request yet. Start from the ways for a case."),
        "requests.sent": Phrase("Sent on"),
        "requests.due": Phrase("Due"),
        "requests.done.found": Phrase("Recorded. Earlier findings stay."),
        "requests.done.counted": Phrase("Recorded. No end gets later by it."),
        "requests.done.complained": Phrase("The complaint is on its way."),
        "request.title": Phrase("Request to remove"),
        "request.case": Phrase("To the case"),
        "request.clocks": Phrase("Clocks of law"),
        "request.no_clock": Phrase("No law gives a number here; the time that was asked for counts."),
        "request.steps": Phrase("What you can do now"),
        "request.steps.hint": Phrase("Drafts to copy. Nothing is sent by itself."),
        "request.complain": Phrase("Complain to the platform"),
        "request.complain.hint": Phrase(
            "The request goes to it once more as it was sent, with what became of it, and asks it to look again. "
            "No word more leaves."
        ),
        "request.complain.read": Phrase("I have read the request as it was sent, and it is still right."),
        "request.complain.send": Phrase("Send the complaint"),
        "request.complained": Phrase("Your complaint"),
        "request.papers": Phrase("Papers"),
        "request.papers.hint": Phrase(
            "Sealed for your organisation's own key: it opens them, and nobody else. Taking them is in the ledger."
        ),
        "request.papers.take": Phrase("The request as it was sent"),
        "request.papers.sheet": Phrase("A sheet for her: services that she can use herself"),
        "request.history": Phrase("What counted and what was found"),
        "request.no_history": Phrase("Nothing yet: nobody took the request."),
        "request.item": Phrase("Number of the place"),
        "request.find": Phrase("Is it still there?"),
        "request.find.hint": Phrase(
            "As of now. Where she was or may have been under 18, nobody looks: her own word, the hotline's or the "
            "platform's."
        ),
        "request.found": Phrase("What was found"),
        "request.said_by": Phrase("By whose word"),
        "request.keep": Phrase("Record it", "requests"),
        "request.count": Phrase("What did the platform do?"),
        "request.count.hint": Phrase("A clock counts from it. The earliest proof rules; no end gets later."),
        "request.kind": Phrase("What happened", "short"),
        "request.at": Phrase("When (Japan time)"),
        "routes.title": Phrase("Ways for a case"),
        "routes.no_case": Phrase("There is no case of yours. Record one first."),
        "routes.case": Phrase("Number of the case"),
        "routes.wish": Phrase("What she wishes"),
        "routes.find": Phrase("Show the ways"),
        "routes.missing": Phrase("Ask her first"),
        "routes.missing.hint": Phrase("Some ways are shown once this is known. Ask her; do not guess."),
        "routes.none": Phrase("No way fits. Try another wish, or ask a colleague."),
        "routes.order": Phrase("What tells least comes first, then what is answered soonest. She chooses."),
        "routes.leaves": Phrase("It would receive"),
        "routes.nothing": Phrase("Nothing leaves the hub"),
        "routes.to_write": Phrase("Still to be written"),
        "routes.tells": Phrase("It tells others"),
        "routes.answer": Phrase("An answer is due by"),
        "routes.out": Phrase("Ways that cannot be used now"),
        "routes.pick": Phrase("She chose this one"),
        "routes.words": Phrase("Words of the request to remove"),
        "routes.words.hint": Phrase("Needed only where a request to remove is chosen. Name nobody."),
        "routes.ground": Phrase("Law or term that it breaks"),
        "routes.explanation": Phrase("Reasons, in words that name nobody (may be left out)"),
        "routes.reply_name": Phrase("Name of your desk"),
        "routes.reply_mail": Phrase("Mail address of your desk"),
        "routes.authority": Phrase("By what you may sign (left out for a minor: her recorded assent)"),
        "routes.good": Phrase("I state in good faith that this is accurate and complete."),
        "routes.send": Phrase("Send all that she chose"),
        "routes.sent": Phrase("What was sent"),
        "routes.was_sent": Phrase("Sent", "routes"),
        "routes.was_refused": Phrase("Not sent"),
        "routes.nothing_chosen": Phrase("Nothing was chosen, so nothing was sent."),
        "routes.back": Phrase("To the ways"),
        "routes_sent.title": Phrase("What was sent"),
    }
)
