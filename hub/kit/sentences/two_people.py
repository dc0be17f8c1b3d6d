"""What needs two people of one organisation."""

from hub.kit.text import Phrase, Text

TWO_PEOPLE: dict[str, Text] = {
    "act_same_person": Phrase("Whoever asked for this cannot confirm it. Ask another person."),
    "second_person_needed": Phrase(
        "What leads to content is decided by two people. Ask for it, and let another confirm."
    ),
    "act_asker_left": Phrase(
        "Whoever asked for this is no longer with your organisation. Somebody else must ask for it again."
    ),
    "act_asker_may_not": Phrase(
        "Whoever asked for this has another role now and may not ask any more. Somebody else must ask for it again."
    ),
    "act_same_hand": Phrase(
        "One of you two was let in by the other alone, or one person let in both. Ask somebody who came in by another "
        "way; where nobody did, ask the member that vouched for you, or the operator, to confirm who you are."
    ),
    "act_newcomer": Phrase(
        "Whoever joined or got another role only days ago confirms nothing yet. Wait some days, or ask another person."
    ),
    "rank_too_low": Phrase(
        "For somebody of this role a person of the same or a higher role confirms. Ask an administrator."
    ),
    "role_same": Phrase("That person has this role already. Choose another."),
    "act_expired": Phrase("This was not confirmed in time, and nothing was done. Ask for it again."),
    "act_decided": Phrase("This was confirmed or declined already. Reload the list."),
    "act_unreadable": Phrase("What was asked for cannot be opened, and nothing was done. Ask for it again."),
    "two_people_needed": Phrase(
        "This organisation has one already. Changing it takes two of its own people: one asks "
        "(requestKeyChange, requestEndpointChange), another confirms (confirmAct)."
    ),
    "already_registered": Phrase("This key is registered, or was once. Make a new pair."),
    "case_differs": Phrase(
        "This is not what the operator was told. Ask the person for the number again, and write it as she says."
    ),
    "peer_needed": Phrase("Nobody decides in this member's place. Name a support group with `organisation peer`."),
    "too_many_challenges": Phrase("The challenge was sent five times. Take this back and ask for it again."),
    "too_many_challenges_lately": Phrase(
        "Too many challenges went out from your organisation, or to this address, lately. Send it again after the time "
        "shown."
    ),
    "endpoint_silent": Phrase(
        "The new endpoint could not be reached or did not give the challenge back. Check it and send again."
    ),
    "challenge_unanswered": Phrase(
        "The new key or endpoint has not proved itself yet. Give back what was sealed to it or sent there."
    ),
    "challenge_wrong": Phrase(
        "This is not what was sealed to the new key or sent to the new address. Give that back unchanged."
    ),
    "withdrawn_meanwhile": Phrase(
        "The person withdrew after this was asked for, and nothing left. If life is still in danger, ask again."
    ),
    "review_decided": Phrase("This was reviewed already. Reload the list."),
    "review_same_person": Phrase("You did this yourself: a second person reviews it. Ask another."),
    "review_same_hand": Phrase(
        "One of you two was let in by the other alone, or one person let in both. Ask somebody who came in otherwise."
    ),
    "review_by_machine": Phrase(
        "A person decides this, not a machine. Somebody of the team or a supervisor signs in and decides."
    ),
    "review_nothing_to_cut": Phrase("There is nothing to cut in a review of this kind. Choose `UPHELD`."),
    "export_over": Phrase("The time to take this along is over. Ask for it again."),
}
