"""What needs two people of one organisation."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

TWO_PEOPLE: dict[str, Sentence] = {
    "act_same_person": Sentence(
        Phrase("Whoever asked for this cannot confirm it."),
        Phrase("Ask another person."),
    ),
    "second_person_needed": Sentence(
        Phrase("What leads to content is decided by two people."),
        Phrase("Ask for it, and let another confirm."),
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
    "role_same": Sentence(
        Phrase("That person has this role already."),
        Phrase("Choose another."),
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
    "two_people_needed": Sentence(
        Phrase("This organisation has one already, and changing it takes two of its own people."),
        Phrase("Let one ask (requestKeyChange, requestEndpointChange) and another confirm (confirmAct)."),
    ),
    "already_registered": Sentence(
        Phrase("This key is registered, or was once."),
        Phrase("Make a new pair."),
    ),
    "case_differs": Sentence(
        Phrase("This is not what the operator was told."),
        Phrase("Ask the person for the number again, and write it as she says."),
    ),
    "peer_needed": Sentence(
        Phrase("Nobody decides in this member's place."),
        Phrase("Name a support group with `organisation peer`."),
    ),
    "too_many_challenges": Sentence(
        Phrase("The challenge was sent five times."),
        Phrase("Take this back and ask for it again."),
    ),
    "too_many_challenges_lately": Sentence(
        Phrase("Too many challenges went out from your organisation, or to this address, lately."),
        Phrase("Send it again after the time shown."),
    ),
    "endpoint_silent": Sentence(
        Phrase("The new endpoint could not be reached or did not give the challenge back."),
        Phrase("Check it and send again."),
    ),
    "challenge_unanswered": Sentence(
        Phrase("The new key or endpoint has not proved itself yet."),
        Phrase("Give back what was sealed to it or sent there."),
    ),
    "challenge_wrong": Sentence(
        Phrase("This is not what was sealed to the new key or sent to the new address."),
        Phrase("Give that back unchanged."),
    ),
    "withdrawn_meanwhile": Sentence(
        Phrase("The person withdrew after this was asked for, and nothing left."),
        Phrase("If life is still in danger, ask again."),
    ),
    "review_decided": Sentence(
        Phrase("This was reviewed already."),
        Phrase("Reload the list."),
    ),
    "review_same_person": Sentence(
        Phrase("You did this yourself: a second person reviews it."),
        Phrase("Ask another."),
    ),
    "review_same_hand": Sentence(
        Phrase("One of you two was let in by the other alone, or one person let in both.", "two_people"),
        Phrase("Ask somebody who came in otherwise."),
    ),
    "review_by_machine": Sentence(
        Phrase("A person decides this, not a machine."),
        Phrase("Somebody of the team or a supervisor signs in and decides."),
    ),
    "review_nothing_to_cut": Sentence(
        Phrase("There is nothing to cut in a review of this kind."),
        Phrase("Choose `UPHELD`."),
    ),
    "export_over": Sentence(
        Phrase("The time to take this along is over."),
        Phrase("Ask for it again."),
    ),
}
