"""A step that cannot be taken from here, not yet or not any more."""

from hub.kit.text import Phrase, Text

MOVES: dict[str, Text] = {
    "wrong_move": Phrase("This move is not allowed from the present status."),
    "not_your_move": Phrase("Only the other party may make this move."),
    "reason_of_the_hub": Phrase("Only the hub gives this reason. Choose another reason code."),
    "release_held": Phrase("This is on hold and cannot be opened now. Wait until the sender has settled it."),
    "still_open": Phrase(
        "This is still open. Cancel what is open, or name somebody of the team who goes on watching it."
    ),
    "reviewer_conflict": Phrase(
        "Whoever has a conflict steps aside: another reviewer of your organisation takes this request."
    ),
    "recall_needs_her_yes": Phrase(
        "What a platform has taken is recalled only on the person's own explicit yes: the image may come back."
    ),
    "reason_required": Phrase("A reason code is required."),
    "second_member_needed": Phrase("Name another member organisation than the one that proposes."),
    "vouching_incomplete": Phrase("The second member has not confirmed this newcomer. Wait for its answer."),
    "proposal_ended": Phrase("The proposal ended after 30 days. Propose the organisation again if it is still wanted."),
    "voucher_left": Phrase(
        "One of the two that vouched is not a member now. Two members have to propose the organisation again."
    ),
    "invited_by_its_own": Phrase(
        "The operator takes in neither people nor machines. The first administrator comes in by `organisation invite`, "
        "and takes in everybody else."
    ),
    "vetting_needed": Phrase(
        "There are members already: a newcomer is proposed by one (proposeOrganisation), confirmed by a second "
        "(confirmOrganisation), and then let in with `organisation activate`."
    ),
    "stale": Phrase("Somebody changed this first. Reload and try again."),
    "too_many_checks": Phrase("No more conflict checks are possible for this referral."),
    "time_is_over": Phrase(
        "The time that it gives for an answer is over, so it does not leave like this. Cancel it and send it anew."
    ),
    "not_delivered": Phrase(
        "This has not reached its recipient yet. Mend what stands against it and send it again, or record `received` "
        "once it was handed over."
    ),
    "items_unanswered": Phrase("Some items still wait for a final answer."),
    "item_twice": Phrase("This place is in the request twice."),
    "answered_finally": Phrase(
        "This item has its final answer. To change it, correct it with a reason (correctTakedownAnswer)."
    ),
    "not_answered_finally": Phrase(
        "This item has no final answer yet. Answer it (answerTakedownItems); there is nothing to correct."
    ),
    "duplicate": Phrase(
        "The same was asked of this body before. Look at what was asked (duplicates); to ask again, give a reason "
        "(duplicateReason): re-uploaded, no-answer, different-url-same-place, other-desk, new-facts, asked-by-them, "
        "went-astray, agreed-anew, other-person-same-place or other-purpose."
    ),
    "no_public_key": Phrase(
        "Your organisation has no valid public key for this. Two of its administrators must register a new one."
    ),
    "secret_key_given": Phrase(
        "This holds a secret key, which is no longer secret. Make a new pair and give only its public half."
    ),
    "release_closed": Phrase("This can no longer be opened. Ask the sender."),
    "terms_changed": Phrase(
        "The agreement or a duty to report has changed since this was sent. It opens once it was checked anew for the "
        "sender, within a minute or two: then try again, or ask the sender."
    ),
    "party_suspended": Phrase(
        "One of the two organisations is suspended, so this cannot be taken on now. Ask the operator."
    ),
    "case_closed": Phrase("This case is closed: nothing more is recorded in it or leaves it."),
    "undo_too_late": Phrase("This can no longer be undone: the keys are gone, or seven days have passed."),
}
