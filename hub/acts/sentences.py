"""Why what needs two people is not confirmed."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "act_same_person": Sentence(
        Phrase("Whoever asked for this cannot confirm it."),
        Phrase("Ask another person."),
    ),
    "act_asker_left": Sentence(
        Phrase("Whoever asked for this is no longer with your organisation."),
        Phrase("Somebody else must ask for it again."),
    ),
    "act_asker_may_not": Sentence(
        Phrase("Whoever asked for this has another role now and may not ask any more."),
        Phrase("Somebody else must ask for it again."),
    ),
    "act_same_hand": Sentence(
        Phrase("One of you two was let in by the other alone, or one person let in both."),
        Phrase(
            "Ask somebody who came in by another way; where nobody did, ask the member that vouched for you, "
            "or the operator, to confirm who you are."
        ),
    ),
    "act_newcomer": Sentence(
        Phrase("Whoever joined or got another role only days ago confirms nothing yet."),
        Phrase("Wait some days, or ask another person."),
    ),
    "rank_too_low": Sentence(
        Phrase("For somebody of this role a person of the same or a higher role confirms."),
        Phrase("Ask an administrator."),
    ),
    "act_expired": Sentence(
        Phrase("This was not confirmed in time, and nothing was done."),
        Phrase("Ask for it again."),
    ),
    "act_decided": Sentence(
        Phrase("This was confirmed or declined already."),
        Phrase("Reload the list."),
    ),
    "act_unreadable": Sentence(
        Phrase("What was asked for cannot be opened, and nothing was done."),
        Phrase("Ask for it again."),
    ),
    "too_many_challenges": Sentence(
        Phrase("The challenge was sent five times."),
        Phrase("Take this back and ask for it again."),
    ),
    "too_many_challenges_lately": Sentence(
        Phrase("Too many challenges went out from your organisation, or to this address, lately."),
        Phrase("Send it again after the time shown."),
    ),
    "challenge_unanswered": Sentence(
        Phrase("The new key or endpoint has not proved itself yet."),
        Phrase("Give back what was sealed to it or sent there."),
    ),
    "challenge_wrong": Sentence(
        Phrase("This is not what was sealed to the new key or sent to the new address."),
        Phrase("Give that back unchanged."),
    ),
}
