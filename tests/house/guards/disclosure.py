"""The rules of what may leave, and every call of the gate that asks them."""

from datetime import UTC, datetime

from hub.minimisation.spotting.recorded import Known
from tests.house.spoils import Guard, always, answers, becomes, lets_through, never, says_yes

RULES = "tests/minimisation/test_rules.py::"
GATE = "tests/intake/test_gate.py::"
CASES = "tests/intake/test_cases.py::"
CONSENT = "tests/intake/test_consent.py::"
SENDING = "tests/takedowns/test_sending.py::"
OFFERING = "tests/referrals/test_offering.py::"
DISPATCH = "tests/delivery/test_dispatch.py::"
ALONE = RULES + "test_each_rule_alone_stops_everything"
WORDS = "tests/takedowns/test_identity_words.py::"
NAMED = SENDING + "test_what_stands_against_a_request_is_named_and_nothing_is_written"
TEXTS = "tests/schema/test_texts.py::"
LABELLED = "tests/minimisation/test_labelled.py::test_a_hidden_file_is_refused"
_DECIDE = "hub.minimisation.rules:"

RULES_OF_DISCLOSURE = (
    Guard("what stands against the whole disclosure", _DECIDE + "_against", answers(()), ALONE),
    Guard("a barred recipient", "hub.directory.rules:barred_reasons", answers(()), f"{ALONE}[barred_recipient0]"),
    Guard("a duty to report", "hub.directory.rules:duty_reasons", answers(()), f"{ALONE}[duty_reaches_barred]"),
    Guard("consent", "hub.consent.rules:consent_reasons", answers(()), f"{ALONE}[no_consent]"),
    Guard("a minor's facts", "hub.consent.rules:_minor_reasons", answers(()), f"{ALONE}[assent_missing0]"),
    Guard("an agreement", "hub.agreements.rules:covers", answers(()), f"{ALONE}[no_agreement0]"),
    Guard("a known form", _DECIDE + "_profile_reasons", answers(()), f"{ALONE}[purpose_not_served]"),
    Guard(
        "a field that is required",
        _DECIDE + "_incomplete",
        answers(()),
        RULES + "test_each_missing_required_field_is_named_with_its_own_rule",
    ),
    Guard(
        "what a field's nature forbids",
        _DECIDE + "_intrinsic",
        answers(""),
        RULES + "test_an_offer_names_and_finds_nobody_whatever_the_form_asks",
    ),
    Guard(
        "a field that never leaves",
        _DECIDE + "_intrinsic",
        always("leaves"),
        RULES + "test_what_never_leaves_never_leaves_whatever_all_three_say",
    ),
    Guard(
        "a field consented and agreed",
        _DECIDE + "_unagreed",
        answers(""),
        RULES + "test_a_field_that_is_only_wished_for_is_left_out_and_listed",
    ),
    Guard(
        "the places an item comes from",
        "hub.minimisation.takedown_rules:item_sources",
        answers(set()),
        "tests/minimisation/test_request_rules.py::test_items_leave_only_with_consent_to_the_places_they_come_from",
    ),
    Guard(
        "the narrowest form",
        "hub.consent.rules:narrowest",
        answers("full"),
        RULES + "test_the_narrowest_of_the_three_forms_wins",
    ),
    Guard(
        "safe contact",
        _DECIDE + "_contact_is_safe",
        answers(True),
        RULES + "test_no_contact_way_leaves_without_hours_and_wording",
    ),
    Guard(
        "evidence first",
        "hub.minimisation.takedown_rules:evidence_reasons",
        answers(()),
        SENDING + "test_evidence_comes_first",
    ),
    Guard("the signer", "hub.minimisation.takedown_rules:signer_reasons", answers(()), f"{NAMED}[changed0-expected0]"),
    Guard(
        "an item that the case records",
        "hub.takedowns.request:unrecorded_reasons",
        answers(()),
        f"{NAMED}[changed1-expected1]",
    ),
    Guard(
        "her name in a text",
        "hub.takedowns.identity_check:identity_reasons",
        answers(()),
        f"{NAMED}[changed2-expected2]",
    ),
    Guard(
        "whom the words of a packet name",
        "hub.minimisation.finds:hide",
        becomes(lambda _: lambda _facts, _forms, values: (values, ())),
        WORDS + "test_her_number_is_stopped_in_every_spelling",
    ),
    Guard(
        "what the case records of her, in every spelling",
        "hub.minimisation.finds:recorded",
        answers(()),
        WORDS + "test_her_name_is_stopped_in_every_spelling",
    ),
    Guard(
        "whom nobody recorded",
        "hub.minimisation.finds:recognised",
        answers(()),
        WORDS + "test_a_school_and_a_name_that_nobody_recorded_are_stopped",
    ),
    Guard(
        "a name that stands in the text again",
        "hub.minimisation.spotting.recognise:again",
        answers(()),
        "tests/minimisation/test_spotting.py::test_a_name_is_known_by_what_stands_around_it",
    ),
    Guard(
        "a name behind a role or a label",
        "hub.minimisation.spotting.recognise:names_behind",
        answers(()),
        "tests/minimisation/test_spotting.py::test_a_name_is_known_by_what_stands_around_it",
    ),
    Guard(
        "who may know the person",
        "hub.minimisation.finds:may_know",
        answers(True),
        WORDS + "test_a_school_and_a_name_that_nobody_recorded_are_stopped",
    ),
    Guard(
        "an address that names her",
        "hub.minimisation.finds:address_reasons",
        answers(()),
        WORDS + "test_an_address_that_names_her_leaves_and_is_said_to_her",
    ),
    Guard(
        "what a worker hides",
        "hub.minimisation.finds:_selected",
        answers(Known()),
        WORDS + "test_what_a_worker_keeps_leaves_and_what_she_hides_does_not",
    ),
    Guard(
        "why a name is kept",
        "hub.intake.mark_identity:mark_identity",
        lets_through("required"),
        WORDS + "test_a_mark_that_says_nothing_is_refused",
    ),
    Guard(
        "a mark on a field that holds words",
        "hub.intake.mark_identity:has_words",
        answers(True),
        WORDS + "test_a_mark_that_says_nothing_is_refused",
    ),
    Guard(
        "pictures in disguise",
        "hub.minimisation.content:reasons",
        answers(()),
        CASES + "test_a_picture_in_any_text_is_refused_and_nothing_is_written",
    ),
    Guard(
        "pictures in disguise, cut up over fields",
        "hub.minimisation.content:reasons_by_field",
        answers(()),
        TEXTS + "test_a_picture_cut_up_over_fields_of_a_case_is_refused",
    ),
    Guard(
        "pictures in values that have their form",
        "hub.minimisation.values:picture_reasons",
        answers(()),
        TEXTS + "test_an_item_is_looked_at_once_it_is_known_that_the_case_records_it",
    ),
    Guard(
        "pictures in the texts of a mutation",
        "schema.engine.texts:refuse_pictures",
        answers(None),
        TEXTS + "test_a_picture_cut_up_over_arguments_is_refused",
    ),
    Guard("drawn pictures", "hub.minimisation.art:drawn", answers(False), f"{LABELLED}[gif as braille art]"),
    Guard("parts of files", "hub.minimisation.opaque:opaque", answers(False), f"{LABELLED}[mp4 as middle in hex]"),
    Guard(
        "rare characters in rows",
        "hub.minimisation.wide:senseless",
        answers(False),
        f"{LABELLED}[png as base65536]",
    ),
    Guard("bytes moved up", "hub.minimisation.wide:shifted", answers(False), f"{LABELLED}[gif as yEnc body]"),
    Guard("first bytes of files", "hub.minimisation.magic:holds_file", answers(False), f"{LABELLED}[zip as octal]"),
    Guard(
        "compressed files", "hub.minimisation.inflated:inside", answers(()), f"{LABELLED}[png as a small one by zlib]"
    ),
    Guard(
        "escaped files",
        "hub.minimisation.escapes:unescaped",
        becomes(lambda _: lambda text: text),
        f"{LABELLED}[webp as a small one with percent]",
    ),
    Guard(
        "the length of what is written out",
        "hub.minimisation.shapes:_text",
        never("NFKC"),
        "tests/minimisation/test_linear.py::test_what_grows_when_it_is_normalised_is_measured_afterwards",
    ),
    Guard(
        "the length of all texts together",
        "hub.minimisation.content:MOST",
        becomes(lambda _: 10**9),
        "tests/minimisation/test_linear.py::test_texts_that_are_long_together_are_refused_before_they_are_looked_at",
    ),
    Guard(
        "forms that can be consented to",
        "hub.minimisation.fields:form_reasons",
        answers(()),
        CONSENT + "test_nobody_can_consent_to_what_cannot_leave",
    ),
    Guard(
        "a form of one field",
        "hub.minimisation.fields:_form_reasons",
        answers(()),
        CONSENT + "test_nobody_can_consent_to_what_cannot_leave",
    ),
    Guard(
        "what is told outside",
        "hub.minimisation.outside_rules:outside_reasons",
        answers(()),
        CONSENT + "test_nothing_may_be_told_outside_to_somebody_barred_and_nothing_was_told_tomorrow",
    ),
    Guard(
        "a field told outside",
        "hub.minimisation.outside_rules:_field_reasons",
        answers(()),
        CONSENT + "test_no_more_may_be_told_outside_than_was_consented_and_agreed",
    ),
)
CALLS_OF_THE_GATE = (
    Guard(
        "the gate's own no",
        "hub.minimisation.gate:GateAnswer.require",
        answers(None),
        GATE + "test_without_consent_nothing_leaves_and_the_refusal_is_noted_by_itself",
    ),
    Guard(
        "nothing left to send",
        "hub.minimisation.rules:_nothing_left",
        answers(()),
        RULES + "test_nothing_left_is_a_refusal",
    ),
    Guard(
        "a way to the recipient and an open case",
        "hub.minimisation.gate:with_doors",
        becomes(lambda _: lambda decision, *_: decision),
        GATE + "test_a_recipient_without_dated_duties_or_route_or_agreement_is_refused",
    ),
    Guard(
        "the gate at offering",
        "hub.referrals.offer:ask hub.referrals.offer:decide",
        says_yes,
        OFFERING + "test_a_withdrawn_consent_stops_an_offer",
    ),
    Guard(
        "the gate for the packet behind the offer",
        "hub.referrals.offer:decide",
        says_yes,
        OFFERING + "test_a_refused_offer_names_each_rule_and_writes_and_sends_nothing",
    ),
    Guard(
        "the gate at sending a request",
        "hub.takedowns.send:ask",
        says_yes,
        SENDING + "test_evidence_comes_first",
    ),
    Guard(
        "the gate again at dispatch",
        "hub.delivery.claim:_against",
        answers(()),
        DISPATCH + "test_the_gate_is_asked_again_before_sending",
    ),
    Guard(
        "the gate again for what was frozen",
        "hub.delivery.recheck:reasons",
        answers(()),
        DISPATCH + "test_the_gate_is_asked_again_before_sending",
    ),
    Guard(
        "what stands against what was frozen",
        "hub.delivery.recheck:_unforgiven",
        answers(()),
        DISPATCH + "test_the_gate_is_asked_again_before_sending",
    ),
    Guard(
        "fewer fields than were frozen",
        "hub.delivery.recheck:_narrowed",
        answers(()),
        DISPATCH + "test_a_message_with_a_field_that_is_not_allowed_any_more_is_not_sent",
    ),
    Guard(
        "the agreement at acceptance",
        "hub.referrals.accept:_retained",
        answers(datetime(2027, 1, 1, tzinfo=UTC)),
        "tests/referrals/test_accepting.py::test_an_agreement_that_has_ended_opens_nothing",
    ),
)
