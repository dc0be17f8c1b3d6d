"""What stands on every page, and what is said where a page cannot be shown."""

from types import MappingProxyType
from typing import Final

from hub.exchange.vocabulary.members import ROLES
from hub.kit.text import Bilingual, Phrase

WORDS: Final = MappingProxyType(
    {
        "frame.choose": Phrase("Choose one"),
        "frame.skip": Phrase("Skip to the content"),
        "frame.pages": Phrase("Pages"),
        "frame.other_language": Bilingual("English", "日本語"),
        "frame.sign_out": Phrase("Sign out"),
        "frame.check": Phrase("Please check: "),
        "frame.amiss": Phrase("Please check"),
        "frame.to_start": Phrase("To the start page"),
        "frame.back": Phrase("Back"),
        "frame.machine.unknown": Phrase("Unknown device"),
        "place.start": Phrase("Start"),
        "place.cases": Phrase("Cases"),
        "place.acts": Phrase("Needs two people"),
        "place.danger": Phrase("Danger to life"),
        "place.night": Phrase("Night and duty"),
        "place.routes": Phrase("Ways for a case"),
        "place.requests": Phrase("Requests to remove"),
        "place.offers": Phrase("Referrals received"),
        "place.queue": Phrase("Queue"),
        "place.account": Phrase("Your sign-ins"),
        "place.members": Phrase("Members"),
        **{f"role.{one.code}": one.words for one in ROLES},
        "sorry.hidden": Phrase("You can't see this"),
        "sorry.hidden.next": Phrase("If you need it, ask your organisation's administrator."),
        "sorry.nothing": Phrase("There is no such page"),
        "sorry.nothing.next": Phrase("Choose again from the start page."),
        "sorry.elsewhere": Phrase("This was not taken"),
        "sorry.elsewhere.next": Phrase("Nothing was changed. Open the page again and repeat it."),
        "sorry.link": Phrase("This link can't be used"),
        "sorry.link.next": Phrase(
            "It was used once, or ten minutes have passed. The demo's last lines say how to make a new one."
        ),
        "sorry.suspended": Phrase("Your organisation is suspended"),
        "sorry.suspended.next": Phrase(
            "Only taking consent back for a person is possible, from your own system. For that and everything else, "
            "call the operator."
        ),
        "sorry.later": Phrase("This can't be shown now"),
        "sorry.later.next": Phrase("Wait a little, then open it again."),
        "sign_out.title": Phrase("Sign out"),
    }
)
