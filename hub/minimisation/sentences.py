"""Why something may not leave."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "no_payment_there": Sentence(
        Phrase("No payment to this bank or payment service is recorded."),
        Phrase("Record the payment with the institution's name as the directory has it, or ask another one."),
    ),
    "leaves_otherwise": Sentence(
        Phrase("What would leave has changed since you looked."),
        Phrase("Look again, and send then."),
    ),
    "onward_not_possible": Sentence(
        Phrase("This case came from a packet of another organisation, and nothing of it can be passed on here yet."),
        Phrase("Ask its sender to send it."),
    ),
    "onward_not_agreed": Sentence(
        Phrase("The agreement under which it was received does not allow it to be passed on."),
        Phrase("Ask its sender to send it there itself."),
    ),
    "no_member": Sentence(
        Phrase("This body is no member, so that no consent to it is known here."),
        Phrase("Ask the person first; what was told is recorded in any case."),
    ),
    "no_route": Sentence(
        Phrase("No route to this recipient is recorded."),
        Phrase("Ask the operator to record one, or tell it by telephone or paper and record that."),
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
    "form_needs_hash": Sentence(
        Phrase("This recipient takes hashes alone."),
        Phrase("Have her own device compute one, record it with its algorithm, and ask for that."),
    ),
    "form_needs_url": Sentence(
        Phrase("The recipient's form needs at least one exact address; an account or a hash alone is not enough."),
        Phrase("Add an item of the kind URL."),
    ),
    "image_content": Sentence(
        Phrase("We can't take images or files, nor what stands for them in characters."),
        Phrase("Please write only where it is; if this is none, leave out the long code and say what it was."),
    ),
    "hash_by_staff_of_minor": Sentence(
        Phrase("Staff must not hash an image of a person who is or may be under 18."),
        Phrase("Record a hash that her own device computed, or where it is (URL)."),
    ),
    "signed_out_of_range": Sentence(
        Phrase("A signature counts from a year before the case was opened until now."),
        Phrase("Give the day on which it was signed."),
    ),
    "seen_out_of_range": Sentence(
        Phrase("This was seen between thirty years before the case was opened and now."),
        Phrase("Give the time at which it was seen."),
    ),
    "happened_out_of_range": Sentence(
        Phrase("An event lies between a hundred years before the case was opened and a year from now."),
        Phrase("Check the day."),
    ),
    "deadline_out_of_range": Sentence(
        Phrase("An offender's deadline lies between a year before the case was opened and a year from now."),
        Phrase("Check the day."),
    ),
    "clock_out_of_range": Sentence(
        Phrase(
            "A clock runs out between a year before the case was opened and ten years from now, an answer is "
            "asked for within 14 days."
        ),
        Phrase("Check the day."),
    ),
    "told_out_of_range": Sentence(
        Phrase("What was told lies between ten years before the case was opened and now."),
        Phrase("Give the time at which it was told."),
    ),
    "paid_out_of_range": Sentence(
        Phrase("A payment was made between ten years before the case was opened and now."),
        Phrase("Give the time at which it was paid."),
    ),
    "earlier_out_of_range": Sentence(
        Phrase("This happened between thirty years before the case was opened and now."),
        Phrase("Give the time at which it happened, or leave it out."),
    ),
    "engaged_out_of_range": Sentence(
        Phrase("The day lies between a year before this was referred to you and today."),
        Phrase("Check it."),
    ),
    "kept_date_out_of_range": Sentence(
        Phrase("A date to keep lies between a year before this was referred to you and ten years from now."),
        Phrase("Check the day."),
    ),
    "never_needed": Sentence(
        Phrase("This recipient can never get this field for this purpose."),
        Phrase("Leave it out of the consent."),
    ),
    "asked_before_lift": Sentence(
        Phrase("This consent is older than the lift of her bar."),
        Phrase("Ask her anew.", "statements"),
    ),
    "person_died": Sentence(
        Phrase("It is recorded that the person died: nothing new goes out."),
        Phrase("If that is wrong, ask another member of the team to settle it (settleContradiction)."),
    ),
    "harm_code_fits_sextortion_minor": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose SEXTORTION_MINOR, the code that fits."),
    ),
    "harm_code_fits_image_minor": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose IMAGE_MINOR, the code that fits."),
    ),
    "harm_code_fits_image_minor_synth": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose IMAGE_MINOR_SYNTH, the code that fits."),
    ),
    "harm_code_fits_secret_filming_minor": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose SECRET_FILMING_MINOR, the code that fits."),
    ),
    "harm_code_fits_sextortion_adult": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose SEXTORTION_ADULT, the code that fits."),
    ),
    "harm_code_fits_ncii_adult": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose NCII_ADULT, the code that fits."),
    ),
    "harm_code_fits_ncii_adult_synth": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose NCII_ADULT_SYNTH, the code that fits."),
    ),
    "harm_code_fits_secret_filming": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose SECRET_FILMING, the code that fits."),
    ),
}
