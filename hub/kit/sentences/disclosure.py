"""Why something may not leave, or not yet."""

from hub.kit.text import Phrase, Text

DISCLOSURE: dict[str, Text] = {
    "no_consent": Phrase("The person has not consented to this recipient and purpose."),
    "consent_refused": Phrase("The person refused this recipient."),
    "consent_withdrawn": Phrase("The person withdrew this consent."),
    "consent_expired": Phrase("The consent has ended. Ask again."),
    "assent_missing": Phrase("The minor's own assent is not recorded."),
    "guardian_consent_unrecorded": Phrase("Record the guardian's consent, or the reason why there is none."),
    "guardian_informed_unrecorded": Phrase("Record whether a guardian is informed, and the reason where not."),
    "abroad_not_accepted": Phrase(
        "The recipient is abroad. Explain the country and its protection, and record the person's answer."
    ),
    "barred_recipient": Phrase("The person said: never this recipient."),
    "duty_reaches_barred": Phrase(
        "This recipient must report to one whom the person barred. Read the sentence aloud and record the answer."
    ),
    "practice_reaches_barred": Phrase(
        "This recipient usually tells one whom the person barred. Read the sentence aloud and record the answer."
    ),
    "onward_not_possible": Phrase(
        "This case came from a packet of another organisation, and nothing of it can be passed on here yet. "
        "Ask its sender to send it."
    ),
    "onward_not_agreed": Phrase("The agreement under which it was received does not allow it to be passed on."),
    "onward_report_refused": Phrase(
        "The person said no to this recipient because of whom it must tell, or usually tells."
    ),
    "duties_unknown": Phrase("The recipient's reporting duties are not recorded. Ask the operator."),
    "no_agreement": Phrase("No agreement with this recipient covers today."),
    "purpose_not_agreed": Phrase("The agreement does not cover this purpose."),
    "no_member": Phrase(
        "This body is no member, so that no consent to it is known here. Ask the person first; what was told is "
        "recorded in any case."
    ),
    "no_route": Phrase("No route to this recipient is recorded."),
    "connector_unknown": Phrase("The connector of this route is not installed."),
    "purpose_not_served": Phrase("The partner's form does not serve this purpose."),
    "not_consented": Phrase("The person did not consent to this field."),
    "not_agreed": Phrase("The agreement does not contain this field."),
    "not_needed": Phrase("The recipient does not need this field."),
    "never_leaves": Phrase("This field never leaves the organisation."),
    "no_generalised_form": Phrase("This field has no generalised form."),
    "not_in_offer": Phrase("This field is not told before acceptance."),
    "widening_needs_given": Phrase("To widen a consent, ask the person again."),
    "not_recorded": Phrase("Nothing is recorded in this field yet."),
    "nothing_to_send": Phrase("Nothing is left that may be sent."),
    "safe_contact_incomplete": Phrase("A contact way needs its safe hours and safe wording."),
    "evidence_not_preserved": Phrase("Confirm or waive preservation of evidence first."),
    "identity_in_text": Phrase("The part that says who asks names the person or her contact. Take it out."),
    "no_words_in_field": Phrase("This field holds no words. Name a field with words, such as narrative."),
    "too_many_marks": Phrase("This case has too many marks. Change the text itself instead."),
    "address_names_her": Phrase(
        "An address or account contains your name or contact. The recipient will read it as it is. Is that all right?"
    ),
    "still_out": Phrase(
        "What left before still says this. Shorten her consent by this field, and a copy without it replaces it. A "
        "request that a platform has taken on stays as it is: tell it, and ask it to delete these words."
    ),
    "find_recorded": Phrase("Recorded in the case as hers or as an account. Hidden from this recipient."),
    "find_recognised": Phrase(
        "This looks like somebody, a contact or a school. Hidden, because nobody marked it to be kept."
    ),
    "find_selected": Phrase("A worker marked this to be hidden."),
    "find_kept_by_worker": Phrase("A worker marked this to be kept."),
    "find_told_in_a_field": Phrase("Kept: a field of the same packet tells it anyway."),
    "find_says_who_asks": Phrase(
        "This says who asks, so it is not hidden. If it names her or her family, write it anew."
    ),
    "find_recipient_may_know": Phrase("Kept: this recipient may know the person."),
    "signer_missing": Phrase("The signer and the authority are required."),
    "form_part_missing": Phrase("The recipient's form cannot be filled while this is empty. Fill it in."),
    "form_other_word": Phrase(
        "The recipient's form does not take what stands here: it may let only the person, her legal representative or "
        "a lawyer sign, and an organisation only prepare it. Choose another word, or another recipient."
    ),
    "form_needs_url": Phrase(
        "The recipient's form needs at least one exact address (kind `url`); an account or a hash alone is not enough."
    ),
}
