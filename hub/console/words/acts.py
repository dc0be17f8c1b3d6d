"""What needs two people: asked for by one, confirmed by another."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "acts.title": Phrase("Needs two people"),
        "acts.none": Phrase("Nothing is waiting."),
        "acts.by": Phrase("Asked by"),
        "acts.at": Phrase("Asked"),
        "acts.until": Phrase("Until"),
        "acts.yours": Phrase("What you asked for"),
        "acts.take_back": Phrase("Take back"),
        "acts.call": Phrase("Telephone whoever asked before you decide."),
        "acts.confirm": Phrase("Confirm"),
        "acts.decline": Phrase("Decline"),
        "acts.admissions": Phrase("Who joins organisations that you vouched for"),
        "acts.admissions.hint": Phrase(
            "Nobody there can confirm it yet. Speak to the person first, and tell the code to that person alone."
        ),
        "acts.newcomers": Phrase("Somebody new here confirmed in danger to life"),
        "acts.newcomers.hint": Phrase("Telephone and make sure who it was. If you do not know that person, end it."),
        "acts.newcomers.known": Phrase("I know who it was"),
        "acts.newcomers.cut": Phrase("End it", "acts"),
        "acts.left": Phrase("Time left:"),
        "acts.calls_in": Phrase("Until the standing second that you named is called:"),
        "acts.called": Phrase("Your standing second was called:"),
        "acts.nobody_called": Phrase("No standing second was called. Telephone somebody of your own."),
        "acts.done.confirmed": Phrase("Confirmed, and kept in the ledger."),
        "acts.done.declined": Phrase("Declined. Nothing was changed."),
    }
)
