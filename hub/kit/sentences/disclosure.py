"""Why something may not leave, or not yet."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

DISCLOSURE: dict[str, Sentence] = {
    "no_payment_there": Sentence(
        Phrase("No payment to this bank or payment service is recorded."),
        Phrase("Record the payment with the institution's name as the directory has it, or ask another one."),
    ),
    "logs_may_go": Sentence(
        Phrase("An account is to be removed, and nobody was asked to keep its logs: they may go with it."),
        Phrase(
            "Ask her whether a lawyer may need them, and send a request to keep them first (`requestPreservation`)."
        ),
    ),
    "no_consent": Sentence(
        Phrase("The person has not consented to this recipient and purpose."),
        Phrase("Ask her, and record her answer with recordConsent."),
    ),
    "consent_refused": Sentence(
        Phrase("The person refused this recipient."),
        Phrase("Do not send it. Record a new answer only where she herself has changed her mind."),
    ),
    "consent_withdrawn": Sentence(
        Phrase("The person withdrew this consent."),
        Phrase("Do not send it; ask her anew if it is still needed."),
    ),
    "consent_expired": Sentence(
        Phrase("The consent has ended."),
        Phrase("Ask again."),
    ),
    "assent_missing": Sentence(
        Phrase("The minor's own assent is not recorded."),
        Phrase("Ask the minor herself, and record the consent again with `assent`."),
    ),
    "guardian_consent_unrecorded": Sentence(
        Phrase("Nothing is recorded of a guardian's consent."),
        Phrase("Record it, or the reason why there is none (`guardianConsent`)."),
    ),
    "guardian_informed_unrecorded": Sentence(
        Phrase("It is not recorded whether a guardian is informed."),
        Phrase("Record whether one is, and the reason where not (`guardianInformed`)."),
    ),
    "abroad_not_accepted": Sentence(
        Phrase("The recipient is abroad."),
        Phrase("Explain the country and its protection, and record the person's answer."),
    ),
    "barred_recipient": Sentence(
        Phrase("The person said: never this recipient."),
        Phrase("Choose another recipient; only where she lets it through herself, record that with liftBar."),
    ),
    "duty_reaches_barred": Sentence(
        Phrase("This recipient must report to one whom the person barred."),
        Phrase("Read the sentence aloud and record the answer."),
    ),
    "practice_reaches_barred": Sentence(
        Phrase("This recipient usually tells one whom the person barred."),
        Phrase("Read the sentence aloud and record the answer."),
    ),
    "onward_not_possible": Sentence(
        Phrase("This case came from a packet of another organisation, and nothing of it can be passed on here yet."),
        Phrase("Ask its sender to send it."),
    ),
    "onward_not_agreed": Sentence(
        Phrase("The agreement under which it was received does not allow it to be passed on."),
        Phrase("Ask its sender to send it there itself."),
    ),
    "onward_report_refused": Sentence(
        Phrase("The person said no to this recipient because of whom it must tell, or usually tells."),
        Phrase("Choose another recipient."),
    ),
    "duties_unknown": Sentence(
        Phrase("The recipient's reporting duties are not recorded."),
        Phrase("Ask the operator."),
    ),
    "no_agreement": Sentence(
        Phrase("No agreement with this recipient covers today."),
        Phrase("Ask your administrator or the operator about the agreement, or choose another recipient."),
    ),
    "purpose_not_agreed": Sentence(
        Phrase("The agreement does not cover this purpose."),
        Phrase("Choose a purpose of the agreement, or have it changed."),
    ),
    "no_member": Sentence(
        Phrase("This body is no member, so that no consent to it is known here."),
        Phrase("Ask the person first; what was told is recorded in any case."),
    ),
    "no_route": Sentence(
        Phrase("No route to this recipient is recorded."),
        Phrase("Ask the operator to record one, or tell it by telephone or paper and record that."),
    ),
    "connector_unknown": Sentence(
        Phrase("The connector of this route is not installed."),
        Phrase("Tell the operator."),
    ),
    "purpose_not_served": Sentence(
        Phrase("The partner's form does not serve this purpose."),
        Phrase("Choose another purpose or another recipient."),
    ),
    "not_consented": Sentence(
        Phrase("The person did not consent to this field."),
        Phrase("Leave it out, or ask her anew."),
    ),
    "not_agreed": Sentence(
        Phrase("The agreement does not contain this field."),
        Phrase("Leave it out, or have the agreement changed."),
    ),
    "not_needed": Sentence(
        Phrase("The recipient does not need this field."),
        Phrase("Leave it out."),
    ),
    "never_leaves": Sentence(
        Phrase("This field never leaves the organisation."),
        Phrase("Leave it out."),
    ),
    "no_generalised_form": Sentence(
        Phrase("This field has no generalised form."),
        Phrase("Ask for it in full, or leave it out."),
    ),
    "not_in_offer": Sentence(
        Phrase("This field is not told before acceptance."),
        Phrase("Leave it out now: acceptance tells it."),
    ),
    "widening_needs_given": Sentence(
        Phrase("A shortening cannot widen a consent."),
        Phrase("Ask the person again, and record it with recordConsent."),
    ),
    "not_recorded": Sentence(
        Phrase("Nothing is recorded in this field yet."),
        Phrase("Record the field first, then try again."),
    ),
    "nothing_to_send": Sentence(
        Phrase("Nothing is left that may be sent."),
        Phrase("Look in disclosurePreview at what was withheld and why."),
    ),
    "safe_contact_incomplete": Sentence(
        Phrase("A contact way needs its safe hours and safe wording."),
        Phrase("Record both with stateSafeContact."),
    ),
    "evidence_not_preserved": Sentence(
        Phrase("The evidence is not preserved yet."),
        Phrase("Confirm or waive preservation first, with setEvidenceState."),
    ),
    "identity_in_text": Sentence(
        Phrase("The part that says who asks names the person or her contact."),
        Phrase("Take it out."),
    ),
    "no_words_in_field": Sentence(
        Phrase("This field holds no words."),
        Phrase("Name a field with words, such as narrative."),
    ),
    "too_many_marks": Sentence(
        Phrase("This case has too many marks."),
        Phrase("Change the text itself instead."),
    ),
    "address_names_her": Sentence(
        Phrase("An address or account contains your name or contact. The recipient will read it as it is."),
        Phrase("Is that all right?"),
    ),
    "still_out": Sentence(
        Phrase("What left before still says this."),
        Phrase(
            "Shorten her consent by this field, and a copy without it replaces it; a request that a platform "
            "has taken on stays as it is: tell it, and ask it to delete these words."
        ),
    ),
    "find_recorded": Sentence(
        Phrase("Hidden from this recipient: recorded in the case as hers or as an account."),
        Phrase("To keep it, mark it with a reason (markIdentity)."),
    ),
    "find_recognised": Sentence(
        Phrase("Hidden: it looks like somebody, a contact or a school, and nobody marked it to be kept."),
        Phrase("To keep it, mark it with a reason (markIdentity)."),
    ),
    "find_selected": Sentence(
        Phrase("A worker marked this to be hidden."),
        Phrase("To keep it, mark it anew with a reason (markIdentity)."),
    ),
    "find_kept_by_worker": Sentence(
        Phrase("A worker marked this to be kept."),
        Phrase("To hide it, mark it anew (markIdentity)."),
    ),
    "find_told_in_a_field": Sentence(
        Phrase("Kept: a field of the same packet tells it anyway."),
        Phrase("To hide it, leave that field out too."),
    ),
    "find_says_who_asks": Sentence(
        Phrase("This says who asks, so it is not hidden."),
        Phrase("If it names her or her family, write it anew."),
    ),
    "find_recipient_may_know": Sentence(
        Phrase("Kept: this recipient may know the person."),
        Phrase("To hide it all the same, mark it (markIdentity)."),
    ),
    "signer_missing": Sentence(
        Phrase("The signer and the authority are required."),
        Phrase("Say in `signer` who signed, and by which authority."),
    ),
    "form_part_missing": Sentence(
        Phrase("The recipient's form cannot be filled while this is empty."),
        Phrase("Fill it in."),
    ),
    "form_other_word": Sentence(
        Phrase(
            "The recipient's form does not take what stands here: it may let only the person, her legal "
            "representative or a lawyer sign, and an organisation only prepare it."
        ),
        Phrase("Choose another word, or another recipient."),
    ),
    "form_needs_url": Sentence(
        Phrase("The recipient's form needs at least one exact address; an account or a hash alone is not enough."),
        Phrase("Add an item of the kind URL."),
    ),
}
