"""Why a message did not reach its recipient and what its sender does next; why a clock of law does not run."""

from hub.kit.text import Phrase, Text

CLOCKS: dict[str, Text] = {
    "clock_element_missing": Phrase("This law's clock does not start. The request lacks:"),
    "clock_fact_missing": Phrase("This law's clock does not start. Not shown by the request:"),
    "clock_not_in_force": Phrase("This law is not in force yet."),
    "clock_not_started": Phrase("Its beginning has not come yet."),
    "clock_no_number": Phrase("The law says without delay, and gives no number."),
    "clock_not_delivered": Phrase("It has not reached its recipient, so this clock has not started."),
}
UNDELIVERED: dict[str, Text] = {
    "delivery_form": Phrase(
        "The recipient's form could not be filled; nothing was sent. See what is missing, cancel it and send it anew."
    ),
    "delivery_refused": Phrase(
        "The recipient's endpoint refused the message. Ask the recipient to mend it, then send again."
    ),
    "delivery_unauthorised": Phrase(
        "The recipient's endpoint did not accept the signature. Have its signing secret renewed, then send again."
    ),
    "delivery_gone": Phrase(
        "The recipient's address is no longer served. Have the recipient register its new one, then send again."
    ),
    "delivery_unreachable": Phrase(
        "The recipient could not be reached however often it was tried. Telephone; send again once it can be reached."
    ),
    "delivery_route": Phrase(
        "The way to this recipient is not fully recorded. Have the operator or the recipient mend it, then send again."
    ),
    "delivery_key": Phrase(
        "The recipient's key was revoked and no new one came within 72 hours. Send again once there is one."
    ),
    "delivery_stopped": Phrase(
        "It was stopped in the end: it may not leave as it stands. Mend the reason, cancel it and send it anew."
    ),
    "delivery_internal": Phrase("The hub itself failed at this message. Tell the operator, and send again."),
    "delivery_over": Phrase(
        "Its time was over before anybody took it, so it was given up. Sent again, its time counts from then."
    ),
    "no_channel": Phrase(
        "There is no channel to this recipient, and nothing was sent. Print and hand it over, carry it, or telephone; "
        "then record that it was carried."
    ),
    "delivery_waits": Phrase("It was not delivered yet. The hub goes on trying."),
}
