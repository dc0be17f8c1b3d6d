"""Why a disclosure that is out narrows, and what is done then: the words of the table of `hub/narrowing/`."""

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

NARROWING_CAUSES = CodeSet(
    "narrowing_cause",
    "Why something that is out was narrowed.",
    (
        code("withdrawal", Phrase("Consent withdrawn", "narrowing"), "She took her consent back."),
        code("refusal", Phrase("Refused", "narrowing"), "She said no after an earlier yes."),
        code("shortening", Phrase("Shortened", "narrowing"), "She agrees to less, or for a shorter time."),
        code("expiry", Phrase("Consent expired"), "The end of her consent came."),
        code("bar", Phrase("Barred"), "She barred the recipient."),
        code("duty", Phrase("New reporting duty"), "The recipient has a duty to report that was not read to her."),
        code("duty-refused", Phrase("Reporting duty refused"), "She does not accept the recipient's duty to report."),
        code("case-closed", Phrase("Case closed"), "The sender closed the case."),
        code("sender-cancels", Phrase("Cancelled by the sender"), "The sender ended it."),
        code("recipient-cancels", Phrase("Cancelled by the recipient"), "The recipient ended it."),
        code("conflict-of-interest", Phrase("Conflict of interest"), "The recipient acts for another side."),
        code("agreement-narrowed", Phrase("Agreement narrowed"), "The agreement covers less, or ended."),
        code("agreement-breached", Phrase("Agreement breached"), "The agreement was broken."),
        code("recipient-suspended", Phrase("Recipient suspended"), "The recipient is suspended for security."),
        code("sender-suspended", Phrase("Sender suspended"), "The sender is suspended for security."),
        code("suspended-administratively", Phrase("Suspended"), "A side is suspended, but not for security."),
        code("age-under-18", Phrase("Under 18"), "It became known that she is or may be under 18."),
        code("age-raised", Phrase("Age stated otherwise"), "Her age was stated otherwise: what waits is asked anew."),
        code("safe-contact", Phrase("Safe contact changed"), "A way to reach her is safe no more, or is another."),
        code("key-revoked", Phrase("Key revoked"), "The recipient revoked its public key."),
        code("key-stolen", Phrase("Key stolen"), "The recipient's public key is in other hands."),
        code("guardian", Phrase("Guardian objects"), "A guardian objected."),
        code("death", Phrase("Death"), "It was recorded that she died or cannot be asked any more."),
        code(
            "death-stands",
            Phrase("Death confirmed"),
            "That record stood for 30 days, or a second person cut what it held.",
        ),
        code("contradiction", Phrase("Contradicting statements"), "Two of her statements cannot both be true."),
        code("settled", Phrase("Contradiction settled"), "Another member of the team settled which statement holds."),
    ),
)
NARROWING_ACTS = CodeSet(
    "narrowing_act",
    "What was done with something that is out.",
    (
        code("keep", Phrase("Kept"), "It stays as it is."),
        code("cut", Phrase("Cut"), "Reading ended, its keys go later or at once, and what was open ended."),
        code("close off", Phrase("Closed off"), "Reading ended; it stays open, for it may be given back."),
        code("destroy", Phrase("Destroyed"), "Keys and bytes were destroyed at once, and what was open ended."),
        code("repack", Phrase("Released anew"), "The gate was asked anew: released with what it still allows, or cut."),
        code("lessen", Phrase("Released with less"), "Released anew with the fields that she still agrees to."),
        code("hold", Phrase("Held"), "The recipient cannot read or accept it until somebody has answered."),
        code(
            "hold if unread",
            Phrase("Held if unread"),
            "Held unless the recipient has read it already.",
        ),
        code("step out", Phrase("Sender stepped out"), "The sender's part ended; the packet stays its recipient's."),
        code(
            "keep to the final answer and 30 days",
            Phrase("Kept to the final answer"),
            "It stays readable until 30 days after the final answer.",
        ),
        code("reduce", Phrase("Reduced"), "The platform keeps what it needs to go on removing, and nothing else."),
        code("go on unless she ticked it", Phrase("Goes on"), "A request that waits goes on, as was read to her."),
        code("watched", Phrase("Watched"), "Somebody goes on watching it although the case is closed."),
        code("let go", Phrase("Hold ended"), "The hold ended and it goes on."),
        code("still held", Phrase("Still held"), "Nobody decided in time; it stays held."),
        code("not sent", Phrase("Not sent"), "The message waited for the whole limit and was not sent."),
    ),
)
