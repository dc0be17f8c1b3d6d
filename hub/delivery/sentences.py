"""Why a message did not arrive, or is not sent."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "time_is_over": Sentence(
        Phrase("The time that it gives for an answer is over, so it does not leave like this."),
        Phrase("Cancel it and send it anew."),
    ),
    "delivery_form": Sentence(
        Phrase("The recipient's form could not be filled; nothing was sent."),
        Phrase("See what is missing, cancel it and send it anew."),
    ),
    "delivery_refused": Sentence(
        Phrase("The recipient's endpoint refused the message."),
        Phrase("Ask the recipient to mend it, then send again."),
    ),
    "delivery_unauthorised": Sentence(
        Phrase("The recipient's endpoint did not accept the signature."),
        Phrase("Have its signing secret renewed, then send again."),
    ),
    "delivery_gone": Sentence(
        Phrase("The recipient's address is no longer served."),
        Phrase("Have the recipient register its new one, then send again."),
    ),
    "delivery_subject": Sentence(
        Phrase(
            "The recipient knows nothing at one of the places: it may be gone, or on another server. Nothing was sent."
        ),
        Phrase("Find out which, cancel it, and send it anew without that place."),
    ),
    "delivery_no_news": Sentence(
        Phrase("This recipient's API takes no later news, so nothing was sent."),
        Phrase("Tell its people by mail or telephone, and record what they answer."),
    ),
    "delivery_unreachable": Sentence(
        Phrase("The recipient could not be reached however often it was tried."),
        Phrase("Telephone; send again once it can be reached."),
    ),
    "delivery_route": Sentence(
        Phrase("The way to this recipient is not fully recorded."),
        Phrase("Have the operator or the recipient mend it, then send again."),
    ),
    "delivery_key": Sentence(
        Phrase("The recipient's key was revoked and no new one came within 72 hours."),
        Phrase("Send again once there is one."),
    ),
    "delivery_stopped": Sentence(
        Phrase("It was stopped in the end: it may not leave as it stands."),
        Phrase("Mend the reason, cancel it and send it anew."),
    ),
    "delivery_internal": Sentence(
        Phrase("The hub itself failed at this message."),
        Phrase("Tell the operator, and send again."),
    ),
    "delivery_over": Sentence(
        Phrase("Its time was over before anybody took it, so it was given up."),
        Phrase("Send it again: its time then counts from now."),
    ),
    "no_channel": Sentence(
        Phrase("There is no channel to this recipient, and nothing was sent."),
        Phrase("Print and hand it over, carry it, or telephone; then record that it was carried."),
    ),
    "delivery_waits": Sentence(
        Phrase("It was not delivered yet."),
        Phrase("The hub goes on trying: wait."),
    ),
}
