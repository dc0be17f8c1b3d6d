"""Coming in: the sign-in page, the invitation, showing again who you are, and the demo's link."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "passkey.unable": Phrase("A passkey needs a browser that runs scripts. Check its settings."),
        "passkey.sorry": Phrase("The passkey did not work. Please try again."),
        "sign_in.title": Phrase("Sign in"),
        "sign_in.passkey": Phrase("With a passkey"),
        "sign_in.passkey.hint": Phrase("Use this device's fingerprint, face or PIN, or a security key."),
        "sign_in.passkey.do": Phrase("Sign in with a passkey"),
        "sign_in.provider": Phrase("With your organisation's own sign-in"),
        "sign_in.word": Phrase("Your organisation's word"),
        "sign_in.word.hint": Phrase("Your administrator told you this word."),
        "sign_in.provider.do": Phrase("Go to its sign-in"),
        "sign_in.help": Phrase("If you can't get in, telephone your administrator. Nothing is arranged by mail."),
        "leave.title": Phrase("Your organisation's sign-in"),
        "leave.text": Phrase("You are going on to your organisation's sign-in."),
        "leave.do": Phrase("Go on"),
        "arrived.title": Phrase("Sign in"),
        "invitation.title": Phrase("Invitation"),
        "invitation.text": Phrase("Enter the code and choose how you will sign in."),
        "invitation.code": Phrase("Code"),
        "invitation.code.hint": Phrase(
            "The 16 digits you were told by another way than the link. Spaces and hyphens don't matter."
        ),
        "invitation.passkey": Phrase("Make a passkey"),
        "invitation.passkey.hint": Phrase(
            "It is guarded by this device's fingerprint, face or PIN. On a shared device, use a security key."
        ),
        "invitation.provider": Phrase("Use your organisation's own sign-in"),
        "step_up.title": Phrase("Confirm that it is you"),
        "step_up.text": Phrase("To go on, use your passkey once more. This holds for five minutes."),
        "step_up.text.provider": Phrase(
            "To go on, use your organisation's sign-in once more. This holds for five minutes."
        ),
        "step_up.text.demo": Phrase(
            "After coming in by a demo link, changes can be made for five minutes. To go on, come in by a new link."
        ),
        "step_up.do": Phrase("Confirm with a passkey"),
        "step_up.provider.do": Phrase("Confirm with your organisation's sign-in"),
        "step_up.first": Phrase("First confirm that it is you"),
        "step_up.first.hint": Phrase("Before anything is changed here, you show once more that it is you."),
        "demo.title": Phrase("Demo sign-in"),
        "demo.text": Phrase("This link works once. All people and consultations are invented."),
        "demo.do": Phrase("Sign in", "entry"),
    }
)
