"""What she said of herself and her safety: that nobody edits it away, and what a lowering word must meet to count."""

from tests.house.spoils import Guard, always, answers, gives, lets_through, never, returns, uses

RULES = "tests/statements/test_rules.py::"
BARS = "tests/statements/test_bars.py::"
AGES = "tests/statements/test_ages.py::"
CONTACT = "tests/statements/test_contact.py::"
LIFTED = BARS + "test_her_own_yes_lets_one_body_through_for_one_purpose_and_a_day"
FREELY = BARS + "test_a_yes_that_could_not_be_said_freely_is_kept_and_does_not_count"
BODIES = RULES + "test_a_days_lift_is_for_its_body_its_purpose_and_its_time"
BEFORE = BARS + "test_a_lift_opens_nothing_that_was_asked_before"
TYPED = AGES + "test_typing_an_adult_takes_no_childs_protection_away"
TWO = AGES + "test_what_contradicts_stops_every_route_until_another_settles_it"
LASTING = "tests/statements/test_lasting.py::"
BY_TWO = LASTING + "test_a_minors_lasting_lift_counts_once_another_confirms_it"
FEAR = "tests/minimisation/test_stage_of_fear.py::"
HARM = AGES + "test_a_harm_code_that_contradicts_the_ages_is_refused_with_the_one_that_fits"
DEATH = BARS + "test_after_death_bars_stand_and_nothing_new_goes_out"
COUNTS = "hub.statements.bars:BarException.counts"

