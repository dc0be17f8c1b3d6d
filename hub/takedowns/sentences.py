"""Why a request to remove cannot be answered like this, and why a clock of law does not run."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "logs_may_go": Sentence(
        Phrase("An account is to be removed, and nobody was asked to keep its logs: they may go with it."),
        Phrase(
            "Ask her whether a lawyer may need them, and send a request to keep them first (`requestPreservation`)."
        ),
    ),
    "identity_in_text": Sentence(
        Phrase("The part that says who asks names the person or her contact."),
        Phrase("Take it out."),
    ),
    "reviewer_conflict": Sentence(
        Phrase("Whoever has a conflict of interest does not work on this request."),
        Phrase("Step aside: another reviewer of your organisation takes it."),
    ),
    "recall_needs_her_yes": Sentence(
        Phrase("What a platform has taken is recalled only on the person's own explicit yes: the image may come back."),
        Phrase("Tell her so, ask her, and record her yes (`herOwnYes`)."),
    ),
    "not_delivered": Sentence(
        Phrase("This has not reached its recipient yet."),
        Phrase("Mend what stands against it and send it again, or record `received` once it was handed over."),
    ),
    "items_unanswered": Sentence(
        Phrase("Some items still wait for a final answer."),
        Phrase("Answer the remaining items first (answerTakedownItems)."),
    ),
    "item_twice": Sentence(
        Phrase("This place is in the request twice."),
        Phrase("Take one of the two out."),
    ),
    "answered_finally": Sentence(
        Phrase("This item has its final answer."),
        Phrase("To change it, correct it with a reason (correctTakedownAnswer)."),
    ),
    "not_answered_finally": Sentence(
        Phrase("This item has no final answer yet."),
        Phrase("Answer it (answerTakedownItems); there is nothing to correct."),
    ),
    "never_opened": Sentence(
        Phrase("She was or may have been under 18 in the image, so nobody of yours opens the address."),
        Phrase("Record her own word, the hotline's or the platform's, or that nobody can say (UNVERIFIED)."),
    ),
    "no_complaint_form": Sentence(
        Phrase("By this way no complaint can be sent."),
        Phrase("Copy the draft, and send it by the platform's own complaint form."),
    ),
    "complained_already": Sentence(
        Phrase("A complaint about this request is on its way or was sent."),
        Phrase("Look at its message. Where it died, send that again (`redeliver`)."),
    ),
    "nothing_to_complain_of": Sentence(
        Phrase("The platform has refused nothing, and its time is not over."),
        Phrase("Wait, or record what it answered."),
    ),
    "complaint_too_late": Sentence(
        Phrase("The time for a complaint to the platform is over."),
        Phrase("Ask a lawyer, or the authority that supervises it."),
    ),
    "clock_element_missing": Sentence(
        Phrase("This law's clock does not start."),
        Phrase("Send the request anew with what it lacks:"),
    ),
    "clock_fact_missing": Sentence(
        Phrase("This law's clock does not start."),
        Phrase("Send it anew once these are known to be true:"),
    ),
    "clock_not_in_force": Sentence(
        Phrase("This law is not in force yet."),
        Phrase("Wait for the time that was asked for."),
    ),
    "clock_not_started": Sentence(
        Phrase("Its beginning has not come yet."),
        Phrase("Record what starts it once it has come."),
    ),
    "clock_no_number": Sentence(
        Phrase("The law says without delay, and gives no number."),
        Phrase("Wait for the time that was asked for."),
    ),
    "clock_not_delivered": Sentence(
        Phrase("It has not reached its recipient, so this clock has not started."),
        Phrase("Wait until it has, or record that it was carried."),
    ),
}
