"""A step that cannot be taken from here, not yet or not any more."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

MOVES: dict[str, Sentence] = {
    "wrong_move": Sentence(
        Phrase("This move is not allowed from the present status."),
        Phrase("Reload it, and take a step that its present status allows."),
    ),
    "not_your_move": Sentence(
        Phrase("Only the other party may make this move."),
        Phrase("Wait for the other side, or ask it by telephone."),
    ),
    "reason_of_the_hub": Sentence(
        Phrase("Only the hub gives this reason."),
        Phrase("Choose another reason code."),
    ),
    "release_held": Sentence(
        Phrase("This is on hold and cannot be opened now."),
        Phrase("Wait until the sender has settled it."),
    ),
    "still_open": Sentence(
        Phrase("This is still open."),
        Phrase("Cancel what is open, or name somebody of the team who goes on watching it."),
    ),
    "reviewer_conflict": Sentence(
        Phrase("Whoever has a conflict of interest does not work on this request."),
        Phrase("Step aside: another reviewer of your organisation takes it."),
    ),
    "recall_needs_her_yes": Sentence(
        Phrase("What a platform has taken is recalled only on the person's own explicit yes: the image may come back."),
        Phrase("Tell her so, ask her, and record her yes (`herOwnYes`)."),
    ),
    "reason_required": Sentence(
        Phrase("A reason code is required."),
        Phrase("Choose one of the reasons that are allowed."),
    ),
    "second_member_needed": Sentence(
        Phrase("The member that proposes cannot also confirm."),
        Phrase("Name another member organisation."),
    ),
    "vouching_incomplete": Sentence(
        Phrase("The second member has not confirmed this newcomer."),
        Phrase("Wait for its answer."),
    ),
    "proposal_ended": Sentence(
        Phrase("The proposal ended after 30 days."),
        Phrase("Propose the organisation again if it is still wanted."),
    ),
    "voucher_left": Sentence(
        Phrase("One of the two that vouched is not a member now."),
        Phrase("Two members have to propose the organisation again."),
    ),
    "invited_by_its_own": Sentence(
        Phrase("The operator takes in neither people nor machines."),
        Phrase("Invite the first administrator with `organisation invite`; that person takes in everybody else."),
    ),
    "vetting_needed": Sentence(
        Phrase("There are members already, so nobody is taken in directly."),
        Phrase(
            "Have one member propose it (proposeOrganisation) and a second confirm it (confirmOrganisation), "
            "then let it in with `organisation activate`."
        ),
    ),
    "stale": Sentence(
        Phrase("Somebody changed this first."),
        Phrase("Reload and try again."),
    ),
    "too_many_checks": Sentence(
        Phrase("No more conflict checks are possible for this referral."),
        Phrase("Decide with what you know: accept, or reject it."),
    ),
    "time_is_over": Sentence(
        Phrase("The time that it gives for an answer is over, so it does not leave like this."),
        Phrase("Cancel it and send it anew."),
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
    "duplicate": Sentence(
        Phrase("The same was asked of this body before."),
        Phrase("Look at what was asked (duplicates); to ask again, give a reason (duplicateReason)."),
    ),
    "no_public_key": Sentence(
        Phrase("Your organisation has no valid public key for this."),
        Phrase("Two of its administrators must register a new one."),
    ),
    "secret_key_given": Sentence(
        Phrase("This holds a secret key, which is no longer secret."),
        Phrase("Make a new pair and give only its public half."),
    ),
    "release_closed": Sentence(
        Phrase("This can no longer be opened."),
        Phrase("Ask the sender."),
    ),
    "terms_changed": Sentence(
        Phrase(
            "The agreement or a duty to report has changed since this was sent. It opens once it was checked "
            "anew for the sender, within a minute or two."
        ),
        Phrase("Wait and try again, or ask the sender."),
    ),
    "party_suspended": Sentence(
        Phrase("One of the two organisations is suspended, so this cannot be taken on now."),
        Phrase("Ask the operator.", "moves"),
    ),
    "case_closed": Sentence(
        Phrase("This case is closed: nothing more is recorded in it or leaves it.", "moves"),
        Phrase("To go on, open a new case."),
    ),
    "undo_too_late": Sentence(
        Phrase("This can no longer be undone: the keys are gone, or seven days have passed."),
        Phrase("If it is still needed, ask her anew and send it anew."),
    ),
}