HER_OWN_WORDS = (
    Guard(
        "correcting what she said",
        "hub.intake.validation:correction_reasons",
        answers(()),
        BARS + "test_protection_cannot_be_edited_away[barred_recipients-value0-use_bar_recipients]",
    ),
    Guard(
        "a guardians yes where he is barred",
        "hub.intake.voice:check_yes",
        answers(None),
        BARS + "test_a_guardians_yes_is_not_even_recorded_where_she_bars_him",
    ),
    Guard(
        "alone and known again",
        "hub.statements.lowering:lowering_reasons",
        answers(()),
        f"{FREELY}[safety0-spoken0-not_alone]",
    ),
    Guard(
        "nobodys word but hers",
        "hub.statements.lowering:voice_reasons",
        answers(()),
        f"{FREELY}[safety2-spoken2-not_her_own_word]",
    ),
    Guard(
        "when a lowering counts",
        "hub.intake.voice:not_counted",
        answers(()),
        f"{FREELY}[safety1-spoken1-not_alone]",
    ),
    Guard(
        "the shared word",
        "hub.statements.word:is_word",
        answers(None),
        CONTACT + "test_another_contact_is_used_only_after_her_word",
    ),
    Guard(
        "fourteen days after a change of contact",
        "hub.statements.readings:contact_changed_at",
        answers(None),
        CONTACT + "test_for_fourteen_days_after_a_change_nothing_is_lowered",
    ),
    Guard(
        "an unsafe contact is out",
        "hub.statements.readings:contact",
        never("unsafe"),
        RULES + "test_an_unsafe_contact_is_out_whatever_comes_instead",
    ),
    Guard(
        "a guarded yes that did not count",
        "hub.statements.readings:wishes",
        always("counts", "GUARDED_WISHES"),
        RULES + "test_every_no_counts",
    ),
)
BARS_AND_LIFTS = (
    Guard(
        "what a lift must be",
        "hub.statements.bars:lift_reasons",
        answers(()),
        BARS + "test_a_lift_of_nothing_is_none[lift1-lift_of_a_kind_lasts]",
    ),
    Guard(
        "an exception to a bar that stands",
        "hub.intake.bar:exception_reasons",
        answers(()),
        BARS + "test_an_exception_to_a_bar_that_stands_is_a_lift",
    ),
    Guard("a lift that does not count", "hub.statements.bars:_made", always("counts"), BODIES),
    Guard("whom a lift is about", COUNTS, always("recipient"), BODIES),
    Guard("what a lift is for", COUNTS, always("purpose"), BODIES),
    Guard("the end of a days lift", COUNTS, always("at", "until"), BODIES),
    Guard("a lift that was cut", "hub.statements.bars:_ends", answers(False), BODIES),
    Guard(
        "the gate asks the bars of this recipient",
        "hub.minimisation.facts:Facts.effective_bars",
        answers(frozenset()),
        LIFTED,
    ),
    Guard(
        "what a days lift lets through ends with it",
        "hub.minimisation.facts:Facts.lift_ends",
        answers(None),
        BARS + "test_what_she_lets_through_for_a_day_can_be_taken_up_for_that_day_alone",
    ),
    Guard(
        "a yes older than the lift",
        "hub.minimisation.consented:statement_reasons",
        lets_through("asked_before_lift"),
        BEFORE,
    ),
    Guard(
        "a days lift is reviewed",
        "hub.intake.lift_bar:ask_review",
        answers(None),
        BARS + "test_a_second_person_cuts_the_days_lift_and_it_narrows[second]",
    ),
    Guard("a minors lasting lift by one", "hub.intake.lift_bar:_child", answers(False), BY_TWO),
    Guard(
        "what is checked before a lasting lift is confirmed",
        "hub.intake.lasting_lift:_check",
        returns("()"),
        LASTING + "test_a_lasting_lift_of_a_closed_case_is_not_confirmed",
    ),
    Guard(
        "a bar said again before the lift was confirmed",
        "hub.intake.lasting_lift:barred_again_reasons",
        answers(()),
        LASTING + "test_a_lasting_lift_needs_a_fresh_sign_in_and_falls_when_she_bars_again",
    ),
    Guard(
        "who confirms a lasting lift works on the case",
        "hub.intake.lasting_lift:_case",
        always("supervises"),
        BY_TWO,
    ),
)
AGES_AND_CONTRADICTIONS = (
    Guard("the youngest rules", "hub.statements.ages:ruling", uses("min", "max"), TYPED),
    Guard("what cannot both be true", "hub.statements.contradictions:touches", answers(False), TWO),
    Guard("what she said stands against it", "hub.minimisation.consented:statement_reasons", answers(()), TWO),
    Guard("who settles", "hub.statements.contradictions:settling_reasons", answers(()), TWO),
    Guard(
        "a childs yes stays a childs",
        "hub.minimisation.facts:Facts.bands_when_asked",
        never("since"),
        AGES + "test_settled_towards_adult_opens_nothing_that_was_asked_before",
    ),
    Guard(
        "her yes does for then and for now",
        "hub.minimisation.consented:_consent_reasons",
        gives("read", "(facts.person_is_minor(),)"),
        AGES + "test_settled_towards_adult_opens_nothing_that_was_asked_before",
    ),
    Guard(
        "the images do not grow up",
        "hub.statements.ages:by_birthdays",
        never("age-at-images"),
        RULES + "test_birthdays_explain_what_time_allows[16_17-18_19-0-True]",
    ),
    Guard(
        "older in the images than now",
        "hub.statements.ages:older_in_images",
        answers(False),
        AGES + "test_older_in_the_images_than_now_contradicts_from_the_first_word",
    ),
    Guard(
        "a harm code beside the ages",
        "hub.minimisation.harm:harm_code_reasons",
        answers(()),
        f"{HARM}[ages4-SEXTORTION_MINOR-harm_code_fits_sextortion_adult]",
    ),
    Guard(
        "an adults code beside a childs ages",
        "hub.minimisation.harm:child_code_reasons",
        answers(()),
        f"{HARM}[ages0-SEXTORTION_ADULT-harm_code_fits_sextortion_minor]",
    ),
    Guard(
        "a child under an adults code at the gate",
        "hub.minimisation.harm:child_code_reasons",
        answers(()),
        AGES + "test_found_to_be_a_child_she_is_one_at_once_whoever_says_it[self]",
    ),
    Guard(
        "a childs code makes every other one a childs",
        "hub.minimisation.harm:_says_child",
        answers(False),
        FEAR + "test_the_gate_lets_no_adults_code_out_beside_a_childs",
    ),
    Guard(
        "a further harm code at the gate",
        "hub.minimisation.harm:child_harm_reasons hub.minimisation.harm:_each",
        answers(()),
        FEAR + "test_the_gate_lets_no_adults_code_out_beside_a_childs",
    ),
    Guard(
        "every harm code beside the ages",
        "hub.minimisation.harm:harm_reasons",
        answers(()),
        f"{HARM}[ages2-NCII_ADULT_SYNTH-harm_code_fits_image_minor_synth]",
    ),
    Guard(
        "a number of money says in which money",
        "hub.minimisation.payments:amount_reasons",
        answers(()),
        FEAR + "test_an_amount_without_its_currency_is_refused",
    ),
    Guard("after death nothing new", "hub.minimisation.consented:death_reasons", answers(()), DEATH),
)
