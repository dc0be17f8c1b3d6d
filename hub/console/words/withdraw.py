"""Consent is taken back, and whatever else allows less."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "withdraw.title": Phrase("Stop sharing"),
        "withdraw.past": Phrase("What was stopped"),
        "withdraw.all": Phrase("Everybody", "withdrawal"),
        "withdraw.undone": Phrase("undone"),
        "withdraw.undo": Phrase("can be undone by safe contact until"),
        "withdraw.asked": Phrase("asked"),
        "withdraw.asked_again": Phrase("asked again on"),
        "withdraw.copies": Phrase("We asked them to delete it. Copies they saved cannot be taken back from here."),
        "withdraw.from": Phrase("Sharing with whom?"),
        "withdraw.what": Phrase(
            "They can read it no more, at once. What waits is not sent. Copies they saved cannot be deleted from here: "
            "they are asked whether they deleted them."
        ),
        "withdraw.goes_on": Phrase("Requests to remove that a service has taken go on."),
        "withdraw.do": Phrase("Stop sharing now"),
        "withdraw.seven": Phrase("For seven days it can be undone by safe contact."),
        "withdraw.recall": Phrase(
            "Take the requests to remove back too. She has heard that the image may come back, and says yes herself."
        ),
        "withdraw.now": Phrase("She wishes it: destroy the keys at once. This cannot be undone."),
        "withdraw.done": Phrase("Stopped. What each holder answers stands below."),
        "withdraw.done.refused": Phrase("Her no is recorded."),
        "withdraw.done.barred": Phrase("Barred. Nothing can be sent there any more."),
        "withdraw.done.shortened": Phrase("It ends earlier now."),
        "withdraw.done.recalled": Phrase("The request was taken back."),
        "withdraw.out": Phrase("What it does to what is out"),
        "withdraw.alone": Phrase("If this one is named"),
        "withdraw.with_all": Phrase("If it is everybody"),
        "withdraw.copy": Phrase("Its copy"),
        "withdraw.asks": Phrase("It is asked whether it deleted it."),
        "withdraw.asks_not": Phrase("It has no copy that we know of."),
        "withdraw.engaged": Phrase("Its lawyer was retained: look at the open dates with her first."),
        "withdraw.less": Phrase("Or allow less"),
        "withdraw.refuse": Phrase("Say no to one"),
        "withdraw.refuse.hint": Phrase("For this purpose alone. What they have is ended like above."),
        "withdraw.bar": Phrase("Never this one"),
        "withdraw.bar.hint": Phrase("For every purpose, from now on."),
        "withdraw.shorten": Phrase("End it earlier"),
        "withdraw.shorten.hint": Phrase("They can read it until that day."),
        "withdraw.recalls": Phrase("Take a request to remove back"),
        "withdraw.recall.yes": Phrase("She has heard that the image may come back, and says yes herself."),
        "withdraw.recall.do": Phrase("Take it back"),
    }
)
