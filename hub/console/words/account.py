"""The start page, and the page on which somebody keeps an eye on their own sign-ins."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "start.title": Phrase("Start"),
        "start.nothing": Phrase("Nothing is waiting for you."),
        "start.acts": Phrase("Waiting for your confirmation"),
        "start.acts.see": Phrase("Look and decide"),
        "start.notices": Phrase("Sign-ins from a new device"),
        "start.notices.hint": Phrase("Ask the person by telephone. If it was not them, end their access."),
        "start.notices.seen": Phrase("I have checked"),
        "start.alarms": Phrase("Many cases opened in a short time"),
        "start.alarms.hint": Phrase("The ledger says by whom. Ask that person for the reason."),
        "start.alarms.count": Phrase("Cases opened within five minutes:"),
        "start.alarms.seen": Phrase("I have checked"),
        "start.next": Phrase("What you can do next"),
        "start.next.account": Phrase("See where you are signed in"),
        "start.next.members": Phrase("Invite members, end access"),
        "start.next.second_key": Phrase("Make a second passkey, so that losing one does not shut you out."),
        "account.title": Phrase("Your sign-ins"),
        "account.sessions": Phrase("Where you are signed in now"),
        "account.begun": Phrase("Since"),
        "account.seen": Phrase("Last used"),
        "account.current": Phrase("This one"),
        "account.method.passkey": Phrase("Passkey"),
        "account.method.provider": Phrase("Organisation's sign-in"),
        "account.method.demo": Phrase("Demo link"),
        "account.end": Phrase("End it"),
        "account.end_others": Phrase("End all the others"),
        "account.alone": Phrase("You are signed in nowhere else."),
        "account.passkeys": Phrase("Passkeys"),
        "account.passkeys.none": Phrase("You have no passkey yet."),
        "account.made": Phrase("Made"),
        "account.used": Phrase("Last used", "account"),
        "account.never": Phrase("not used yet"),
        "account.add": Phrase("Add a passkey"),
        "account.remove": Phrase("Remove"),
        "account.done.ended": Phrase("That sign-in was ended."),
        "account.done.added": Phrase("The passkey was added."),
        "account.done.removed": Phrase("The passkey was removed."),
        "remove.title": Phrase("Remove a passkey"),
        "remove.text": Phrase("Nobody can come in with this passkey any more. This can't be undone."),
        "remove.do": Phrase("Remove it"),
    }
)
